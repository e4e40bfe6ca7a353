"""Places as books of their time write them: an office, a residence, a place of birth, a native place.

Districts carry the name of their day (Lâm Hà was part of Đức Trọng until 1987, Bảo Lộc a district until 1994); domain facts §8.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from sogoc.sample.people import Person
from sogoc.sample.plan import DEPARTMENT, District

PROVINCE_NAME = "tỉnh Lâm Đồng"
FORMER = {
    "682": ((dt.date(1986, 6, 6), "Huyện Đạ Huoai"),),
    "683": ((dt.date(1986, 6, 6), "Huyện Đạ Huoai"),),
    "676": ((dt.date(1987, 10, 28), "Huyện Đức Trọng"),),
    "680": ((dt.date(1994, 7, 11), "Huyện Bảo Lộc"),),
    "674": ((dt.date(2004, 11, 17), "Huyện Lạc Dương"),),
    "673": ((dt.date(1994, 7, 11), "Huyện Bảo Lộc"), (dt.date(2010, 4, 8), "Thị xã Bảo Lộc")),
}
"""District code: (day until which, former name)."""
SOUTHERN = {
    "672": "thị xã Đà Lạt",
    "673": "quận Bảo Lộc, tỉnh Lâm Đồng",
    "675": "quận Lạc Dương, tỉnh Tuyên Đức",
    "677": "quận Đơn Dương, tỉnh Tuyên Đức",
    "678": "quận Đức Trọng, tỉnh Tuyên Đức",
    "679": "quận Di Linh, tỉnh Lâm Đồng",
}
"""Districts that were there from 1958 to 1975, as the books of that time name them (known from practice, not checked in a text)."""
ORIGINS = (
    "Nam Định", "Thái Bình", "Hà Nam", "Nghệ An", "Hà Tĩnh", "Quảng Bình", "Quảng Trị", "Thừa Thiên Huế", "Quảng Nam",
    "Quảng Ngãi", "Bình Định", "Phú Yên", "Hà Nội", "Hưng Yên", "Hải Dương", "Thanh Hóa", "Ninh Bình", "Khánh Hòa", "Bình Thuận",
)  # fmt: skip
NORTHERN = ("Cao Bằng", "Lạng Sơn", "Bắc Kạn", "Tuyên Quang")


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]


def district_name(code: str, name: str, *, year: int) -> str:
    """Name of a district as books of a year write it."""
    for until, former in FORMER.get(code, ()):
        if year < until.year:
            return _lower_first(former)
    return _lower_first(name)


@cache
def commune_text(district: str, district_title: str, commune: str, *, year: int) -> str:
    """``xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng``."""
    return f"{_lower_first(commune)}, {district_name(district, district_title, year=year)}, {PROVINCE_NAME}"


def where(district: District, home: int, *, year: int) -> str:
    """Three levels of a commune."""
    return commune_text(district.code, district.name, district.communes[home].name, year=year)


def office(district: District, unit: int, *, year: int) -> str:
    """The registering office as the book writes it."""
    if district.unit == DEPARTMENT:
        return district.name
    if unit < 0:
        return f"UBND {district_name(district.code, district.name, year=year)}, {PROVINCE_NAME}"
    return f"UBND {where(district, unit, year=year)}"


def residence(district: District, person: Person, home: int, *, year: int) -> str:
    """Where a person lives."""
    kind = district.communes[home].kind
    part = "Thôn" if kind == "xa" else "Tổ dân phố"
    return f"{part} {person.serial % 9 + 1}, {where(district, home, year=year)}"


def native_place(district: District, person: Person, *, year: int) -> str:
    """Quê quán: the province from which the father's line came, else the commune."""
    if not person.origin:
        return where(district, person.home, year=year)
    names = NORTHERN if person.label in {"Tày", "Nùng"} else ORIGINS
    return f"tỉnh {names[person.origin % len(names)]}"


def birthplace(district: District, person: Person, *, year: int) -> str:
    """Nơi sinh in words."""
    here = where(district, person.home, year=year)
    if person.serial % 5 < (2 if year < 1990 else 1):
        return here
    if person.serial % 5 == 4:
        return f"Bệnh viện {district_name(district.code, district.name, year=year)}, {PROVINCE_NAME}"
    return f"Trạm y tế {here}"
