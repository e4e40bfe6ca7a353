"""Lives become registered events.

In: the families of a district. Out: exactly as many events per period as the plan declares, each to be written into a book of its
type: births, marriages, deaths, acknowledgements as life brings them, and certificates of marital status (many, as the seed says) for
the rest. Deadlines: 60 days for a birth, 15 for a death since 01/4/2006, 30 days and 48 hours before (domain facts §5.2).
"""

from __future__ import annotations

import datetime as dt

from sogoc.sample import foreigners
from sogoc.sample.families import FIRST_YEAR, YEAR, Families, live
from sogoc.sample.people import NEVER, Couple, Person
from sogoc.sample.plan import FIRST_BOOKS, TURN, District
from sogoc.sample.rates import Rates
from sogoc.sample.streams import stream

NEW_DEADLINES = dt.date(2006, 4, 1).toordinal()
FIRST_CERTIFICATES = dt.date(1999, 1, 4).toordinal()
DISTRICT_LEVEL = dt.date(2016, 1, 1).toordinal()
ADULT = int(18.1 * YEAR)
BIRTHS_SHARE = 0.6
"""Share of births among the declared entries of the first period."""
PILOT, LARGE_PILOT = 120, 1500
OFFICE = -1
"""``Event.unit`` of the district's own office (else the place of the commune in ``District.communes``)."""
IN_TIME, AGAIN, LATE = "1", "2", "4"


class Event:
    """One registered event. ``who`` is the subject (child, husband, deceased, acknowledged child, person certified), ``other`` the
    wife or the acknowledging parent; ``form`` the code of ``loaiDangKy``; ``repeat`` says that it repeats another entry; ``margin``
    what was noted beside it later, ``ended_abroad`` that a divorce abroad is; ``adopted_by`` the new parents of a birth registered again;
    ``shelf`` the printed form whose books stand apart (``southern``), ``series`` the series of numbers of its own (``series``).
    """

    __slots__ = (
        "adopted_by",
        "book",
        "ended_abroad",
        "form",
        "kind",
        "known",
        "margin",
        "official",
        "other",
        "reg",
        "repeat",
        "series",
        "shelf",
        "special",
        "unit",
        "who",
    )

    def __init__(
        self, kind: str, who: Person, *, reg: int, unit: int, form: str = IN_TIME, other: Person | None = None
    ) -> None:
        self.kind = kind
        self.who = who
        self.other = other
        self.reg = reg
        self.unit = unit
        self.form = form
        self.repeat = ""
        self.special = ""
        self.margin = ""
        self.shelf = ""
        self.series = ""
        self.ended_abroad = False
        self.adopted_by: Couple | None = None
        self.known = "1"
        """Code of ``nksLoaiKhaiSinh``."""
        self.book = -1
        self.official = False

    @property
    def second(self) -> Person:
        """The wife or the acknowledging parent; asked only of the types that have one."""
        if self.other is None:
            raise ValueError(self.kind)
        return self.other

    @property
    def period(self) -> int:
        """0 until 30/6/2016, 1 after."""
        return int(self.reg > TURN)


def home_at(person: Person, day: int) -> int:
    """Commune in which a person lives on a day."""
    couple = person.couple
    return couple.home if couple and couple.day <= day else person.home


def people(district: District, *, seed: int, rates: Rates) -> Families:
    """Everybody who ever lived in the district, through its generations."""
    founders = _founders(district, seed=seed, rates=rates)
    families = Families(district, rates, stream(seed, "families", district.code))
    live(families, founders=founders, until=district.until)
    return families


def happen(families: Families, district: District, *, before: list[Event]) -> list[Event]:
    """The district's declared events, exactly as many as planned per period; ``before`` those of the southern books among them."""
    wanted = (district.declared[0] - len(before), district.declared[1])
    born_before = {event.who for event in before if event.kind == "KS"}
    events = _lives(families)
    rng = families.rng
    chosen = list(before)
    for period in (0, 1):
        core = [event for event in events if event.period == period]
        most = int(wanted[period] * 0.92)
        if len(core) > most:
            core = rng.sample(core, most)
        chosen += core
        chosen += _certificates(families, count=wanted[period] - len(core), period=period)
    for event in chosen:
        if event.form == AGAIN and event.who in born_before:
            event.repeat = "dang_ky_lai"
    return chosen


