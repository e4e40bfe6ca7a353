"""Promise 5 with the real server, the real browser and a line that is none: what a person typed is what the register of passes holds.

The line cuts, delays, repeats and reorders by a seed, the server is killed with ``kill -9`` at random points, the tab is closed and opened
again without a network. In the end each entry that the person finished stands there once, letter for letter.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.keying.real_server import RealServer, real_server
from tests.line.making import birth
from tests.support.bad_line import BadLine

pytestmark = pytest.mark.slow
ENTRIES = 4
SEEDS = (1, 2, 3)
TYPED = ("so", "nksHoTen", "meHoTen")
BENCH = "/nhap-lieu/ban/"
LONG = 60_000
ELSEWHERE = re.compile("đang mở ở một cửa sổ khác")
PASSES = """
from sogoc.keying.models import Pass, PartialPass
from sogoc.keying.verify import verify_keying
print(json.dumps({
    "passes": [[one.draft.position, one.person.username, one.kind, one.undone_at is not None, one.values]
               for one in Pass.objects.select_related("draft", "person").order_by("pk")],
    "left": PartialPass.objects.count(), "doctor": list(map(str, verify_keying()))}))
"""


@pytest.fixture
def server(tmp_path) -> Iterator[RealServer]:
    with real_server(tmp_path, ENTRIES) as running:
        yield running


@pytest.fixture
def line(server: RealServer, seed: int) -> Iterator[BadLine]:
    bad = BadLine(server.port, seed)
    yield bad
    bad.close()


@pytest.fixture
def desk(server: RealServer, line: BadLine, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of the keyer, on a registered device."""
    with browser.new_context(base_url=f"http://127.0.0.1:{line.port}", locale="vi-VN") as context:
        for name, value in server.scene["people"]["nhap"].items():
            context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{line.port}"}])
        yield context


def begin(desk: BrowserContext, server: RealServer) -> Page:
    """Take the book's entries along over a good line, until everything is here and opens without a network."""
    page = desk.new_page()
    page.goto(f"{BENCH}?quyen={server.scene['book']}&viec=first")
    expect(page.locator("#f-so")).to_be_visible(timeout=LONG)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    return page


def type_entry(page: Page, number: int) -> dict[str, str]:
    """Type some fields of an entry by hand, and say that it is done."""
    written: dict[str, str] = {}
    for name in TYPED:
        text = birth(number)[name] or ""
        place = page.locator(f"#f-{name}")
        place.fill("")
        place.type(text)
        written[name] = text
    for _again in range(4):  # the first says what is still open
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(700)
        if page.locator("#f-so").count() == 0 or page.locator("#f-so").input_value() != written["so"]:
            return written
    message = f"entry {number} does not end"
    raise AssertionError(message)


def all_sent(page: Page) -> None:
    """Until the screen says that the server has everything."""
    expect(page.get_by_title(re.compile("Mọi nội dung đã có trên máy chủ"))).to_be_visible(timeout=LONG * 2)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_typed_is_what_stands_there(
    server: RealServer, line: BadLine, desk: BrowserContext, seed: int
):
    chance = random.Random(seed)
    page = begin(desk, server)
    typed: dict[int, dict[str, str]] = {}
    for number in range(1, ENTRIES + 1):
        line.trouble = chance.uniform(0.3, 0.9)
        line.cut = chance.random() < 0.3
        if chance.random() < 0.5:
            server.kill()
        typed[number] = type_entry(page, number)
        if number == 2:  # the lid is closed without a network, and opened again without one
            line.cut = True
            page.close()
            page = desk.new_page()
            page.goto(f"{BENCH}?quyen={server.scene['book']}&viec=first")
            expect(page.locator("#f-so")).to_be_visible(timeout=LONG)
        if server._process is None:
            server.start()
    line.cut, line.trouble = False, 0.4
    page.reload()
    all_sent(page)
    expect(page.get_by_role("button", name=re.compile("chưa xong"))).to_have_count(0)
    held = server.ask(PASSES)
    assert held["doctor"] == []
    assert held["left"] == 0
    assert [one[:4] for one in held["passes"]] == [[n, "nhap", "first", False] for n in range(1, ENTRIES + 1)]
    for position, _, _, _, values in held["passes"]:
        assert {name: values[name]["v"] for name in TYPED} == typed[position]
    assert line.faults or server.kills


@pytest.mark.parametrize("seed", [4])
def test_a_second_tab_looks_until_it_takes_the_work_over(
    server: RealServer, line: BadLine, desk: BrowserContext
):
    first = begin(desk, server)
    first.locator("#f-so").type("77/2008")
    expect(first.get_by_title(re.compile("máy này|máy chủ"))).to_be_visible(timeout=LONG)
    line.cut = True
    second = desk.new_page()
    second.goto(f"{BENCH}?quyen={server.scene['book']}&viec=first")
    expect(second.get_by_text(ELSEWHERE).first).to_be_visible(timeout=LONG)
    second.get_by_role("button", name="Làm tiếp ở đây").click()
    expect(first.get_by_text(ELSEWHERE).first).to_be_visible(timeout=LONG)
    expect(second.locator("#f-so")).to_have_value("77/2008", timeout=LONG)


@pytest.mark.parametrize("seed", [5])
def test_who_signed_out_is_not_here_without_a_network_and_finds_everything_again(
    server: RealServer, line: BadLine, desk: BrowserContext
):
    page = begin(desk, server)
    line.trouble = 1.0
    page.locator("#f-so").type("78/2008")
    expect(page.get_by_title(re.compile("trên máy này"))).to_be_visible(timeout=LONG)
    line.cut = True
    page.close()
    kept: Any = desk.cookies()
    desk.clear_cookies()
    line.cut, line.trouble = False, 0.0
    other = desk.new_page()
    other.goto("/dang-nhap")
    other.wait_for_function(
        """async () => (await indexedDB.databases()).length && new Promise((told) => {
          const asked = indexedDB.open("sogoc-kept");
          asked.onsuccess = () => { const db = asked.result;
            db.transaction("people").objectStore("people").getAll().onsuccess = (event) => {
              db.close(); told(event.target.result.every((one) => !one.open)); }; }; })""",
        timeout=LONG,
    )
    line.cut = True
    other.goto(BENCH)
    expect(other.get_by_text(re.compile("không có ai đang đăng nhập"))).to_be_visible(timeout=LONG)
    line.cut = False
    desk.add_cookies(kept)  # signs in again
    other.goto(f"{BENCH}?quyen={server.scene['book']}&viec=first")
    expect(other.locator("#f-so")).to_have_value("78/2008", timeout=LONG)
