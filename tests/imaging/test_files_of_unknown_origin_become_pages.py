"""A file is what its bytes say; what is broken or hostile is named and stops nothing else."""

from __future__ import annotations

import pytest
from PIL import Image

from sogoc.ground.installation import file_store
from sogoc.imaging import queries
from sogoc.imaging import reader as reading
from sogoc.imaging.actions import cut_by_hand, receive_scan, remove_pages, rotate_pages
from sogoc.imaging.posing import Box
from sogoc.imaging.verify import verify_pages
from sogoc.law.refusal import Refusal
from sogoc.packages.documents import sound
from sogoc.packages.limits import Limits
from sogoc.packages.sandbox import Sandbox
from tests.imaging import drawing
from tests.imaging.conftest import PATH

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("content", "media", "count"),
    [
        (drawing.jpeg(), "image/jpeg", 1),
        (drawing.png(), "image/png", 1),
        (drawing.tiff(3), "image/tiff", 3),
        (drawing.pdf(2), "application/pdf", 2),
        (drawing.pdf(2, turned=90), "application/pdf", 2),
        (drawing.heic(), "image/heic", 1),
        (drawing.cmyk(), "image/jpeg", 1),
        (drawing.deep_png(), "image/png", 1),
    ],
    ids=["jpeg", "png", "tiff", "pdf", "turned pdf", "heic", "cmyk", "16 bits"],
)
def test_a_file_gives_its_pages_and_is_kept_as_it_came(desk, content, media, count):
    pages = desk.bring(content)
    assert len(pages) == count
    shown = queries.pages_of(PATH)
    assert [page.pk for page in shown] == pages
    assert {page.scan.media for page in shown} == {media}
    assert file_store().read(shown[0].scan.sha256) == content
    for page in shown:
        small = queries.page_image(page, 400)
        assert drawing.opened(small).format == "WEBP"
        assert drawing.corner_of_mark(small) == "trên trái"
    assert list(verify_pages()) == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_as_its_camera_says(desk, orientation):
    plain = drawing.picture()
    laid = {
        2: (0, True),
        3: (180, False),
        4: (180, True),
        5: (270, True),
        6: (90, False),
        7: (90, True),
        8: (270, False),
    }
    turn, flip = laid.get(orientation, (0, False))
    stored = plain.rotate(turn, expand=True)
    if flip:
        stored = stored.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = drawing.encoded(stored, "JPEG", quality=90, exif=exif)
    scanned = drawing.encoded(stored, "TIFF", compression="tiff_lzw", tiffinfo={0x0112: orientation})
    for pk in desk.bring(photo, scanned):
        page = queries.find_page(pk)
        assert queries.page_size(page) == plain.size
        for width in (400, 100):
            assert drawing.corner_of_mark(queries.page_image(page, width)) == "trên trái"


def test_a_photo_of_a_phone_is_turned_once_and_cut_like_any_other(desk):
    one, lying = [queries.find_page(pk) for pk in desk.bring(drawing.heic(), drawing.heic(0))]
    assert (queries.page_size(one), queries.page_size(lying)) == ((300, 420), (420, 300))
    assert (
        drawing.corner_of_mark(queries.page_image(lying, 400)) == "dưới trái"
    )  # EXIF is only a note in this format
    rotate_pages(PATH, [lying.pk], degrees=90, actor=desk.people["nhap"])
    assert drawing.corner_of_mark(queries.page_image(queries.find_page(lying.pk), 400)) == "trên trái"
    cut = cut_by_hand(PATH, [(one.pk, Box(0, 0, 250, 160))], actor=desk.people["nhap"])
    assert drawing.is_red(drawing.opened(queries.crop(queries.find_cut(cut.pk), 400)), 0.5, 0.5)
    assert sound(queries.pdf_of(queries.find_cut(cut.pk)))
    with pytest.raises(Refusal, match="cụt hoặc hỏng"):
        desk.bring(drawing.heic()[:-400])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "không phải"),
        (b"MZ" + b"\0" * 500, "không phải JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải JPEG"),
        (b"GIF89a" + b"\0" * 100, "không phải JPEG"),
        (drawing.jpeg()[:3000], "cụt hoặc hỏng"),
        (drawing.png()[:700], "cụt hoặc hỏng"),
        (drawing.tiff()[:900], "cụt hoặc hỏng"),
        (drawing.pdf()[:600], "PDF hỏng"),
        (b"\xff\xd8\xff" + b"\0" * 200, "cụt hoặc hỏng"),
        (b"II*\0\x08\0\0\0" + b"\xff" * 60, "hỏng"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 80, "hỏng"),
        (drawing.png_bomb(), "60000 × 60000"),
        (drawing.encoded(drawing.picture(12, 12), "PNG"), "hỏng"),
    ],
    ids=["empty", "program", "svg", "gif", "cut jpeg", "cut png", "cut tiff", "cut pdf", "no jpeg", "no tiff", "no heic", "bomb", "dot"],
)  # fmt: skip
def test_what_is_no_image_is_named_and_leaves_nothing(desk, content, says):
    with pytest.raises(Refusal) as refused:
        desk.bring(content)
    assert "anh-0.jpg" in refused.value.says
    assert says in refused.value.says
    assert queries.pages_of(PATH) == []
    assert desk.bring(drawing.jpeg(7))  # the next file is taken in


