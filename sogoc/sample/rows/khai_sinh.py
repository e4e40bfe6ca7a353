"""Birth entries: child, mother, father, who declared."""

from __future__ import annotations

import datetime as dt

from sogoc.sample import places
from sogoc.sample.days import in_words
from sogoc.sample.events import AGAIN, Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import Person

NUMBERED = dt.date(2016, 1, 1).toordinal()
IN_WORDS_SINCE = 1990


def row(pen: Pen, event: Event) -> tuple[dict[str, str], tuple[tuple[str, Person], ...]]:
    """Values and persons of a birth entry."""
    child, day = event.who, event.reg
    mother, father = child.mother, child.father
    if event.adopted_by is not None:
        mother, father = event.adopted_by.wife, event.adopted_by.husband
    year = year_of(child.birth)
    signer, title, officer = pen.signed(day)
    values = {
        "ngayDangKy": dotted(day),
        "loaiDangKy": event.form,
        "noiDangKy": pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
        "nksHoTen": child.name,
        "nksGioiTinh": child.sex,
        "nksNgaySinh": dotted(child.birth),
        "nksNoiSinh": places.birthplace(pen.district, child, year=year),
        "nksNoiSinhDVHC": "Tỉnh Lâm Đồng",
        "nksQueQuan": places.native_place(pen.district, child, year=year),
        "nksDanToc": child.label,
        "nksQuocTich": child.nationality,
        "nksLoaiKhaiSinh": event.known,
    }
    if year_of(day) >= IN_WORDS_SINCE:
        values["nksNgaySinhBangChu"] = in_words(child.birth)
    if day >= NUMBERED:
        values["nksSoDinhDanh"] = child.number
    if event.form == AGAIN:
        values["ghiChu"] = "Đăng ký lại việc sinh" + (" theo cha, mẹ nuôi" if event.adopted_by else "")
    roles = [("nks", child)]
    if mother is not None:
        _parent(pen, values, "me", person=mother, day=day)
        roles.append(("me", mother))
    if father is not None and event.known == "1":
        _parent(pen, values, "cha", person=father, day=day)
        roles.append(("cha", father))
    _declared_by(
        pen, values, child=child, father=father if event.known == "1" else None, mother=mother, day=day
    )
    return values, tuple(roles)


def _parent(pen: Pen, values: dict[str, str], prefix: str, *, person: Person, day: int) -> None:
    values[f"{prefix}HoTen"] = person.name
    values[f"{prefix}NgaySinh"] = dotted(person.birth)
    values[f"{prefix}DanToc"] = person.label
    values[f"{prefix}QuocTich"] = person.nationality
    values[f"{prefix}LoaiCuTru"] = "1"
    dead = person.death and person.death <= day
    values[f"{prefix}NoiCuTru"] = "Đã chết" if dead else pen.residence(person, day)
    if day >= NUMBERED and not dead:
        kind, number, _, _ = pen.paper(person, day)
        values[f"{prefix}LoaiGiayToTuyThan"] = kind
        values[f"{prefix}SoGiayToTuyThan"] = number
        if kind == "4":
            values[f"{prefix}SoDinhDanhCaNhan"] = number


def _declared_by(
    pen: Pen, values: dict[str, str], *, child: Person, father: Person | None, mother: Person | None, day: int
) -> None:
    living = [
        (one, relation)
        for one, relation in ((father, "Cha"), (mother, "Mẹ"))
        if one is not None and not (one.death and one.death <= day)
    ]
    if event_of_adult := day - child.birth > 18 * 366:
        living = [(child, "Bản thân")]
    if not living:
        return
    who, relation = living[0] if event_of_adult or child.serial % 3 else living[-1]
    values["nycHoTen"] = who.name
    values["nycQuanHe"] = relation
    (
        values["nycLoaiGiayToTuyThan"],
        values["nycSoGiayToTuyThan"],
        values["nycNgayCapGiayToTuyThan"],
        values["nycNoiCapGiayToTuyThan"],
    ) = pen.paper(who, day)
