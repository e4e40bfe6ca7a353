"""Readers of what waits for approval, of sendings and of their answers, for the rooms above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from sogoc.accounts import queries as accounts
from sogoc.approval import refusals
from sogoc.approval.sending import TITLES, takes
from sogoc.approval.sheet_queries import facts_of_sheet, seen_of, unsigned_of
from sogoc.approval.way_queries import unchecked, why_not_approve
from sogoc.checking.models import Finding
from sogoc.intake.exemplar_queries import counts_once, unchosen_in
from sogoc.keying import queries as keying
from sogoc.law.books import BOOK_TYPES
from sogoc.law.reasons import REASONS
from sogoc.law.workflow import NOT_BY, Situation, Workflow, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import delivery_queries as deliveries
from sogoc.register import queries as records
from sogoc.register.models import Book, Delivery, Entry

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.models import ApprovalSheet
    from sogoc.law.refusal import Refusal
    from sogoc.register.delivery_queries import ToSend

STAGED = Q(entries__state="staged")
APPROVE = WORKFLOWS["entry"].transition("approve")


@dataclass(slots=True)
class Preview:
    """What one approval would sign, and what would stay behind and why."""

    book: Book
    ready: list[records.Waiting] = field(default_factory=list)
    held: list[records.Waiting] = field(default_factory=list)
    own: list[records.Waiting] = field(default_factory=list)
    """Not held, but this very person made a version of them."""
    being_read: list[records.Waiting] = field(default_factory=list)
    """Not held, but their draft was given back or is inspected, and was not handed in again."""
    refused: Refusal | None = None
    """Why this person cannot approve now."""

    @property
    def waiting(self) -> int:
        """Entries in staging."""
        return len(self.ready) + len(self.held) + len(self.own) + len(self.being_read)

    @property
    def with_notes(self) -> int:
        """Entries to be signed that carry a warning which holds nothing."""
        return sum(1 for entry in self.ready if entry.notes)

    @property
    def without_page(self) -> int:
        """Entries to be signed that came without their PDF."""
        return sum(1 for entry in self.ready if not entry.pdf)

    @property
    def seen(self) -> str:
        """Fingerprint of exactly these entries in these versions, and of the reasons that stand behind them."""
        mine = {entry.pk for entry in self.ready}
        rows = _with_reason(self.book).order_by("settlement").values_list("settlement", "entry")
        return seen_of(self.ready, dict.fromkeys(act for act, entry in rows if act and entry in mine))


def present(book: Book) -> Preview:
    """What anybody who made none of it could sign of a book now."""
    waiting = records.waiting(book)
    free = [entry for entry in waiting if not entry.held and not book.held]
    held = [entry for entry in waiting if entry.held or book.held]
    open_ones = keying.entries_being_read(book)
    ready = [entry for entry in free if entry.pk not in open_ones]
    return Preview(book, ready, held=held, being_read=[entry for entry in free if entry.pk in open_ones])


def preview(book: Book, actor: Person) -> Preview:
    """What this person would sign in a book now."""
    found = Preview(book)
    duties = accounts.duties_of(actor, book.path)
    open_to = Situation("staged", str(actor.pk), duties, holds=frozenset(APPROVE.needs))
    found.refused = why_not(WORKFLOWS["entry"], "approve", open_to)
    mine: list[Refusal] = []
    acts = records.made_of_staged(book, actor.pk)
    ask = _Asking(str(actor.pk))
    open_ones = keying.entries_being_read(book)
    for entry in records.waiting(book):
        refused = ask.why_not(acts.get(entry.pk, frozenset()), held=entry.held > 0)
        if refused is None:
            (found.being_read if entry.pk in open_ones else found.ready).append(entry)
            continue
        if refused.code == NOT_BY:
            mine.append(refused)
        (found.own if refused.code == NOT_BY and not entry.held else found.held).append(entry)
    if found.refused is None:
        found.refused = why_not_approve(book, actor) if found.waiting else None
    if found.refused is None:
        if not found.waiting:
            found.refused = refusals.NOTHING_STAGED.because(book=book.path)
        elif book.held:
            found.refused = refusals.BOOK_HELD.because(book=book.path, count=book.held)
        elif len(mine) == found.waiting:
            found.refused = mine[0]
        elif not found.ready and found.being_read:
            found.refused = refusals.BEING_READ.because(book=book.path, count=len(found.being_read))
        elif not found.ready:
            found.refused = refusals.ALL_HELD.because(book=book.path)
    return found


@dataclass(slots=True)
class _Asking:
    """Asks the workflow what of an entry keeps somebody with the duty from approving it; once for all entries that are alike."""

    person: str
    known: dict[tuple[frozenset[str], bool], Refusal | None] = field(default_factory=dict)

    def why_not(self, acts: frozenset[str], *, held: bool) -> Refusal | None:
        """``acts``: those by which this person made versions of the entry. What holds its whole book is not asked here."""
        alike = acts, held
        if alike not in self.known:
            holds = frozenset(APPROVE.needs) - ({"no_open_finding"} if held else frozenset())
            done_by = dict.fromkeys(acts, frozenset({self.person}))
            duties = frozenset({APPROVE.duty})
            entry = Situation("staged", self.person, duties, holds=holds, done_by=done_by)
            self.known[alike] = why_not(WORKFLOWS["entry"], "approve", entry)
        return self.known[alike]


def reasons_signed(found: Preview) -> list[tuple[str, int]]:
    """Reasons that stand behind the entries to be signed, with the number of findings that each settled."""
    rows = _with_reason(found.book).values_list("entry", "settlement__reason")
    mine = {entry.pk for entry in found.ready}
    counted = Counter(reason for pk, reason in rows if pk in mine)
    return [(REASONS[reason], count) for reason, count in counted.most_common()]


def _with_reason(book: Book) -> QuerySet[Finding]:
    """Findings of entries that nothing holds any more, for somebody gave the reason."""
    return Finding.objects.filter(book=book, settlement__isnull=False, entry__state="staged", entry__held=0)


def facts_now(found: Preview) -> dict[str, Any]:
    """What a sheet would say of what would be signed now."""
    return facts_of_sheet(found, reasons_signed(found))


def sheet_to_sign(found: Preview) -> ApprovalSheet | None:
    """The sheet that was laid before the approver and says what would be signed now; None where none was made or it says otherwise."""
    return unsigned_of(found.book, found.seen, facts_now(found)) if found.ready else None


def books_waiting(person: Person) -> QuerySet[Book]:
    """Books within the person's jurisdiction with entries in staging, and how many are ready or held.

    Those that hold something which this very person may sign now (``signable``) come first.
    """
    where = accounts.jurisdiction_units(person).where()
    may_sign = accounts.jurisdiction_units(person, duty="approve").where()
    own = records.made_versions(person.pk, APPROVE.not_by).filter(entry=OuterRef("pk"))
    read = keying.being_read().filter(entry=OuterRef("pk"))
    free = Entry.objects.filter(~Exists(own), ~Exists(read), book=OuterRef("pk"), state="staged", held=0)
    rows = (
        records.books()
        .filter(where)
        .annotate(
            staged=Count("entries", filter=STAGED),
            ready=Count("entries", filter=STAGED & Q(entries__held=0)),
            holding=Count("entries", filter=STAGED & Q(entries__held__gt=0)),
            signable=Case(
                When(may_sign & Q(held=0) & ~unchecked(), then=Exists(free)),
                default=Value(False),
                output_field=BooleanField(),
            ),
        )
    )
    return rows.filter(staged__gt=0).order_by("-signable", "unit", "type", "year", "number")


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the books that wait can be signed by somebody now, are held, or are free but not for this person."""

    signable: int
    held: int
    others: int


