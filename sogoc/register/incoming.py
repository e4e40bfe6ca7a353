"""What a package brings into the register: plain rows, made by ``intake`` from frames that were read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

PERIODS = ("truoc_7_2016", "tu_7_2016")
BORDER = "2016-07-01"
"""First day of the second period of the plan (seed §2: “từ tháng 7/2016”)."""


class Maker(NamedTuple):
    """Whose hand a row is: id and user name of the person, and by which act (``law.workflows.entry.KEYED``)."""

    person: int
    username: str
    act: str


class Person(NamedTuple):
    """One mention: role (block prefix), name as written, its fold, canonical birth date, sex, personal number, place."""

    role: str
    name: str
    fold: str
    birth: str
    sex: str
    personal_number: str
    place: str


@dataclass(slots=True)
class Row:
    """One entry of a package. ``key`` is what the file alone proposes; the register keeps ids that it gave before."""

    key: str
    row: int
    so: str
    registered: str
    subject: str
    subject_fold: str
    birth: str
    values: str
    people: tuple[Person, ...]
    pdf: str = ""
    page_sha256: str = ""
    sensitive: bool = False
    """By what it says (``law.sensitive``)."""
    makers: tuple[Maker, ...] = ()
    """Who keyed it, where it was keyed here; empty where a file brought it."""


@dataclass(slots=True)
class Incoming:
    """One package on its way into the register."""

    unit: str
    type: str
    year: str
    number: str
    xlsx_name: str
    xlsx_sha256: str
    zip_name: str
    zip_sha256: str
    rows: list[Row]
    unknown_columns: list[str] = field(default_factory=list)
    default_period: str = PERIODS[0]
    """Period of entries whose registration date does not tell."""


def period_of(registered: str, default: str) -> str:
    """Period that a canonical registration date falls into; ``default`` when the date does not decide.

    Dates are ISO prefixes: ``2016`` alone may be either side of the border, ``2016-07`` is not.
    """
    if not registered[:4].isdigit():
        return default
    border = BORDER[: len(registered)]
    if registered < border:
        return PERIODS[0]
    if registered > border or len(registered) > 4:
        return PERIODS[1]
    return default
