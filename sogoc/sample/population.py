"""The population database as the police keep it: everybody who lives, and who died since 2015; with slips of its own.

In: the families. Out: rows of ``population.csv`` and of ``truth/persons.csv``. Slips come at a quarter of the books' rates; parents are
missing for some; a birth year without day for many old people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sogoc.sample import places, slips
from sogoc.sample.families import Families
from sogoc.sample.pen import dotted, year_of
from sogoc.sample.people import MALE, Person
from sogoc.sample.plan import AS_OF
from sogoc.sample.recording import in_population, person_id
from sogoc.sample.streams import stream
from sogoc.sample.truth import Sheets

if TYPE_CHECKING:
    from sogoc.sample.district import Order

OWN_RATE = 0.25
FATHER_MISSING, MOTHER_MISSING = 0.10, 0.08
NOW = AS_OF.toordinal()
FLUSH = 20_000


def write(families: Families, order: Order, sheets: Sheets) -> None:
    """Rows of all persons of a district."""
    clerk = _Clerk(families, order)
    people, truth = sheets.rows["population.csv"], sheets.rows["truth/persons.csv"]
    for count, person in enumerate(families.persons):
        known = in_population(person)
        truth.append(clerk.truth(person, known=known))
        if known:
            people.append(clerk.row(person, sheets))
        if count % FLUSH == 0:
            sheets.flush()


class _Clerk:
    def __init__(self, families: Families, order: Order) -> None:
        self.order = order
        self.rates = order.rates
        self.rng = stream(order.seed, "population", order.district.unit)
        self.home = families.district
        self.errs = self.rates.sai_dau + self.rates.go_sai > 0

    def truth(self, person: Person, *, known: bool) -> tuple[object, ...]:
        district = self.order.district
        spouse = _spouse(person)
        return (
            person_id(district, person),
            person.name,
            person.sex,
            _slashed(person.birth),
            _slashed(person.death),
            person.label,
            person.number,
            person_id(district, person.father) if person.father else "",
            person_id(district, person.mother) if person.mother else "",
            person_id(district, spouse) if spouse else "",
            int(known),
        )

    def row(self, person: Person, sheets: Sheets) -> tuple[object, ...]:
        chance, home = self.rng.random, self.home
        couple = person.couple
        lives = couple.home if couple else person.home
        spouse = _spouse(person)
        birth = _slashed(person.birth)
        if year_of(person.birth) < 1960 and chance() < self.rates.chi_nam * OWN_RATE * 2:
            birth = self._slip(
                person, sheets, field="ngaySinh", kind="chi_nam", before=birth, after=birth[-4:]
            )
        elif chance() < self.rates.sai_nam * OWN_RATE:
            birth = self._slip(
                person,
                sheets,
                field="ngaySinh",
                kind="sai_nam",
                before=birth,
                after=slips.wrong_year(self.rng, birth),
            )
        elif chance() < self.rates.dao_ngay_thang * OWN_RATE:
            birth = self._slip(
                person,
                sheets,
                field="ngaySinh",
                kind="dao_ngay_thang",
                before=birth,
                after=slips.turned_day(birth),
            )
        born_at = f"{places.where(home, person.home, year=year_of(person.birth))}" if person.born_here else ""
        return (
            person.number,
            self._name(person, sheets),
            person.sex,
            birth,
            person.label.partition(" (")[0],
            person.nationality,
            born_at,
            places.native_place(home, person, year=2024),
            places.residence(home, person, lives, year=2024),
            "" if self.errs and chance() < FATHER_MISSING else person.father_name,
            "" if self.errs and chance() < MOTHER_MISSING else person.mother_name,
            spouse.name if spouse else "",
            _slashed(person.death),
        )

    def _name(self, person: Person, sheets: Sheets) -> str:
        rates, at, name = self.rates, self.rng.random() / OWN_RATE, person.name
        for rate, kind in (
            (rates.sai_dau, "sai_dau"),
            (rates.go_sai, "go_sai"),
            (rates.phuong_ngu, "phuong_ngu"),
        ):
            if at < rate:
                slip = {"sai_dau": slips.wrong_tone, "go_sai": slips.mistyped, "phuong_ngu": slips.as_spoken}[
                    kind
                ]
                return self._slip(
                    person, sheets, field="hoTen", kind=kind, before=name, after=slip(self.rng, name)
                )
            at -= rate
        return name

    @staticmethod
    def _slip(person: Person, sheets: Sheets, *, field: str, kind: str, before: str, after: str) -> str:
        if before != after:
            sheets.rows["truth/population_errors.csv"].append((person.number, field, kind, before, after))
        return after


def _spouse(person: Person) -> Person | None:
    couple = person.couple
    if couple is None or couple.day > NOW or (couple.divorced and couple.divorced <= NOW):
        return None
    return couple.wife if person.sex == MALE else couple.husband


def _slashed(day: int) -> str:
    return dotted(day).replace(".", "/") if day else ""
