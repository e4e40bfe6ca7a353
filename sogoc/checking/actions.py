"""The writers of findings and of the reasons given to them."""

from __future__ import annotations

import hashlib
import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.checking import refusals
from sogoc.checking.models import Finding, Settlement
from sogoc.checking.queries import sign_of_cause
from sogoc.checking.reach import looks_elsewhere
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, in_parts, update_rows
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import contents, find_txn
from sogoc.law.reasons import REASONS
from sogoc.law.refusal import Refusal
from sogoc.law.rule import Severity
from sogoc.law.rules import RULES
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import actions as register
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_lines, commit_to_text
from sogoc.register.models import Book, Entry, Package

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


FIELD_LENGTH = 64
"""So much is kept of the name of a finding's column: an unknown column may have any."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding on its way into storage; ``entry_id`` None speaks of the whole package."""

    entry_id: int | None
    row: int
    so: str
    field: str
    code: str
    severity: str
    says: str


@dataclass(frozen=True, slots=True)
class ToRecord:
    """What was found in a package that was staged in this transaction; ``changed``: id of an entry → fields with new values."""

    book: Book
    package: Package
    found: Sequence[Found]
    changed: Mapping[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the ledger keeps of a package's findings; ``kept``: [settlement, key, field, code] of reasons that stay."""

    count: int
    commitment: bytes
    kept: list[list[object]]


def record(books: Sequence[ToRecord]) -> list[Recorded]:
    """Replace the findings of books.

    A reason given before stays with the same finding (entry, field, code, sentence) while nothing that its rule looks at changed.
    """
    ids = [one.book.pk for one in books]
    settled = {
        (one.book_id, one.entry_id, one.field, one.code, one.says): one.settlement_id
        for one in Finding.objects.filter(book__in=ids, review__isnull=True, settlement__isnull=False)
    }
    keys = records.keys_of({entry_id for _, entry_id, *_ in settled if entry_id is not None})
    Finding.objects.filter(book__in=ids, review__isnull=True).delete()
    of_reviews = _of_reviews_that_stay(books)
    rows: list[tuple[object, ...]] = []
    still_open: dict[Book, list[tuple[int | None, str]]] = {}
    recorded = []
    for arrived in books:
        book = arrived.book
        still_open[book] = of_reviews[book.pk]
        kept: list[list[object]] = []
        for one in arrived.found:
            changed = arrived.changed.get(one.entry_id, ()) if one.entry_id is not None else ()
            known = not changed or looks_elsewhere(book.type, one.code, one.field, changed=changed)
            sign = (book.pk, one.entry_id, one.field, one.code, one.says)
            settlement = settled.get(sign) if known else None
            rows.append((
                book.pk, one.entry_id, one.row, one.so, one.field, one.code, one.severity, one.says, settlement,
            ))  # fmt: skip
            if settlement is None:
                still_open[book].append((one.entry_id, one.severity))
            else:
                key = None if one.entry_id is None else keys[one.entry_id]
                kept.append([settlement, key, one.field, one.code])
        committed = commit_to_findings(arrived.found, bytes(arrived.package.salt))
        recorded.append(Recorded(len(arrived.found), committed, kept))
    bulk_insert(
        Finding,
        ("book_id", "entry_id", "row", "so", "field", "code", "severity", "says", "settlement_id"),
        rows,
    )
    _project(still_open)
    return recorded


def _of_reviews_that_stay(books: Sequence[ToRecord]) -> dict[int, list[tuple[int | None, str]]]:
    """What reviews said of entries that changed or left is taken away, the rest follows its rows; return what is open, by book.

    The next review finds again what still holds.
    """
    still_open: dict[int, list[tuple[int | None, str]]] = {one.book.pk: [] for one in books}
    changed = {entry_id for one in books for entry_id in one.changed}
    gone: list[int] = []
    moved: list[tuple[object, ...]] = []
    found = Finding.objects.filter(book__in=list(still_open), review__isnull=False).select_related("entry")
    for one in found:
        if one.entry is not None and (one.entry_id in changed or one.entry.state == "withdrawn"):
            gone.append(one.pk)
            continue
        if one.entry is not None and one.row != one.entry.row:
            moved.append((one.entry.row, one.pk))
        if one.settlement_id is None:
            still_open[one.book_id].append((one.entry_id, one.severity))
    for some in in_parts(gone):
        Finding.objects.filter(pk__in=some).delete()
    update_rows(Finding, ("row",), moved)
    return still_open


def commit_to_findings(found: Iterable[Found | Finding], salt: bytes) -> bytes:
    """Salted commitment to findings: where each stands, what it says."""
    return commit_to_lines(
        ((one.row, one.so, one.field, one.code, str(one.severity), one.says, one.entry_id) for one in found),
        salt,
    )


def _project(still_open: Mapping[Book, Iterable[tuple[int | None, str]]]) -> None:
    """Write the counts of unsettled findings onto books and their entries."""
    of_books: dict[Book, tuple[int, int]] = {}
    of_entries: dict[int, tuple[int, int]] = {}
    for book, findings in still_open.items():
        counts: dict[int | None, list[int]] = defaultdict(lambda: [0, 0])
        for entry_id, severity in findings:
            counts[entry_id][severity == Severity.LUU_Y] += 1
        held, notes = counts.pop(None, [0, 0])
        of_books[book] = (held, notes)
        of_entries.update(
            (entry_id, (one[0], one[1])) for entry_id, one in counts.items() if entry_id is not None
        )
    register.count_findings(of_books, of_entries)


def recount(book: Book) -> None:
    """Recompute the projected counts of a book from its findings."""
    still_open = Finding.objects.filter(book=book, settlement__isnull=True).values_list(
        "entry_id", "severity"
    )
    _project({book: list(still_open)})


@transaction.atomic
def settle(
    book: Book,
    *,
    code: str,
    reason: str,
    actor: Person,
    rows: Iterable[int] | None = None,
    field: str | None = None,
    text: str = "",
    drop: bool = False,
    keyed: bool = False,
    seen: str | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> Settlement:
    """Give one reason to the open findings of one code: of the whole book or of these Excel rows, of all columns or of one.

    With ``drop`` the texts stay and what the software understood of them is dropped: the only way with ``khong_the``. ``keyed``: a
    reason that was chosen while reading the page, by whoever keys: the checker sees whose it is and may take it back. ``seen``: the sign of
    what was looked at (``queries.sign_of_cause``); where rows mean others by now, nothing is settled.
    """
    rule = RULES.get(code)
    if rule is None:
        raise refusals.UNKNOWN_CODE.because(code=code)
    book = register.lock(book)
    if (before := _settled_by(client_txn)) is not None:
        return before
    duties = accounts.duties_of(actor, book.path)
    act = "drop" if drop else "explain" if keyed else "settle"
    refused = why_not(WORKFLOWS["entry"], act, Situation("staged", str(actor.pk), duties, reason=reason))
    if refused is not None:
        raise refused
    if rule.severity is Severity.KHONG_THE and not drop:
        raise refusals.CANNOT_EXIST.because(code=code)
    allowed = rule.reasons or tuple(REASONS)
    if reason not in allowed:
        titles = ", ".join(f"{one} ({REASONS[one]})" for one in allowed)
        raise refusals.UNKNOWN_REASON.because(reason=reason, code=code, allowed=titles)
    if seen is not None and seen != sign_of_cause(book, code):
        raise refusals.FINDINGS_CHANGED.because(book=book.path, code=code)
    chosen = [one for one in _open_findings(book, code, rows) if field in {None, one.field}]
    if not chosen:
        raise refusals.NOTHING_TO_SETTLE.because(book=book.path, code=code)
    if drop and any(one.entry is not None and one.entry.state != "staged" for one in chosen):
        raise refusals.NOT_IN_STAGING.because(code=code)
    now = clock.now()
    salt = secrets.token_bytes(16) if text else b""
    settlement = Settlement.objects.create(
        book=book,
        code=code,
        reason=reason,
        text=text,
        by=actor,
        at=now,
        findings_count=len(chosen),
        salt=salt,
    )
    dropped = _drop(chosen, by=actor) if drop else ""
    for some in in_parts([one.pk for one in chosen]):
        Finding.objects.filter(pk__in=some).update(settlement=settlement)
    recount(book)
    append(
        Act(
            stream=f"book:{book.path}",
            action="settle",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty=WORKFLOWS["entry"].transition(act).duty,
            reason=reason,
            payload={
                "settlement": settlement.pk,
                "code": code,
                "findings": [[one.entry.key if one.entry else None, one.field] for one in chosen],
                "drop": drop,
                "dropped": dropped,
                "text": commit_to_text(text, salt),
                "at": clock.stamp(now),
            },
            client_txn=client_txn,
            via=via,
        )
    )
    return settlement


def _open_findings(book: Book, code: str, rows: Iterable[int] | None) -> list[Finding]:
    """Findings of one code that wait for a reason, on all rows or these, in the order of the book."""
    found = Finding.objects.filter(book=book, code=code, settlement__isnull=True).select_related("entry")
    wanted = None if rows is None else set(rows)  # any number of them: they are not parameters of a query
    return [one for one in found.order_by("row", "pk") if wanted is None or one.row in wanted]


def _settled_by(client_txn: str | None) -> Settlement | None:
    """The reason that this message gave when it came the first time."""
    event = find_txn(client_txn) if client_txn is not None else None
    if event is None or event.action != "settle":
        return None  # a transaction of another act is refused when the ledger is written
    return Settlement.objects.get(pk=contents(event)["payload"]["settlement"])


def _drop(chosen: Iterable[Finding], *, by: Person) -> str:
    """Drop what was understood; return the hash over the commitments of the versions that this made, in their order."""
    fields: dict[Entry, list[str]] = defaultdict(list)
    for finding in chosen:
        if finding.entry is not None and finding.field:
            fields[finding.entry].append(finding.field)
    root = hashlib.sha256()
    for entry, names in fields.items():
        root.update(register.drop_understood(entry, names, by=by))
    return root.hexdigest()


@transaction.atomic
def undo_settlement(settlement: Settlement, *, actor: Person, via: str = "") -> None:
    """Take a reason back; its findings are open again. Not once an entry was approved on it."""
    book = register.lock(settlement.book)
    settlement.refresh_from_db()
    refused = why_not_undo(settlement, actor)
    if refused is not None:
        raise refused
    settlement.findings.update(settlement=None)
    settlement.undone_at = clock.now()
    settlement.save(update_fields=["undone_at"])
    recount(book)
    append(
        Act(
            stream=f"book:{book.path}",
            action="undo_settle",
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty="settle",
            payload={
                "settlement": settlement.pk,
                "code": settlement.code,
                "at": clock.stamp(settlement.undone_at),
            },
            via=via,
        )
    )


def why_not_undo(settlement: Settlement, actor: Person) -> Refusal | None:
    """Why this person cannot take a reason back now; None when it can be done."""
    duties = accounts.duties_of(actor, settlement.book.path)
    refused = why_not(WORKFLOWS["entry"], "settle", Situation("staged", str(actor.pk), duties, reason="undo"))
    if refused is None and settlement.undone_at is not None:
        refused = refusals.ALREADY_UNDONE.because()
    not_staged = settlement.findings.exclude(entry__state="staged").exclude(entry__isnull=True)
    if refused is None and not_staged.exists():
        refused = refusals.APPROVED_ALREADY.because()
    return refused
