"""A full disk, and a browser that throws its storage away.

Both in real Chromium against the real server: what the person typed arrives, and the screen says what is going on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.keying.real_server import RealServer, real_server
from tests.keying.test_nothing_typed_is_lost_on_a_bad_line import BENCH, LONG, all_sent, begin, type_entry

pytestmark = pytest.mark.slow
ASKED_AGAIN = 31_000
"""Milliseconds after which Chromium asks anew how much room there is."""
PASSES = """
from sogoc.keying.models import Pass
from sogoc.keying.verify import verify_keying
print(json.dumps({
    "passes": {str(one.draft.position): {name: value.get("v") for name, value in one.values.items()}
               for one in Pass.objects.select_related("draft").filter(undone_at=None)},
    "doctor": list(map(str, verify_keying()))}))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_server(tmp_path_factory.mktemp("bad-machine"), 6) as running:
        yield running


@pytest.fixture
def machine(server: RealServer, browser: Browser) -> Iterator[BrowserContext]:
    """A PC with nothing on it, on which nobody is signed in."""
    with browser.new_context(base_url=f"http://127.0.0.1:{server.port}", locale="vi-VN") as context:
        yield context


@pytest.fixture
def sign_in(server: RealServer, machine: BrowserContext) -> Callable[[str], BrowserContext]:
    def sign(who: str) -> BrowserContext:
        machine.clear_cookies()
        machine.add_cookies([
            {"name": name, "value": value, "url": f"http://127.0.0.1:{server.port}"}
            for name, value in server.scene["people"][who].items()
        ])  # fmt: skip
        return machine

    return sign


def storage(page: Page, act: str, **how: Any) -> None:
    """What only the browser itself does to a site's storage."""
    place = page.evaluate("location.origin")
    page.context.new_cdp_session(page).send(f"Storage.{act}", {"origin": place, **how})


def held(server: RealServer) -> dict[str, Any]:
    said: dict[str, Any] = server.ask(PASSES)
    assert said["doctor"] == []
    return said


def place_of(typed: dict[str, str], said: dict[str, Any]) -> str:
    """Position of the entry that stands as it was typed; which one the server handed out is its business."""
    found: list[str] = [place for place, values in said["passes"].items() if typed.items() <= values.items()]
    assert len(found) == 1, (typed, said["passes"])
    return found[0]


def test_on_a_full_disk_work_stays_in_the_window_which_says_so_and_asks_before_it_closes(server, sign_in):
    desk = sign_in("nhap")
    page = begin(desk, server)
    desk.set_offline(True)
    page.locator("#f-so").type("70/2008")
    waits = page.get_by_title(re.compile("việc chỉ có trên máy này"))
    expect(waits).to_be_visible(timeout=LONG)
    storage(page, "overrideQuotaForOrigin", quotaSize=1)
    page.wait_for_timeout(ASKED_AGAIN)
    page.reload()  # what waits on the disk is opened, though the disk has no room
    expect(page.locator("#f-so")).to_have_value("70/2008", timeout=LONG)
    expect(waits).to_be_visible()
    page.locator("#f-so").fill("")
    page.locator("#f-so").type("71/2008")
    expect(page.get_by_role("alert").filter(has_text="đã đầy")).to_be_visible(timeout=LONG)
    expect(page.get_by_text("Không đóng cửa sổ này").first).to_be_visible()
    expect(page.get_by_title(re.compile("chỉ còn trong bộ nhớ của cửa sổ này")).first).to_be_visible()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    storage(page, "overrideQuotaForOrigin")  # somebody made room
    typed = type_entry(page, 1)
    desk.set_offline(False)
    all_sent(page)
    expect(page.get_by_role("alert").filter(has_text="đã đầy")).to_have_count(0)
    assert place_of(typed, held(server))


def test_a_browser_that_threw_its_storage_away_is_noticed_and_told(server, sign_in):
    desk = sign_in("nhap")
    page = begin(desk, server)
    page.locator("#f-so").fill("")
    page.locator("#f-so").type("72/2008")
    all_sent(page)
    page.goto("about:blank")
    page.goto("/dang-nhap")
    storage(page, "clearDataForOrigin", storageTypes="indexeddb,cache_storage,service_workers,file_systems")
    page.goto(f"{BENCH}?quyen={server.scene['book']}&viec=first")
    expect(page.get_by_text("Trình duyệt đã xóa phần giữ trên máy này").first).to_be_visible(timeout=LONG)
    expect(page.locator("#f-so")).to_have_value("72/2008", timeout=LONG)
    page.locator("#f-so").press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("#f-so")).to_have_value("")
    all_sent(page)
