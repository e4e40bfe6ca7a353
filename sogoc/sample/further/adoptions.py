"""Adoptions (CN): a child with a birth entry, a couple or a woman alone of the same commune, whoever gives the child.

In: digitised births, the families of the district. Out: adoptions and the note beside the birth. Adoptive parents are at least twenty
years older (Luật Nuôi con nuôi 2010, Điều 14), the child is younger than sixteen (Điều 8).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import islice

from sogoc.sample.events import AGAIN, home_at
from sogoc.sample.families import YEAR
from sogoc.sample.further.occasion import Occasion, age, lives
from sogoc.sample.later import Later, Roles, Target
from sogoc.sample.pen import dotted
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


def adoptions(occasion: Occasion) -> list[Later]:
    """As many as wanted; that of a child whose birth is registered again under its new parents comes first.

    It is settled before any book is opened, for that entry then has other parents.
    """
    rng, wanted = occasion.rng("CN"), occasion.wanted("CN")
    found = list(_registered_again(occasion, rng)) if wanted else []
    for shelf in occasion.shelves("KS", rng=rng):
        if len(found) >= wanted:
            break
        events = (_adopted(occasion, target, rng) for target in shelf)
        found += islice((event for event in events if event), min(PER_BOOK, wanted - len(found)))
    return found


def _registered_again(occasion: Occasion, rng: random.Random) -> Iterator[Later]:
    """One child of the district, adopted between its two registrations."""
    births = [
        (book, entry.event)
        for book in occasion.books
        if book.digitised and book.name.type == "KS"
        for entry in book.entries
    ]
    first = {
        event.who: (book, event)
        for book, event in reversed(births)
        if not event.repeat and event.form != AGAIN
    }
    for _, again in births:
        book, birth = first.get(again.who, (None, again))
        if again.repeat != "dang_ky_lai" or book is None or book.copy_of:
            continue
        child = again.who
        last = min(child.birth + int((CHILD - 0.2) * YEAR), again.reg - 60)
        day = occasion.day(rng, since=max(birth.reg + 90, SINCE), until=last)
        couple = _couple(occasion, child, day=day, rng=rng) if day is not None else None
        if (
            day is None
            or couple is None
            or not all(lives(one, again.reg) for one in (couple.husband, couple.wife))
        ):
            continue
        again.adopted_by, again.repeat = couple, "khai_sinh_lai_con_nuoi"
        target = next(one for one in occasion.opened(book) if one.entry.event is birth)
        yield _adoption(occasion, target, couple, day=day, alone=False)
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
    return _adoption(occasion, target, couple, day=day, alone=rng.random() < ALONE)


def _adoption(occasion: Occasion, target: Target, couple: Couple, *, day: int, alone: bool) -> Later:
    birth = target.entry.event
    child = birth.who
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
        "quyetDinhNgay": dotted(day),
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
