"""A core column that the package lacks is one finding of the package, not one more for every row."""

from __future__ import annotations

import polars as pl

from sogoc.checking.engine import Batch, findings
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.structure import Note

EMPTY = ["NGAY_THIEU", "THIEU_COT_LOI"]


def book(number, *, rows=3):
    return [
        {"_book": number, "_row": row, "so": f"0{row}/2008", "nksHoTen": "LÊ THỊ BÌNH"}
        for row in range(2, 2 + rows)
    ]


def empty_cells(found, number, field):
    return found.filter(
        pl.col("code").is_in(EMPTY) & (pl.col("_book") == number) & (pl.col("field") == field)
    ).height


def test_a_missing_column_is_said_once_and_only_of_its_book():
    frame = pl.DataFrame(book(0) + book(1))
    notes = tuple((0, Note(0, field, "THIEU_COT", {})) for field in ("nksNgaySinh", "nksDanToc"))
    found = findings(Batch(BOOK_TYPES["KS"], frame, notes))
    for field in ("nksNgaySinh", "nksDanToc"):
        assert empty_cells(found, 0, field) == 0
        assert empty_cells(found, 1, field) == 3
        assert found.filter((pl.col("code") == "THIEU_COT") & (pl.col("field") == field)).height == 1


def test_other_empty_cells_of_the_same_package_are_still_said():
    frame = pl.DataFrame(book(0))
    found = findings(Batch(BOOK_TYPES["KS"], frame, ((0, Note(0, "nksDanToc", "THIEU_COT", {})),)))
    assert empty_cells(found, 0, "ngayDangKy") == 3


def test_findings_stay_in_order_of_rows():
    frame = pl.DataFrame(book(0))
    found = findings(Batch(BOOK_TYPES["KS"], frame, ((0, Note(0, "nksDanToc", "THIEU_COT", {})),)))
    assert found["_row"].is_sorted()
