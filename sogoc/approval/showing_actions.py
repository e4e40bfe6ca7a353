"""What shows people's data to somebody outside the screens: the package of a book written out, a listing compared with what was sent.

Both check the duty first and stand in the ledger before the first value is shown, with counts and no personal values.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.approval.answers import Compared, compare
from sogoc.approval.queries import why_not_follow
from sogoc.approval.refusals import MAY_NOT_EXPORT
from sogoc.approval.sending import write_sending
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import visible

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

STREAM = "ministry"
"""Stream of the looks at what the ministry's system shows; an export stands in the stream of its book."""
EXPORTERS = ("approve", "settle", "check", "key", "scan", "inspect", "administer")
"""Duties that work on the entries of a book, in the order in which the ledger names one; whoever only follows progress sees figures."""

WHOLE = ("approve", "sensitive")
"""Duties with one of which an export holds sensitive entries too: who delivers a book delivers all of it (docs/decisions/0019)."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Hashes of workbook and zip (empty: no zip) of an export, and how many sensitive entries the person may not take out."""

    xlsx_sha256: str
    zip_sha256: str
    left_out: int


def export_book(book: Book, target: Path, *, actor: Person, via: str = "") -> Exported:
    """Write the package of a book's present entries into a folder."""
    held = accounts.duties_of(actor, book.path)
    duty = next((one for one in EXPORTERS if one in held), None)
    if duty is None:
        raise MAY_NOT_EXPORT.because(book=book.path)
    whole = not held.isdisjoint(WHOLE)
    keys = (
        None if whole else set(visible(records.entries(book), sensitive=False).values_list("key", flat=True))
    )
    there = records.entries(book).count()
    taken = there if keys is None else len(keys)
    with transaction.atomic():
        append(
            Act(
                stream=f"book:{book.path}",
                action="export",
                subject=book.path,
                actor=actor.username,
                office=book.unit,
                duty=duty,
                payload={"entries": taken},
                via=via,
            )
        )
    xlsx, archive = write_sending(book, keys, target, as_received=True)
    return Exported(xlsx, archive, there - taken)


def compare_listing(path: Path, *, actor: Person, via: str = "") -> Compared:
    """Compare a listing of the ministry's system with what was sent, within the units that the person follows."""
    refused = why_not_follow(actor)
    if refused is not None:
        raise refused
    held = accounts.authority_of(actor).held
    office = next(ref for ref, duties in sorted(held.items()) if "follow" in duties)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with transaction.atomic():
        append(
            Act(
                stream=STREAM,
                action="compare",
                subject=digest[:16],
                actor=actor.username,
                office=office,
                duty="follow",
                payload={"sha256": digest},
                via=via,
            )
        )
    return compare(path, within=accounts.jurisdiction_units(actor, duty="follow"))
