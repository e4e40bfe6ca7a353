"""Marking, cutting, undoing by keys alone in a real browser; photos that somebody else sends appear by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from sogoc.accounts.actions import give_duty
from sogoc.imaging import queries
from tests.imaging import drawing
from tests.imaging.conftest import PATH, Desk
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import live_office, sit_down  # noqa: F401


@pytest.mark.slow
def test_a_book_is_cut_by_keys(live_office, sit_down):  # noqa: F811
    nhap = live_office.people["nhap"]
    give_duty(nhap, "scan", unit=UNIT, actor=live_office.people["admin"])
    live_office.plan(f"{UNIT},KS,2008,01,02/01/2008,,truoc_7_2016,9,Kiểm kê 2023")
    desk = Desk(live_office.folder, live_office.people)
    desk.bring(*(drawing.jpeg(seed) for seed in range(3)))
    page = sit_down("nhap")
    page.goto(f"/so/{PATH}/trang")
    first = page.get_by_role("option", name="Trang 1:")
    first.click()
    page.keyboard.press("2")
    expect(page.get_by_role("option", name="Trang 1: bìa")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Trang 2")).to_be_visible()
    for key in ("n", "ArrowDown", "Shift+ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("button", name="Khung số 1")).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Trang 3")).to_be_visible()
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="phần 2 trong 2")).to_be_focused()
    (cut,) = queries.cuts_of(PATH)
    assert [(one.y, one.h) for one in cut.regions.all()] == [(110, 260), (100, 250)]
    page.keyboard.press("Delete")
    expect(page.get_by_text("Đã bỏ 1 khung")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("Đã hoàn tác: bỏ khung.")).to_be_visible()
    assert len(queries.cuts_of(PATH)) == 1
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Trang 3")).to_be_hidden()
    desk.bring(drawing.jpeg(9))
    expect(page.get_by_role("option", name="Trang 4:")).to_be_visible(timeout=40_000)
