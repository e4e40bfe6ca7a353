"""Families of one district through four generations.

In: a district, a number of founding couples, rates. Out: ``Families`` (persons and couples in the order of their years). Years pass
once: the couples of a year are formed from those who wait to marry, then have all their children, who wait in later years. Men marry
into Kinh and other patrilineal groups with their surname, women pass on the clan where children belong to the mother's line.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from sogoc.sample import names
from sogoc.sample.people import FEMALE, MALE, NEVER, Couple, Person, personal_number
from sogoc.sample.plan import AS_OF, District
from sogoc.sample.rates import Rates
from sogoc.sample.streams import drawn, urn

YEAR = 365.25
FIRST_YEAR = 1932
NOW = AS_OF.toordinal()
FOUNDING = urn(
    [(year, 1.0 if year < 1976 else 1.5 if year < 1996 else 0.5) for year in range(FIRST_YEAR, 2006)]
)
CHILDREN = ((1960, 5.4), (1980, 4.6), (1990, 3.4), (2000, 2.5), (9999, 2.0))
INFANT_DEATHS = ((1960, 0.07), (1985, 0.04), (2000, 0.02), (9999, 0.009))
COMING_OF_AGE = {MALE: 20, FEMALE: 18}


@dataclass
class Families:
    """The people of a district so far."""

    district: District
    rates: Rates
    rng: random.Random
    persons: list[Person] = field(default_factory=list)
    couples: list[Couple] = field(default_factory=list)
    _nth: dict[tuple[int, str], int] = field(default_factory=dict)
    _places: tuple[int, ...] = ()
    _labels: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Spread communes and peoples over urns."""
        self._places = urn([(index, commune.weight) for index, commune in enumerate(self.district.communes)])
        for commune in self.district.communes:
            others = sum(share for _, share in commune.peoples)
            self._labels.append(urn([("Kinh", 1.0 - others), *commune.peoples]))

    def person(self, *, sex: str, birth: int, label: str, home: int) -> Person:
        """A new person with the number that the population database gives."""
        born = Person(len(self.persons) + 1, sex=sex, birth=birth, label=label, home=home)
        year = dt.date.fromordinal(birth).year
        nth = self._nth.get((year, sex), 0)
        self._nth[(year, sex)] = nth + 1
        born.number = personal_number(born, district=self.district.index, nth=nth)
        self.persons.append(born)
        return born

    def stranger(self, *, sex: str, birth: int, label: str, home: int) -> Person:
        """Someone whose birth and parents stand in no book of the district."""
        rng = self.rng
        born = self.person(sex=sex, birth=birth, label=label, home=home)
        born.born_here = False
        born.family = names.family(rng, label)
        year = dt.date.fromordinal(birth).year
        born.name = names.full_name(rng, label, sex=sex, year=year, family=born.family)
        others = names.family(rng, label)
        maternal = names.of_mother(label)
        born.parents = (
            names.full_name(rng, label, sex=MALE, year=year - 27, family=others if maternal else born.family),
            names.full_name(
                rng, label, sex=FEMALE, year=year - 24, family=born.family if maternal else others
            ),
        )
        born.origin = 0 if maternal or label.startswith("Xtiêng") else int(rng.random() * 1_000_000) + 1
        born.gone = rng.random() < self.rates.xa_xu
        born.death = _death(rng, birth, survived=int(16 * YEAR))
        return born

    def founders(self) -> Couple:
        """A couple who live in the district, natives or settlers."""
        rng = self.rng
        year = drawn(rng, FOUNDING)
        home = drawn(rng, self._places)
        label = drawn(rng, self._labels[home])
        day = dt.date(year, 1, 1).toordinal() + int(rng.random() * 365)
        husband = self.stranger(sex=MALE, birth=day - _age(rng, MALE), label=label, home=home)
        wife = self.stranger(sex=FEMALE, birth=day - _age(rng, FEMALE), label=label, home=home)
        husband.death = husband.death and max(husband.death, day + 900)
        wife.death = wife.death and max(wife.death, day + 900)
        couple = Couple(husband, wife, day=day, home=home)
        couple.arrived = day + int(rng.random() * 8 * YEAR) if year > 1970 and rng.random() < 0.5 else day
        self.couples.append(couple)
        return couple

    def child(self, couple: Couple, *, birth: int, sex: str) -> Person:
        """A child, named as its people name."""
        rng = self.rng
        father, mother = couple.husband, couple.wife
        label = mother.label if names.of_mother(mother.label) else father.label
        born = self.person(sex=sex, birth=birth, label=label, home=couple.home)
        born.father, born.mother = father, mother
        born.family = mother.family if names.of_mother(label) else father.family
        year = dt.date.fromordinal(birth).year
        born.name = names.full_name(rng, label, sex=sex, year=year, family=born.family)
        born.origin = father.origin
        born.born_here = birth >= couple.arrived
        born.gone = rng.random() < self.rates.xa_xu
        infant = next(share for until, share in INFANT_DEATHS if year < until)
        born.death = (
            birth + int(rng.random() ** 3 * 365)
            if rng.random() < infant
            else _death(rng, birth, survived=366)
        )
        if born.death > NOW:
            born.death = NEVER
        couple.children.append(born)
        return born


def _death(rng: random.Random, birth: int, *, survived: int) -> int:
    """Day of death of someone who lives at least ``survived`` days, ``NEVER`` when it lies after the extract."""
    years = rng.gauss(72, 13) if rng.random() > 0.06 else rng.random() * 60
    day = birth + max(survived + 30, int(min(years, 103) * YEAR))
    return day if day <= NOW else NEVER


