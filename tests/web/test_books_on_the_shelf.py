"""The pages of a book as it stands on the shelf: who sees them, what their forms do, that nobody is shut out by them."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import expect

from sogoc.accounts.actions import give_duty
from sogoc.accounts.party_actions import name_party
from sogoc.ground import clock
from sogoc.intake.book_actions import declare_cover
from sogoc.intake.book_queries import facts_of, handovers_of_book, handovers_of_units
from sogoc.intake.exemplar_actions import join
from sogoc.intake.exemplar_queries import exemplar_of
from sogoc.intake.handover_actions import Handed, Side, hand_over
from sogoc.intake.handover_list import read_handed
from sogoc.intake.verify_books import verify_shelf
from tests.line.making import BOOK, UNIT, birth, births, package
from tests.line.office import PATH, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import OTHER, Office, announce, live_office, office, sit_down  # noqa: F401
from tests.web.barriers import barriers
from tests.web.reading_office import text_of

SECOND = "H673/KS.2008.01"
SHELF = f"/so/{UNIT}/{BOOK}/so-giay"
BOTH = f"/so/{UNIT}/{BOOK}/so-kep"
ALL_DUTIES = ("scan", "settle", "administer")


def fill(office: Office) -> Office:  # noqa: F811
    """Both exemplars of a book, one hand-over; the checker also receives books and settles both copies."""
    admin = office.people["admin"]
    for duty in ALL_DUTIES:
        give_duty(office.people["lanhdao"], duty, unit="H673", actor=admin)
    office.bring(*births(1, 2, 3), actor="admin")
    other = package(office.folder / "packages", [birth(2), birth(3, meDanToc="Tày"), birth(4)], unit="H673")
    office.take(other, actor="admin")
    join(PATH, SECOND, basis="Sổ kép 2008", actor=office.people["lanhdao"])
    hand_over(
        {PATH: Handed(198, "rách 2 trang")}, taker=Side("H673"), day=clock.today_vn(), document="05/BB",
        actor=office.people["lanhdao"],
    )  # fmt: skip
    return office


@pytest.fixture
@made_once
def shelf(office: Office) -> Office:  # noqa: F811
    return fill(office)


def pages_of(office: Office) -> list[str]:  # noqa: F811
    minutes = handovers_of_book(PATH)[0].pk
    own = f"/don-vi/{UNIT}/ban-giao"
    return [SHELF, BOTH, f"{BOTH}/002", f"{BOTH}/004", f"/ban-giao/{minutes}", own, f"{own}/moi"]


def status(office: Office, who: str | None, page: str) -> int:  # noqa: F811
    with closing(office.client(who).get(page)) as answer:
        return answer.status_code


def test_who_sees_them(shelf):
    pages = pages_of(shelf)
    assert {status(shelf, "lanhdao", page) for page in pages} == {200}
    assert {status(shelf, "admin", page) for page in pages} == {200}
    own = [SHELF, f"/don-vi/{UNIT}/ban-giao", pages[4]]
    assert {status(shelf, "dongnghiep", page) for page in own} == {200}
    assert status(shelf, "dongnghiep", BOTH) == 403  # the district's copy is none of the commune's business
    assert {status(shelf, "xakhac", page) for page in pages} == {404}
    assert {status(shelf, "khach", page) for page in (SHELF, BOTH)} == {403}
    assert {status(shelf, None, page) for page in pages} == {302}


def test_who_was_given_the_book_finds_it_and_nothing_else(shelf):
    assert status(shelf, "xakhac", SHELF) == 404
    name_party(PATH, "thuc_hien", office=OTHER, basis="QĐ 1", actor=shelf.people["admin"])
    assert {
        status(shelf, "xakhac", page) for page in (SHELF, f"/so/{UNIT}/{BOOK}", f"/so/{UNIT}/{BOOK}/001")
    } == {200}
    assert status(shelf, "xakhac", f"/don-vi/{UNIT}") == 404
    client = shelf.client("xakhac")
    assert BOOK in client.get("/duyet").content.decode()
    assert PATH in client.get(f"/don-vi/{OTHER}/ban-giao").content.decode()
    assert f'value="{UNIT}"' in client.get("/tiep-nhan").content.decode()
    table = package(shelf.folder / "again", births(1, 2, 3, 5))
    upload = "0" * 32
    assert announce(client, upload, table).status_code == 200
    stray = package(shelf.folder / "again", births(1), name="KS.2009.01")
    assert announce(client, "1" * 32, stray).status_code == 403


def test_a_hand_over_by_the_form_keeps_its_scan(shelf):
    client = shelf.client("lanhdao")
    form = {
        "ben-nhan": UNIT, "ngay": f"{clock.today_vn():%d/%m/%Y}", "so-bien-ban": "06/BB", "so-trang": "198",
        "tinh-trang": "đủ", "bien-ban": SimpleUploadedFile("bb.pdf", b"%PDF-1.4 x"),
    }  # fmt: skip
    assert client.post(f"{SHELF}/ban-giao", form).status_code == 302
    row = handovers_of_book(PATH)[0]
    assert (row.document, row.taker, row.minutes_name) == ("06/BB", UNIT, "bb.pdf")
    with closing(client.get(f"/ban-giao/{row.pk}/bien-ban")) as answer:
        assert b"".join(answer.streaming_content) == b"%PDF-1.4 x"
    assert list(verify_shelf()) == []


def test_many_books_go_by_one_minutes_and_the_signed_scan_comes_later(shelf):
    shelf.plan(f"{UNIT},KS,2008,01,,,truoc_7_2016,3,Kiểm kê", f"{UNIT},KT,1999,01,,,truoc_7_2016,3,Kiểm kê")
    page, client = f"/don-vi/{UNIT}/ban-giao/moi", shelf.client("lanhdao")
    listed = text_of(client.get(page))
    assert f'value="{UNIT}/KT.1999.01"' in listed
    assert f'value="{PATH}"' in listed
    form = {
        "ben-nhan": OTHER, "ngay": f"{clock.today_vn():%d/%m/%Y}", "so-bien-ban": "07/BB", "tinh-trang-chung": "đủ trang",
        "rows": [f"{UNIT}/KT.1999.01"], f"trang_{UNIT}/KT.1999.01": "50", "danh-sach": "1\tKH.2003.01\t120\trách bìa\n\nHN.2001.02; 9",
    }  # fmt: skip
    wrong = client.post(page, form | {"danh-sach": "KH.2003.01; 120\nquyển 2"})
    assert wrong.status_code == 422
    assert "Dòng 2 của danh sách" in text_of(wrong)
    assert 'value="50"' in text_of(wrong)
    assert client.post(page, form).status_code == 302
    row = handovers_of_units([OTHER])[0]
    assert sorted(row.items.values_list("book", "pages", "condition")) == [
        (f"{UNIT}/HN.2001.02", 9, "đủ trang"),
        (f"{UNIT}/KH.2003.01", 120, "rách bìa"),
        (f"{UNIT}/KT.1999.01", 50, "đủ trang"),
    ]
    minutes = f"/ban-giao/{row.pk}"
    assert "3 quyển, 179 trang" in text_of(client.get(minutes))
    assert shelf.client("dongnghiep").get(page).status_code == 200
    assert "Ghi bàn giao</button>" not in text_of(shelf.client("dongnghiep").get(page))
    assert shelf.client("dongnghiep").post(page, form).status_code == 403
    assert shelf.client("khach").post(f"{minutes}/nap-bien-ban").status_code in {403, 404}
    for name in ("đã ký.pdf", "khác.pdf"):
        scan = SimpleUploadedFile(name, f"%PDF-1.4 {name}".encode())
        client.post(f"{minutes}/nap-bien-ban", {"bien-ban": scan})
    row.refresh_from_db()
    assert row.minutes_name == "đã ký.pdf"  # the second is refused
    assert list(verify_shelf()) == []
    assert "Nạp bản quét biên bản" in text_of(client.get(f"/so/{UNIT}/KT.1999.01"))


def test_a_book_that_did_not_arrive_has_a_page_that_says_what_to_do(shelf):
    unknown = f"{UNIT},KT,0000,00,,,truoc_7_2016,3,Kiểm kê 2023"
    shelf.plan(f"{UNIT},KT,1999,01,05/01/1999,,truoc_7_2016,3,Kiểm kê 2023", unknown)
    page = f"/so/{UNIT}/KT.1999.01"
    seen = {who: text_of(shelf.client(who).get(page)) for who in ("nhap", "lanhdao")}
    assert all("Kế hoạch kê khai 3 trường hợp" in said for said in seen.values())
    assert "/tiep-nhan/mau/KT.xlsx" in seen["nhap"]
    assert "chờ người có nhiệm vụ nhập liệu" in seen["lanhdao"]
    assert page in text_of(shelf.client("nhap").get(f"/don-vi/{UNIT}"))
    client = shelf.client("lanhdao")
    client.post(f"{page}/so-giay/khai", {"pages": "60", "loat": "", "can-cu": "Bìa sổ"})
    assert "60" in text_of(client.get(page))
    assert {status(shelf, "lanhdao", f"{page}/{tail}") for tail in ("so-giay", "nhat-ky")} == {200}
    assert {status(shelf, who, page) for who in ("xakhac",)} == {404}
    identified = {"ten-dung": "KT.1997.02", "can-cu": "Bìa sổ"}
    client.post(f"/so/{UNIT}/KT.0000.00/so-giay/khai", identified)
    for known in (f"/don-vi/{UNIT}", f"/so/{UNIT}/KT.0000.00/so-giay"):
        assert "KT.1997.02 (tên tạm KT.0000.00)" in text_of(client.get(known))
    volume = f"/so/{UNIT}/HH.1999.01"
    assert status(shelf, "lanhdao", volume) == 404
    declare_cover(f"{UNIT}/HH.1999.01", basis="Bìa sổ", heading="Sổ sinh tử", actor=shelf.people["lanhdao"])
    client.post(f"{page}/so-giay/khai", {"bia": "HH.1999.01", "can-cu": "Bìa sổ"})
    assert f'href="{page}"' in text_of(client.get(volume))
    shown = text_of(client.get(f"{page}/so-giay"))
    assert f'href="{volume}"' in shown
    assert "theo mã quyển sổ, có thể là" in shown
    assert status(shelf, "xakhac", volume) == 404
    assert status(shelf, "lanhdao", f"/so/{UNIT}/KT.1998.01") == 404
    assert status(shelf, "admin", f"/so/{UNIT}/KT.1998.01") == 404


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("KS.2008.01", {PATH: Handed()}),
        ("24862/KS.2008.01;198;rách bìa; mờ", {PATH: Handed(198, "rách bìa; mờ")}),
        ("1. KS.2008.01  198 trang  ố vàng", {PATH: Handed(198, "ố vàng")}),
        ("KS.2008.01\t\t2 trang rách", {PATH: Handed(None, "2 trang rách")}),
        ("STT\tQuyển\tTrang\n1\tKS.2008.01\t198", {PATH: Handed(198)}),
    ],
)
def test_lines_of_a_list_are_read_as_people_paste_them(text, found):
    assert read_handed(text, UNIT) == found


@pytest.mark.parametrize(
    ("place", "form", "says"),
    [
        ("ban-giao", {"ngay": "32/13/2024", "so-bien-ban": "7", "ben-nhan": OTHER}, "“32/13/2024” không"),
        (
            "ban-giao",
            {"ngay": "01/01/2024", "so-bien-ban": "7", "ten-ben-nhan": "Kho", "so-trang": "x"},
            "số đếm",
        ),
        ("ben", {"ben": "chu", "ten": "A", "tu-ngay": "01/01/2024", "can-cu": "x"}, "không có bên nào"),
        ("khai", {"loat": "sai", "can-cu": "x"}, "loạt"),
        ("khai", {"ten-dung": "KT.1985.01", "can-cu": "x"}, "khác loại sổ"),
        ("ghep", {"ban-kia": "H673/KS.1999.01", "can-cu": "x"}, "đã là sổ kép"),
    ],
)
def test_what_a_form_cannot_mean_is_said_on_the_page(shelf, place, form, says):
    answer = shelf.client("lanhdao").post(f"{SHELF}/{place}", form)
    assert answer.status_code in {409, 422}
    assert says in answer.content.decode()


def test_whoever_may_not_is_told_why_instead_of_a_form(shelf):
    page = shelf.client("dongnghiep").get(SHELF).content.decode()
    assert "Ghi bàn giao" not in page
    assert "Tiếp nhận, quét và nạp sổ" in page


def test_facts_and_a_party_by_their_forms(shelf):
    client = shelf.client("lanhdao")
    client.post(f"{SHELF}/khai", {"pages": "200", "loat": "quá hạn: 4", "can-cu": "Bìa sổ"})
    client.post(
        f"{SHELF}/ben",
        {"ben": "dang_ky", "ten": "UBND xã Lát (cũ)", "tu-ngay": "01/01/1985", "can-cu": "Bìa"},
    )
    facts = facts_of(PATH)
    assert (facts.pages, list(facts.series)) == (200, ["quá hạn"])
    assert "UBND xã Lát (cũ)" in client.get(SHELF).content.decode()


def test_a_choice_by_the_form_and_the_link_taken_back(shelf):
    client = shelf.client("lanhdao")
    form = {"truong-hop": ["003"], "nguon": "second", "ly-do": "bản chính rách"}
    assert client.post(f"{BOTH}/chon", form).status_code == 302
    assert "bản chính rách" in client.get(f"{BOTH}/003").content.decode()
    assert client.post(f"{BOTH}/chon", form | {"ly-do": " "}).status_code == 422
    assert client.post(f"{BOTH}/go", {"ly-do": "nhầm quyển"}).status_code == 302
    assert exemplar_of(PATH) is None
    assert client.get(BOTH).status_code == 404


def test_filters_keep_what_they_name(shelf):
    client = shelf.client("lanhdao")
    different = client.get(f"{BOTH}?loc=khac").content.decode()
    assert f"{BOTH}/003" in different
    assert f"{BOTH}/002" not in different
    assert f"{BOTH}/004" in client.get(f"{BOTH}?loc=mot-ban").content.decode()


@pytest.mark.slow
def test_axe_finds_nothing_no_page_scrolls_sideways_and_a_choice_needs_no_mouse(
    live_office: Office,  # noqa: F811
    sit_down: Any,  # noqa: F811
):
    fill(live_office)
    pages = pages_of(live_office)
    page = sit_down("lanhdao")
    assert [found for address in pages for found in barriers(page, address)] == []
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{BOTH}/002")
    page.get_by_label("Lý do").focus()
    page.keyboard.type("bản chính mờ")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("đang lấy bản thứ hai")


def test_book_and_entry_say_what_counts_elsewhere(shelf):
    client = shelf.client("lanhdao")
    assert "2 trường hợp ở đây đã tính ở" in client.get(f"/so/{SECOND}").content.decode()
    assert "lấy từ bản kia của sổ kép" in client.get(f"/so/{SECOND}/002").content.decode()
    assert "sự kiện được lấy từ bản này" in client.get(f"/so/{UNIT}/{BOOK}/002").content.decode()