def test_a_name_says_nothing_and_a_polyglot_is_what_it_begins_as(desk):
    both = drawing.jpeg(3) + b"PK\x03\x04<script>alert(1)</script>%PDF-1.4"
    (page,) = [queries.find_page(pk) for pk in desk.bring(both)]
    assert page.scan.media == "image/jpeg"
    assert b"script" not in queries.page_image(page, 400)
    file = drawing.write(desk.folder / "in", "bang.xlsx", drawing.png(5))
    done = receive_scan(PATH, file, name="..\\..\\bang.xlsx", actor=desk.people["nhap"])
    assert queries.find_page(done.pages[0]).scan.name == "bang.xlsx"


def test_what_asks_for_too_much_is_stopped_by_the_readers_limits(desk, monkeypatch):
    wide = drawing.png_of_zeros(8000, 8000)
    with (
        Sandbox(Limits(memory=160 << 20), loads="sogoc.imaging.decoding") as small,
        monkeypatch.context() as patch,
    ):
        patch.setattr(reading, "reader", lambda: small)
        with pytest.raises(Refusal) as refused:
            desk.bring(wide)
        assert refused.value.code == "ANH_QUA_NANG"
        assert desk.bring(drawing.jpeg())


def test_the_same_file_twice_is_once_and_a_message_sent_twice_is_answered_once(desk):
    file = drawing.write(desk.folder / "in", "mot.jpg", drawing.jpeg(11))
    nhap = desk.people["nhap"]
    first = receive_scan(PATH, file, name="mot.jpg", actor=nhap, client_txn="thu-1")
    again = receive_scan(PATH, file, name="mot.jpg", actor=nhap, client_txn="thu-1")
    other = receive_scan(PATH, file, name="hai.jpg", actor=nhap, client_txn="thu-2")
    assert (first.already, again.already, other.already) == (False, True, True)
    assert first.pages == again.pages == other.pages
    assert len(queries.pages_of(PATH)) == 1


def test_a_page_taken_again_stands_where_the_poor_one_stood(desk):
    one, two, three = desk.bring(drawing.jpeg(1), drawing.jpeg(2), drawing.jpeg(3))
    file = drawing.write(desk.folder / "in", "lai.jpg", drawing.jpeg(4))
    done = receive_scan(PATH, file, name="lai.jpg", actor=desk.people["nhap"], replaces=two)
    assert [page.pk for page in queries.pages_of(PATH)] == [one, done.pages[0], three]
    assert [page.pk for page in queries.aside(PATH)] == [two]
    assert list(verify_pages()) == []


def test_only_who_scans_here_brings_pages_and_only_into_a_book_that_is_known(desk):
    for who in ("dongnghiep", "xakhac", "khach"):
        with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
            desk.bring(drawing.jpeg(), actor=who)
    with pytest.raises(Refusal, match="KHONG_CO_QUYEN_DE_NAP"):
        desk.bring(drawing.jpeg(), path=PATH.replace("2008", "1950"))


def test_doctor_sees_what_was_changed_behind_the_software(desk):
    (page,) = desk.bring(drawing.jpeg())
    remove_pages(PATH, [page], actor=desk.people["nhap"])
    assert list(verify_pages()) == []
    found = queries.aside(PATH)[0]
    found.removed_at = None
    found.save()
    assert [code for code, *_ in verify_pages()] == ["LECH_TRANG_ANH"]
