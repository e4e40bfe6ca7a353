"""Scans come in: judged in the reader's process, kept whole, made into pages at the end of the book or in place of a poor one.

Out: which pages came of a file. The same file again changes nothing, and a message that was sent twice is answered once.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.ground.queue.actions import enqueue
from sogoc.imaging import refusals
from sogoc.imaging.desk_actions import Desk, renumber_cuts, sit_down
from sogoc.imaging.models import Page, Scan
from sogoc.imaging.posing import moved
from sogoc.imaging.queries import subject_of
from sogoc.imaging.reader import Measured, measure
from sogoc.imaging.sequence_actions import order_of, put_order
from sogoc.intake.book_names import parse_book_path
from sogoc.intake.book_queries import path_behind
from sogoc.intake.queries import book_awaited
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

DRAW = "imaging.draw_pages"
MOST_BYTES = 512 << 20
"""Of one file; a scanned book of two hundred pages takes a tenth."""
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file: its pages (ids), and whether it was here before."""

    scan: int
    pages: tuple[int, ...]
    already: bool


def book_for_pages(path: str) -> str:
    """The path under which a book's pages are kept; refuses a book that neither arrived nor is spoken of."""
    path = parse_book_path(path)
    path = path_behind(path) or path
    if records.arrived_book(path) is None and book_awaited(path) is None:
        raise refusals.NO_SUCH_BOOK.because(book=path)
    return path


def receive_scan(
    path: str,
    file: Path,
    *,
    name: str,
    actor: Person,
    via: str = "",
    pairing: int | None = None,
    client_txn: str | None = None,
    replaces: int | None = None,
) -> Received:
    """Take one file into a book; ``replaces`` is a page that was taken again: it is put aside and the new one stands in its place."""
    path = book_for_pages(path)
    with transaction.atomic():
        sit_down(path, actor=actor, via=via)
    told = ledger.done_before(
        client_txn, action="receive_scan", subject=subject_of(path), actor=actor.username
    )
    if told is not None:
        return Received(told["scan"], tuple(told["pages"]), already=True)
    name = Path(name.replace("\\", "/")).name[-LONGEST_NAME:] or "anh"
    if file.stat().st_size > MOST_BYTES:
        raise refusals.IMAGE_TOO_LARGE.because(name=name, detail=f"nhiều nhất {MOST_BYTES >> 20} MB một tệp")
    measured = measure(file, name)
    stored = file_store().put(file)
    with transaction.atomic():
        desk = sit_down(path, actor=actor, via=via)
        known = Scan.objects.filter(book=path, sha256=stored.sha256).first()
        if known is not None:
            pages = known.pages.filter(joined=False).order_by("position").values_list("pk", flat=True)
            return Received(known.pk, tuple(pages), already=True)
        facts = (stored.sha256, stored.size, name, pairing)
        return _take(desk, measured, facts, client_txn=client_txn, replaces=replaces)


def _take(
    desk: Desk,
    measured: Measured,
    facts: tuple[str, int, str, int | None],
    *,
    client_txn: str | None,
    replaces: int | None,
) -> Received:
    """Rows, order and act of a file that is news; within the transaction of ``receive_scan``."""
    sha256, size, name, pairing = facts
    salt = secrets.token_bytes(16)
    unit = desk.path.partition("/")[0]
    scan = Scan.objects.create(
        book=desk.path,
        sha256=sha256,
        media=measured.media,
        name=name,
        salt=salt,
        size=size,
        width=measured.sizes[0][0],
        height=measured.sizes[0][1],
        at=clock.now(),
        by=desk.actor,
        pairing_id=pairing,
        place=accounts.authority_of(desk.actor).office_for(unit, "scan") or unit,
    )
    old = desk.pages([replaces], "remove")[0] if replaces is not None else None
    order = order_of(desk.path)
    pages = [
        Page.objects.create(
            book=desk.path, position=len(order) + part + 1, scan=scan, part=part, width=wide, height=high,
            kind=old.kind if old else "entry", label=old.label if old else "",
        )
        for part, (wide, high) in enumerate(measured.sizes)
    ]  # fmt: skip
    new = [page.pk for page in pages]
    if old is not None:
        put_order(desk.path, moved([*order, *new], new, old.pk))
        old.removed_at = clock.now()
        old.save(update_fields=["removed_at"])
        renumber_cuts(desk.path)
    desk.tell(
        "receive_scan",
        {
            "scan": scan.pk,
            "sha256": sha256,
            "media": scan.media,
            "size": size,
            "name": commit_to_text(name, salt),
            "pairing": pairing,
            "place": scan.place,
            "sizes": _runs(measured.sizes),
            "pages": new,
            "replaces": replaces,
        },
        client_txn=client_txn,
    )
    enqueue(DRAW, scan=scan.pk)
    return Received(scan.pk, tuple(new), already=False)


def _runs(sizes: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Sizes of pages as runs ``[width, height, how many]``: most files have one size."""
    runs: list[list[int]] = []
    for wide, high in sizes:
        if runs and runs[-1][:2] == [wide, high]:
            runs[-1][2] += 1
        else:
            runs.append([wide, high, 1])
    return runs
