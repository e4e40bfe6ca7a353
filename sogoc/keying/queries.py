"""The readers of keying: which books and drafts are whose business, who holds what, what waits for whom."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import Person
from sogoc.accounts.offices import PROVINCE
from sogoc.accounts.reset_queries import hands_of
from sogoc.accounts.team_queries import leased_duties, team_units
from sogoc.ground import clock
from sogoc.imaging import queries as imaging
from sogoc.keying.models import BookWork, Draft, Lease, LeaseItem, PartialPass, Pass
from sogoc.keying.policy import policy_of
from sogoc.keying.refusals import LEASE_OVER, NO_DRAFT, NO_LEASE, NO_WORK, NOT_HELD
from sogoc.keying.standing import KINDS, MAKERS, READING, WORKFLOW, why_not_draft
from sogoc.law.books import BOOK_TYPES
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book, Entry

NAMED = dt.timedelta(days=7)
"""For so long what was given back to somebody by name waits for them alone; they may be away, or have lost the duty."""
UNFINISHED = ("waiting", "keyed_once", "differs")
"""States of drafts that somebody still has to read or settle."""
SEEING = ("inspect", "adjudicate")
"""Kinds of work on what is in the register."""


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A book in which somebody may work: how many drafts wait for this person by kind, and what this person holds of it."""

    work: BookWork
    title: str
    mine: dict[str, int]
    lease: Lease | None
    counts: dict[str, int] = field(default_factory=dict)
    """State → drafts of the whole book."""


class WorkLease(NamedTuple):
    """One lease with how many drafts it has and how many of them are finished."""

    lease: Lease
    drafts: int
    done: int


class Holding(NamedTuple):
    """Who works on what: one lease that is open."""

    book: str
    person: str
    username: str
    kind: str
    drafts: int
    finished: int
    taken_at: dt.datetime
    until: dt.datetime
    lease: str = ""


class Waiting(NamedTuple):
    """What waits for whom: drafts of a book that nobody holds, by the work that they wait for."""

    book: str
    kind: str
    title: str
    drafts: int
    people: list[str]
    """User names of those who may take some of it; empty: nobody can."""


def works() -> QuerySet[BookWork]:
    """All books that are keyed, by path."""
    return BookWork.objects.order_by("book")


def work_at(book: str, person: Person) -> BookWork:
    """The keying of a book that is somebody's business; not there otherwise."""
    found = BookWork.objects.filter(book=book).first()
    if found is None or not accounts.duties_of(person, book):
        raise NO_WORK.because(book=book)
    return found


def work_to_take(book: str, person: Person) -> BookWork:
    """The same for whoever may be handed out entries of a book, also as a member of a checking team."""
    found = BookWork.objects.filter(book=book).first()
    if found is None or not leased_duties(person, book):
        raise NO_WORK.because(book=book)
    return found


def layout_is_free(work: BookWork) -> bool:
    """Whether nobody typed anything by the form of a book yet, so that another may be chosen."""
    typed = (one.objects.filter(draft__work=work) for one in (Pass, PartialPass))
    return not any(rows.exists() for rows in typed)


def titles_of(book: str) -> str:
    """What a book is called on the screen: its type and name."""
    name = book.partition("/")[2]
    return f"{BOOK_TYPES[name.split('.')[0]].title}, quyển {name}"


def named(book: str) -> str:
    """The same with the unit that keeps it: two communes may hold books of one name."""
    return f"{titles_of(book)}, {accounts.unit_name(book.partition('/')[0])}"


def leases_of(person: Person) -> QuerySet[Lease]:
    """Leases that this person holds now."""
    held = Lease.objects.filter(person=person, returned_at__isnull=True, until__gt=clock.now())
    return held.select_related("work").order_by("taken_at")


def work_held(person: Person, leases: Iterable[uuid.UUID] | None = None) -> list[WorkLease]:
    """What this person holds now (or these leases of this person), with how much of it is finished."""
    rows = leases_of(person)
    if leases is not None:
        rows = Lease.objects.filter(person=person, pk__in=list(leases)).select_related("work")
    counted = rows.annotate(all=Count("items"), done=Count("items", filter=Q(items__finished=True)))
    return [WorkLease(one, one.all, one.done) for one in counted]


def lease_of(lease: str | uuid.UUID, person: Person, *, is_open: bool = False) -> Lease:
    """A lease of this person; nobody else's is there. With ``is_open`` a refusal when it was given back."""
    try:
        sign = lease if isinstance(lease, uuid.UUID) else uuid.UUID(lease)
    except ValueError:
        raise NO_LEASE.because() from None
    found = Lease.objects.filter(pk=sign, person=person).select_related("work", "person").first()
    if found is None or not leased_duties(person, found.work.book):
        raise NO_LEASE.because()
    if is_open and (found.returned_at is not None or found.until <= clock.now()):
        raise LEASE_OVER.because()
    return found


