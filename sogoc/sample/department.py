"""The Department: marriages and births with a foreign element until 31/12/2015.

In: its row of the plan and the communes from which the brides and grooms come. Out: people and events, exactly as many as planned.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sogoc.sample.events import IN_TIME, LATE, OFFICE, Event
from sogoc.sample.families import COMING_OF_AGE, YEAR, Families
from sogoc.sample.foreigners import make_foreign
from sogoc.sample.people import FEMALE, MALE, Couple
from sogoc.sample.plan import FOREIGN_UNTIL, District
from sogoc.sample.rates import Rates
from sogoc.sample.streams import stream

SINCE = dt.date(1992, 1, 2).toordinal()


def happen(district: District, home: District, *, seed: int, rates: Rates) -> tuple[Families, list[Event]]:
    """People and declared events; ``home`` lends its communes as places where they live."""
    place = replace(district, communes=home.communes, code=home.code, name=home.name)
    families = Families(place, rates, stream(seed, "department"))
    rng = families.rng
    events: list[Event] = []
    while len(events) < district.declared[0]:
        day = SINCE + int(rng.random() * (FOREIGN_UNTIL - SINCE))
        local_sex = FEMALE if rng.random() < 0.85 else MALE
        other_sex = MALE if local_sex == FEMALE else FEMALE
        spot = int(rng.random() * len(place.communes))
        pair = {
            sex: families.stranger(
                sex=sex,
                birth=day - int((COMING_OF_AGE[sex] + 2 + rng.random() * 15) * YEAR),
                label="Kinh",
                home=spot,
            )
            for sex in (local_sex, other_sex)
        }
        for person in pair.values():
            person.death = person.death and max(person.death, day + 3000)
        make_foreign(rng, pair[other_sex])
        couple = Couple(pair[MALE], pair[FEMALE], day=day, home=spot)
        couple.registered = day
        families.couples.append(couple)
        events.append(Event("KH", pair[MALE], reg=day, unit=OFFICE, other=pair[FEMALE]))
        _child(families, couple, events)
    return families, events[: district.declared[0]]


def _child(families: Families, couple: Couple, events: list[Event]) -> None:
    rng = families.rng
    birth = couple.day + 280 + int(rng.random() * 1500)
    if rng.random() > 0.45 or birth + 70 > FOREIGN_UNTIL:
        return
    child = families.child(couple, birth=birth, sex=MALE if rng.random() < 0.52 else FEMALE)
    if couple.husband.nationality != "Việt Nam":
        child.name = f"{couple.wife.family} {child.name.split(' ', 1)[1]}"
        child.label = couple.wife.label
        child.family = couple.wife.family
    if child.death:
        return
    late = rng.random() < families.rates.qua_han
    day = birth + (62 + int(rng.random() * 300) if late else 2 + int(rng.random() * 24))
    if day <= FOREIGN_UNTIL:
        events.append(Event("KS", child, reg=day, unit=OFFICE, form=LATE if late else IN_TIME))
