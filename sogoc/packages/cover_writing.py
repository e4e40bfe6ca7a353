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
from sogoc.packages.marks import HEADER, Marks, lines_of, marks_title
from sogoc.packages.names import BookName
from sogoc.packages.publishing import publishing
from sogoc.packages.writing import write_zip

_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day, so that the bytes do not change
Book = tuple[BookName, BookType, pl.DataFrame]
"""Rows are written one after another from Excel row 2 on."""


def write_cover(
    cover: str,
    books: Sequence[Book],
    *,
    target_dir: Path,
    pdfs: Iterable[tuple[str, bytes]] | None,
    marks: Sequence[Marks] = (),
) -> tuple[Path, Path | None]:
    """Write both files of a cover into a folder; they appear whole or not at all. ``marks``: of each book, by its written row."""
    with publishing(target_dir) as beside:
        _workbook(beside / f"{cover}.xlsx", cover, books, marks)
        if pdfs is not None:
            write_zip(pdfs, path=beside / f"{cover}.zip")
    return target_dir / f"{cover}.xlsx", None if pdfs is None else target_dir / f"{cover}.zip"


def _workbook(path: Path, cover: str, books: Sequence[Book], marks: Sequence[Marks]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        workbook.set_properties({"created": _MADE})
        text, bold = workbook.add_format({"num_format": "@"}), workbook.add_format({"bold": True})
        for place, (name, book_type, frame) in enumerate(books):
            title = sheet_title(name, cover)
            sheet = workbook.add_worksheet(title)
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
            if lines := [(str(row), *rest) for row, *rest in lines_of(marks[place] if marks else {})]:
                beside = workbook.add_worksheet(marks_title(title))
                for row, line in enumerate((HEADER, *lines)):
                    for at, value in enumerate(line):
                        beside.write_string(row, at, value, text if row else bold)