def lease_in(work: BookWork, lease: str) -> Lease:
    """A lease on a book, whoever holds it."""
    try:
        found = work.leases.filter(pk=uuid.UUID(lease)).select_related("work", "person").first()
    except ValueError:
        found = None
    if found is None:
        raise NO_LEASE.because()
    return found


def item_of(lease: Lease, draft: int) -> LeaseItem:
    """A draft of a lease."""
    found = lease.items.filter(draft=draft).select_related("draft__work", "draft__entry").first()
    if found is None:
        raise NO_DRAFT.because()
    return found


def being_read() -> QuerySet[Draft]:
    """Drafts of entries of the register that are read, settled or waiting to be: not handed in again yet."""
    return Draft.objects.filter(entry__isnull=False, state__in=(*UNFINISHED, "settled"))


def cuts_to_free(drafts: QuerySet[Draft]) -> list[int]:
    """Cuts of drafts that may be cut otherwise. That of a sensitive entry stays: where it stands is what veils its place."""
    rows = drafts.exclude(entry__sensitive=True).values_list("cut", flat=True)
    return sorted({cut for cut in rows if cut is not None})


def entries_being_read(book: Book) -> dict[int, str]:
    """Id → key of those entries of a book whose draft is open."""
    return dict(being_read().filter(entry__book=book).values_list("entry", "entry__key"))


def frames_not_keyed(book: str) -> int:
    """How many entries are cut out of the pages of a book and have no draft that stands: nobody was handed them yet."""
    drafts = Draft.objects.filter(work__book=book, cut__isnull=False).exclude(state="dropped")
    known = set(drafts.values_list("cut", flat=True))
    return sum(1 for cut in imaging.cuts_of(book) if cut.kind == "entry" and cut.pk not in known)


def paths_being_read() -> set[str]:
    """Ids ``24862/KS.2008.01/012`` of all entries whose draft is open."""
    return {f"{book}/{key}" for book, key in being_read().values_list("work__book", "entry__key")}


def entries_read_by(person: Person) -> frozenset[int]:
    """Ids of the entries that somebody holds to read from the page, blind: their values are nothing for this person meanwhile."""
    held = LeaseItem.objects.filter(
        lease__person=person, lease__returned_at__isnull=True, is_open=True, kind__in=READING
    )
    return frozenset(held.filter(draft__entry__isnull=False).values_list("draft__entry", flat=True))


def readings_of(book: Book) -> list[tuple[str, int]]:
    """Key of each entry of a book that was keyed here, with each reading of it that counts."""
    counting = Pass.objects.filter(draft__entry__book=book, draft__inspected=False, undone_at__isnull=True)
    rows = counting.exclude(kind="spare").order_by("draft__entry__key", "pk")
    return list(rows.values_list("draft__entry__key", "pk"))


def items_held(person: Person) -> QuerySet[LeaseItem]:
    """Drafts that this person holds now, or finished in a part that is not over."""
    rows = LeaseItem.objects.filter(Q(is_open=True) | Q(finished=True), lease__person=person)
    return rows.filter(lease__returned_at__isnull=True, lease__until__gt=clock.now())


def draft_at(pk: int, person: Person, *, shown: bool = False) -> Draft:
    """A draft of a book that is somebody's business, or that was leased to a member of a team; not there otherwise.

    To be ``shown`` it must be held still by the member, and also by whoever may not see its entry, where that is a sensitive one.
    """
    found = Draft.objects.filter(pk=pk).select_related("work", "entry", "remark_for").first()
    if found is not None:
        book = found.work.book
        duties = accounts.duties_of(person, book)
        veiled = shown and found.entry is not None and found.entry.sensitive
        if duties and (not veiled or Duty.SENSITIVE in duties):
            return found
        leased = items_held(person) if shown else LeaseItem.objects.filter(lease__person=person)
        if leased_duties(person, book) and leased.filter(draft=found).exists():
            return found
    raise NO_DRAFT.because()


def draft_to_settle(pk: int, person: Person) -> Draft:
    """A draft whose readings may be laid before this person: they may settle it, and hold it for that."""
    draft = draft_at(pk, person, shown=True)
    if (refused := why_not_draft(draft, "adjudicate", person)) is not None:
        raise refused
    if not items_held(person).filter(draft=draft, kind="adjudicate").exists():
        raise NOT_HELD.because(draft=draft.position)
    return draft


