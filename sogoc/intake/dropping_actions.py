"""The writer that takes a book back which was brought by mistake, or into the wrong unit: an empty package in its place, with the reason.

In: a book, why. Out: how many entries were withdrawn. Nothing is deleted: packages, entries and versions stay, the whole package again
brings all back. What was approved, sent or confirmed is not withdrawn so. Who may: whoever may bring packages of the unit (``key``).
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.db import transaction

from sogoc.intake import book_refusals as refusals
from sogoc.intake.actions import take_in
from sogoc.intake.book_actions import tell_book
from sogoc.intake.book_queries import find_book
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.template import write_template

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


@transaction.atomic
def drop(path: str, *, reason: str, actor: Person, via: str = "") -> int:
    """Take a book back; return how many entries left the figures with it."""
    book = find_book(path)
    reason = " ".join(reason.split())
    if not reason:
        raise refusals.NO_REASON_TO_DROP.because()
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / f"{book.name}.xlsx"
        write_template(BOOK_TYPES[book.type], path=table)
        arrival = take_in([table], actor=actor, unit=book.unit, via=via)
    if arrival.refused:
        raise refusals.NOT_DROPPED.because(book=book.path, why=arrival.refused[0]["says"])
    if not arrival.changed:
        raise refusals.NOTHING_TO_DROP.because(book=book.path)
    gone = len(cast("list[str]", arrival.changed[0]["withdrawn"]))
    said = {"package": arrival.changed[0]["version"], "entries": gone, "reason": reason}
    tell_book("drop_book", book.path, payload=said, actor=actor, duty="key", via=via)
    return gone