def standing_of(books: QuerySet[Book]) -> Standing:
    """Count what ``books_waiting`` found."""
    is_held = Q(held__gt=0) | Q(ready=0)
    found = books.aggregate(
        all=Count("pk"),
        signable_now=Count("pk", filter=Q(signable=True)),
        still_held=Count("pk", filter=is_held),
    )
    signable, held = found["signable_now"], found["still_held"]
    return Standing(signable, held, found["all"] - signable - held)


def own_among(person: Person, books: list[Book]) -> set[int]:
    """Ids of those books in which something waits that this person made and may therefore not approve."""
    made = records.made_versions(person.pk, APPROVE.not_by)
    rows = made.filter(entry__book__in=books, entry__state="staged")
    return set(rows.values_list("entry__book_id", flat=True).distinct())


def books_unsent(person: Person) -> QuerySet[Book]:
    """Books that *Phần mềm 158* takes, within the person's jurisdiction, with approved entries that went to no system.

    ``to_send``: how many, those refused included.
    """
    where = accounts.jurisdiction_units(person).where() & Q(type__in=_types("158", taken=True))
    open_ = Q(entries__state="approved") & ~Q(entries__delivery__in=("sent", "received", "official"))
    return deliveries.books_unsent(where, only=counts_once()).annotate(to_send=Count("entries", filter=open_))


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Approved entries that sending everything does not send, and why: a code and a sentence."""

    code: str
    says: str
    books: int
    entries: int


def passed_over(person: Person, system: str) -> list[PassedOver]:
    """What ``deliver_all`` leaves where it is: types that the system does not take, and what it refused before."""
    where = accounts.jurisdiction_units(person, duty="approve").where()
    taken, not_taken = (where & Q(type__in=_types(system, taken=one)) for one in (True, False))
    found = (
        (refusals.TYPE_NOT_TAKEN.code, f"{TITLES[system]} không nhận loại sổ này", "", not_taken),
        (
            "DA_BI_TU_CHOI",
            "đã bị từ chối; sửa, duyệt lại, hoặc nêu tên quyển sổ để gửi lần nữa",
            "refused",
            taken,
        ),
    )
    rows = [
        PassedOver(code, says, *deliveries.approved_with(last, chosen, only=counts_once()))
        for code, says, last, chosen in found
    ]
    return [row for row in rows if row.entries]


def not_taken_of(person: Person) -> int:
    """Approved entries within the person's jurisdiction that *Phần mềm 158* takes none of."""
    where = accounts.jurisdiction_units(person).where() & Q(type__in=_types("158", taken=False))
    return deliveries.approved_with("", where, only=counts_once())[1]


