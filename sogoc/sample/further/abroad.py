"""What was settled abroad and noted here since 2016: divorces of marriages of the sample (LH), deaths of who had left for good and
births of their children (GC).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sogoc.sample.events import OFFICE
from sogoc.sample.foreigners import NAMES
from sogoc.sample.further.occasion import Occasion, kin, lives
from sogoc.sample.later import Later, Target
from sogoc.sample.pen import dotted
from sogoc.sample.people import Couple, Person

AT_THE_DISTRICT = dt.date(2016, 1, 1).toordinal()
LEFT_SINCE = dt.date(1995, 1, 1).toordinal()
COUNTRIES = sorted(NAMES)
COURTS = {
    "Hoa Kỳ (American)": "Tòa án hạt Orange, bang California",
    "Hàn Quốc (South Korean)": "Tòa án gia đình Seoul",
    "Trung Quốc (Đài Loan)": "Tòa án địa phương Đài Bắc",
    "Pháp (French)": "Tòa án Paris",
    "Nhật Bản (Japanese)": "Tòa án gia đình Tokyo",
}
OFFICES = {
    "Hoa Kỳ (American)": "Sở Y tế công cộng bang California",
    "Hàn Quốc (South Korean)": "Ủy ban quận Guro, Seoul",
    "Trung Quốc (Đài Loan)": "Văn phòng hộ chính thành phố Đài Bắc",
    "Pháp (French)": "Tòa thị chính Paris",
    "Nhật Bản (Japanese)": "Ủy ban quận Minato, Tokyo",
}
BIRTH, DEATH = "1", "3"


def divorces_abroad(occasion: Occasion) -> Iterator[Later]:
    """Divorces of couples of whom one is a foreigner or left, then of others; the marriage entry bears the note."""
    rng, wanted = occasion.rng("LH"), occasion.wanted("LH")
    if not wanted:
        return
    marriages = [
        (book, entry.event)
        for book in occasion.books
        if book.digitised and book.name.type == "KH"
        for entry in book.entries
        if entry.event not in occasion.noted
    ]
    rng.shuffle(marriages)
    marriages.sort(key=lambda pair: _unlikely(pair[1].who.couple))
    for book, event in marriages:
        couple = event.who.couple
        if not wanted:
            return
        if couple is None or not couple.divorced or couple.divorced <= event.reg:
            continue
        day = occasion.day(rng, since=max(couple.divorced + 90, AT_THE_DISTRICT))
        asker = next((one for one in (couple.wife, couple.husband) if _citizen(one)), None)
        if day is None or asker is None or not all(lives(one, day) for one in (couple.wife, couple.husband)):
            continue
        target = next(one for one in occasion.opened(book) if one.entry.event is event)
        wanted -= 1
        occasion.noted.add(event)
        event.ended_abroad = True
        yield _divorce(couple, target, day=day, asker=asker)


def _unlikely(couple: Couple | None) -> int:
    pair = (couple.husband, couple.wife) if couple else ()
    return 0 if any(not _citizen(one) for one in pair) else 1 if any(one.gone for one in pair) else 2


def _citizen(person: Person) -> bool:
    return person.nationality == "Việt Nam"


def _country(*people: Person) -> str:
    foreign = [one.nationality for one in people if not _citizen(one)]
    return foreign[0] if foreign else COUNTRIES[people[0].serial % len(COUNTRIES)]


def _divorce(couple: Couple, target: Target, *, day: int, asker: Person) -> Later:
    country = _country(couple.husband, couple.wife)
    number = f"{couple.husband.serial % 900 + 100}/{dt.date.fromordinal(couple.divorced).year}"
    said = target.written.said
    event = Later(
        "LH",
        couple.husband,
        reg=day,
        unit=OFFICE,
        people=(("chong", couple.husband), ("vo", couple.wife)),
        about={
            "qdSo": number,
            "qdNgay": dotted(couple.divorced),
            "qdNgayHieuLuc": dotted(couple.divorced + 30),
            "cqNuocNgoai": COURTS[country],
            "qgNuocNgoai": country,
            "khSo": target.entry.so,
            "khNgay": said["ngayDangKy"],
            "khNoi": said["noiDangKy"],
        },
        asker=(asker, "Bản thân"),
    )
    event.note = (
        f"Đã ly hôn theo Bản án số {number} ngày {dotted(couple.divorced)} của {COURTS[country]}; "
        "ghi chú ly hôn số {so} ngày {ngay} tại {noi}"
    )
    return event.speaks_of(target, "ghi_chu_ly_hon")


def events_abroad(occasion: Occasion) -> Iterator[Later]:
    """Deaths of people who had left for good, births of children whom no book here has; asked for by a relative."""
    rng, wanted = occasion.rng("GC"), occasion.wanted("GC")
    if not wanted:
        return
    until = occasion.district.until
    here = {entry.event.who for book in occasion.books if book.name.type == "KS" for entry in book.entries}
    dead = [one for one in occasion.families.persons if one.gone and LEFT_SINCE <= one.death <= until]
    born = [
        one
        for one in occasion.families.persons
        if one.birth >= LEFT_SINCE and one.mother and one not in here and not one.death
    ]
    found = [(one, DEATH, one.death) for one in dead] + [(one, BIRTH, one.birth) for one in born]
    rng.shuffle(found)
    for person, form, happened in found:
        day = occasion.day(rng, since=max(happened + 60, AT_THE_DISTRICT))
        relatives = [one for one in kin(person) if one[0].birth + 20 * 366 < happened and _citizen(one[0])]
        asker = next((one for one in relatives if day and lives(one[0], day) and not one[0].gone), None)
        if day is None or asker is None or not _citizen(person):
            continue
        yield _entered(person, asker, form=form, happened=happened, day=day)
        wanted -= 1
        if not wanted:
            return


def _entered(person: Person, asker: tuple[Person, str], *, form: str, happened: int, day: int) -> Later:
    country = _country(person)
    where = country.partition(" (")[0]
    if form == BIRTH:
        person.born_here = False
    return Later(
        "GC",
        person,
        reg=day,
        unit=OFFICE,
        people=(("ngc", person), ("nlq", asker[0])),
        form=form,
        about={
            "viecNgay": dotted(happened),
            "viecNoi": where,
            "viecNoiDung": f"Khai sinh tại {where}" if form == BIRTH else f"Khai tử: chết tại {where}",
            "gtnnTen": "Giấy khai sinh" if form == BIRTH else "Giấy chứng tử",
            "gtnnSo": f"{person.serial % 9000 + 1000}",
            "gtnnNgay": dotted(happened + 3),
            "cqNuocNgoai": OFFICES[country],
            "qgNuocNgoai": country,
        },
        asker=asker,
    )
