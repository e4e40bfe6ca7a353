"""The writer that hands a keyed book in: its settled drafts become a real package and take intake's own way into the register.

In: a book whose drafts are settled, all or in part. Out: staged entries with their findings; whoever ever read or settled each row, who
do not approve it, also where it did not change; the reasons that readers gave, on the findings that they speak of. Handed in again, the
book is a new version of the same package: rows that did not change stay as they are. What is written is read again like any package, so
nothing goes in that an Excel file could not bring. Whoever waits for it asks (``ask_hand_in``) and looks how far it is; a command waits.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sogoc.checking import actions as checking
from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.queries import done_before
from sogoc.ground.queue.actions import enqueue
from sogoc.ground.queue.queries import progress_of
from sogoc.intake.actions import take_in
from sogoc.keying import telling
from sogoc.keying.commitments import commit_to_settled
from sogoc.keying.composing import Composed, compose
from sogoc.keying.models import BookWork, Draft, Pass
from sogoc.keying.queries import UNFINISHED, frames_not_keyed
from sogoc.keying.refusals import CHANGED_MEANWHILE, NOT_ALL_SETTLED, NOT_TAKEN_IN, NOTHING_SETTLED
from sogoc.keying.standing import must_hold, why_not_draft
from sogoc.keying.work_actions import lock, lock_book
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.maker_actions import note_makers

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

JOB = "keying.hand_in_book"
FORGOTTEN = dt.timedelta(days=1)
"""After so long nobody works in a folder of a handing in any more."""
Progress = Callable[[int, int, str], None]
"""Told how many of how many entries are written, and what is done now."""
KEYED_REASON = "Người nhập chọn lý do này khi đọc trang sổ."
"""Words beside a reason that came from keying: the checker sees whose it is and may take it back."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of it."""

    book: str
    package: int
    """Number of the package that holds it now."""
    drafts: int
    findings: int
    reasons: int
    """Findings to which a reason of the readers was put."""
    unchanged: bool
    """Whether the register held all of it already."""


@atomic
def ask_hand_in(work: BookWork, *, actor: Person, part: bool = False, via: str = "") -> BookWork:
    """Have a book handed in in the background; while that is not over it is not begun again. What can be refused now is."""
    work = lock(work)
    must_hold(actor, work.book, "key")
    begun = progress_of(work.handing) if work.handing is not None else None
    if begun is not None and not begun.is_over:
        return work
    _to_hand_in(work, actor, part=part)
    txn = uuid.uuid4().hex
    job = enqueue(JOB, book=work.book, person=actor.username, part=part, via=via, txn=txn)
    enqueue(
        "keying.bring_back", not_before=clock.now() + FORGOTTEN
    )  # which clears up after it, were it killed
    work.handing = job.pk
    work.save(update_fields=["handing"])
    return work


def hand_in(
    work: BookWork,
    *,
    actor: Person,
    part: bool = False,
    fewer: Person | None = None,
    via: str = "",
    txn: str | None = None,
    progress: Progress | None = None,
) -> HandedIn:
    """Hand in what is settled of a book; with ``part`` also while other drafts are not finished.

    Safe to kill and to repeat at any moment: the same drafts make the same package, and one ``txn`` hands in once. ``fewer`` agrees that
    approved entries leave the book.
    """
    must_hold(actor, work.book, "key")
    before = done_before(txn, action=telling.HAND_IN, subject=work.book, actor=actor.username)
    if before is not None:
        return HandedIn(work.book, before["package"], len(before["drafts"]), 0, 0, unchanged=False)
    drafts = _to_hand_in(work, actor, part=part)
    fresh = [one for one in drafts if one.state == "settled"]
    signs = {one.pk: commit_to_settled(one, one.settled.all()) for one in drafts}
    with _folder(work.unit, txn) as folder:
        composed = compose(work, drafts, folder, progress=progress)
        done = _HandingIn(work, composed, signs, actor, via, txn)
        arrival = take_in(
            [composed.workbook], actor=actor, unit=work.unit, fewer=fewer, via=via,
            makers={work.book: composed.makers}, first=lambda: lock_book(work.book),
            then=lambda staged: done.mark(staged.book, staged.entry_ids),
        )  # fmt: skip
    if arrival.refused:
        why = arrival.refused[0]
        raise NOT_TAKEN_IN.because(book=work.book, says=why["says"], fix=why["fix"])
    if done.package is None:
        done.mark_unchanged()
    return HandedIn(
        work.book,
        done.package or 0,
        len(fresh),
        arrival.findings,
        done.reasons,
        unchanged=bool(arrival.unchanged),
    )


def _to_hand_in(work: BookWork, actor: Person, *, part: bool) -> list[Draft]:
    """Drafts that make the package, by their place; refused while some are not finished, or none is new."""
    settled = work.drafts.filter(state__in=("settled", "handed_in")).select_related("work")
    drafts = list(settled.prefetch_related("settled").order_by("position", "pk"))
    left = work.drafts.filter(state__in=UNFINISHED, inspected=False).count() + frames_not_keyed(work.book)
    if left and not part:
        raise NOT_ALL_SETTLED.because(book=work.book, count=left)
    if not any(one.state == "settled" for one in drafts):
        raise NOTHING_SETTLED.because(book=work.book)
    for one in {one.state: one for one in drafts}.values():  # of one book, so of one duty
        if (refused := why_not_draft(one, "hand_in", actor)) is not None:
            raise refused
    return drafts


