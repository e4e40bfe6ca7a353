"""The books of a mixed volume are written out: each as a package of its own type, or all in one workbook as they came.

In: a cover's path, a folder. Out: the files. Who may, and what of sensitive entries is in them: as for the export of each book.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.approval.refusals import EMPTY_COVER, MAY_NOT_EXPORT
from sogoc.approval.sending import ALIVE, outgoing_name, package_frame, pages_of, written_marks
from sogoc.approval.showing_actions import EXPORTERS, WHOLE, export_book
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake.book_queries import books_under, cover_at
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.cover_writing import write_cover
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import visible

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.register.models import Book


def export_cover(path: str, target: Path, *, mixed: bool, actor: Person, via: str = "") -> list[Path]:
    """Write the books that share a cover into a folder; ``mixed``: in one workbook with a sheet for each."""
    cover = cover_at(path)
    books = [book for path in books_under(cover.path) if (book := records.arrived_book(path)) is not None]
    if not books:
        raise EMPTY_COVER.because(cover=cover.path)
    if not mixed:
        for book in books:
            export_book(book, target, actor=actor, via=via)
        names = [str(outgoing_name(book)) for book in books]
        return sorted(found for found in target.iterdir() if found.stem in names)
    shown = {book.pk: _shown(book, actor) for book in books}
    with transaction.atomic():
        for book in books:
            _record(book, len(shown[book.pk]), actor=actor, via=via)
    sheets = [
        (outgoing_name(book), BOOK_TYPES[book.type], package_frame(book, shown[book.pk])) for book in books
    ]
    has_pages = any(one.entry.pdf for some in shown.values() for one in some)
    pages = (page for book in books for page in pages_of(book, shown[book.pk]))
    name = cover.path.partition("/")[2]
    marks = [written_marks(shown[book.pk]) for book in books]
    written = write_cover(name, sheets, target_dir=target, pdfs=pages if has_pages else None, marks=marks)
    return [one for one in written if one is not None]


def _shown(book: Book, actor: Person) -> list[records.Shown]:
    """Entries of a book that this person may take out; refuses who has no duty of its work."""
    held = accounts.duties_of(actor, book.path)
    if held.isdisjoint(EXPORTERS):
        raise MAY_NOT_EXPORT.because(book=book.path)
    shown = list(records.values_of_book(book, states=ALIVE))
    if not held.isdisjoint(WHOLE):
        return shown
    open_ = set(visible(records.entries(book), sensitive=False).values_list("pk", flat=True))
    return [one for one in shown if one.entry.pk in open_]


def _record(book: Book, entries: int, *, actor: Person, via: str) -> None:
    held = accounts.duties_of(actor, book.path)
    append(
        Act(
            stream=f"book:{book.path}",
            action="export",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=next(one for one in EXPORTERS if one in held),
            payload={"entries": entries},
            via=via,
        )
    )
