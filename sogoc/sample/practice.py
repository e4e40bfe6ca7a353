"""Entries to practise on: what their drawn pages say is known, and nobody real is meant.

In: the code of a book type. Out: entries in the order in which they are keyed, each a little less plain than the one before: a plain one;
one of the same day and office (what repeats is proposed); a family of the highlands; a child of a mother alone (a part of the page is
empty); one registered late. ``draw`` gives the page of one as a PDF; the same entry gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sogoc.law.values.ngay import in_words, understand
from sogoc.sample.pages import draw_page

Entry = Mapping[str, str]
_OFFICE = {
    "quyenSo": "01/2008",
    "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
    "nguoiThucHien": "CIL HA PÓ",
    "nguoiKy": "NGUYỄN VĂN THUẬN",
    "chucVuNguoiKy": "Chủ tịch",
}


def practised() -> tuple[str, ...]:
    """Types of which there are entries to practise on."""
    return tuple(_ENTRIES)


def entries(type_code: str) -> tuple[Entry, ...]:
    """The entries of a type; none where there are none."""
    return _ENTRIES.get(type_code, ())


def draw(type_code: str, number: int) -> bytes:
    """The page of the n-th entry (from 0) as a PDF."""
    return draw_page(type_code, _ENTRIES[type_code][number], seed=number + 7)


def _birth(number: int, day: str, child: Entry, mother: Entry, father: Entry) -> Entry:
    people = {
        f"{prefix}{name}": text
        for prefix, person in (("nks", child), ("me", mother), ("cha", father))
        for name, text in person.items()
    }
    born = understand(people["nksNgaySinh"]).canonical
    return MappingProxyType(
        {
            "so": f"{number:02}/2008",
            "trangSo": str(number),
            "ngayDangKy": day,
            "loaiDangKy": "1",
            "nksNgaySinhBangChu": (in_words(born) if born else None) or "",
            **_OFFICE,
            **people,
        }
    )


def _person(name: str, born: str, people: str = "Kinh", *, home: str = "") -> dict[str, str]:
    lives = {"LoaiCuTru": "1", "NoiCuTru": home} if home else {}
    return {"HoTen": name, "NgaySinh": born, "DanToc": people, "QuocTich": "Việt Nam"} | lives


def _child(
    name: str, born: str, sex: str, people: str = "Kinh", place: str = "Trạm y tế xã Lát"
) -> dict[str, str]:
    return _person(name, born, people) | {"GioiTinh": sex, "NoiSinh": place}


_HERE = "thôn Đạ Nghịt, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
_THERE = "thôn Bơ Nơ, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
_BIRTHS = (
    _birth(
        1,
        "15.01.2008",
        _child("NGUYỄN VĂN AN", "05.01.2008", "1"),
        _person("LÊ THỊ HOA", "1980", home=_HERE),
        _person("NGUYỄN VĂN BÌNH", "1978", home=_HERE),
    ),
    _birth(
        2,
        "15.01.2008",
        _child("TRẦN THỊ MAI", "27.12.2007", "2"),
        _person("PHẠM THỊ LAN", "12.03.1985", home=_THERE),
        _person("TRẦN VĂN DŨNG", "30.08.1982", home=_THERE),
    ),
    _birth(
        3,
        "22.01.2008",
        _child("K' BRỀM", "10.01.2008", "1", "Cơ Ho"),
        _person("KA DUNG", "1979", "Cơ Ho", home=_HERE),
        _person("K' TÍP", "1975", "Cơ Ho", home=_HERE),
    ),
    _birth(
        4,
        "22.01.2008",
        _child("KA LIÊN", "03.01.2008", "2", "Cơ Ho"),
        _person("KA THƯƠNG", "1990", "Cơ Ho", home=_THERE),
        {},
    ),
    _birth(
        5,
        "30.01.2008",
        _child("VÕ MINH KHÔI", "15.10.2007", "1", place="Bệnh viện Đa khoa tỉnh Lâm Đồng"),
        _person("ĐẶNG THỊ YẾN", "1983", home=_HERE),
        _person("VÕ VĂN KHANH", "1981", home=_HERE),
    ),
    _birth(
        6,
        "30.01.2008",
        _child("BÙI NGỌC ÁNH", "21.01.2008", "2"),
        _person("HỒ THỊ NHUNG", "1986", home=_THERE),
        _person("BÙI QUANG HUY", "1984", home=_THERE),
    ),
)
_LATE = 4


def _marriage(number: int, day: str, wife: Entry, husband: Entry) -> Entry:
    people = {
        f"{prefix}{name}": text
        for prefix, person in (("vo", wife), ("chong", husband))
        for name, text in person.items()
    }
    head = {"So": f"{number:02}/2008", "trangSo": str(number), "ngayDangKy": day, "loaiDangKy": "1"}
    return MappingProxyType(head | _OFFICE | people)


def _spouse(name: str, born: str, home: str, paper: str, people: str = "Kinh") -> dict[str, str]:
    return _person(name, born, people, home=home) | {"LoaiGiayToTuyThan": "1", "SoGiayToTuyThan": paper}


_MARRIAGES = (
    _marriage(
        1,
        "10.03.2008",
        _spouse("LÊ THỊ HẠNH", "04.05.1984", _HERE, "250123456"),
        _spouse("NGUYỄN VĂN TÂM", "17.09.1981", _THERE, "250654321"),
    ),
    _marriage(
        2,
        "10.03.2008",
        _spouse("KA NHIÊN", "1986", _HERE, "250222333", "Cơ Ho"),
        _spouse("K' BRỚI", "1983", _HERE, "250333444", "Cơ Ho"),
    ),
    _marriage(
        3,
        "02.04.2008",
        _spouse("PHAN THỊ QUỲNH", "30.11.1985", _THERE, "250777888"),
        _spouse("ĐỖ HỮU PHƯỚC", "01.01.1980", _HERE, "250888999"),
    ),
)
_ENTRIES: Mapping[str, tuple[Entry, ...]] = MappingProxyType(
    {
        "KS": tuple(
            MappingProxyType({**one, "loaiDangKy": "4"}) if at == _LATE else one
            for at, one in enumerate(_BIRTHS)
        ),
        "KH": _MARRIAGES,
    }
)
