"""Marriage entries: husband and wife."""

from __future__ import annotations

from sogoc.sample.events import Event
from sogoc.sample.pen import Pen, dotted, year_of
from sogoc.sample.people import NEVER, Person


def row(pen: Pen, event: Event) -> tuple[dict[str, str], tuple[tuple[str, Person], ...]]:
    """Values and persons of a marriage entry."""
    husband, wife, day = event.who, event.second, event.reg
    couple = husband.couple
    signer, title, officer = pen.signed(day)
    values = {
        "ngayDangKy": dotted(day),
        "loaiDangKy": event.form,
        "noiDangKy": pen.office(day),
        "nguoiKy": signer,
        "chucVuNguoiKy": title,
        "nguoiThucHien": officer,
    }
    notes: list[str] = []
    if couple is not None and couple.day < day:
        notes.append(f"Quan hệ hôn nhân xác lập từ ngày {dotted(couple.day)}")
    if event.ended_abroad:
        values["tinhTrangKetHon"] = "Đã ly hôn"
    divorced = couple.divorced if couple is not None and not event.ended_abroad else NEVER
    if divorced > day and year_of(divorced) < 2020:
        values["tinhTrangKetHon"] = "Đã ly hôn"
        court = f"Quyết định số {husband.serial % 300 + 1:02}/{year_of(divorced)}/QĐST-HNGĐ"
        notes.append(f"Đã ly hôn theo {court} ngày {dotted(divorced)} của Tòa án nhân dân")
    if notes:
        values["ghiChu"] = "; ".join(notes)
    for prefix, person in (("chong", husband), ("vo", wife)):
        spouse(pen, values, prefix, person=person, day=day)
    return values, (("chong", husband), ("vo", wife))


def spouse(pen: Pen, values: dict[str, str], prefix: str, *, person: Person, day: int) -> None:
    """One person block with its papers."""
    values[f"{prefix}HoTen"] = person.name
    values[f"{prefix}NgaySinh"] = dotted(person.birth)
    values[f"{prefix}DanToc"] = person.label
    values[f"{prefix}QuocTich"] = person.nationality
    values[f"{prefix}LoaiCuTru"] = "1"
    values[f"{prefix}NoiCuTru"] = pen.residence(person, day)
    (
        values[f"{prefix}LoaiGiayToTuyThan"],
        values[f"{prefix}SoGiayToTuyThan"],
        values[f"{prefix}NgayCapGiayToTuyThan"],
        values[f"{prefix}NoiCapGiayToTuyThan"],
    ) = pen.paper(person, day)
