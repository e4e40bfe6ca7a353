"""A made-up birth book in which no cell is empty and no row like another: the hardest honest input for ``check``.

In: a number of rows. Out: a frame of 55 columns (``STT`` and 54 official ones of type KS), of whose rows 2 % hold something that a
rule finds. The same number gives the same texts; nobody in it ever lived.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.values.ngay import in_words
from sogoc.packages.names import BookName
from sogoc.packages.writing import write_workbook

TYPE = "KS"
NAME = BookName(TYPE, "1976", "01")
FIRST, LAST = dt.date(1976, 1, 1), dt.date(2015, 10, 31)
LEFT_OUT = ("nksMatTich", "nksHanCheNangLuc", "nksQuocTichKhac", "meQuocTichKhac", "chaQuocTichKhac")
"""Columns about rare things; a book that fills them everywhere is not dense but wrong."""
KEPT = "nksQuocTichKhacStr"
COLUMNS = 55
FAULTY_EACH = 50
MADE = 2
"""Raised when the same number of rows gives other texts, so that an older file is not taken for it."""

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Mai Đoàn".split()
)
MIDDLES = "Văn Hữu Đức Minh Quốc Thanh Xuân Ngọc Hoàng Bảo Gia Anh Thế Công Đình Khánh Tuấn Quang Phúc Trọng".split()
WOMEN = "Thị Diệu Mỹ Thùy Kim Hồng Bích Tuyết Như Phương Ánh Cẩm Hoài Lệ Tú Yến Trúc Thảo Quỳnh Mai".split()
GIVEN = (
    "An Bình Châu Dung Giang Hà Hạnh Hiền Hoa Huệ Hương Khoa Khánh Lan Liên Linh Loan Long Mai Nam Nga Ngân Nhung Oanh Phong "
    "Phương Quân Sơn Tâm Thảo Thắng Thủy Tiến Trang Trinh Tuyến Uyên Vân Vinh Yên"
).split()
COMMUNES = (
    "xã Lát", "xã Đạ Sar", "xã Tân Hội", "xã Hiệp An", "xã Gia Hiệp", "xã Lộc Ngãi", "thị trấn Di Linh",
    "thị trấn Liên Nghĩa", "phường Lộc Phát", "xã Phước Cát",
)  # fmt: skip
DISTRICTS = ("huyện Lạc Dương", "huyện Đức Trọng", "huyện Di Linh", "huyện Đơn Dương", "thành phố Đà Lạt")
"""Those that bore these names in all the years of the book."""

Row = dict[str, str]


def columns(book_type: BookType) -> list[str]:
    """The official columns that the file has."""
    return [name for name in book_type.columns if name == KEPT or not name.startswith(LEFT_OUT)]


def dense_frame(rows: int) -> pl.DataFrame:
    """All rows as texts."""
    book_type = BOOK_TYPES[TYPE]
    names = columns(book_type)
    if len(names) != COLUMNS:
        raise ValueError(f"the official columns changed: {len(names)} instead of {COLUMNS}")
    made = [[row[name] for name in names[1:]] for row in _rows(rows)]
    frame = pl.DataFrame(made, schema=dict.fromkeys(names[1:], pl.String), orient="row")
    counter = pl.int_range(1, rows + 1, dtype=pl.Int64).cast(pl.String).alias("STT")
    row = pl.int_range(2, rows + 2, dtype=pl.Int64).alias("_row")
    return frame.select(row, counter, *names[1:])


def write_dense(rows: int, *, folder: Path) -> Path:
    """Write the book as a package without a zip; done before: nothing to do."""
    path = folder / f"dense-{MADE}-{rows}" / f"{NAME}.xlsx"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        write_workbook(dense_frame(rows), BOOK_TYPES[TYPE], path=part)
        part.rename(path)
    return path


def _rows(count: int) -> Iterator[Row]:
    rng = random.Random(count)
    boys, girls, mothers, fathers = (
        _names(rng, middles, count) for middles in (MIDDLES, WOMEN, WOMEN, MIDDLES)
    )
    span = (LAST - FIRST).days
    numbers: dict[int, int] = {}
    for at in range(count):
        born = FIRST + dt.timedelta(days=at * span // count)
        registered = born + dt.timedelta(days=10)
        numbers[registered.year] = numbers.get(registered.year, 0) + 1
        row = _row(
            at,
            rng,
            names=(_child_of(fathers[at], girls[at] if at % 2 else boys[at]), mothers[at], fathers[at]),
            days=(born, registered),
            number=numbers[registered.year],
        )
        if at % FAULTY_EACH == FAULTY_EACH - 1:
            row |= FAULTS[at // FAULTY_EACH % len(FAULTS)]
        yield row


def _names(rng: random.Random, middles: list[str], count: int) -> list[str]:
    """As many different names as asked for."""
    every = [" ".join(parts) for parts in product(SURNAMES, middles, GIVEN, GIVEN) if parts[2] != parts[3]]
    return rng.sample(every, count)


def _child_of(father: str, name: str) -> str:
    """The name with the father's surname before it."""
    return " ".join((father.partition(" ")[0], name.partition(" ")[2]))


