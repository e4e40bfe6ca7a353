"""The acting pages in Chromium: by keyboard alone, over a line that breaks, on three screens, with nothing for axe to say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from sogoc.accounts.actions import give_duty
from sogoc.accounts.offices import Unit
from sogoc.accounts.unit_actions import take_units
from sogoc.intake import uploading
from tests.line.making import birth, births, package
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import Office, address, live_office, sit_down  # noqa: F401
from tests.web.barriers import barriers

SitDown = Callable[..., Page]
PIECES = re.compile(r"/tai-len/[0-9a-f]{32}/\d+\?tu=")


def desk(office: Office, *numbers: int) -> list[Path]:
    """A package as it lies on somebody's desk."""
    table = package(office.folder / "desk", births(*numbers))
    return [table, table.with_suffix(".zip")]


def test_a_package_is_chosen_sent_and_its_result_is_shown(live_office, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.on("filechooser", lambda _chooser: None)  # from now on no window of the system opens
    page.goto("/tiep-nhan")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("o")
    chooser.value.set_files(desk(live_office, 1, 2, 3))
    expect(page.get_by_text("Đã chọn 2 tệp.")).to_be_visible()
    page.keyboard.press("Enter")  # the focus went to the button
    expect(page.get_by_role("heading", level=1)).to_have_text("Đang nhập: xong 0 trong 1 gói.")
    live_office.work()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Đã nhập 1 gói với 3 trường hợp mới hoặc thay đổi."
    )
    assert live_office.states() == {"001": "staged", "002": "staged", "003": "staged"}


def test_files_are_dropped_and_one_that_is_no_package_is_refused_with_the_remedy(live_office, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto("/tiep-nhan")
    dropped = page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['x'], 'anh.jpg')); return all; }"
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})
    expect(page.get_by_text("anh.jpg")).to_be_visible()
    page.get_by_role("button", name="Tải lên và nhập").press("Enter")
    expect(page.get_by_text("Tệp “anh.jpg” không phải là tệp của một gói.")).to_be_visible()
    expect(page.get_by_text("đổi tên tệp cho đúng rồi chọn lại")).to_be_visible()


@pytest.mark.slow
def test_a_line_that_breaks_costs_no_piece_that_arrived(live_office, sit_down):  # noqa: F811
    """The line breaks after the first pieces, for so long that the page is closed; later the same files are chosen again."""
    page = sit_down("nhap")
    files = desk(live_office, *range(1, 9))
    sent: list[str] = []

    def cut(route: Route) -> None:
        sent.append(route.request.url)
        route.continue_() if len(sent) <= 3 else route.abort("connectionreset")

    page.route("**/tiep-nhan", small_pieces)
    page.goto("/tiep-nhan")
    page.route(PIECES, cut)
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Tải lên và nhập").click()
    expect(page.get_by_text("Mất kết nối, đang thử lại…")).to_be_visible()
    (folder,) = uploading.root().iterdir()
    here = sum(part.stat().st_size for part in folder.glob("*.part"))
    assert 0 < here < sum(path.stat().st_size for path in files)

    page.unroute(PIECES)
    page.on("dialog", lambda dialog: dialog.accept())
    offsets: list[int] = []
    page.on(
        "request", lambda one: offsets.append(int(one.url.rpartition("=")[2])) if "?tu=" in one.url else None
    )
    page.goto("/tiep-nhan")
    page.set_input_files("#files", files)
    page.get_by_role("button", name="Tải lên và nhập").click()
    page.wait_for_url(re.compile(r"/tiep-nhan/\d+$"))
    assert offsets[0] == here
    live_office.work()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhập 1 gói với 8 trường hợp")
    assert live_office.open_codes() == []


def small_pieces(route: Route) -> None:
    """The page as served, with pieces of 2 kB, so that a small file has many."""
    answer = route.fetch()
    body = answer.text().replace(f'data-piece="{uploading.PIECE}"', 'data-piece="2000"')
    assert 'data-piece="2000"' in body
    route.fulfill(response=answer, body=body)


