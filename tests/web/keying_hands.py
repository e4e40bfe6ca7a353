"""A person at the bench who reads the page well: types what stands there, takes what is proposed where it is right."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

LONG = 60_000
HABIT = 0.3
"""Seconds in which the bench takes an Enter for the habit after a figure that went on by itself."""
HERE = """() => {
  const box = document.activeElement, line = box?.closest(".bench-line");
  return { id: box?.id ?? "", value: box?.value ?? "", core: !line?.querySelector(".bench-may"),
    code: !!line?.querySelector(".bench-list.codes"),
    proposed: line?.querySelector(".bench-proposal")?.textContent ?? "",
    boxes: [...document.querySelectorAll(".bench-box")].map((one) => one.id.slice(2)),
    piece: line?.closest(".bench-piece")?.querySelector(".block-title")?.textContent ?? "" };
}"""
DONE = "document.querySelectorAll('.bench-positions .approved').length"


@dataclass
class Hands:
    """Somebody at their bench; ``slips`` are what they read wrong: (entry, column) → text, or ``F4`` for a key pressed instead."""

    page: Page
    said: list[dict[str, str]]
    slips: Mapping[tuple[int, str], str] = field(default_factory=dict)
    _quiet_until: float = 0.0

    def sit(self, book: str, kind: str) -> None:
        """Take a part of a book."""
        self.page.goto(f"/nhap-lieu/ban/?quyen={book}&viec={kind}")
        expect(self.page.locator("#f-so")).to_be_focused(timeout=LONG)
        self.page.evaluate("navigator.serviceWorker.ready.then(() => 1)")

    def entry(self, number: int) -> None:
        """Key an entry of the book (from 1) and call it done."""
        shown = self.page.get_by_role("button", name=f"Trường hợp {number}, chưa xong")
        expect(shown).to_have_attribute("aria-current", "true", timeout=LONG)
        self.fill(number)
        self.finish()

    def fill(self, number: int) -> None:
        """Go through the form; what it folds away and the page has is unfolded."""
        said = {name: self.slips.get((number, name), text) for name, text in self.said[number - 1].items()}
        opened: set[str] = set()
        for _ in range(200):
            here = self.page.evaluate(HERE)
            name = here["id"].removeprefix("f-")
            if here["id"] == "bench-done":
                break
            if here["piece"] not in opened and set(said) - set(here["boxes"]):
                opened.add(here["piece"])
                self.page.keyboard.press("Alt+m")
            self._write(here, said.get(name, ""))
        missing = set(said) - set(self.page.evaluate(HERE)["boxes"])
        assert not missing, f"entry {number}: no place for {missing}"

    def _write(self, here: dict[str, Any], text: str) -> None:
        keys = self.page.keyboard
        if not text and (here["core"] or here["proposed"]):
            keys.press("F2")
        elif re.fullmatch("F[0-9]", text):
            keys.press(text)
        elif not text or here["proposed"].split(" – ")[0] == text or here["value"] == text:
            self.enter()
        else:
            keys.insert_text(text)
            if here["code"] and self.page.evaluate("document.activeElement.id") != here["id"]:
                self._quiet_until = time.monotonic() + HABIT
            else:
                self.enter()

    def enter(self) -> None:
        """Press Enter when the bench takes it for what it is."""
        time.sleep(max(0.0, self._quiet_until - time.monotonic()))
        self.page.keyboard.press("Enter")

    def finish(self) -> None:
        """Call it done, twice where something is still to be looked at."""
        before = self.page.evaluate(DONE)
        for _ in range(6):
            self.page.keyboard.press("Control+Enter")
            self.page.wait_for_timeout(550)
            if self.page.evaluate(DONE) > before or self.page.get_by_text("Đã xong cả phần").count():
                return
        message = f"the entry does not end: {self.page.locator('.bench-says').inner_text()}"
        raise AssertionError(message)

    def next_part(self, kind: str) -> None:
        """Give the part in and take another one of the same kind."""
        self.at_rest()
        self.page.get_by_role("button", name="Nộp phần này và nhận phần khác").click()
        self.page.get_by_role("button", name="Nộp phần này").first.click()
        words = {"first": "nhập từ ảnh", "second": "nhập độc lập lần hai"}[kind]
        offer = self.page.get_by_role("listitem").filter(has_text=words)
        offer.get_by_role("button", name="Nhận một phần nhỏ").click(timeout=LONG)
        expect(self.page.locator("#f-so")).to_be_focused(timeout=LONG)

    def at_rest(self) -> None:
        """Until the screen says that the server has everything."""
        told = re.compile("mọi việc đã ở trên máy chủ|không có gì chờ gửi")
        expect(self.page.locator(".bench-status")).to_contain_text(told, timeout=LONG * 2)
