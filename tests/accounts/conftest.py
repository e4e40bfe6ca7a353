"""A small province: the Department, two districts, three communes; and the people of the house style."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pyotp
import pytest

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.first_people import set_up_administrator
from sogoc.accounts.models import Person
from sogoc.accounts.offices import Unit
from sogoc.accounts.one_time import enrol_one_time, new_secret
from sogoc.accounts.queries import find_person
from sogoc.accounts.unit_actions import take_units
from tests.support.lasting import once

PASSWORD = "khong-ai-doan-ra-42"
UNITS = [
    Unit("STP", "Sở Tư pháp", "so"),
    Unit("H672", "Phòng Tư pháp A", "huyen", "STP"),
    Unit("H673", "Phòng Tư pháp B", "huyen", "STP"),
    Unit("24769", "Phường Một", "phuong", "H672"),
    Unit("24772", "Phường Hai", "phuong", "H672"),
    Unit("24862", "Xã Ba", "xa", "H673"),
]


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Argon2 is slow on purpose; one test of its own uses it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def admin(db) -> Person:
    """Người quản trị, at the Department."""
    once("the administrator", set_up_administrator)
    return find_person("admin")


@pytest.fixture
def province(admin):
    once("units of a small province", lambda: take_units(UNITS, actor=admin))


def enrol(person: Person) -> None:
    """Somebody ties an authenticator to their own account."""
    secret = new_secret()
    enrol_one_time(person, secret, code=pyotp.TOTP(secret).at(dt.datetime.now(dt.UTC)), actor=person)


@dataclass
class Hiring:
    """`hire(username, duty, unit)`: an account with one duty; without duty a stranger."""

    admin: Person

    def __call__(self, username: str, duty: str | None = None, unit: str = "") -> Person:
        person = create_person(username, f"Người {username}", password=PASSWORD, actor=self.admin)
        if duty is not None:
            give_duty(person, duty, unit=unit, actor=self.admin)
        return person


@pytest.fixture
def hire(province, admin) -> Hiring:
    return Hiring(admin)
