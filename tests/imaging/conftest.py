"""A commune whose book is only in the plan, and somebody who scans: the same scene for all tests of a module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import override_settings

from sogoc.accounts.actions import give_duty
from sogoc.accounts.models import Person
from sogoc.ground.home import create
from sogoc.imaging import reader
from sogoc.imaging.actions import receive_scan
from sogoc.intake import inventory
from sogoc.packages.sandbox import Sandbox
from tests.imaging import drawing
from tests.line.making import UNIT
from tests.line.office import QUICK
from tests.web.acting_office import hire

PATH = f"{UNIT}/KS.2008.01"


@dataclass
class Desk:
    """People, a folder, and a way to bring pages."""

    folder: Path
    people: dict[str, Person]

    def bring(self, *contents: bytes, actor: str = "nhap", path: str = PATH) -> list[int]:
        """Ids of the pages that came of some files."""
        found: list[int] = []
        for number, content in enumerate(contents):
            file = drawing.write(self.folder / "in", f"anh-{number}.jpg", content)
            found += receive_scan(path, file, name=file.name, actor=self.people[actor]).pages
        return found


@pytest.fixture(scope="session")
def one_reader() -> Sandbox:
    """The reader of images, started once."""
    return reader.reader()


def prepare(folder: Path) -> Desk:
    """The commune, its plan, its scanner."""
    people = hire()
    give_duty(people["nhap"], "scan", unit=UNIT, actor=people["admin"])
    plan = folder / "plan.csv"
    plan.write_text(
        "unit,type,year,number,opened,closed,period,declared_entries,basis\n"
        f"{UNIT},KS,2008,01,02/01/2008,,truoc_7_2016,9,Kiểm kê 2023\n"
        f"{UNIT},KT,1999,01,05/01/1999,,truoc_7_2016,3,Kiểm kê 2023\n",
        encoding="utf-8",
    )
    inventory.load(plan, actor=people["admin"], via="test")
    return Desk(folder, people)


@pytest.fixture(scope="module")
def desk(
    lasting_database: None, one_reader: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("imaging")
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(SOGOC_HOME=folder / "home", PASSWORD_HASHERS=QUICK),
    ):
        patch.setenv("SOGOC_HOME", str(folder / "home"))
        create(folder / "home")
        yield prepare(folder)