def test_reasons_are_given_and_taken_back_by_keyboard_alone(live_office, sit_down):  # noqa: F811
    live_office.bring(birth(1, nksDanToc="Kinhh"), birth(2, meDanToc="Tàyy"), birth(3, chaDanToc="Mườngg"))
    page = sit_down("kiemtra")
    page.goto(address("loi"))
    page.keyboard.press("j")  # to the box of the first row
    page.keyboard.press("Space")
    expect(page.get_by_text("Đã chọn 1 dòng")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("Đã chọn 3 dòng")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã ghi lý do “Đúng theo sổ gốc” cho 3 lỗi, cảnh báo")).to_be_visible()
    assert live_office.open_codes() == []
    page.keyboard.press("u")
    expect(page.get_by_text("Đã hoàn tác lý do")).to_be_visible()
    assert len(live_office.open_codes()) == 3


def test_the_page_of_the_row_in_focus_stands_beside_it(live_office, sit_down):  # noqa: F811
    live_office.bring(birth(1, nksDanToc="Kinhh"), birth(2, meDanToc="Tàyy"))
    page = sit_down("kiemtra")
    page.goto(address("loi"))
    with page.expect_response("**/002/trang.webp") as answer:
        page.keyboard.press("j")
        page.keyboard.press("j")
    assert answer.value.status == 200
    expect(page.get_by_alt_text("Trang sổ của dòng đang đứng")).to_be_visible()


def test_a_book_is_signed_and_sent_by_keyboard_by_another_person(live_office, sit_down):  # noqa: F811
    live_office.bring(*births(1, 2))
    page = sit_down("lanhdao")
    page.goto("/duyet")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Đã xem nội dung trên").press("Space")
    button = page.get_by_role("button", name="Ký duyệt 2 trường hợp")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")  # a double press
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã duyệt 2 trường hợp")
    assert live_office.states() == {"001": "approved", "002": "approved"}
    page.get_by_role("button", name="Ghi nhận gửi", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã ghi nhận gửi 2 trường hợp")
    sending = page.get_by_role("row", name="158, lần 1")
    expect(sending).to_be_visible()
    with page.expect_download() as download:
        sending.get_by_role("link", name="KS.2008.01.zip").press("Enter")
    assert download.value.suggested_filename == "KS.2008.01.zip"
    assert live_office.mismatches() == []


@pytest.fixture
def busy(live_office: Office) -> list[str]:  # noqa: F811
    """The acting pages with something to see: findings, reasons, an arrival, entries approved, sent and held."""
    rows = [
        *births(1, 2),
        birth(3, nksDanToc="Kinhh"),
        birth(4, nksNgaySinh="31.02.2008"),
        birth(6, meDanToc="Tàyy"),
    ]
    arrival = live_office.bring(*rows)
    live_office.settle("DAN_TOC_LA", "dung_theo_so", rows=[4])
    live_office.approve()
    live_office.deliver()
    settled = address("loi") + "?ma=DAN_TOC_LA&tat-ca=1"
    return ["/tiep-nhan", f"/tiep-nhan/{arrival.run.pk}", address("loi"), settled, "/duyet", address("duyet")]


@pytest.mark.slow
def test_axe_has_nothing_to_say_and_no_page_is_wider_than_its_screen(busy, sit_down):  # noqa: F811
    page = sit_down("admin")
    assert [found for place in busy for found in barriers(page, place)] == []


def test_a_long_list_of_units_is_narrowed_by_typing(live_office, sit_down):  # noqa: F811
    admin = live_office.people["admin"]
    take_units(
        [Unit(str(24870 + number), f"Xã Số {number}", "xa", "H673") for number in range(14)], actor=admin
    )
    give_duty(live_office.people["nhap"], "key", unit="STP", actor=admin)
    page = sit_down("nhap")
    page.goto("/tiep-nhan")
    choice = page.get_by_label("Đơn vị của quyển sổ", exact=True)
    assert choice.input_value() == ""
    page.get_by_label("Thu hẹp danh sách đơn vị").fill("phuong mot")
    assert choice.locator("option").all_text_contents() == [
        "Chọn đơn vị…",
        "Phường Một, phòng Tư pháp A (24769)",
    ]
    choice.select_option("24769")
    page.get_by_label("Thu hẹp danh sách đơn vị").fill("")
    assert choice.input_value() == "24769"
    assert choice.locator("option").count() > 14
