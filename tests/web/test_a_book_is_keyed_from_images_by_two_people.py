"""The whole way as people go it: two in two browsers key a photographed book while the line is cut three times, a third settles what they
read differently, a fourth passes it on, a fifth approves; the package is exported, checked, and says what the pages say.

``SOGOC_SCREENS=docs/screens`` takes the pictures of ``docs/keying.md`` on the way.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from sogoc.keying.comparing import same
from sogoc.law.books import BOOK_TYPES
from tests.keying.real_server import PATIENCE, RealServer, free_port
from tests.line.making import package
from tests.support.bad_line import BadLine
from tests.web.barriers import barriers
from tests.web.keying_hands import LONG, Hands
from tests.web.screens import Camera

pytestmark = [pytest.mark.slow, pytest.mark.workbench]
CUT = {4: 5, 13: 14, 22: 23}
"""Entry before which the line is cut → entry after which it is there again."""
PART = 10
PICTURE = ".bench-two img"
FIRST_SLIPS = {(2, "meHoTen"): "LÊ THỊ LOAN", (7, "nksNgaySinh"): "03.07.2007", (12, "chaNoiCuTru"): "F4"}
SECOND_SLIPS = {
    (3, "nksHoTen"): "ĐỖ VIỆT TRÌNH",
    (20, "chaHoTen"): "TRẦN DUY NHẬT",
    (15, "quyenSo"): "01/2005",
}
STANDS = """
from sogoc.keying.models import Draft
from sogoc.keying.verify import verify_keying
from sogoc.register import queries as records
found = [[one.entry.state, records.values_of(one.entry)] for one in Draft.objects.select_related("entry").order_by("position")]
print(json.dumps({"entries": found, "doctor": list(map(str, verify_keying()))}))
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    folder = tmp_path_factory.mktemp("photographed")
    bare = RealServer(folder / "home", free_port(), {})
    made = subprocess.run(
        [sys.executable, "-m", "tests.web.photographed_home", str(bare.home)],
        env=bare.env, check=True, capture_output=True, timeout=PATIENCE * 3,
    )  # fmt: skip
    bare.scene = json.loads(made.stdout.splitlines()[-1])
    bare.start()
    yield bare
    bare.kill()


@dataclass
class House:
    """The people's browsers on one line to the server."""

    browser: Browser
    server: RealServer
    line: BadLine
    closing: ExitStack

    @property
    def book(self) -> str:
        return str(self.server.scene["book"])

    @property
    def said(self) -> list[dict[str, str]]:
        return list(self.server.scene["said"])

    def sit_down(self, who: str, at: str, *, width: int = 1366, height: int = 768) -> Page:
        """Somebody signs in at a machine of their own."""
        context = self.browser.new_context(
            base_url=f"http://127.0.0.1:{self.line.port}",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": height},
        )
        self.closing.enter_context(context)
        page = context.new_page()
        page.set_default_timeout(LONG)
        page.goto(f"/dang-nhap?next={at}")
        page.locator("#username").fill(who)
        page.locator("#password").fill(self.server.scene["password"])
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: urlsplit(url).path == at)
        return page


@pytest.fixture
def house(browser: Browser, server: RealServer) -> Iterator[House]:
    line = BadLine(server.port, 1)
    with ExitStack() as closing:
        yield House(browser, server, line, closing)
    line.close()


def settle(page: Page, said: list[dict[str, str]], camera: Camera) -> int:
    """The third person decides by the page, by keys, until nothing waits; how many entries."""
    decided = 0
    while True:
        page.goto("/nhap-lieu/lech")
        take = page.get_by_role("button", name="Nhận và xử lý")
        if not take.count():
            return decided
        take.click()
        if not decided:
            page.wait_for_url("**/nhap-lieu/lech/*")
            with page.context.new_page() as beside:
                assert barriers(beside, page.url) == []
        while (shown := re.search(r"phiếu ([0-9]+)", page.locator("h1").inner_text())) and page.locator(
            "form[data-deciding]"
        ).count():
            truth = said[int(shown[1]) - 1]
            for place in page.locator("fieldset[data-field]").all():
                name = str(place.locator("input[type=radio]").first.get_attribute("name")).removeprefix("c-")
                place.locator("input[type=radio]").first.focus()
                choose(
                    page,
                    place.locator(".said").all_inner_texts(),
                    BOOK_TYPES["KS"].field[name],
                    truth.get(name, ""),
                )
            camera.take(page, "07-a-third-person-decides", once=True, wait="[data-page] img")
            page.get_by_role("button", name=re.compile("^Ghi nhận phiếu")).focus()
            with page.expect_navigation():
                page.keyboard.press("Enter")
            decided += 1


def choose(page: Page, readings: list[str], field: Any, truth: str) -> None:
    """By the key of the reading that the page bears out, else by typing what it says."""
    right = [number for number, one in enumerate(readings, start=1) if same(field, {"v": one}, {"v": truth})]
    if right:
        page.keyboard.press(str(right[0]))
    else:
        page.keyboard.press("0")
        page.keyboard.insert_text(truth)
        page.keyboard.press("Enter")


def give_reasons(page: Page, address: str, camera: Camera) -> None:
    """The checker says why what is unusual stands as it does, cause by cause."""
    for _ in range(12):
        page.goto(address)
        place = page.locator("select[data-reason]")
        if not place.count():
            waits = page.locator(".causes a:has(.mark:not(.good))")
            if not waits.count():
                return
            waits.first.click()
        if not place.count():
            return
        page.locator("[data-all]").check()
        place.select_option(index=1)
        camera.take(page, "09-reasons", once=True)
        page.get_by_role("button", name="Ghi lý do").click()
        expect(page.locator("#vua")).to_be_visible()


