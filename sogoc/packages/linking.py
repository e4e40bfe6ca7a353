"""Each PDF finds its entry, and each entry its PDF.

In: the zip's members, the entries' rows, keys and registration dates. Out: one row for each file with the key it belongs to, and
the structural findings both ways. The id's last part decides; a name whose other parts are wrong is linked all the same, and said.
Pages that all name one other book, and fit the entries of this one by chance at most, are that book's: none is linked, and it is said once.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from sogoc.packages.names import BookName, date_part, parse_pdf_name, pdf_name
from sogoc.packages.structure import Note

LONGEST_NAME = 255
"""As long as the name of a file may be on the disks of today."""
FILE_SCHEMA = {
    "name": pl.String,
    "member": pl.String,
    "key": pl.String,
    "size": pl.Int64,
    "crc": pl.Int64,
    "offset": pl.Int64,
    "sha256": pl.String,
    "ok": pl.Boolean,
}


def link_files(
    members: list[list[Any]], rows: pl.DataFrame, *, book: BookName, pattern: str
) -> tuple[pl.DataFrame, list[Note]]:
    """Link the members of a zip with the entries (``rows``: ``_row``, ``key``, ``registered``)."""
    entries = {key: (row, registered) for row, key, registered in rows.rows()}
    other = _other_book(members, entries, book=book, pattern=pattern)
    if other is not None:
        files = [(name, member, None, *facts) for name, member, *facts in members]
        told = Note(0, None, "TEP_CUA_SO_KHAC", {"file": str(other), "hint": str(book)})
        return pl.DataFrame(files, schema=FILE_SCHEMA, orient="row"), [told]
    taken: set[str] = set()
    notes: list[Note] = []
    files = []
    for name, member, size, crc, offset, sha256, good in members:
        key, fault = _entry_of(name, entries, book=book, pattern=pattern)
        row = entries[key][0] if key else 0
        if key and key in taken:
            key, row = None, 0
            fault = "THUA_TEP"
        if key:
            taken.add(key)
        if fault:
            hint = (
                pdf_name(book, key, registered=entries[key][1], pattern=pattern)
                if key
                else example(book, pattern)
            )
            notes.append(Note(row, None, fault, {"file": name, "hint": hint}))
        if not good:
            notes.append(Note(row, None, "TEP_HONG", {"file": name}))
        files.append((name, member, key, size, crc, offset, sha256, good))
    notes.extend(
        Note(row, None, "THIEU_TEP", {"file": pdf_name(book, key, registered=registered, pattern=pattern)})
        for key, (row, registered) in entries.items()
        if key not in taken
    )
    return pl.DataFrame(files, schema=FILE_SCHEMA, orient="row"), notes


def example(book: BookName, pattern: str) -> str:
    """Return a name as it should look."""
    return pdf_name(book, "012", registered=None, pattern=pattern)


def _other_book(
    members: list[list[Any]], entries: dict[str, tuple[int, str | None]], *, book: BookName, pattern: str
) -> BookName | None:
    """The one other book that every page names, when by number and day less than half of them are of an entry here."""
    read = [parse_pdf_name(name, pattern=pattern) for name, *_ in members if len(name) <= LONGEST_NAME]
    named = {(one.type, one.year, one.number) for one in read if one is not None}
    type_, year, number = next(iter(named), (None, None, None))
    if len(named) != 1 or type_ is None or year is None or number is None:
        return None
    other = BookName(type_, year, number)
    fit = sum(
        one is not None and one.id in entries and one.date in (None, date_part(entries[one.id][1]))
        for one in read
    )
    return other if other != book and 2 * fit < len(read) else None


def _entry_of(
    name: str, entries: dict[str, tuple[int, str | None]], *, book: BookName, pattern: str
) -> tuple[str | None, str | None]:
    """Return the entry's key (or None) and the code of what is wrong with the name (or None)."""
    if len(name) > LONGEST_NAME:
        return None, "TEN_TEP_SAI"
    parsed = parse_pdf_name(name, pattern=pattern)
    if parsed is None:
        stem, _, suffix = name.rpartition(".")
        key = stem.rpartition(".")[2].upper()
        return (key if suffix.lower() == "pdf" and key in entries else None), "TEN_TEP_SAI"
    if parsed.id not in entries:
        return None, "THUA_TEP"
    named = (parsed.type or book.type, parsed.year or book.year, parsed.number or book.number)
    expected = date_part(entries[parsed.id][1])
    wrong_date = parsed.date is not None and expected is not None and parsed.date != expected
    wrong_book = named != (book.type, book.year, book.number)
    return parsed.id, "TEN_TEP_SAI" if wrong_book or wrong_date else None
