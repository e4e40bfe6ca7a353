"""Packages as an office would send them, well made unless a test says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import entry_keys, parse_book_name, pdf_name
from sogoc.packages.writing import write_package
from tests.packages.making import frame_of, minimal_pdf

Row = Mapping[str, str | None]
UNIT = "24862"
BOOK = "KS.2008.01"
GIVEN = ("AN", "BÌNH", "CÚC", "DŨNG", "GIANG", "HOA", "KHÁNH", "LAN", "MINH", "NGA", "OANH", "PHÚC")


def birth(number: int, **others: str | None) -> dict[str, str | None]:
    """A birth that no rule has a word about: the n-th entry of a book of 2008, a child of its own parents."""
    given = GIVEN[number % len(GIVEN)]
    return {
        "so": f"{number:02}/2008",
        "quyenSo": "01/2008",
        "trangSo": str(number),
        "ngayDangKy": "15.06.2008",
        "loaiDangKy": "1",
        "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
        "nksHoTen": f"NGUYỄN VĂN {given}",
        "nksGioiTinh": "1",
        "nksNgaySinh": f"{number % 28 + 1:02}.05.2008",
        "nksDanToc": "Kinh",
        "nksQuocTich": "Việt Nam",
        "meHoTen": f"LÊ THỊ {given} {GIVEN[number // len(GIVEN) % len(GIVEN)]}",
        "meNgaySinh": "1980",
        "meDanToc": "Kinh",
        "meQuocTich": "Việt Nam",
        "meLoaiCuTru": "1",
        "chaHoTen": f"NGUYỄN VĂN {GIVEN[-1 - number % len(GIVEN)]}",
        "chaNgaySinh": "1978",
        "chaDanToc": "Kinh",
        "chaQuocTich": "Việt Nam",
        "chaLoaiCuTru": "1",
    } | others


def births(*numbers: int) -> list[dict[str, str | None]]:
    """Several clean births."""
    return [birth(number) for number in numbers]


def package(
    root: Path,
    rows: Sequence[Row],
    *,
    unit: str = UNIT,
    name: str = BOOK,
    without_pages: Sequence[str] = (),
    has_zip: bool = True,
) -> Path:
    """Write ``<root>/<unit>/<book>.xlsx`` and ``.zip`` with a page for each entry; returns the workbook."""
    book = parse_book_name(name)
    assert book is not None
    book_type = BOOK_TYPES[book.type]
    frame = frame_of(book_type, *rows)
    numbers = frame.get_column(book_type.number).to_list()
    dates = frame.get_column(book_type.registered).to_list()
    keys = entry_keys(list(enumerate(numbers, start=2)), book.year)
    pages = [
        (pdf_name(book, key, registered=date), minimal_pdf(f"{unit} {name} {key}"))
        for key, date in zip(keys, dates, strict=True)
        if key not in without_pages
    ]
    for end in (".xlsx", ".zip"):  # an office saves over its own file; the product never does
        (root / unit / f"{name}{end}").unlink(missing_ok=True)
    table, _ = write_package(
        frame, book_type, name=book, target_dir=root / unit, pdfs=pages if has_zip else None
    )
    return table
