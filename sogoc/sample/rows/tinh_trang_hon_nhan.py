"""Certificates of marital status; fewer than a quarter are for a marriage (the seed report)."""

from __future__ import annotations

from sogoc.sample.events import Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import MALE, Person
from sogoc.sample.rows.ket_hon import spouse

OTHER_PURPOSES = ("Vay vốn ngân hàng", "Chuyển nhượng quyền sử dụng đất", "Bổ túc hồ sơ", "Xin việc làm")


def row(pen: Pen, event: Event) -> tuple[dict[str, str], tuple[tuple[str, Person], ...]]:
    """Values and persons of a certificate."""
    person, day = event.who, event.reg
    signer, title, officer = pen.signed(day)
    here = pen.residence(person, day)
    values = {
        "ngayDangKy": dotted(day),
        "noiCap": pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
        "nxnGioiTinh": person.sex,
        "nxnThoiGianCuTruTai": here,
        "nxnThoiGianCuTruTu": dotted(max(person.birth, day - 3000 - person.serial % 3000)),
        "nxnThoiGianCuTruDen": dotted(day),
        "nxnTinhTrangHonNhan": _state(person, day),
        "nycHoTen": person.name,
        "nycQuanHe": "Bản thân",
    }
    spouse(pen, values, "nxn", person=person, day=day)
    (
        values["nycLoaiGiayToTuyThan"],
        values["nycSoGiayToTuyThan"],
        values["nycNgayCapGiayToKhac"],
        values["nycNoiCapGiayToKhac"],
    ) = pen.paper(person, day)
    if event.known == "marriage":
        values["nxnLoaiMucDichSuDung"] = "1"
        values["nxnMucDichSuDung"] = "Để đăng ký kết hôn"
    else:
        values["nxnLoaiMucDichSuDung"] = "5"
        values["nxnMucDichSuDung"] = OTHER_PURPOSES[person.serial % len(OTHER_PURPOSES)]
    return values, (("nxn", person),)


def _state(person: Person, day: int) -> str:
    couple = person.couple
    if couple is None or couple.registered == 0 or couple.registered > day:
        return "Chưa đăng ký kết hôn với ai"
    other = couple.wife if person.sex == MALE else couple.husband
    word = "vợ" if person.sex == MALE else "chồng"
    if couple.divorced and couple.divorced <= day:
        return f"Đã đăng ký kết hôn, nhưng đã ly hôn năm {year_of(couple.divorced)}; hiện tại chưa đăng ký kết hôn với ai"
    if other.death and other.death <= day:
        return f"Đã đăng ký kết hôn, nhưng {word} đã chết ngày {dotted(other.death)}; hiện tại chưa đăng ký kết hôn với ai"
    return f"Hiện tại đang có {word} là {'bà' if person.sex == MALE else 'ông'} {other.name}"