def _row(
    at: int, rng: random.Random, *, names: tuple[str, str, str], days: tuple[dt.date, dt.date], number: int
) -> Row:
    child, mother, father = names
    born, registered = days
    sex = 1 + at % 2
    mother_born, father_born = (born - dt.timedelta(days=7_500 + rng.randrange(5_000)) for _ in range(2))
    commune, district = rng.choice(COMMUNES), rng.choice(DISTRICTS)
    place = f"Thôn {rng.randint(1, 30)}, {commune}, {district}, tỉnh Lâm Đồng"
    office = f"UBND {commune}, {district}, tỉnh Lâm Đồng"
    return {
        "so": f"{number:02}/{registered.year}",
        "quyenSo": f"01/{registered.year}",
        "trangSo": str(1 + at // 2),
        "ngayDangKy": _day(registered),
        "loaiDangKy": "1",
        "noiDangKy": office,
        "nguoiKy": f"{rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}",
        "chucVuNguoiKy": "Chủ tịch",
        "nguoiThucHien": f"{rng.choice(SURNAMES)} {rng.choice(WOMEN)} {rng.choice(GIVEN)}",
        "ghiChu": f"Ghi theo hồ sơ số {at + 1}",
        "nksSoDinhDanh": _personal_number(born, sex=sex, at=at),
        "nksHoTen": child,
        "nksGioiTinh": str(sex),
        "nksNgaySinh": _day(born),
        "nksNgaySinhBangChu": in_words(born.isoformat()),
        "nksNoiSinh": f"Trạm y tế {commune}, {district}, tỉnh Lâm Đồng",
        "nksNoiSinhDVHC": f"{commune}, {district}, tỉnh Lâm Đồng",
        "nksQueQuan": place,
        "nksQuocTichStr": "Việt Nam",
        KEPT: "Không",
        "nksLoaiKhaiSinh": "1",
        "nksDanToc": "Kinh",
        "nksQuocTich": "Việt Nam",
        **_parent("me", mother, mother_born, sex=2, at=at, place=place),
        **_parent("cha", father, father_born, sex=1, at=at, place=place),
        "nycHoTen": father,
        "nycQuanHe": "Cha",
        "nycLoaiGiayToTuyThan": "1",
        "nycGiayToKhac": "Không",
        "nycSoGiayToTuyThan": f"{250_000_000 + at}",
        "nycNgayCapGiayToTuyThan": _day(registered - dt.timedelta(days=300 + rng.randrange(1_000))),
        "nycNoiCapGiayToTuyThan": "Công an tỉnh Lâm Đồng",
        "soDangKyNuocNgoai": "Không",
        "ngayDangKyNuocNgoai": _day(registered),
        "cqNuocNgoaiDaDangKy": "Không",
        "qgNuocNgoaiDaDangKy": "Việt Nam",
    }


def _parent(prefix: str, name: str, born: dt.date, *, sex: int, at: int, place: str) -> Row:
    return {
        f"{prefix}SoDinhDanhCaNhan": _personal_number(born, sex=sex, at=at),
        f"{prefix}HoTen": name,
        f"{prefix}NgaySinh": _day(born),
        f"{prefix}DanToc": "Kinh",
        f"{prefix}QuocTich": "Việt Nam",
        f"{prefix}QuocTichStr": "Việt Nam",
        f"{prefix}LoaiCuTru": "1",
        f"{prefix}NoiCuTru": place,
        f"{prefix}LoaiGiayToTuyThan": "1",
        f"{prefix}SoGiayToTuyThan": f"{(250 + sex) * 1_000_000 + at}",
    }


def _personal_number(born: dt.date, *, sex: int, at: int) -> str:
    century = 2 * (born.year // 100 - 19) + (sex - 1)
    return f"068{century}{born.year % 100:02}{at:06}"


def _day(day: dt.date) -> str:
    return day.strftime("%d.%m.%Y")


FAULTS: tuple[Row, ...] = (
    {"nksNgaySinh": "31.02.1990"},
    {"meDanToc": "Kinhh"},
    {"trangSo": ""},
    {"nksHoTen": "Nguyễn Vаn Hòa"},
    {"chaNgaySinh": "25 tuổi"},
    {"chaQuocTich": "Việt Nan"},
    {"meHoTen": "Nguyển Thị Hoa"},
    {"nksSoDinhDanh": "068999999999"},
    {"loaiDangKy": "9"},
    {"meHoTen": "NguyÔn ThÞ Hoa"},
)
"""What stands in the faulty rows, one kind after another."""