def _founders(district: District, *, seed: int, rates: Rates) -> int:
    """Founding couples whose descendants will bring about the births wanted, found by one or two small trials.

    In a small population many marry someone from outside, and families grow faster; so a large one asks for a larger trial.
    """
    wanted = district.declared[0] * BIRTHS_SHARE
    founders, tried = PILOT, 0
    while tried < min(founders // 2, LARGE_PILOT) or not tried:
        tried = min(max(founders // 2, PILOT), LARGE_PILOT)
        pilot = Families(district, rates, stream(seed, "pilot", district.code, tried))
        live(pilot, founders=tried, until=district.until)
        births = sum(event.kind == "KS" and not event.period for event in _lives(pilot))
        founders = max(2, round(wanted * tried / max(births, 1)))
    return founders


def _lives(families: Families) -> list[Event]:
    foreigners.marry(families)
    events: list[Event] = []
    for couple in families.couples:
        _marriage(families, couple, events)
    for person in families.persons:
        if person.mother is not None:
            _birth(families, person, events)
        _death(families, person, events)
    return events


def _marriage(families: Families, couple: Couple, events: list[Event]) -> None:
    rng, until = families.rng, families.district.until
    if couple.day < FIRST_BOOKS or couple.arrived > couple.day:
        return
    year = dt.date.fromordinal(couple.day).year
    foreign = couple.husband.nationality != couple.wife.nationality
    share = 0.7 if year < 1990 else 0.85 if year < 2005 else 0.95
    if not foreign and rng.random() > share:
        return
    lived = 0.0 if foreign else 0.3 if couple.wife.label != "Kinh" else 0.06
    day = couple.day + (int(rng.random() * 9 * YEAR) if rng.random() < lived else 0)
    if day > until or any(one.death and one.death < day for one in (couple.husband, couple.wife)):
        return
    couple.registered = day
    if rng.random() < 0.05:
        couple.divorced = day + int((1 + rng.random() * 14) * YEAR)
    at_wife = rng.random() < 0.35 and couple.wife.born_here
    unit = OFFICE if foreign else (couple.wife.home if at_wife else couple.home)
    event = Event("KH", couple.husband, reg=day, unit=unit, other=couple.wife)
    young = [
        one
        for one, age in ((couple.husband, 20), (couple.wife, 18))
        if couple.day - one.birth < int((age - 1) * YEAR)
    ]
    event.special = "tao_hon" if young else ""
    events.append(event)


def _birth(families: Families, child: Person, events: list[Event]) -> None:
    rng, until, rates = families.rng, families.district.until, families.rates
    if not child.born_here:
        return
    birth = child.birth
    year = dt.date.fromordinal(birth).year
    registered = birth >= FIRST_BOOKS - 200 and rng.random() < (0.82 if year < 1990 else 0.93)
    if registered:
        _first_entry(families, child, events)
    if rng.random() < rates.dang_ky_lai and year > FIRST_YEAR + 5:
        since = max(birth + int(9 * YEAR), FIRST_CERTIFICATES)
        if since < until:
            day = since + int(rng.random() * (until - since))
            if not (child.death and child.death < day):
                again = Event("KS", child, reg=day, unit=child.home, form=AGAIN)
                again.repeat = "dang_ky_lai" if registered else ""
                events.append(again)


def _first_entry(families: Families, child: Person, events: list[Event]) -> None:
    rng, until, rates = families.rng, families.district.until, families.rates
    birth = child.birth
    most = 58 if birth >= NEW_DEADLINES else 28
    form, day = IN_TIME, birth + 1 + int(rng.random() * (most - 1))
    if rng.random() < rates.qua_han or day < FIRST_BOOKS:
        form, day = LATE, max(birth + 62 + int(rng.random() ** 2 * 6 * YEAR), FIRST_BOOKS)
    if day > until or (child.death and child.death <= day):
        return
    event = Event("KS", child, reg=day, unit=child.home, form=form)
    event.special = "sinh_doi" if child.twin and child.twin != child.serial else ""
    parents = child.father.couple if child.father else None
    if parents and (parents.registered == NEVER or parents.registered > day) and rng.random() < 0.12:
        event.known = "3"
        _acknowledged(families, child, since=max(day, parents.registered), events=events)
    events.append(event)
    if rng.random() < rates.ghi_hai_lan:
        second = Event("KS", child, reg=min(until, day + int(rng.random() * 500)), unit=child.home, form=form)
        if not (child.death and child.death <= second.reg):
            second.repeat = second.special = "ghi_hai_lan"
            second.known = event.known
            second.form = LATE if second.reg - birth > most else IN_TIME
            events.append(second)


def _acknowledged(families: Families, child: Person, *, since: int, events: list[Event]) -> None:
    rng, father = families.rng, child.father
    day = since + int(rng.random() * 3 * YEAR)
    dead = [one for one in (father, child) if one is not None and one.death and one.death <= day]
    if father is not None and day <= families.district.until and not dead:
        events.append(Event("CMC", child, reg=day, unit=home_at(father, day), other=father))


def _death(families: Families, person: Person, events: list[Event]) -> None:
    rng, until, rates = families.rng, families.district.until, families.rates
    if person.death < FIRST_BOOKS or person.gone or person.nationality != "Việt Nam":
        return
    if rng.random() > (0.6 if person.death < NEW_DEADLINES else 0.85):
        return
    newer = person.death >= NEW_DEADLINES
    form, day = IN_TIME, person.death + int(rng.random() * (14 if newer else 2))
    if rng.random() < rates.qua_han:
        form, day = LATE, person.death + (17 if newer else 4) + int(rng.random() ** 2 * 900)
    if day <= until:
        events.append(Event("KT", person, reg=day, unit=home_at(person, person.death), form=form))


def _certificates(families: Families, *, count: int, period: int) -> list[Event]:
    rng, until = families.rng, families.district.until
    first, last = (FIRST_CERTIFICATES, TURN) if period == 0 else (TURN + 1, until)
    made: list[Event] = []
    persons = [
        person
        for person in families.persons
        if person.nationality == "Việt Nam" and person.birth + ADULT < last
    ]
    couples = [couple for couple in families.couples if first + 200 < couple.registered <= last]
    while len(made) < count:
        if couples and rng.random() < 0.22:
            couple = couples[int(rng.random() * len(couples))]
            one = couple.husband if rng.random() < 0.5 else couple.wife
            day = couple.registered - 1 - int(rng.random() * 150)
            purpose = one.nationality == "Việt Nam" and day >= one.birth + ADULT
        else:
            one = persons[int(rng.random() * len(persons))]
            day = first + int(rng.random() * (last - first + 1))
            purpose = False
            if day < one.birth + ADULT or (one.death and one.death <= day):
                continue
        if day < first or (one.death and one.death <= day) or one.nationality != "Việt Nam":
            continue
        event = Event("HN", one, reg=day, unit=home_at(one, day))
        event.known = "marriage" if purpose else "other"
        made.append(event)
    return made
