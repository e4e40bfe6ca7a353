"""A package is read: the workbook of a book, and the zip of its PDFs if there is one.

In: two paths of unknown origin. Out: ``PackageRead``: the entries as a frame of texts by official column name, their keys, the
PDFs with the entry each belongs to, structural findings; or a refusal with the reason and the remedy. Both files are parsed in
the reader's process only (``sandbox``). Contract, "Files"; design §2, "Cells".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from sogoc.law.book import BookType
from sogoc.packages.headers import Columns, best_type, known_columns, match_columns
from sogoc.packages.linking import FILE_SCHEMA, link_files
from sogoc.packages.marks import Marks, read_marks, rows_said
from sogoc.packages.names import (
    UNKNOWN_NUMBER,
    UNKNOWN_YEAR,
    BookName,
    entry_keys,
    shaped_as_book_name,
)
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.refusals import (
    KHONG_CO_TEP,
    KHONG_RO_LOAI_SO,
    LOAI_SO_CHUA_CO,
    TEP_DA_THAY_DOI,
    THIEU_TRANG_TINH,
)
from sogoc.packages.sandbox import Sandbox
from sogoc.packages.structure import Note

_ENOUGH = 3
"""Official columns that a sheet of another name must have to be taken for the data sheet of a book whose type is known."""


@dataclass(frozen=True)
class PackageRead:
    """A package as read. ``keys`` has one entry key for each row of ``frame``."""

    name: BookName
    book_type: BookType
    frame: pl.DataFrame
    keys: list[str]
    unknown_columns: tuple[str, ...]
    missing_columns: tuple[str, ...]
    notes: list[Note]
    files: pl.DataFrame
    xlsx_sha256: str
    zip_sha256: str | None
    marks: Marks
    """How cells are written, where the package says so."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a mixed volume: its title, the book it holds, which members of the zip are this book's."""

    title: str
    book: BookName
    own: Callable[[list[list[Any]]], list[list[Any]]]


def read_package(
    xlsx: Path,
    zip_path: Path | None = None,
    *,
    sandbox: Sandbox | None = None,
    book_types: Mapping[str, BookType] | None = None,
    pattern: str | None = None,
) -> PackageRead:
    """Read a package; with no ``sandbox`` given, one is started for this package alone.

    ``pattern`` names its PDFs; None: as this installation does.
    """
    pattern = chosen_pattern() if pattern is None else pattern
    for path in (xlsx, zip_path):
        if path is not None and not path.is_file():
            raise KHONG_CO_TEP.because(name=path.name)
    if sandbox is None:
        with Sandbox() as own:
            return read_sheet(
                xlsx, zip_path, sandbox=own, book_types=book_types or declared_types(), pattern=pattern
            )
    return read_sheet(
        xlsx, zip_path, sandbox=sandbox, book_types=book_types or declared_types(), pattern=pattern
    )


def declared_types() -> Mapping[str, BookType]:
    """All book types, by code."""
    from sogoc.law.books import BOOK_TYPES

    return BOOK_TYPES


def read_sheet(
    xlsx: Path,
    zip_path: Path | None,
    *,
    sandbox: Sandbox,
    book_types: Mapping[str, BookType],
    pattern: str,
    sheet: Sheet | None = None,
) -> PackageRead:
    """Read one sheet of a workbook with the PDFs that belong to it; without ``sheet`` the file holds one book, named by the file."""
    signs = [_sign(path) for path in (xlsx, zip_path)]
    asked: dict[str, Any] = {"sheet": sheet.title} if sheet else {}
    answer, blocks = sandbox.ask("table", name=xlsx.name, path=str(xlsx.resolve()), **asked)
    raw = _joined(blocks)
    name, book_type = (
        (sheet.book, book_types[sheet.book.type]) if sheet else _which_book(xlsx, answer, book_types)
    )
    frame, mapping = _official(raw, answer, book_type, xlsx.name)
    marks, wrong = read_marks(answer["marks"], frame, book_type)
    notes = [*_column_notes(book_type, mapping), *_cell_notes(answer, mapping.names), *wrong]
    numbers = zip(
        frame.get_column("_row").to_list(), frame.get_column(book_type.number).to_list(), strict=True
    )
    keys = entry_keys(numbers, name.year)
    files = pl.DataFrame(schema=FILE_SCHEMA)
    if zip_path is not None:
        found, _ = sandbox.ask("members", name=zip_path.name, path=str(zip_path.resolve()))
        rows = pl.DataFrame(
            {
                "_row": frame.get_column("_row"),
                "key": keys,
                "registered": frame.get_column(book_type.registered),
            }
        )
        members = sheet.own(found["members"]) if sheet else found["members"]
        files, file_notes = link_files(members, rows, book=name, pattern=pattern)
        notes.extend(file_notes)
    notes.sort(key=lambda note: (note.row, note.code))
    xlsx_sha256, zip_sha256 = _sha256(xlsx), None if zip_path is None else _sha256(zip_path)
    for path, sign in zip((xlsx, zip_path), signs, strict=True):
        if path is not None and _sign(path) != sign:  # what was read is not what was hashed
            raise TEP_DA_THAY_DOI.because(file=path.name)
    return PackageRead(
        name=name,
        book_type=book_type,
        frame=frame,
        keys=keys,
        unknown_columns=mapping.unknown,
        missing_columns=mapping.missing,
        notes=notes,
        files=files,
        xlsx_sha256=xlsx_sha256,
        zip_sha256=zip_sha256,
        marks=marks,
    )


