"""A real Chromium, Debian's, driven by Playwright; a page fails its test when a script or the CSP complains."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.support import programs

PATIENCE = 120_000
"""Milliseconds in which a page comes on a busy machine; what is expected of it is there in a quarter of them."""
# no background traffic, and it may run as root
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser per worker."""
    executable = programs.find(programs.BROWSER)
    # Playwright's event loop lives in this thread; Django would take every query for one inside a coroutine
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=PATIENCE / 4)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh page with cookies of its own; addresses are relative to `live_server` where a test has it."""
    base_url = request.getfixturevalue("live_server").url if "live_server" in request.fixturenames else None
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            complaints.append(message.text)

    with browser.new_context(base_url=base_url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh") as context:
        context.set_default_timeout(PATIENCE)
        fresh = context.new_page()
        fresh.on("pageerror", lambda error: complaints.append(str(error)))
        fresh.on("console", note)
        yield fresh
    assert not complaints, f"the page complained: {complaints}"
