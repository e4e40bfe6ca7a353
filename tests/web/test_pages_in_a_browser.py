"""Real Chromium: keyboard alone, no barrier that axe finds, light at the first visit, three widths without sideways scrolling."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.line.making import UNIT
from tests.line.office import PASSWORD, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import live_office, sit_down  # noqa: F401
from tests.web.barriers import barriers
from tests.web.reading_office import GENERAL, OF_UNIT, OPEN, OWN, PAGE, go_some_way

FILES = {"province_file", "page_image", "page_pdf", "manual_schema"}
SHOWN = {name: page for name, page in (OPEN | OWN | GENERAL | OF_UNIT).items() if name not in FILES}
FIRST_SCREEN = 150_000


@pytest.fixture
@made_once
def live_commune(live_office) -> Any:  # noqa: F811
    return go_some_way(live_office)


def test_everything_from_the_door_to_one_entry_by_keyboard_alone(live_commune, page):
    page.goto("/")
    expect(page.get_by_label("Tên đăng nhập")).to_be_focused()
    page.keyboard.type("nhap")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã chuyển chính thức")

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-vi/*")
    while "/so/" not in page.url:
        before = page.url
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Khai sinh")

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}/001")
    page.keyboard.press("]")
    page.wait_for_url(f"**{PAGE}/002")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**{PAGE}")
    page.keyboard.press("g")
    page.keyboard.press("t")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã chuyển chính thức")


def test_the_strip_is_walked_with_arrows_and_says_what_stands_there(live_commune, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto(PAGE)
    page.locator(".strip a").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-roving-says]")).to_contain_text("Số 2/2008")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAGE}/002")


@pytest.mark.slow
def test_question_mark_shows_the_keys_and_escape_hides_them(live_commune, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto(PAGE)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog")
    expect(keys).to_contain_text("đi dọc dải số")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    assert page.url.endswith(PAGE)


def test_letters_typed_into_a_field_are_letters(live_commune, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto(PAGE)
    page.keyboard.press("/")
    page.keyboard.type("gt?jk")
    expect(page.get_by_label("Tìm theo số hoặc họ tên")).to_have_value("gt?jk")


def test_axe_finds_nothing_and_no_page_scrolls_sideways(live_commune, sit_down):  # noqa: F811
    page = sit_down("lanhdao")
    assert [found for address in SHOWN.values() for found in barriers(page, address)] == []


def test_the_first_screen_is_light(live_commune, sit_down):  # noqa: F811
    page = sit_down("lanhdao")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    weights: list[float] = []
    network.on("Network.loadingFinished", lambda event: weights.append(event["encodedDataLength"]))
    page.goto("/", wait_until="networkidle")
    assert len(weights) >= 5
    assert sum(weights) <= FIRST_SCREEN


def test_the_page_image_is_seen_beside_the_values(live_commune, sit_down):  # noqa: F811
    page = sit_down("nhap")
    page.goto(f"/so/{UNIT}/KS.2008.01/001")
    image = page.get_by_alt_text("Ảnh trang sổ của số 01/2008")
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