@dataclass(slots=True)
class _HandingIn:
    """What is written of a handing in, in the transaction that stages its package."""

    work: BookWork
    composed: Composed
    signs: Mapping[int, str]
    actor: Person
    via: str
    txn: str | None
    package: int | None = None
    reasons: int = 0

    def mark(self, book: Book, entries: Mapping[int, int]) -> None:
        """Drafts know what they became; ``entries``: Excel row → id of the entry."""
        lock(self.work)
        rows = Draft.objects.filter(pk__in=list(self.signs)).select_related("work")
        now = {one.pk: one for one in rows.prefetch_related("settled")}
        versions = {one.pk: one for one in records.entries(book).filter(pk__in=set(entries.values()))}
        told: list[list[object]] = []
        for row, was in sorted(self.composed.drafts.items()):
            draft = now[was.pk]
            entry = versions[entries[row]]
            same = commit_to_settled(draft, draft.settled.all()) == self.signs[draft.pk]
            if draft.state not in {"settled", "handed_in"} or not same:
                raise CHANGED_MEANWHILE.because(book=self.work.book)
            if (draft.state, draft.entry_id, draft.version) == ("handed_in", entry.pk, entry.version):
                continue
            draft.state, draft.entry, draft.version = "handed_in", entry, entry.version
            draft.save(update_fields=["state", "entry", "version"])
            told.append([draft.pk, entry.key, entry.version])
        makers = note_makers(book, {entries[row]: hands for row, hands in self.composed.makers.items()})
        package = records.current_package(book)
        self.package = package.number if package is not None else 0
        payload = {
            "package": self.package, "drafts": told, "entries": [key for _, key, _ in told], "makers": makers,
        }  # fmt: skip
        telling.tell(
            self.work, telling.HAND_IN, actor=self.actor, duty="key", payload=payload, via=self.via, client_txn=self.txn
        )  # fmt: skip
        self.reasons = _give_reasons(book, self.composed, via=self.via)

    @atomic
    def mark_unchanged(self) -> None:
        """The same, where the register held the very package already."""
        book = records.book_at(self.work.book)
        self.mark(book, {entry.row: entry.pk for entry in records.entries(book)})


def _give_reasons(book: Book, composed: Composed, *, via: str) -> int:
    """Put the readers' reasons on the findings that they speak of, each signed by its reader; return on how many."""
    groups: dict[tuple[Person, str, str, str], list[int]] = {}
    for row, draft in composed.drafts.items():
        for finding, (reason, reader) in _reasons_of(draft).items():
            code, _, column = finding.partition(":")
            groups.setdefault((reader, code, column, reason), []).append(row)
    count = 0
    for (reader, code, column, reason), rows in groups.items():
        try:
            settlement = checking.settle(
                book, code=code, field=column or None, reason=reason, rows=rows, actor=reader, text=KEYED_REASON,
                keyed=True, via=via,
            )  # fmt: skip
        except (
            Refusal
        ):  # the finding is not there, or the reader may not give this reason: it waits for the checker
            continue
        count += settlement.findings_count
    return count


def _reasons_of(draft: Draft) -> dict[str, tuple[str, Any]]:
    """Finding → reason and who gave it; where two readers gave different ones the checker decides."""
    found: dict[str, tuple[str, Any]] = {}
    contested: set[str] = set()
    for one in _passes(draft):
        for finding, reason in one.reasons.items():
            if found.setdefault(finding, (reason, one.person))[0] != reason:
                contested.add(finding)
    return {finding: given for finding, given in found.items() if finding not in contested}


def _passes(draft: Draft) -> Sequence[Pass]:
    counting = draft.passes.filter(undone_at__isnull=True).exclude(kind="spare")
    return list(counting.select_related("person").order_by("pk"))


@contextmanager
def _folder(unit: str, txn: str | None) -> Iterator[Path]:
    """A folder of this handing in, named after the unit as packages lie; nothing of it stays, nor of a try before that was killed."""
    place = _tries() / hashlib.sha256((txn or uuid.uuid4().hex).encode()).hexdigest()[:32]
    shutil.rmtree(place, ignore_errors=True)
    root = place / uuid.uuid4().hex  # a try that still runs elsewhere writes into no folder of this one
    folder = root / unit
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(root, ignore_errors=True)
        with suppress(OSError):
            place.rmdir()


def forget_tries() -> int:
    """Clear away what handings in left that were killed and not begun again; return how many."""
    tries = _tries()
    old = [
        one
        for one in (tries.iterdir() if tries.is_dir() else ())
        if clock.now().timestamp() - one.stat().st_mtime > FORGOTTEN.total_seconds()
    ]
    for one in old:
        shutil.rmtree(one, ignore_errors=True)
    return len(old)


def _tries() -> Path:
    return home_path() / "tmp" / "keyed"
