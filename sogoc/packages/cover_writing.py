"""A mixed volume is written back: one workbook with a sheet per book, one zip with the pages of all. The same content gives the same bytes.

In: the books with their frames of text by official column name. Out: ``HH.1985.01.xlsx`` and ``.zip`` as ``covers`` reads them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

import polars as pl
import xlsxwriter

from sogoc.law.book import BookType
from sogoc.packages.covers import sheet_title
from sogoc.packages.names import BookName
from sogoc.packages.publishing import publishing
from sogoc.packages.writing import write_zip

_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the bytes do not change
Book = tuple[BookName, BookType, pl.DataFrame]


def write_cover(
    cover: str,
    books: Sequence[Book],
    *,
    target_dir: Path,
    pdfs: Iterable[tuple[str, bytes]] | None,
) -> tuple[Path, Path | None]:
    """Write both files of a cover into a folder; they appear whole or not at all."""
    with publishing(target_dir) as beside:
        _workbook(beside / f"{cover}.xlsx", cover, books)
        if pdfs is not None:
            write_zip(pdfs, path=beside / f"{cover}.zip")
    return target_dir / f"{cover}.xlsx", None if pdfs is None else target_dir / f"{cover}.zip"


def _workbook(path: Path, cover: str, books: Sequence[Book]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": _MADE})
        text, bold = workbook.add_format({"num_format": "@"}), workbook.add_format({"bold": True})
        for name, book_type, frame in books:
            sheet = workbook.add_worksheet(sheet_title(name, cover))
            sheet.freeze_panes(1, 0)
            official = book_type.columns[1:]
            further = [column for column in frame.columns if column not in {"_row", "STT", *official}]
            header = [*book_type.columns, *further]
            for at, column in enumerate(header):
                sheet.write_string(0, at, column, bold)
            for row, values in enumerate(frame.iter_rows(named=True), start=1):
                sheet.write_number(row, 0, row)
                for at, column in enumerate(header[1:], start=1):
                    if value := values.get(column):
                        sheet.write_string(row, at, value, text)
