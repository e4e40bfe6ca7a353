"""One well made entry of each book that Phần mềm 158 lacks: no rule has a word about it."""

from __future__ import annotations

_HEAD = {
    "so": "01/2018",
    "quyenSo": "01/2018",
    "trangSo": "1",
    "ngayDangKy": "15.06.2018",
    "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
    "nguoiKy": "LÊ VĂN KÝ",
    "nguoiThucHien": "TRẦN THỊ GHI",
}


_DISTRICT = {"noiDangKy": "UBND huyện Lạc Dương, tỉnh Lâm Đồng"}
"""Changes of adults and events abroad were its in 2018."""


def _person(prefix: str, name: str, born: str, sex: str | None = None) -> dict[str, str]:
    return {
        f"{prefix}HoTen": name,
        f"{prefix}NgaySinh": born,
        f"{prefix}DanToc": "Kinh",
        f"{prefix}QuocTich": "Việt Nam",
    } | ({f"{prefix}GioiTinh": sex} if sex else {})


_GUARDIAN = _person("ngh", "NGUYỄN VĂN AN", "1960", "1")
_WARD = _person("ndgh", "NGUYỄN THỊ HOA", "05.03.2010", "2")
_ABROAD = {"cqNuocNgoai": "Tòa án thành phố Praha", "qgNuocNgoai": "Đức"}

ROWS: dict[str, dict[str, str]] = {
    "TD": _HEAD
    | _DISTRICT
    | _person("ntd", "NGUYỄN THỊ HOA", "05.03.1990", "2")
    | {
        "loaiDangKy": "2",
        "gthtLoai": "Giấy khai sinh",
        "gthtSo": "12/1990",
        "gthtNgay": "12.04.1990",
        "noiDungThayDoi": "Cải chính năm sinh từ 1991 thành 1990",
        "noiDungThayDoiTu": "1991",
        "noiDungThayDoiThanh": "1990",
        "nycHoTen": "NGUYỄN THỊ HOA",
    },
    "GH": _HEAD | _GUARDIAN | _WARD | {"loaiDangKy": "1", "nycHoTen": "NGUYỄN VĂN AN"},
    "CDGH": _HEAD
    | _GUARDIAN
    | _WARD
    | {
        "loaiDangKy": "1",
        "ghSo": "02/2016",
        "ghNgay": "10.02.2016",
        "lyDoChamDut": "Người giám hộ đề nghị được thay đổi",
    },
    "GSGH": _HEAD
    | _person("ngs", "TRẦN VĂN BÌNH", "1970", "1")
    | _GUARDIAN
    | _WARD
    | {"loaiDangKy": "1", "ghSo": "02/2016", "ghNgay": "10.02.2016"},
    "CN": _HEAD
    | _person("cn", "LÊ VĂN NAM", "05.03.2015", "1")
    | _person("chaNuoi", "LÊ VĂN TÂM", "1980")
    | _person("meNuoi", "TRẦN THỊ YÊN", "1982")
    | _person("meGiao", "PHẠM THỊ LAN", "1995")
    | {"loaiDangKy": "1", "quyetDinhSo": "01/2018", "quyetDinhNgay": "15.06.2018"},
    "GC": _HEAD
    | _DISTRICT
    | _person("ngc", "LÊ VĂN NAM", "05.03.1990", "1")
    | _ABROAD
    | {"loaiDangKy": "1", "viecNgay": "05.03.1990", "gtnnSo": "123", "gtnnNgay": "10.03.1990"},
    "LH": _HEAD
    | _DISTRICT
    | _person("chong", "LÊ VĂN NAM", "1980")
    | _person("vo", "TRẦN THỊ YÊN", "1982")
    | _ABROAD
    | {
        "loaiDangKy": "1",
        "qdSo": "45/2017",
        "qdNgay": "10.10.2017",
        "khSo": "12/2005",
        "khNgay": "01.02.2005",
    },
    "XNTT": {name: value for name, value in _HEAD.items() if name != "noiDangKy"}
    | _person("nxn", "LÊ VĂN NAM", "05.03.1990", "1")
    | {
        "noiCap": _HEAD["noiDangKy"],
        "loaiViecHoTich": "1",
        "vhtSo": "12/1990",
        "vhtNgay": "12.04.1990",
        "noiDungXacNhan": "Đã đăng ký khai sinh",
    },
    "TL": {
        "so": "1",
        "ngayCap": "15.06.2018",
        "nycHoTen": "LÊ VĂN NAM",
        "nycGiayTo": "CMND 250123456",
        "loaiBanSao": "Trích lục khai sinh",
        "soLuong": "2",
        "nguoiKy": "LÊ VĂN KÝ",
    },
}
"""Book type → one entry of it."""
