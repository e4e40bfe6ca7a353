"""The writer of what the rules say of a book whose entries a person changed since its package came: a mended slip of the keyboard.

In: an arrived book, its current versions, which fields changed. Out: its findings, found anew over its rows as they stand, exactly as if a
package had brought them; reasons stay where their rule reads nothing that changed. What was noted while the package was read (files,
columns, cells) stays too, but for the notes on cells whose text is another now. Part of the action that changed the entry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.checking.actions import FIELD_LENGTH, Found, Recorded, ToRecord, record
from sogoc.checking.again_queries import marks_of, written_rows
from sogoc.checking.examine import Standing, examine
from sogoc.checking.kept_columns import Made
from sogoc.checking.models import Finding
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Scope
from sogoc.law.rules import RULES
from sogoc.packages.structure import Note
from sogoc.register import queries as records
from sogoc.register.projection import NUMBER_LENGTH

if TYPE_CHECKING:
    import polars as pl

    from sogoc.checking.numbering import Declared
    from sogoc.register.models import Book

_LACKS_COLUMN = "THIEU_COT"
_IN_A_PACKAGE = ("staged", "approved", "replaced", "revoked", "crossed_out")
"""States of what the current package of a book holds: whatever became of an entry in law, its row is there."""


@dataclass(frozen=True, slots=True)
class LookedAgain:
    """What the ledger keeps of it, the rows understood, what the book's Parquet file is made of."""

    recorded: Recorded
    frame: pl.DataFrame
    columns: Made


def look_again(
    book: Book, *, changed: Mapping[int, Sequence[str]], series: Declared | None = None
) -> LookedAgain:
    """Examine a book as it stands and record what is found; ``changed``: id of an entry → fields with new texts."""
    package = records.current_package(book)
    if package is None:
        message = f"book {book.path} has no package"
        raise ValueError(message)
    shown = list(records.values_of_book(book, states=_IN_A_PACKAGE))
    entries = {one.entry.row: one.entry for one in shown}
    noted = [
        Found(one.entry_id, one.row, one.so, one.field, one.code, one.severity, one.says)
        for one in Finding.objects.filter(book=book, review__isnull=True).order_by("pk")
        if _is_note(one.code) and one.field not in changed.get(one.entry_id or 0, ())
    ]
    lacks = [Note(0, one.field, one.code, {}) for one in noted if one.code == _LACKS_COLUMN]
    rows = Standing(BOOK_TYPES[book.type], written_rows(book.type, shown), lacks, marks_of(shown))
    (seen,) = examine([rows], series={0: series} if series else None)
    found = [
        Found(
            entries[one.row].pk if one.row else None,
            one.row,
            (one.so or "")[:NUMBER_LENGTH],
            (one.field or "")[:FIELD_LENGTH],
            one.code,
            one.severity,
            one.says,
        )
        for one in seen.findings
        if one.code != _LACKS_COLUMN
    ]
    (told,) = record([ToRecord(book, package, [*noted, *found], changed)])
    keys = [one.entry.key for one in shown]
    made = Made(
        book.path, package.number, package.xlsx_sha256, rows.book_type, seen.frame, seen.columns, keys
    )
    return LookedAgain(told, seen.frame, made)


def _is_note(code: str) -> bool:
    """Whether findings of a code are made where packages are read, and not from the rows."""
    rule = RULES.get(code)
    return rule is not None and rule.scope is Scope.PACKAGE