def _age(rng: random.Random, sex: str, *, late: float = 0.0) -> int:
    """Days of age at marriage, of age by the law."""
    mean, spread = (25.0, 4.2) if sex == MALE else (22.2, 3.6)
    return int(max(rng.gauss(mean + late, spread), COMING_OF_AGE[sex] + 0.03 + rng.random()) * YEAR)


def live(families: Families, *, founders: int, until: int) -> None:
    """Let years pass from the first founders until the last day of paper registration."""
    last = dt.date.fromordinal(until).year
    arriving: dict[int, list[Couple]] = {}
    for _ in range(founders):
        couple = families.founders()
        arriving.setdefault(dt.date.fromordinal(couple.day).year, []).append(couple)
    waiting: dict[int, list[tuple[int, Person]]] = {}
    families.couples.clear()
    for year in range(FIRST_YEAR, last + 1):
        new = arriving.pop(year, [])
        new += _weddings(families, waiting.pop(year, []))
        for couple in new:
            families.couples.append(couple)
            _bear(families, couple, until=until)
            for born in couple.children:
                _wait(families, born, waiting, last=last)


def _wait(
    families: Families, born: Person, waiting: dict[int, list[tuple[int, Person]]], *, last: int
) -> None:
    rng = families.rng
    if rng.random() > 0.93:
        return
    year = dt.date.fromordinal(born.birth).year
    highland = born.label != "Kinh"
    early = families.rates.tao_hon * (0.1 if year > 1981 else 1.0) * (2.0 if highland else 0.6)
    if early and rng.random() < early:
        age = int((COMING_OF_AGE[born.sex] - 1.1 - rng.random() * 2.5) * YEAR)
    else:
        age = _age(rng, born.sex, late=(1.5 if year > 1980 else 0.0) - (2.0 if highland else 0.0))
    day = born.birth + age
    if born.death and born.death < day + 30:
        return
    when = dt.date.fromordinal(day).year
    if when <= last:
        waiting.setdefault(when, []).append((day, born))


def _weddings(families: Families, waiting: list[tuple[int, Person]]) -> list[Couple]:
    """Pair those who wait: mostly of one people and one commune; who finds nobody marries someone from outside."""
    rng = families.rng
    sides: dict[tuple[bool, str], list[tuple[float, int, Person]]] = {}
    for day, person in waiting:
        mixed = rng.random() < 0.05
        kinh = (person.label == "Kinh") != mixed
        sides.setdefault((kinh, person.sex), []).append((person.home + rng.random() * 1.6, day, person))
    couples: list[Couple] = []
    for kinh in (True, False):
        men = sorted(sides.get((kinh, MALE), []), key=lambda row: row[0])
        women = sorted(sides.get((kinh, FEMALE), []), key=lambda row: row[0])
        while men or women:
            man = men.pop() if men else None
            woman = women.pop() if women else None
            if man and woman and _siblings(man[2], woman[2]):
                couples += [_with_stranger(families, man), _with_stranger(families, woman)]
            elif man and woman:
                couples.append(_wed(man[2], woman[2], day=max(man[1], woman[1])))
            else:
                couples.append(_with_stranger(families, man or woman or men[0]))
    couples.sort(key=lambda couple: couple.day)
    return couples


def _siblings(one: Person, other: Person) -> bool:
    return one.mother is not None and one.mother is other.mother


def _wed(man: Person, woman: Person, *, day: int) -> Couple:
    home = woman.home if names.of_mother(woman.label) else man.home
    return Couple(man, woman, day=day, home=home)


def _with_stranger(families: Families, one: tuple[float, int, Person]) -> Couple:
    _, day, person = one
    other = FEMALE if person.sex == MALE else MALE
    birth = day - _age(families.rng, other)
    spouse = families.stranger(sex=other, birth=birth, label=person.label, home=person.home)
    if spouse.death and spouse.death < day + 300:
        spouse.death = NEVER
    return _wed(person, spouse, day=day) if person.sex == MALE else _wed(spouse, person, day=day)


def _bear(families: Families, couple: Couple, *, until: int) -> None:
    """All children of a couple, while the mother lives and the father lived nine months before."""
    rng = families.rng
    father, mother = couple.husband, couple.wife
    year = dt.date.fromordinal(couple.day).year
    wanted = max(0, round(rng.gauss(next(mean for before, mean in CHILDREN if year < before), 1.3)))
    last = min(
        until,
        mother.death - 1 if mother.death else until,
        father.death + 200 if father.death else until,
        mother.birth + int(44 * YEAR),
    )
    birth = couple.day + 240 + int(rng.random() * 500)
    while len(couple.children) < wanted and birth <= last:
        born = families.child(couple, birth=birth, sex=MALE if rng.random() < 0.52 else FEMALE)
        if rng.random() < families.rates.sinh_doi:
            _twin(families, couple, born)
        birth += 420 + int(rng.random() * 1100)


def _twin(families: Families, couple: Couple, elder: Person) -> None:
    rng = families.rng
    same = rng.random() < 0.7
    other = FEMALE if elder.sex == MALE else MALE
    younger = families.child(couple, birth=elder.birth, sex=elder.sex if same else other)
    if rng.random() < 0.5:
        year = dt.date.fromordinal(younger.birth).year
        younger.name = (
            names.twin_name(
                rng, elder.name, sex=younger.sex, label=younger.label, year=year, family=younger.family
            )
            if same
            else younger.name
        )
    if younger.name == elder.name:
        younger.name = names.full_name(rng, younger.label, sex=younger.sex, year=2015, family=younger.family)
    elder.twin = younger.twin = elder.serial
