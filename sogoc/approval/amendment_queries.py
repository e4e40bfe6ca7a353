"""The readers of dated changes: what is in force for an entry, what waits, what one person may do with one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import TITLES
from sogoc.approval import amendment_refusals as refusals
from sogoc.approval.models import Amendment, AmendmentTarget
from sogoc.ground import clock
from sogoc.ground.ledger import queries as ledger
from sogoc.ground.ledger.models import Event
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.decisions import TYPE as CHANGES
from sogoc.law.present import Change
from sogoc.law.refusal import Refusal
from sogoc.law.values.ngay import as_written
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.register.models import Book, Entry

if TYPE_CHECKING:
    import datetime as dt

    from sogoc.accounts.models import Person
    from sogoc.accounts.queries import Jurisdiction

WORKFLOW = WORKFLOWS["amendment"]
CHUNK = 400
SENSITIVE = tuple(code for code, kind in AMENDMENTS.items() if kind.sensitive)
"""Kinds that are shown only with the duty to see what is sensitive."""

_RESTING = Amendment.objects.exclude(state="withdrawn").filter(basis_entry=OuterRef("pk"))
_UNDONE = ~Q(state="withdrawn") & ~Exists(_RESTING)
"""Entries of books of decisions on which no change rests."""


def changes_of(entries: Iterable[int]) -> dict[int, list[Change]]:
    """Id of an entry → its changes in force; entries without any are left out."""
    ids = list(entries)
    found: defaultdict[int, list[Change]] = defaultdict(list)
    for start in range(0, len(ids), CHUNK):
        rows = AmendmentTarget.objects.filter(
            entry__in=ids[start : start + CHUNK], amendment__state="in_force"
        )
        for one in rows.select_related("amendment"):
            found[one.entry_id].append(change_of(one))
    return dict(found)


def changes_in_force(entry: Entry) -> list[tuple[Change, dt.datetime]]:
    """The changes in force of one entry, each with the instant since which it is."""
    rows = AmendmentTarget.objects.filter(entry=entry, amendment__state="in_force").select_related(
        "amendment"
    )
    return [(change_of(one), one.amendment.enforced_at) for one in rows if one.amendment.enforced_at]


def acts_of(book: Book) -> list[dict[str, Any]]:
    """The acts of a book's stream that speak of changes and of requests to mend, in their order."""
    rows = Event.objects.filter(stream__name=f"book:{book.path}")
    return [
        ledger.contents(event)
        for event in rows.filter(Q(action__startswith="amend") | Q(action__startswith="mend")).order_by("seq")
    ]


def change_of(target: AmendmentTarget) -> Change:
    """One target as the pure core takes it. What a kind says by itself ("Đã ly hôn") nothing said before it."""
    amendment = target.amendment
    brought = {one.column: "" for one in AMENDMENTS[amendment.kind].gives if one.column in target.values}
    return Change(
        amendment.pk,
        amendment.legal_day or amendment.basis_day,
        clock.date_vn(amendment.recorded_at),
        target.values,
        brought | target.before,
    )


def targets_of(entry: Entry, *, sensitive: bool = True) -> list[AmendmentTarget]:
    """Every change that was ever recorded of an entry, in the order in which they took or would take effect."""
    rows = AmendmentTarget.objects.filter(entry=entry).select_related(
        "amendment", "amendment__recorded_by", "amendment__enforced_by", "amendment__withdrawn_by",
        "amendment__basis_entry__book", "entry__book",
    )  # fmt: skip
    if not sensitive:
        rows = rows.exclude(amendment__kind__in=SENSITIVE)
    return sorted(rows, key=lambda one: change_of(one).turn)


def based_on(entry: Entry) -> QuerySet[Amendment]:
    """Changes whose basis is this entry of a book of decisions, in the order of recording."""
    return entry.based_amendments.order_by("pk")


def undone_decisions(book: Book) -> QuerySet[Entry]:
    """Entries of a book of decisions on which no change rests yet, in row order."""
    return book.entries.filter(_UNDONE).order_by("row", "pk")