def entry_leased(draft: int, person: Person) -> Entry:
    """The entry of a draft that this person holds to inspect, or to settle what an inspection found; nobody else's is there."""
    items = items_held(person).filter(draft=draft)
    item = items.filter(draft__inspected=True).select_related("draft__entry__book").first()
    entry = item.draft.entry if item is not None else None
    if entry is None or not leased_duties(person, entry.book.path):
        raise NO_DRAFT.because()
    return entry


def takeable(work: BookWork, kind: str, person: Person | None = None) -> QuerySet[Draft]:
    """Drafts of a book that nobody holds for a kind of work and that wait for it, in the order of the book.

    With a person, those that this person may do: what was given back to somebody else, or what this person read already, is left out.
    """
    rows = _takeable([work], kind)
    if person is not None:
        veiled = kind in SEEING and Duty.SENSITIVE not in leased_duties(person, work.book)
        rows = _for(rows, kind, person, veiled=[work] if veiled else [])
    return rows.order_by("position", "pk")


def _takeable(works: Sequence[BookWork], kind: str) -> QuerySet[Draft]:
    """The same over many books, whoever may do it."""
    held = LeaseItem.objects.filter(draft=OuterRef("pk"), is_open=True)
    rows = Draft.objects.filter(_waits_for(works, kind), ~Exists(held.filter(kind=kind)), work__in=works)
    if kind in {"first", "second"}:
        counting = Pass.objects.filter(draft=OuterRef("pk"), undone_at__isnull=True)
        rows = rows.filter(~Exists(counting.filter(kind=kind)))
    return rows


def _waits_for(works: Iterable[BookWork], kind: str) -> Q:
    keyed = Q(inspected=False)
    if kind == "first":
        return keyed & Q(state__in=("waiting", "keyed_once"))
    if kind == "second":
        known = [work for work in works if policy_of(work.policy).known_before]
        asked = Q(second__isnull=True) | ~Q(second=[])
        return keyed & asked & (Q(state="keyed_once") | Q(state="waiting", work__in=known))
    if kind == "inspect":
        return Q(inspected=True, state="waiting")
    return Q(state="differs")


def _for(rows: QuerySet[Draft], kind: str, person: Person, *, veiled: Sequence[BookWork]) -> QuerySet[Draft]:
    """Those that a person may do; ``veiled``: books whose sensitive entries are not there for the person."""
    hands = hands_of(person)
    own = Pass.objects.filter(draft=OuterRef("pk"), person__in=hands)
    if kind != "adjudicate":  # a pass that was given back is read again by whoever read it
        own = own.filter(undone_at__isnull=True)
    mine = LeaseItem.objects.filter(draft=OuterRef("pk"), is_open=True, lease__person=person)
    asked = Q(remark_for__isnull=True) | Q(remark_for=person) | Q(remark_for__is_active=False)
    lately = Pass.objects.filter(draft=OuterRef("pk"), undone_at__gt=clock.now() - NAMED)
    rows = rows.filter(~Exists(own), ~Exists(mine))
    rows = rows.filter(asked | Q(~Exists(lately.filter(person=OuterRef("remark_for")))))
    if kind in {"first", "second"}:  # who was shown both readings reads neither
        settling = LeaseItem.objects.filter(draft=OuterRef("pk"), kind="adjudicate", lease__person__in=hands)
        rows = rows.filter(~Exists(settling))
    if kind in SEEING:
        made = records.made_versions(person.pk, MAKERS).filter(entry=OuterRef("entry"))
        rows = rows.exclude(Q(inspected=True) & Exists(made))
        rows = rows.exclude(inspected=True, entry__sensitive=True, work__in=veiled)
    return rows


class Reach:
    """A person's duties over many books, read once: their own, and those that checking teams give over leased entries."""

    def __init__(self, person: Person) -> None:
        self.authority = accounts.authority_of(person)
        self.teams = {
            duty: team_units(person, duty=duty)
            for duty in {Duty.SENSITIVE, *(WORKFLOW.transition(kind).duty for kind in KINDS)}
        }

    def kinds(self, book: str) -> list[str]:
        """Kinds of work that the duties over a book allow."""
        duties = self._duties(book)
        return [kind for kind in KINDS if WORKFLOW.transition(kind).duty in duties]

    def veiled(self, works: Iterable[BookWork]) -> list[BookWork]:
        """Those books whose sensitive entries are not there for the person."""
        return [work for work in works if Duty.SENSITIVE not in self._duties(work.book)]

    def _duties(self, book: str) -> frozenset[str]:
        unit = book.partition("/")[0]
        return self.authority.duties(book) | {duty for duty, units in self.teams.items() if unit in units}


