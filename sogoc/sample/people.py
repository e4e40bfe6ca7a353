"""A person and a couple of the synthetic province, as they truly are; what books say of them is another matter."""

from __future__ import annotations

import datetime as dt

MALE, FEMALE = "1", "2"
NEVER = 0
DISTRICT_SERIALS = 700_000
"""Serial numbers that a district may give; numbers of papers are permutations of them, so none is given twice."""
PROVINCE = "068"


class Person:
    """One human being. Dates are ordinals, ``NEVER`` for what has not happened by the day of the extract."""

    __slots__ = (
        "birth", "born_here", "couple", "death", "family", "father", "gone", "home", "label", "mother", "name", "nationality",
        "number", "origin", "parents", "serial", "sex", "twin",
    )  # fmt: skip

    def __init__(self, serial: int, *, sex: str, birth: int, label: str, home: int) -> None:
        self.serial = serial
        self.sex = sex
        self.birth = birth
        self.label = label
        self.home = home
        self.name = ""
        self.family = ""
        self.death = NEVER
        self.father: Person | None = None
        self.mother: Person | None = None
        self.parents = ("", "")
        """Names of father and mother where they live in no book of this province."""
        self.couple: Couple | None = None
        self.born_here = True
        self.origin = 0
        self.gone = False
        self.number = ""
        self.twin = 0
        """Number of the twin birth (the elder's serial), 0 for one born alone."""
        self.nationality = "Việt Nam"

    @property
    def mother_name(self) -> str:
        return self.mother.name if self.mother else self.parents[1]

    @property
    def father_name(self) -> str:
        return self.father.name if self.father else self.parents[0]


class Couple:
    """A marriage. ``day`` is when they began to live as husband and wife, ``registered`` when a book says so, if ever."""

    __slots__ = ("arrived", "children", "day", "divorced", "home", "husband", "registered", "wife")

    def __init__(self, husband: Person, wife: Person, *, day: int, home: int) -> None:
        self.husband = husband
        self.wife = wife
        self.day = day
        self.home = home
        self.arrived = NEVER
        self.registered = NEVER
        self.divorced = NEVER
        self.children: list[Person] = []
        husband.couple = self
        wife.couple = self


def personal_number(person: Person, *, district: int, nth: int) -> str:
    """Twelve digits: province, century and sex, year, six digits that no other person of the same year and sex has.

    ``nth`` counts the district's persons of that year and sex.
    """
    year = dt.date.fromordinal(person.birth).year
    century = (year // 100 - 19) * 2 + (0 if person.sex == MALE else 1)
    own = (year * 2 + int(person.sex)) * 377_021
    spread = (611_953 * (district * 70_000 + nth) + own) % 1_000_000
    return f"{PROVINCE}{century}{year % 100:02}{spread:06}"


def old_card(district: int, serial: int) -> str:
    """Nine digits of a CMND of Công an tỉnh Lâm Đồng (25…)."""
    return f"25{(6_119_557 * (district * DISTRICT_SERIALS + serial) + 3_141_593) % 10_000_000:07}"
