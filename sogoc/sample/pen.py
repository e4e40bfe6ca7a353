"""The hand that fills a book: who signs, how days, places and papers are written in it.

In: district, unit, the book's style. Out: the texts that the rows of ``sample/rows`` are made of.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from sogoc.sample import names, places
from sogoc.sample.events import home_at
from sogoc.sample.people import Person, old_card
from sogoc.sample.plan import District
from sogoc.sample.streams import stream

CHIP_CARDS = dt.date(2016, 1, 1).toordinal()
CARD_AGE = int(15 * 365.25)
FIRST_CARDS = dt.date(1978, 6, 1).toordinal()
CARD_OFFICE = "Công an tỉnh Lâm Đồng"
CHIP_OFFICE = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"
Paper = tuple[str, str, str, str]
"""Code of the kind, number, day and place of issue."""


@cache
def year_of(day: int) -> int:
    """Calendar year of an ordinal."""
    return dt.date.fromordinal(day).year


@cache
def dotted(day: int) -> str:
    """``15.06.2008``."""
    return f"{dt.date.fromordinal(day):%d.%m.%Y}"


@cache
def staff(seed: int, unit: str, term: int) -> tuple[str, str]:
    """Chairman and officer of an office during five years; made up."""
    rng = stream(seed, "staff", unit, term)
    people = [
        names.full_name(
            rng, "Kinh", sex=str(1 + int(rng.random() < 0.4)), year=1960, family=names.family(rng, "Kinh")
        )
        for _ in range(2)
    ]
    return people[0], people[1]


class Pen:
    """Writes for one unit of one district."""

    def __init__(self, district: District, unit: int, *, home: District, seed: int, unit_code: str) -> None:
        self.registrar = district
        self.district = home
        self.unit = unit
        self.seed = seed
        self.unit_code = unit_code
        self._office: dict[int, str] = {}

    def office(self, day: int) -> str:
        """Registering office on a day."""
        year = year_of(day)
        if year not in self._office:
            self._office[year] = places.office(self.registrar, self.unit, year=year)
        return self._office[year]

    def signed(self, day: int) -> tuple[str, str, str]:
        """Signer, the signer's office, the officer who wrote."""
        signer, officer = staff(self.seed, self.unit_code, year_of(day) // 5)
        title = "Giám đốc" if self.unit_code == "STP" else "Chủ tịch" if len(signer) % 3 else "Phó Chủ tịch"
        return signer, title, officer

    def residence(self, person: Person, day: int) -> str:
        """Where a person lives on a day."""
        if person.nationality != "Việt Nam":
            return person.nationality.partition(" (")[0]
        return places.residence(self.district, person, home_at(person, day), year=year_of(day))

    def paper(self, person: Person, day: int) -> Paper:
        """Papers that a person shows on a day."""
        serial = person.serial
        if person.nationality != "Việt Nam":
            return (
                "2",
                f"P{serial * 7919 % 10_000_000:07}",
                dotted(max(day - 400 - serial % 900, 1)),
                person.nationality.partition(" (")[0],
            )
        if day - person.birth < CARD_AGE:
            return "8", f"GKS {serial % 180 + 1:02}/{year_of(person.birth)}", "", ""
        if day >= CHIP_CARDS and serial % 8 < 1 + 2 * (year_of(day) - 2016):
            return "4", person.number, dotted(max(day - 30 - serial % 300, CHIP_CARDS)), CHIP_OFFICE
        issued = max(
            person.birth + CARD_AGE + serial % 1500, FIRST_CARDS + serial % 900, day - 5000 - serial % 400
        )
        return "1", old_card(self.registrar.index, serial), dotted(min(issued, day - 15)), CARD_OFFICE
