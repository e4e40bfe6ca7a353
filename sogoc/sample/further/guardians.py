"""Guardianships (GH) of orphans and of who lost capacity, their supervision (GSGH), their end (CDGH).

In: deaths and families of the sample. Out: a guardian by law (grandparents, a grown brother or sister, spouse, child: Bộ luật Dân sự 2015,
Điều 52, 53) or one who was chosen; the end comes with the eighteenth birthday or a death (Điều 62).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from sogoc.sample.events import home_at
from sogoc.sample.families import YEAR
from sogoc.sample.further.occasion import Occasion, age, lives
from sogoc.sample.later import Later, Roles
from sogoc.sample.pen import dotted
from sogoc.sample.people import Person

SINCE = dt.date(1999, 1, 4).toordinal()
SUPERVISED_SINCE = dt.date(2017, 1, 1).toordinal()
CHOSEN, BY_LAW = "1", "2"
OLD = 70
MOST_TRIED = 3000
"""People looked at before a guardianship stays without a supervisor."""
SUPERVISOR_CHOSEN = "Văn bản cử người giám sát việc giám hộ của những người thân thích"
INCAPABLE = "; người được giám hộ mất năng lực hành vi dân sự"
WATCHED = "Theo dõi, kiểm tra việc chăm sóc, giáo dục và quản lý tài sản của người được giám hộ"


def guardianships(occasion: Occasion) -> list[Later]:
    """As many as wanted: orphans first, those whose guardianship has an end before the others."""
    rng, wanted = occasion.rng("GH"), occasion.wanted("GH")
    if not wanted:
        return []
    until = occasion.district.until
    found = [event for person in occasion.families.persons if (event := _orphan(occasion, person))]
    rng.shuffle(found)
    old = [person for person in occasion.families.persons if person.couple and not person.gone]
    rng.shuffle(old)
    old.sort(key=lambda person: not 0 < person.death <= until - 400)
    incapable = (_incapable(occasion, person, rng.random()) for person in old)
    found += islice((event for event in incapable if event), wanted)
    found.sort(key=lambda event: _end(event, until) is None)
    chosen = found[:wanted]
    if occasion.wanted("GSGH") and not any(_watched_from(event, until) for event in chosen):
        chosen += islice((event for event in found[wanted:] if _watched_from(event, until)), 1)
    return chosen


def ends(occasion: Occasion, wards: list[Later]) -> Iterator[Later]:
    """Ends of those that have one, as many as wanted."""
    wanted = occasion.wanted("CDGH")
    for ward in wards:
        end = _end(ward, occasion.district.until)
        if end is None or not wanted:
            continue
        wanted -= 1
        day, reason = end
        guardian = ward.people[0][1]
        asker = ward.who if age(ward.who, day) >= 18 and lives(ward.who, day) else guardian
        yield Later(
            "CDGH",
            ward.who,
            reg=day,
            unit=ward.unit,
            people=(("ngh", guardian), ("ndgh", ward.who)),
            form=ward.form,
            about={"ghSo": ward.about["so"], "ghNgay": dotted(ward.reg), "lyDoChamDut": reason},
            asker=(asker, "Bản thân"),
        ).speaks_of(ward, "cham_dut_giam_ho")


def supervisions(occasion: Occasion, wards: list[Later]) -> Iterator[Later]:
    """A few of them are watched over by somebody of the commune."""
    rng, wanted = occasion.rng("GSGH"), occasion.wanted("GSGH")
    people = occasion.families.persons
    for ward in wards:
        days = _watched_from(ward, occasion.district.until)
        if days is None or not wanted:
            continue
        day = days[0] + int(rng.random() * (days[1] - days[0] + 1))
        known = {ward.who, *(person for _, person in ward.people)}
        drawn = (people[int(rng.random() * len(people))] for _ in range(MOST_TRIED))
        one = next(
            (p for p in drawn if p not in known and home_at(p, day) == ward.unit and _able(p, day)), None
        )
        if one is None:
            continue
        wanted -= 1
        yield Later(
            "GSGH",
            ward.who,
            reg=day,
            unit=ward.unit,
            people=(("ngs", one), ("ngh", ward.people[0][1]), ("ndgh", ward.who)),
            about={
                "ghSo": ward.about["so"],
                "ghNgay": dotted(ward.reg),
                "noiDungGiamSat": WATCHED,
                "canCu": SUPERVISOR_CHOSEN + (INCAPABLE if age(ward.who, day) >= 18 else ""),
            },
            asker=(one, "Người giám sát"),
        ).speaks_of(ward, "giam_sat_giam_ho")


def _watched_from(ward: Later, until: int) -> tuple[int, int] | None:
    """First and last day on which somebody may begin to watch over a guardianship."""
    end = _end(ward, until)
    first, last = max(ward.reg + 15, SUPERVISED_SINCE), end[0] - 1 if end else until
    return (first, last) if first <= last else None


def _able(person: Person, day: int) -> bool:
    return (
        lives(person, day)
        and 20 < age(person, day) < OLD
        and person.nationality == "Việt Nam"
        and not person.gone
    )


def _orphan(occasion: Occasion, child: Person) -> Later | None:
    father, mother = child.father, child.mother
    if father is None or mother is None or not (father.death and mother.death):
        return None
    day = max(father.death, mother.death) + 30 + child.serial % 90
    if day < SINCE or day > occasion.district.until or age(child, day) >= 17.5 or not lives(child, day):
        return None
    elders = [one for parent in (mother, father) for one in (parent.mother, parent.father) if one]
    brothers = mother.couple.children if mother.couple else []
    able = [one for one in (*elders, *brothers) if one is not child and _able(one, day)]
    if able:
        guardians, form = able[:1], BY_LAW
        second = able[1:2] if able[0] in elders and able[1:2] and able[1].couple is able[0].couple else []
    else:
        stranger = next(
            (
                one
                for one in islice(occasion.families.persons, child.serial, None)
                if home_at(one, day) == home_at(child, day) and _able(one, day)
            ),
            None,
        )
        if stranger is None:
            return None
        guardians, form, second = [stranger], CHOSEN, []
    return _registered(
        child, (*guardians, *second), day=day, form=form, reason="Cha, mẹ của người được giám hộ đều đã chết"
    )


def _incapable(occasion: Occasion, ward: Person, chance: float) -> Later | None:
    """Somebody old whom a court found incapable: the spouse, else a grown child, is the guardian."""
    day = ward.birth + int((OLD + chance * 10) * YEAR)
    couple = ward.couple
    if couple is None or not SINCE <= day <= occasion.district.until or not lives(ward, day) or ward.gone:
        return None
    spouse = couple.wife if couple.husband is ward else couple.husband
    able = [one for one in (spouse, *couple.children) if _able(one, day)]
    if not able or ward.nationality != "Việt Nam":
        return None
    reason = "Mất năng lực hành vi dân sự theo quyết định của Tòa án nhân dân"
    return _registered(ward, tuple(able[:1]), day=day, form=BY_LAW, reason=reason)


def _registered(ward: Person, guardians: tuple[Person, ...], *, day: int, form: str, reason: str) -> Later:
    people: Roles = (*zip(("ngh", "ngh2"), guardians, strict=False), ("ndgh", ward))
    why = "Văn bản cử người giám hộ" if form == CHOSEN else "Giấy tờ chứng minh điều kiện giám hộ đương nhiên"
    return Later(
        "GH",
        ward,
        reg=day,
        unit=home_at(ward, day),
        people=people,
        form=form,
        about={"lyDo": reason, "canCu": why},
        asker=(guardians[0], "Người giám hộ"),
    )


def _end(event: Later, until: int) -> tuple[int, str] | None:
    """When and why a guardianship ended before the end of paper registration."""
    ward, guardian = event.who, event.people[0][1]
    ways = [
        (ward.death + 20, "Người được giám hộ chết") if ward.death else None,
        (guardian.death + 20, "Người giám hộ chết") if guardian.death else None,
        (ward.birth + int(18.1 * YEAR), "Người được giám hộ đã đủ 18 tuổi")
        if age(ward, event.reg) < 18
        else None,
    ]
    return min((way for way in ways if way and event.reg < way[0] <= until), default=None)
