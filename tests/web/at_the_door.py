"""People at the door: signing in by the form, tying an authenticator, the administrator's desk, a sheet of invitation."""

from __future__ import annotations

import datetime as dt
import re

import pyotp
import pytest
import time_machine

from sogoc.accounts.actions import create_person, give_duty, set_password
from sogoc.accounts.verify import verify_people
from tests.line.making import UNIT
from tests.line.office import PASSWORD
from tests.web.acting_office import office
from tests.web.reading_office import text_of

NOON = dt.datetime(2040, 1, 2, 5, tzinfo=dt.UTC)  # a Monday
FRESH = "con trau buoc qua cau khi"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def knock(client, username="nhap", password=PASSWORD, **others):
    return client.post("/dang-nhap", {"username": username, "password": password, **others})


def sit(office, username):
    """A browser in which this person signed in just now."""
    client = office.client(None)
    answer = knock(client, username)
    assert answer.status_code == 302
    return client


def enrol(client) -> pyotp.TOTP:
    """Tie an authenticator; return it."""
    page = text_of(client.get("/tai-khoan/ma-mot-lan"))
    generator = pyotp.TOTP("".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page)))
    answer = client.post("/tai-khoan/ma-mot-lan", {"code": generator.at(dt.datetime.now(dt.UTC))})
    assert answer["Location"] == "/tai-khoan/ma-khoi-phuc"
    return generator


def unlike_the_ledger() -> set[str]:
    """Accounts that are otherwise than their acts say; those of the scene whose first password was waved through do not count."""
    scene = {"admin", "dongnghiep", "kiemtra", "lanhdao", "motminh", "xakhac", "khach"}
    return {where for _, where, _ in verify_people()} - scene


def inside(client) -> bool:
    return bool(client.get("/huong-dan/phim-tat").wsgi_request.user.is_authenticated)


@pytest.fixture
def desk_of_admin(office, settings):
    settings.SOGOC_IS_SAMPLE = True  # no second factor is forced on the administrator
    admin = office.people["admin"]
    set_password(admin, PASSWORD, actor=admin)
    return sit(office, "admin")


def administrator(office, name: str, unit: str) -> None:
    """Somebody who administers one commune alone."""
    person = create_person(name, "Người quản trị", password=PASSWORD, actor=office.people["admin"])
    give_duty(person, "administer", unit=unit, actor=office.people["admin"])
    set_password(person, PASSWORD, actor=person)


def sheet(client, **others):
    return client.post(
        "/giay-moi",
        {"ten-dang-nhap": "moi.den", "ho-ten": "Người Mới Đến", "so-ngay": "14", "don-vi": UNIT, "vai-tro": "nguoi_nhap", **others},
    )  # fmt: skip


def code_on(page) -> str:
    found = re.search(r'class="big-code"[^>]*>([A-Z0-9-]+)<', text_of(page))
    assert found
    return found[1]


__all__ = [
    "FRESH",
    "NOON",
    "administrator",
    "clock",
    "code_on",
    "desk_of_admin",
    "enrol",
    "inside",
    "knock",
    "office",
    "sheet",
    "sit",
    "unlike_the_ledger",
]
