"""An office in a test: an installation, people with one duty each, and every act through the product's own doors."""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from sogoc.accounts.actions import create_person, give_duty
from sogoc.accounts.first_people import set_up_administrator
from sogoc.accounts.models import Person
from sogoc.accounts.queries import find_person
from sogoc.approval import actions as approval
from sogoc.approval import sending
from sogoc.approval.answers import Answered, import_answers
from sogoc.checking import actions as checking
from sogoc.ground.home import Home, create
from sogoc.intake import actions as intake
from sogoc.intake import inventory
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from sogoc.register.models import Book, Package
from sogoc.register.verify import verify_book
from tests.line.making import BOOK, UNIT, Row, package
from tests.support.lasting import once

PASSWORD = "khong-ai-doan-ra-42"
PEOPLE = {
    "nhap": ("key",),
    "nhap2": ("key",),
    "kiemtra": ("check", "settle"),
    "lanhdao": ("approve", "follow"),
    "motminh": ("key", "check", "settle", "approve", "follow"),
    "khach": (),
}
PATH = f"{UNIT}/{BOOK}"
PLAN_PAPER = inventory.Paper("12/CV-STP", dt.date(2024, 1, 5))
"""The document on which lists of the plan rest."""
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass
class Line:
    """One installation; ``people`` by user name."""

    folder: Path
    people: dict[str, Person] = field(default_factory=dict)

    def bring(
        self, *rows: Row, actor: str = "nhap", fewer: str | None = "lanhdao", **how: Any
    ) -> intake.Arrival:
        """The package of a book with these rows arrives; somebody agrees to what it leaves out, unless ``fewer`` is None."""
        return self.take(package(self.folder / "packages", rows, **how), actor=actor, fewer=fewer)

    def take(
        self, *paths: Path, actor: str = "nhap", fewer: str | None = None, unit: str | None = None
    ) -> intake.Arrival:
        agrees = self.people[fewer] if fewer and fewer != actor else None
        return intake.take_in(paths, actor=self.people[actor], unit=unit, fewer=agrees, via="test")

    def settle(self, code: str, reason: str, *, path: str = PATH, actor: str = "kiemtra", **how: Any) -> Any:
        return checking.settle(
            records.book_at(path), code=code, reason=reason, actor=self.people[actor], via="test", **how
        )

    def approve(self, path: str = PATH, *, actor: str = "lanhdao", **how: Any) -> approval.Approved:
        return approval.approve(records.book_at(path), actor=self.people[actor], via="test", **how)

    def deliver(self, path: str = PATH, *, actor: str = "lanhdao", **how: Any) -> Any:
        return approval.deliver(
            records.book_at(path), system="158", actor=self.people[actor], via="test", **how
        )

    def answer(
        self, *lines: str, actor: str = "lanhdao", name: str = "tra-loi.csv", system: str = "158"
    ) -> Answered:
        """The ministry's file of answers: lines ``entry,status,date,words``."""
        file = self.folder / name
        file.write_text("\n".join(["entry,status,date,words", *lines]) + "\n", encoding="utf-8")
        return import_answers(file, actor=self.people[actor], system=system, via="test")

    def plan(self, *lines: str) -> inventory.Loaded:
        """The plan: lines ``unit,type,year,number,opened,closed,period,declared_entries,basis``."""
        file = self.folder / "inventory.csv"
        header = "unit,type,year,number,opened,closed,period,declared_entries,basis"
        file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return inventory.load(file, actor=self.people["admin"], paper=PLAN_PAPER, via="test")

    def book(self, path: str = PATH) -> Book:
        return records.book_at(path)

    def package(self, path: str = PATH) -> Package:
        """The newest package of a book."""
        found = records.current_package(self.book(path))
        assert found is not None
        return found

    def states(self, path: str = PATH) -> dict[str, str]:
        """Key → state of every entry that the book ever had."""
        return {one.key: one.state for one in records.entries(self.book(path), withdrawn=True)}

    def values(self, key: str, path: str = PATH) -> dict[str, Any]:
        return records.values_of(records.entry_at(f"{path}/{key}"))

    def open_codes(self, path: str = PATH) -> list[tuple[str | None, str]]:
        """(key, code) of every finding that nobody settled."""
        found = self.book(path).findings.filter(settlement=None).order_by("row", "code")
        return [(one.entry.key if one.entry else None, one.code) for one in found.select_related("entry")]

    def mismatches(self, path: str = PATH) -> list[str]:
        """What the ledger, replayed, says against what is stored."""
        return [f"{one.code} {one.where}" for one in verify_book(self.book(path))]


@pytest.fixture(scope="session")
def _one_sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def quick_reading(_one_sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader's process is started once for all tests and not for each arrival."""
    for room in (intake, sending):
        monkeypatch.setattr(room, "Sandbox", lambda: contextlib.nullcontext(_one_sandbox))


@pytest.fixture
def quick_passwords(settings: Any) -> None:
    """Argon2 is slow on purpose."""
    settings.PASSWORD_HASHERS = QUICK


@pytest.fixture
def people(db: None, quick_passwords: None) -> dict[str, Person]:
    return hire_people()


def hire_people() -> dict[str, Person]:
    """The administrator, and people of the Department with the duties that their names say."""
    once("people of the Department", _hire)
    return everybody()


def _hire() -> None:
    set_up_administrator()
    admin = find_person("admin")
    for name, duties in PEOPLE.items():
        person = create_person(name, f"Người {name}", password=PASSWORD, actor=admin)
        for duty in duties:
            give_duty(person, duty, unit="STP", actor=admin)


def everybody() -> dict[str, Person]:
    """Who has an account, by user name."""
    return {person.username: person for person in Person.objects.order_by("pk")}


@pytest.fixture(scope="module")
def lasting_line(
    lasting_database: None, _one_sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Line]:
    """The same for all tests of a module; one that touches files asks for ``damage`` too."""
    folder = tmp_path_factory.mktemp("line")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(SOGOC_HOME=folder / "home", PASSWORD_HASHERS=QUICK),
    ):
        patch.setenv("SOGOC_HOME", str(folder / "home"))
        for room in (intake, sending):
            patch.setattr(room, "Sandbox", lambda: contextlib.nullcontext(_one_sandbox))
        create(folder / "home")
        yield Line(folder, hire_people())


@pytest.fixture
def damage(lasting_line: Line) -> Iterator[None]:
    """What a test does to the files of the lasting line is undone after it."""
    kept = lasting_line.folder.with_name(f"{lasting_line.folder.name}.kept")
    shutil.copytree(lasting_line.folder, kept)
    yield
    shutil.rmtree(lasting_line.folder)
    kept.rename(lasting_line.folder)


@pytest.fixture
def line(installation: Home, people: dict[str, Person], quick_reading: None, tmp_path: Path) -> Line:
    """An installation in this process, with its people and an empty register."""
    return Line(tmp_path, people)