def _types(system: str, *, taken: bool) -> list[str]:
    return [code for code in BOOK_TYPES if takes(system, code) is taken]


def why_not_anywhere(workflow: Workflow, act: str, actor: Person) -> Refusal | None:
    """Why this person can do an act in no unit at all: nobody gave them its duty."""
    row = workflow.transition(act)
    held = accounts.authority_of(actor).held.values()
    situation = Situation(
        row.source[0], str(actor.pk), frozenset().union(*held), holds=frozenset(row.needs), reason="any"
    )
    return why_not(workflow, act, situation)


@dataclass(frozen=True, slots=True)
class ToSystem:
    """What waits of a book to be sent to one system, or why this person cannot send it."""

    system: str
    title: str
    count: int
    refused: Refusal | None


def to_systems(book: Book, actor: Person) -> list[ToSystem]:
    """What waits of a book, for each system that receives."""
    found = []
    for system, title in TITLES.items():
        waiting = deliveries.waiting_to_send(book, system, but=unchosen_in(book))
        refused = why_not_send(book, actor, waiting, system=system)
        found.append(ToSystem(system, title, len(waiting), refused))
    return found


def why_not_send(book: Book, actor: Person, waiting: Sequence[ToSend], *, system: str) -> Refusal | None:
    """Why this person cannot send to a system what waits of a book now."""
    duties = accounts.duties_of(actor, book.path)
    sending = Situation("unsent", str(actor.pk), duties, holds=frozenset({"approved"}))
    refused = why_not(WORKFLOWS["delivery"], "send", sending)
    if refused is None and not takes(system, book.type):
        title = BOOK_TYPES[book.type].title
        return refusals.TYPE_NOT_TAKEN.because(book=book.path, title=title, system=TITLES[system])
    if refused is None and not waiting:
        refused = _nothing_to_send(book, system)
    return refused


def _nothing_to_send(book: Book, system: str) -> Refusal:
    """Nothing is approved yet, or all of it was sent to this system already, or this system confirmed all of it."""
    answers = {answer for _, answer in deliveries.approved_in(book, system)}
    if not answers:
        return refusals.NOTHING_TO_SEND.because(book=book.path)
    kind = refusals.ALL_CONFIRMED if answers == {"official"} else refusals.ALL_SENT
    return kind.because(book=book.path, system=TITLES[system])


def why_not_follow(actor: Person) -> Refusal | None:
    """Why this person cannot bring the ministry's answers."""
    may = accounts.jurisdiction_units(actor, duty="follow")
    return None if may.everything or may.units else refusals.MAY_NOT_FOLLOW.because()


def sending(book: Book, *, system: str, attempt: int) -> Delivery:
    """One sending of a book; a refusal when there is none."""
    found = Delivery.objects.filter(book=book, system=system, attempt=attempt).exclude(attempt=0).first()
    if found is None:
        raise refusals.NO_SENDING.because(book=book.path, attempt=attempt)
    return found
