"""A package is written: the workbook of a book and the zip of its PDFs, byte for byte the same from the same content.

In: a frame of text by official column name (``_row`` keeps the Excel rows, ``STT`` the counter, further columns stay), the book's
name, the PDFs in any order. Out: ``KS.2008.01.xlsx`` and ``KS.2008.01.zip`` (contract, "Files"). Cells are shared strings in
text format, so that no spreadsheet program can take them for a number, a date or a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.text.figures import vn
from sogoc.packages.counters import Counters, plain_number
from sogoc.packages.marks import HEADER as MARKS_HEADER
from sogoc.packages.marks import MARKS_SHEET, Marks, lines_of
from sogoc.packages.names import BookName
from sogoc.packages.publishing import publishing
from sogoc.packages.refusals import KY_TU_KHONG_GHI_DUOC
from sogoc.packages.sheet_writing import LONGEST_CELL, Row, workbook_parts
from sogoc.packages.zip_writing import ZipWriter, deflated

Notes = Mapping[str, Iterable[tuple[str, str]]]
"""Code lists by name: (code, label) in order; the sheet ``Ghi chu``."""


def write_package(
    frame: pl.DataFrame,
    book_type: BookType,
    *,
    name: BookName,
    target_dir: Path,
    pdfs: Iterable[tuple[str, bytes]] | None = None,
    code_lists: Notes | None = None,
    counters: Counters | None = None,
    marks: Marks | None = None,
) -> tuple[Path, Path | None]:
    """Write both files of a book into ``target_dir`` and return their paths; no zip when ``pdfs`` is None.

    ``counters`` are the cells under STT by Excel row; None: those of the frame, else 1, 2, 3. ``marks`` say how cells are written, by
    the Excel row that the file gets: a sheet ``Cach ghi`` where there is anything to say.

    Both appear whole or not at all; files of these names with other content are left alone, and that is refused.
    """
    with publishing(target_dir) as beside:
        write_workbook(
            frame,
            book_type,
            path=beside / f"{name}.xlsx",
            code_lists=code_lists,
            counters=counters,
            marks=marks,
        )
        if pdfs is not None:
            write_zip(pdfs, path=beside / f"{name}.zip")
    return target_dir / f"{name}.xlsx", None if pdfs is None else target_dir / f"{name}.zip"


def write_zip(members: Iterable[tuple[str, bytes]], *, path: Path) -> None:
    """Write PDFs, stored (they are compressed inside), in the given order."""
    with path.open("wb", buffering=1 << 18) as stream:
        archive = ZipWriter(stream)
        for name, content in members:
            archive.add(name, content)
        archive.close()


def write_workbook(
    frame: pl.DataFrame,
    book_type: BookType,
    *,
    path: Path,
    code_lists: Notes | None = None,
    counters: Counters | None = None,
    marks: Marks | None = None,
) -> None:
    """Write the sheets ``DL Import`` and ``Ghi chu``, and ``Cach ghi`` where there is anything to say."""
    header, rows = _sheet(frame, book_type, counters)
    write_rows(header, rows, book_type=book_type, path=path, code_lists=code_lists, marks=marks)


def write_rows(
    header: tuple[str, ...],
    rows: Iterable[Row],
    *,
    book_type: BookType,
    path: Path,
    code_lists: Notes | None = None,
    marks: Marks | None = None,
) -> None:
    """Write the same from rows that are in no frame: (Excel row, STT, texts of the other columns of ``header``)."""
    lists = code_lists if code_lists is not None else code_lists_of(book_type)
    said = [(str(row), *rest) for row, *rest in lines_of(marks or {})]
    parts = workbook_parts(
        header,
        rows,
        notes=tuple((code, tuple(items)) for code, items in lists.items()),
        further=(MARKS_SHEET, [MARKS_HEADER, *said]) if said else None,
    )
    with path.open("wb", buffering=1 << 18) as stream:
        archive = ZipWriter(stream)
        for part in parts:
            archive.add(part.name, part.content, packed=part.packed or deflated(part.content, level=4))
        archive.close()


def code_lists_of(book_type: BookType) -> dict[str, tuple[tuple[str, str], ...]]:
    """Code lists that a book type's columns use, in the order of the columns."""
    from sogoc.law.codelists import CODE_LISTS

    names = dict.fromkeys(field.codes for field in book_type.official if field.codes)
    return {name: tuple(CODE_LISTS[name].items.items()) for name in names if name in CODE_LISTS}


def _sheet(
    frame: pl.DataFrame, book_type: BookType, given: Counters | None
) -> tuple[tuple[str, ...], Iterable[Row]]:
    official = book_type.columns[1:]
    further = tuple(name for name in frame.columns if name not in {"_row", "STT", *official})
    header = (*book_type.columns, *further)
    wanted = frame.select(
        (pl.col(name).cast(pl.String) if name in frame.columns else pl.lit(None, pl.String).alias(name))
        for name in header[1:]
    )
    longest = wanted.select(pl.all().str.len_chars().max()).row(0)
    for name, length in zip(wanted.columns, longest, strict=True):
        if isinstance(length, int) and length > LONGEST_CELL:
            raise KY_TU_KHONG_GHI_DUOC.because(column=name, length=vn(length))
    numbers = frame.get_column("_row").to_list() if "_row" in frame.columns else range(2, frame.height + 2)
    counters: Iterable[int | str | None] = range(1, frame.height + 1)
    if given is not None:
        counters = [given.get(row) for row in numbers]
    elif "STT" in frame.columns:
        told = frame.get_column("STT").to_list()
        counters = [plain_number(one) if isinstance(one, str) else one for one in told]
    return header, zip(numbers, counters, wanted.rows(), strict=True)
