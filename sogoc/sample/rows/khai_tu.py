"""Death entries."""

from __future__ import annotations

from sogoc.sample.events import Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import MALE, Person
from sogoc.sample.rows.ket_hon import spouse

CAUSES = ("Bệnh già", "Tai nạn giao thông", "Bệnh tim", "Ung thư", "Đột quỵ", "Bệnh phổi", "Tai nạn lao động")


def row(pen: Pen, event: Event) -> tuple[dict[str, str], tuple[tuple[str, Person], ...]]:
    """Values and persons of a death entry."""
    dead, day = event.who, event.reg
    signer, title, officer = pen.signed(day)
    age = (dead.death - dead.birth) / 365.25
    values = {
        "ngayDangKy": dotted(day),
        "loaiDangKy": event.form,
        "noiDangKy": pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
        "nktGioiTinh": dead.sex,
        "nktNgayChet": dotted(dead.death),
        "nktNoiChet": pen.residence(dead, dead.death),
        "nktNguyenNhanChet": "Bệnh già" if age > 75 else CAUSES[dead.serial % len(CAUSES)],
    }
    spouse(pen, values, "nkt", person=dead, day=dead.death)
    if year_of(day) >= 2000:
        values["nktGioPhutChet"] = f"{dead.serial % 24:02}:{dead.serial * 7 % 60:02}"
    if year_of(day) >= 2006 and dead.serial % 4 == 0:
        values["gbtLoai"] = "1"
        values["gbtSo"] = f"{dead.serial % 90 + 1:02}/GBT"
        values["gbtNgay"] = dotted(dead.death)
        values["gbtCoQuanCap"] = "Bệnh viện đa khoa tỉnh Lâm Đồng"
    _declared_by(pen, values, dead=dead, day=day)
    return values, (("nkt", dead),)


def _declared_by(pen: Pen, values: dict[str, str], *, dead: Person, day: int) -> None:
    couple = dead.couple
    kin: list[tuple[Person, str]] = []
    if couple is not None:
        other = couple.wife if dead.sex == MALE else couple.husband
        kin.append((other, "Vợ" if dead.sex == MALE else "Chồng"))
        kin += [(child, "Con") for child in couple.children if day - child.birth > 18 * 366]
    if dead.father is not None and dead.mother is not None:
        kin += [(dead.father, "Cha"), (dead.mother, "Mẹ")]
    for one, relation in kin:
        if one.birth < day and not (one.death and one.death <= day) and one.nationality == "Việt Nam":
            values["nycHoTen"] = one.name
            values["nycQuanHe"] = relation
            (
                values["nycLoaiGiayToTuyThan"],
                values["nycSoGiayToTuyThan"],
                values["nycNgayCapGiayToTuyThan"],
                values["nycNoiCapGiayToTuyThan"],
            ) = pen.paper(one, day)
            return