def books_undone(within: Jurisdiction, *, sensitive: bool = True) -> list[tuple[Book, int]]:
    """Books of decisions within a jurisdiction with how many of their entries nobody carried out, the most first."""
    rows = Entry.objects.filter(within.where("book__unit"), _UNDONE, book__type=CHANGES)
    if not sensitive:
        rows = rows.filter(sensitive=False)
    counts = dict(rows.order_by().values_list("book").annotate(n=Count("pk")))
    found = Book.objects.in_bulk(counts)
    return sorted(((found[pk], n) for pk, n in counts.items()), key=lambda one: (-one[1], one[0].path))


def may_see_sensitive(duties: frozenset[str]) -> bool:
    """Whether these duties over a unit open what is sensitive: adoption, sex determined anew."""
    return "sensitive" in duties


def basis_words(one: Amendment) -> str:
    """The basis as a sentence names it: ``Bản án số 12/2010/HNGĐ-ST ngày 05/06/2010 của Tòa án …``."""
    day = as_written(one.basis_day).replace(".", "/") if one.basis_day else ""
    parts = (
        one.basis_title or ("Căn cứ" if one.basis_number or day or one.basis_issuer else ""),
        f"số {one.basis_number}" if one.basis_number else "",
        f"ngày {day}" if day else "",
        f"của {one.basis_issuer}" if one.basis_issuer else "",
    )
    return " ".join(part for part in parts if part)


def amendment(number: int, within: Jurisdiction) -> Amendment:
    """One change that touches an entry within a jurisdiction; a refusal otherwise."""
    mine = AmendmentTarget.objects.filter(within.where("entry__book__unit"), amendment=OuterRef("pk"))
    found = (
        Amendment.objects.filter(Exists(mine), pk=number)
        .select_related("recorded_by", "enforced_by", "withdrawn_by", "basis_entry__book")
        .prefetch_related("targets__entry__book")
        .first()
    )
    if found is None:
        raise refusals.NO_AMENDMENT.because(number=number)
    return found


def amendments(
    within: Jurisdiction, *, state: str | None = None, sensitive: bool = True
) -> QuerySet[Amendment]:
    """Changes that touch entries within a jurisdiction, oldest first."""
    mine = AmendmentTarget.objects.filter(within.where("entry__book__unit"), amendment=OuterRef("pk"))
    rows = Amendment.objects.filter(Exists(mine), Q() if state is None else Q(state=state))
    if not sensitive:
        rows = rows.exclude(kind__in=SENSITIVE)
    rows = rows.select_related("recorded_by").prefetch_related("targets__entry__book")
    return rows.order_by("recorded_at", "pk")


def counts(within: Jurisdiction, *, sensitive: bool = True) -> dict[str, int]:
    """State → how many changes touch entries within a jurisdiction."""
    rows = amendments(within, sensitive=sensitive).order_by().values("state")
    return {row["state"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def why_not_act(one: Amendment, act: str, actor: Person, *, reason: str = "…") -> Refusal | None:
    """Why this person cannot do one act on a change now; None when they can. The duty is asked at every unit it touches."""
    row = WORKFLOW.transition(act)
    authority = accounts.authority_of(actor)
    books = sorted({str(target.entry.book.path) for target in one.targets.select_related("entry__book")})
    held = [authority.duties(path) for path in books]
    situation = Situation(
        one.state,
        str(actor.pk),
        frozenset().union(*held),
        done_by={"record": frozenset({str(one.recorded_by_id)})},
        reason=reason,
    )
    refused = why_not(WORKFLOW, act, situation)
    outside = [path for path, duties in zip(books, held, strict=True) if row.duty not in duties]
    if refused is None and AMENDMENTS[one.kind].sensitive and not all(map(may_see_sensitive, held)):
        refused = refusals.SENSITIVE_KIND.because()
    if refused is None and outside:
        refused = refusals.NOT_YOURS_TO_ENFORCE.because(books=", ".join(outside), duty=TITLES[row.duty])
    return refused
