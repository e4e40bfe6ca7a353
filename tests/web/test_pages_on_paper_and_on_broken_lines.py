"""In Chromium: every sheet of a sample says so, a page that asks again says when nobody answers, help names only keys that work."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.line.making import UNIT, birth, births, package
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import address, live_office, sit_down  # noqa: F401

MARK = "MẪU – dữ liệu tổng hợp, không phải hồ sơ thật"


def sheets(pdf: bytes) -> list[str]:
    """The text of each sheet of paper."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


@pytest.mark.slow
@pytest.mark.parametrize("sample", [True, False])
def test_every_sheet_of_a_sample_says_so_and_no_other(live_office, sit_down, settings, sample):  # noqa: F811
    settings.SOGOC_IS_SAMPLE = sample
    live_office.bring(*births(*range(1, 41)))
    page = sit_down("lanhdao")
    page.goto(f"/so/{UNIT}/KS.2008.01")
    printed = sheets(page.pdf())
    assert len(printed) > 1
    assert [MARK in sheet for sheet in printed] == [sample] * len(printed)


def test_a_page_that_asks_again_says_when_nobody_answers_and_goes_on_by_itself(live_office, sit_down):  # noqa: F811
    table = package(live_office.folder / "desk", births(1, 2))
    page = sit_down("nhap")
    page.goto("/tiep-nhan")
    page.set_input_files("#files", [table, table.with_suffix(".zip")])
    page.get_by_role("button", name="Tải lên và nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đang nhập")
    lost = page.get_by_text("Mất kết nối với máy chủ")
    expect(lost).to_be_hidden()
    page.route("**/tien-do", lambda route: route.abort("connectionrefused"))
    expect(lost).to_be_visible()
    page.unroute("**/tien-do")
    expect(lost).to_be_hidden()
    live_office.work()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhập 1 gói với 2 trường hợp")


def test_who_was_signed_out_meanwhile_comes_to_the_door(live_office, sit_down):  # noqa: F811
    table = package(live_office.folder / "desk", births(1))
    page = sit_down("nhap")
    page.goto("/tiep-nhan")
    page.set_input_files("#files", [table, table.with_suffix(".zip")])
    page.get_by_role("button", name="Tải lên và nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đang nhập")
    page.context.clear_cookies()
    page.wait_for_url(re.compile("/dang-nhap"))
    expect(page.get_by_label("Tên đăng nhập")).to_be_visible()


def test_help_names_only_keys_that_do_something_here(live_office, sit_down):  # noqa: F811
    live_office.bring(birth(1, nksDanToc="Kinhh"))
    page = sit_down("kiemtra")
    page.goto(address("loi"))
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys.get_by_text("chọn hoặc bỏ chọn dòng")).to_be_visible()
    expect(keys.get_by_text("vào ô tìm")).to_be_hidden()
    expect(keys.get_by_text("hoàn tác lý do vừa ghi")).to_be_hidden()
    page.goto(f"/so/{UNIT}/KS.2008.01")
    page.keyboard.press("?")
    expect(keys.get_by_text("vào ô tìm")).to_be_visible()


def test_after_a_reason_the_focus_stands_where_work_goes_on(live_office, sit_down):  # noqa: F811
    live_office.bring(birth(1, nksDanToc="Kinhh"), birth(2, nksDanToc="Tàyy"))
    page = sit_down("kiemtra")
    page.goto(address("loi"))
    page.keyboard.press("j")
    page.keyboard.press("Space")
    page.keyboard.press("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Chọn dòng 3")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Hoàn tác").first).to_be_focused()
    expect(page.get_by_role("link", name="sang duyệt")).to_be_visible()


def test_a_button_that_cannot_be_pressed_can_be_read(live_office, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto("/tiep-nhan")
    button = page.get_by_role("button", name="Tải lên và nhập")
    button.hover()
    button.evaluate("one => { one.disabled = true; }")
    colours = button.evaluate("one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert colours == ["rgb(90, 81, 66)", "rgb(239, 231, 214)"]
