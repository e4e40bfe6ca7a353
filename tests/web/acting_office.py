"""A commune with one person per duty, a second commune, a stranger; and their browsers.

Everybody signs in for the whole test; packages are real and are taken in by the product's own job.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.first_people import set_up_administrator
from sogoc.accounts.models import Person
from sogoc.accounts.offices import Unit
from sogoc.accounts.queries import find_person
from sogoc.accounts.unit_actions import take_units
from sogoc.ground.home import Home
from sogoc.ground.queue.worker import run_worker
from tests.line.making import BOOK, UNIT
from tests.line.office import PASSWORD, Line, everybody
from tests.support.browser import PATIENCE
from tests.support.lasting import once

OTHER = "24769"
UNITS = [
    Unit("STP", "Sở Tư pháp", "so"),
    Unit("H672", "Phòng Tư pháp A", "huyen", "STP"),
    Unit("H673", "Phòng Tư pháp B", "huyen", "STP"),
    Unit(OTHER, "Phường Một", "phuong", "H672"),
    Unit(UNIT, "Xã Ba", "xa", "H673"),
]
PEOPLE = {
    "nhap": (("key",), UNIT),
    "dongnghiep": (("key",), UNIT),
    "kiemtra": (("check", "settle"), UNIT),
    "lanhdao": (("approve", "follow"), UNIT),
    "motminh": (("key", "settle", "approve", "follow"), UNIT),
    "xakhac": (("key", "settle", "approve", "follow"), OTHER),
    "khach": ((), ""),
}


@dataclass
class Office(Line):
    """The line's acts, and browsers of its people."""

    def client(self, username: str | None) -> Client:
        """A signed-in browser without scripts; None for nobody."""
        client = Client()
        if username is not None:
            client.force_login(self.people[username], "django.contrib.auth.backends.ModelBackend")
        return client

    def work(self) -> int:
        """Let the background do what waits."""
        return run_worker(once=True)


def hire() -> dict[str, Person]:
    """The commune's people; nobody's password must be changed first."""
    once("people of a commune", _hire)
    return everybody()


def _hire() -> None:
    set_up_administrator()
    admin = find_person("admin")
    take_units(UNITS, actor=admin)
    for name, (duties, unit) in PEOPLE.items():
        person = create_person(name, f"Người {name}", password=PASSWORD, actor=admin)
        for duty in duties:
            give_duty(person, duty, unit=unit, actor=admin)
    Person.objects.update(must_change_password=False)


@pytest.fixture
def office(
    installation: Home, db: None, quick_passwords: None, quick_reading: None, tmp_path: Path
) -> Office:
    return Office(tmp_path, hire())


@pytest.fixture
def live_office(
    installation: Home,
    transactional_db: None,
    quick_passwords: None,
    quick_reading: None,
    live_server: Any,
    tmp_path: Path,
) -> Office:
    """The same, with a server that real browsers reach."""
    return Office(tmp_path, hire())


@pytest.fixture
def sit_down(live_office: Office, live_server: Any, browser: Browser) -> Iterator[Callable[..., Page]]:
    """`sit_down(username)`: a real browser in which this person is signed in; a page's complaint fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def sit(username: str, *, width: int = 1366, height: int = 768) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            viewport={"width": width, "height": height},
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        cookie = live_office.client(username).cookies["sogoc_session"].value
        context.add_cookies([{"name": "sogoc_session", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                complaints.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        return page

    yield sit
    for context in contexts:
        context.close()
    assert not complaints, f"the page complained: {complaints}"


def address(place: str, book: str = BOOK, unit: str = UNIT) -> str:
    """Address of an acting page of the book."""
    return f"/so/{unit}/{book}/{place}"


def announce(client: Client, token: str, *paths: Path, unit: str = UNIT) -> Any:
    """Tell the server which files will come."""
    files = [{"name": path.name, "size": path.stat().st_size} for path in paths]
    return client.post(
        "/tiep-nhan/tai-len",
        json.dumps({"token": token, "unit": unit, "files": files}),
        content_type="application/json",
    )


def put(client: Client, token: str, number: int, *, offset: int, piece: bytes) -> Any:
    """Send one piece of one file."""
    return client.put(
        f"/tiep-nhan/tai-len/{token}/{number}?tu={offset}", piece, content_type="application/octet-stream"
    )