def kinds_for(person: Person, book: str) -> list[str]:
    """Kinds of work that a person's duties over a book allow."""
    return Reach(person).kinds(book)


def work_for(person: Person) -> list[OwnWork]:
    """Books in which this person may do something now, by path: those with something to do or something held."""
    held = {lease.work_id: lease for lease in leases_of(person)}
    reach = Reach(person)
    unfinished = Draft.objects.filter(work=OuterRef("pk"), state__in=UNFINISHED)
    allowed = {
        work: kinds
        for work in works().filter(Exists(unfinished) | Q(pk__in=list(held)))
        if (kinds := reach.kinds(work.book))
    }
    waits: dict[int, dict[str, int]] = {work.pk: dict.fromkeys(KINDS, 0) for work in allowed}
    for kind in KINDS:
        these = [work for work, kinds in allowed.items() if kind in kinds]
        rows = _for(_takeable(these, kind), kind, person, veiled=reach.veiled(these))
        for pk, count in rows.order_by().values_list("work").annotate(n=Count("pk")):
            waits[pk][kind] = count
    states: dict[int, dict[str, int]] = {work.pk: {} for work in allowed}
    whole = Draft.objects.filter(work__in=list(allowed)).order_by()
    for pk, state, count in whole.values_list("work", "state").annotate(n=Count("pk")):
        states[pk][state] = count
    return [
        OwnWork(work, titles_of(work.book), waits[work.pk], held.get(work.pk), states[work.pk])
        for work in allowed
        if work.pk in held or any(waits[work.pk].values())
    ]


def counts_of(work: BookWork) -> dict[str, int]:
    """State → drafts of a book."""
    rows = work.drafts.order_by().values("state").annotate(n=Count("pk"))
    return {row["state"]: row["n"] for row in rows}


def holdings(books: Iterable[BookWork]) -> list[Holding]:
    """Who works on what in these books, the oldest lease first."""
    open_now = Lease.objects.filter(work__in=list(books), returned_at__isnull=True, until__gt=clock.now())
    rows = open_now.annotate(all=Count("items"), done=Count("items", filter=Q(items__finished=True)))
    return [
        Holding(
            lease.work.book, lease.person.full_name, lease.person.username, lease.kind, lease.all, lease.done,
            lease.taken_at, lease.until, str(lease.pk),
        )
        for lease in rows.select_related("work", "person").order_by("taken_at")
    ]  # fmt: skip


def waiting(unit: str) -> tuple[list[Holding], list[Waiting]]:
    """A leader's view of a unit's books: who works on what, and what waits for whom."""
    books = list(works().filter(book__startswith=f"{unit}/"))
    found = []
    for work in books:
        for kind in KINDS:
            count = takeable(work, kind).count()
            if count:
                title = WORKFLOW.transition(kind).title
                found.append(Waiting(work.book, kind, title, count, who_may(work, kind)))
    return holdings(books), found


def open_by_unit() -> dict[str, tuple[int, int]]:
    """Unit → how many drafts of its books are unfinished, how many people hold some of them now."""
    drafts: Counter[str] = Counter()
    rows = Draft.objects.filter(state__in=UNFINISHED).order_by().values_list("work__book")
    for book, count in rows.annotate(n=Count("pk")):
        drafts[book.partition("/")[0]] += count
    people: dict[str, set[int]] = {}
    held = Lease.objects.filter(returned_at__isnull=True, until__gt=clock.now())
    for book, person in held.values_list("work__book", "person"):
        people.setdefault(book.partition("/")[0], set()).add(person)
    return {unit: (drafts[unit], len(people.get(unit, ()))) for unit in {*drafts, *people}}


def who_may(work: BookWork, kind: str) -> list[str]:
    """User names of the people who may take some drafts of a book for a kind of work."""
    duty = WORKFLOW.transition(kind).duty
    tree = accounts.office_tree()
    above = {PROVINCE, *tree.upwards(work.unit)}
    for office in accounts.parties_of(work.book).values_list("office", flat=True):
        above |= set(tree.upwards(office)) if office else set()
    own = Q(assignments__duty=duty, assignments__office__ref__in=above)
    likely = Person.objects.filter(
        own | Q(teams__duty=duty, teams__team__units__unit__in=above), is_active=True
    )
    return [
        one.username
        for one in likely.distinct().order_by("username")
        if duty in leased_duties(one, work.book) and takeable(work, kind, one).exists()
    ]


def oldest_due() -> QuerySet[Lease]:
    """Leases that were forgotten: their time is over and nobody gave them back."""
    return Lease.objects.filter(returned_at__isnull=True, until__lte=clock.now()).order_by(F("until"))