def key_it_twice(house: House, camera: Camera) -> None:
    """Two people, each at their bench, entry by entry; the line is cut and comes back."""
    nhap = house.sit_down("nhap", "/nhap-lieu")
    camera.take(nhap, "01-work-list")
    nhap.goto(f"/so/{house.book}/trang")
    camera.take(nhap, "02-pages-and-cuts")
    nhap2 = house.sit_down("nhap2", "/nhap-lieu", width=1024, height=600)
    first, second = Hands(nhap, house.said, FIRST_SLIPS), Hands(nhap2, house.said, SECOND_SLIPS)
    first.sit(house.book, "first")
    second.sit(house.book, "second")
    for number in range(1, len(house.said) + 1):
        if number > 1 and number % PART == 1:
            first.next_part("first")
            second.next_part("second")
        house.line.cut = house.line.cut or number in CUT
        if number == 2:
            camera.take(nhap, "03-first-pass", wait=PICTURE, phone=True)
            camera.take(nhap2, "04-second-pass-is-blind", wait=PICTURE)
        first.entry(number)
        second.entry(number)
        if house.line.cut:
            for page in (nhap, nhap2):
                expect(page.locator(".bench-status")).to_contain_text("trên máy này", timeout=LONG)
            camera.take(nhap, "05-the-line-is-cut", once=True)
        if number in CUT.values():
            house.line.cut = False
            first.at_rest()
            second.at_rest()
    first.at_rest()
    second.at_rest()
    camera.take(nhap, "06-all-on-the-server")


def bring_to_the_signature(house: House, camera: Camera) -> None:
    """Hand in, say why what is unusual stands so, pass the book on, approve it: a person each."""
    page, entries = f"/so/{house.book}", len(house.said)
    nhap = house.sit_down("nhap", f"/nhap-lieu/quyen/{house.book}")
    camera.take(nhap, "08-hand-in", phone=True)
    nhap.get_by_role("button", name="Nộp cả quyển").click(timeout=3 * LONG)
    expect(nhap.get_by_text(f"Đã nộp {entries} phiếu")).to_be_visible(timeout=LONG)
    checker = house.sit_down("kiemtra", page)
    give_reasons(checker, f"{page}/loi", camera)
    nhap.goto(page)
    nhap.get_by_role("button", name="Chuyển kiểm tra").click()
    checker.goto(page)
    camera.take(checker, "10-the-checker-passes-it-on", at="#duong-di")
    checker.get_by_role("button", name="Xác nhận đã kiểm tra").click()
    leader = house.sit_down("lanhdao", f"{page}/duyet")
    camera.take(leader, "11-approval", phone=True)
    leader.locator("input[name=read]").check()
    leader.get_by_role("button", name=re.compile("^Ký duyệt")).click()
    expect(leader.get_by_role("heading", level=1)).to_contain_text(f"Đã duyệt {entries} trường hợp")
    camera.take(leader, "12-approved")


def test_a_book_goes_from_photographs_to_an_approved_package(house: House, tmp_path: Path):
    camera = Camera.of_environment()
    key_it_twice(house, camera)
    assert house.line.faults["cut"] > 0
    third = house.sit_down("xulylech", "/nhap-lieu/lech")
    assert settle(third, house.said, camera) == len({entry for entry, _ in (*FIRST_SLIPS, *SECOND_SLIPS)})
    bring_to_the_signature(house, camera)
    stands = house.server.ask(STANDS)
    assert stands["doctor"] == []
    assert [state for state, _ in stands["entries"]] == ["approved"] * len(house.said)
    assert unlike([values for _, values in stands["entries"]], house.said) == []
    assert found_beyond_the_book(house, tmp_path) == []


def unlike(stand: list[dict[str, Any]], said: list[dict[str, str]]) -> list[str]:
    """Where the register says something else than the page."""
    found = []
    for number, (values, truth) in enumerate(zip(stand, said, strict=True), start=1):
        for field in BOOK_TYPES["KS"].field.values():
            value = values.get(field.name) or ""
            text = value.get("verbatim") or "" if isinstance(value, dict) else value
            if not same(
                field,
                {"v": text} if text else None,
                {"v": truth[field.name]} if field.name in truth else None,
            ):
                found.append(f"{number} {field.name}: {text!r} for {truth.get(field.name, '')!r}")
    return found


def found_beyond_the_book(house: House, folder: Path) -> list[tuple[Any, ...]]:
    """What ``sogoc check`` says of the exported package and not of one that was written from the truth."""
    out = folder / "out"
    sogoc(house, "export", house.book, str(out), "--actor", "lanhdao")
    unit, name = house.book.split("/")
    (table,) = out.rglob(f"{name}.xlsx")
    truth = package(folder / "truth", house.said, unit=unit, name=name)
    ours, theirs = (
        {
            (one["code"], one["row"], one["field"])
            for one in sogoc(house, "check", str(file), str(file.with_suffix(".zip")))["findings"]
        }
        for file in (table, truth)
    )
    assert ours
    return sorted(ours - theirs)


def sogoc(house: House, *words: str) -> Any:
    """A command beside the server, as the administrator of the machine gives it."""
    done = subprocess.run(
        [sys.executable, "-m", "sogoc.cli", *words, "--json"],
        env=house.server.env, check=False, capture_output=True, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr.decode()
    return json.loads(done.stdout)