def _sign(path: Path | None) -> tuple[int, int, int] | None:
    """What another content of a file would change."""
    if path is None:
        return None
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _which_book(
    xlsx: Path, answer: dict[str, Any], book_types: Mapping[str, BookType]
) -> tuple[BookName, BookType]:
    """By the file's name, else by the header; a sheet of another name must look like a book's."""
    name = shaped_as_book_name(xlsx.stem)
    likely = best_type(answer["header"], book_types.values())
    if name is not None and name.type not in book_types:
        if likely is None:
            raise LOAI_SO_CHUA_CO.because(name=xlsx.name, type=name.type, known=", ".join(book_types))
        name = None
    known = known_columns(answer["header"], book_types[name.type]) if name else 0
    if not answer["named"] and likely is None and known < _ENOUGH:
        raise THIEU_TRANG_TINH.because(name=xlsx.name)
    if name is not None:
        return name, book_types[name.type]
    if likely is None:
        raise KHONG_RO_LOAI_SO.because(name=xlsx.name)
    return BookName(likely.code, UNKNOWN_YEAR, UNKNOWN_NUMBER), likely


def _joined(blocks: list[bytes]) -> pl.DataFrame:
    """Put the slices together, letting go of each once it is read."""
    blocks.reverse()
    parts = []
    while blocks:
        parts.append(pl.read_ipc_stream(blocks.pop()))
    return pl.concat(parts)


def _official(
    raw: pl.DataFrame, answer: dict[str, Any], book_type: BookType, name: str
) -> tuple[pl.DataFrame, Columns]:
    header: list[str | None] = answer["header"]
    blank = {str(index) for index, text in enumerate(header) if text is None or not text.strip()}
    filled = {int(column) for column in blank if raw.get_column(column).null_count() < raw.height}
    mapping = match_columns(header, book_type, name=name, filled=filled)
    by_name = {column: str(index) for index, column in mapping.names.items()}
    rows = pl.Series("_row", range(answer["first"], answer["first"] + raw.height), dtype=pl.Int64)
    empty = pl.Series("", [None], dtype=pl.String).new_from_index(0, raw.height)
    columns = [
        raw.get_column(by_name[column]).alias(column) if column in by_name else empty.alias(column)
        for column in (*book_type.columns, *mapping.unknown)
    ]
    frame = pl.DataFrame([rows, *columns])
    return _without_empty_rows(frame, rows_said(answer["marks"])), mapping


def _without_empty_rows(frame: pl.DataFrame, said: Collection[int]) -> pl.DataFrame:
    """Drop rows without anything, and at the end also those with nothing but a counter; ``said``: rows that tell why nothing stands."""
    content = [name for name in frame.columns if name not in {"_row", "STT"}]
    if frame.height == 0 or not content:
        return frame.clear() if not content else frame
    if all(frame.get_column(name).null_count() for name in content):
        filled = frame.select(pl.any_horizontal(pl.col(content).is_not_null())).to_series()
        if said:
            filled = filled | frame.get_column("_row").is_in(list(said))
        last = filled.arg_true().to_list()[-1] if filled.any() else -1
        within = pl.Series(range(frame.height)) <= last
        frame = frame.filter((filled | frame.get_column("STT").is_not_null()) & within)
    return frame


def _column_notes(book_type: BookType, mapping: Columns) -> list[Note]:
    core = set(book_type.core)
    missing = [Note(0, column, "THIEU_COT", {}) for column in mapping.missing if column in core]
    return missing + [Note(0, column, "COT_LA", {}) for column in mapping.unknown]


def _cell_notes(answer: dict[str, Any], names: dict[int, str]) -> list[Note]:
    notes = [
        Note(row, names[column], code, {"hint": text} if text else {})
        for code, row, column, text in answer["notes"]
        if column in names and names[column] != "STT"
    ]
    for code, column, count in answer["more"]:
        if column in names:
            words = f"… và {count} ô khác"
            notes.append(Note(0, names[column], code, {"value": words, "hint": words}))
    return notes
