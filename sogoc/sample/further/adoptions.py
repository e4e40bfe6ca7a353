"""Adoptions (CN): a child with a birth entry, a couple or a woman alone of the same commune, whoever gives the child.

In: digitised births, the families of the district. Out: adoptions and the note beside the birth. Adoptive parents are at least twenty
years older (Luật Nuôi con nuôi 2010, Điều 14), the child is younger than sixteen (Điều 8).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from sogoc.sample.events import home_at
from sogoc.sample.families import YEAR
from sogoc.sample.further.occasion import Occasion, age, lives
from sogoc.sample.later import Later, Roles, Target
from sogoc.sample.people import Couple, Person

SINCE = dt.date(2006, 4, 1).toordinal()
LAW_OF_2010 = dt.date(2011, 1, 1).toordinal()
CHILD, OLDER = 16, 20
PER_BOOK = 2
TRIED = 400
"""Couples looked at before a child stays with its parents."""
ALONE = 0.2
HOME = {"csndTen": "Trung tâm Bảo trợ xã hội tỉnh Lâm Đồng", "csndChucVu": "Giám đốc"}
BY_BIRTH = {2: "Cha, mẹ đẻ", 1: "Cha hoặc mẹ đẻ", 0: "Cơ sở nuôi dưỡng"}


def adoptions(occasion: Occasion) -> Iterator[Later]:
    """As many as wanted."""
    rng, wanted = occasion.rng("CN"), occasion.wanted("CN")
    if not wanted:
        return
    for shelf in occasion.shelves("KS", rng=rng):
        taken = 0
        for target in shelf:
            if taken == PER_BOOK or not wanted:
                break
            found = _adopted(occasion, target, rng)
            if found is not None:
                taken, wanted = taken + 1, wanted - 1
                yield found
        if not wanted:
            return


def _adopted(occasion: Occasion, target: Target, rng: random.Random) -> Later | None:
    birth = target.entry.event
    child = birth.who
    last = min(
        child.birth + int((CHILD - 0.2) * YEAR), child.death - 1 if child.death else occasion.district.until
    )
    day = occasion.day(rng, since=max(birth.reg + 90, SINCE), until=last)
    if day is None or birth in occasion.noted or rng.random() < 0.5:
        return None
    couple = _couple(occasion, child, day=day, rng=rng)
    if couple is None:
        return None
    alone = rng.random() < ALONE
    adopting = (couple.wife,) if alone else (couple.husband, couple.wife)
    giving = [
        (prefix, one)
        for prefix, one in (
            ("chaGiao", child.father if birth.known == "1" else None),
            ("meGiao", child.mother),
        )
        if one is not None and lives(one, day)
    ]
    people: Roles = (
        ("cn", child),
        *(() if alone else (("chaNuoi", couple.husband),)),
        ("meNuoi", couple.wife),
        *giving,
    )
    about = {
        "quanHeBenGiao": BY_BIRTH[len(giving)],
        "quyetDinhSo": "{so}",
        "quyetDinhNgay": f"{dt.date.fromordinal(day):%d.%m.%Y}",
    }
    if not giving:
        about |= HOME | {
            "csndDaiDien": occasion.families.persons[child.serial % len(occasion.families.persons)].name
        }
    occasion.noted.add(birth)
    event = Later("CN", child, reg=day, unit=home_at(couple.wife, day), people=people, about=about)
    paper = (
        "Giấy chứng nhận nuôi con nuôi" if day >= LAW_OF_2010 else "Quyết định công nhận việc nuôi con nuôi"
    )
    whom = " và ".join(f"{'ông' if one is couple.husband else 'bà'} {one.name}" for one in adopting)
    kind = "cha, mẹ nuôi" if not alone else "mẹ nuôi"
    event.note = f"Được nhận làm con nuôi theo {paper} số {{so}} ngày {{ngay}} của {{noi}}, {kind} là {whom}"
    return event.speaks_of(target, "nuoi_con_nuoi")


def _couple(occasion: Occasion, child: Person, *, day: int, rng: random.Random) -> Couple | None:
    couples = occasion.families.couples
    for _ in range(min(TRIED, 4 * len(couples))):
        couple = couples[int(rng.random() * len(couples))]
        pair = (couple.husband, couple.wife)
        if (
            couple.day + 700 < day
            and not (couple.divorced and couple.divorced <= day)
            and child.father not in pair
            and child.mother not in pair
            and couple.wife not in _line(child)
            and all(one.nationality == "Việt Nam" and lives(one, day) for one in pair)
            and all(age(one, day) - age(child, day) > OLDER and age(one, day) < 60 for one in pair)
        ):
            return couple
    return None


def _line(child: Person) -> tuple[Person | None, ...]:
    """Grandmothers adopt no grandchildren (Điều 13)."""
    return tuple(parent.mother for parent in (child.father, child.mother) if parent is not None)
