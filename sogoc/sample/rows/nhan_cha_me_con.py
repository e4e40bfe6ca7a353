"""Acknowledgements of a child by its father."""

from __future__ import annotations

from sogoc.sample import places
from sogoc.sample.events import Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import Person
from sogoc.sample.rows.ket_hon import spouse

FATHER_ACKNOWLEDGES = "1"
EXTRACTS_SINCE = 2016
"""From this year on an acknowledgement ends in an extract, not in a decision with a number (Luật Hộ tịch 2014)."""


def row(pen: Pen, event: Event) -> tuple[dict[str, str], tuple[tuple[str, Person], ...]]:
    """Values and persons of an acknowledgement."""
    child, parent, day = event.who, event.second, event.reg
    signer, title, officer = pen.signed(day)
    values = {
        "quyetDinhSo": f"{child.serial % 60 + 1:02}/QĐ-UBND" if year_of(day) < EXTRACTS_SINCE else "",
        "ngayDangKy": dotted(day),
        "loaiDangKy": "1",
        "loaiXacNhan": FATHER_ACKNOWLEDGES,
        "noiDangKy": pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
        "nycHoTen": parent.name,
        "nycQHNguoiDuocNhan": "Cha",
    }
    for prefix, person in (("cm", parent), ("nc", child)):
        spouse(pen, values, prefix, person=person, day=day)
        values[f"{prefix}QueQuan"] = places.native_place(pen.district, person, year=year_of(day))
    (
        values["nycLoaiGiayToTuyThan"],
        values["nycSoGiayToTuyThan"],
        values["nycNgayCapGiayToTuyThan"],
        values["nycNoiCapGiayToTuyThan"],
    ) = pen.paper(parent, day)
    return values, (("cm", parent), ("nc", child))
