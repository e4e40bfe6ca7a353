"""An entry: as written, as understood, its page, versions, the ministry's words, every act."""

from __future__ import annotations

from tests.line.making import BOOK, UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import PAGE, ROWS, commune, office, text_of  # noqa: F401


def test_an_impossible_date_stands_as_written_with_its_law_and_remedy(commune):  # noqa: F811
    page = text_of(commune.client("kiemtra").get(f"{PAGE}/002"))
    assert '<span class="written">31.02.2008</span>' in page
    assert "/huong-dan/quy-tac/NGAY_SAI" in page
    assert "đang bị giữ vì" in page


def test_what_is_understood_is_said_where_it_is_another_form(commune):  # noqa: F811
    page = text_of(commune.client("kiemtra").get(f"{PAGE}/003"))
    assert '<span class="written">5/2008</span>' in page
    assert "<b>05/2008</b>" in page


def test_a_changed_entry_shows_before_and_after(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}/004"))
    assert "<del>NGUYỄN VĂN GIANG</del>" in page
    assert "<ins>NGUYỄN VĂN ĐỔI</ins>" in page


def test_the_ministrys_words_are_quoted(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}/005"))
    assert "“Thiếu số định danh của người mẹ”" in page
    assert "bị từ chối ngày 02/07/2024" in page


def test_the_history_tells_what_was_done_to_this_entry_alone(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}/001"))
    for told in (
        "Nhập gói phiên bản 1: 1 trường hợp mới.",
        "Duyệt 1 trường hợp.",
        "Gửi 1 trường hợp lên Phần mềm 158, lần 1.",
        "1 đã chuyển chính thức ngày 01/07/2024",
    ):
        assert told in page
    assert "Nhập gói phiên bản 2" not in page


def test_the_page_is_a_picture_and_the_pdf_as_it_arrived(commune):  # noqa: F811
    client = commune.client("nhap")
    picture = client.get(f"{PAGE}/001/trang.webp?rong=480")
    assert (picture["Content-Type"], picture.content[8:12]) == ("image/webp", b"WEBP")
    assert client.get(f"{PAGE}/001/trang.pdf").content.startswith(b"%PDF")
    assert client.get(f"{PAGE}/001/trang.webp?rong=480").content == picture.content


def test_an_entry_without_a_page_says_what_to_do(office):  # noqa: F811
    from tests.line.making import births

    office.bring(*births(1, 2), without_pages=("001",))
    client = office.client("nhap")
    assert "chưa có tệp PDF" in text_of(client.get(f"{PAGE}/001"))
    assert client.get(f"{PAGE}/001/trang.webp").status_code == 404


def test_what_changed_after_it_became_official_is_not_called_official(commune):  # noqa: F811
    changed = (
        birth(1, nksHoTen="NGUYỄN VĂN MỚI"),
        *ROWS[1:3],
        birth(4, nksHoTen="NGUYỄN VĂN ĐỔI"),
        *ROWS[4:],
    )
    commune.bring(*changed)
    page = text_of(commune.client("nhap").get(f"{PAGE}/001"))
    says = "Bản chính thức là phiên bản 1, xác nhận ngày 01/07/2024; phiên bản 2 chưa được xác nhận."
    assert says in page
    assert "✓ chính thức" not in page
    book = text_of(commune.client("nhap").get(PAGE))
    assert "1 đã chuyển chính thức (kể cả" in book
    assert 'class="c outdated" href="/so/' in book
    assert "✓ chính thức" not in book
    commune.approve()
    commune.deliver()
    assert says in text_of(commune.client("nhap").get(f"{PAGE}/001"))
    commune.answer(f"{UNIT}/{BOOK}/001,official,05/07/2024,", name="tra-loi-2.csv")
    page = text_of(commune.client("nhap").get(f"{PAGE}/001"))
    assert "Bản chính thức là phiên bản 1" not in page
    assert "✓ chính thức" in page


def test_what_the_ministry_refused_has_its_own_cell(commune):  # noqa: F811
    assert 'class="c refused" href="/so/' in text_of(commune.client("nhap").get(PAGE))


def test_an_entry_names_the_form_of_its_time(commune):  # noqa: F811
    page = text_of(commune.client("nhap").get(f"{PAGE}/001"))
    assert "/huong-dan/loai-so/KS/mau/nd_158_2005" in page
    assert "/huong-dan/loai-so/KS/mau/tt_04_2020" not in page
