"""Where a book stands on its way to the signature, and what one person may do with it now.

A book goes through a checker when it was keyed here, when the installation asks for it (``SOGOC_CHECK_BEFORE_APPROVAL``), or when
somebody sent it; a package that came by a file and that nobody sent is approved as before (docs/decisions/0028).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.models import Person
from sogoc.approval import refusals
from sogoc.approval.models import BookStep, BookWay
from sogoc.approval.readiness_queries import Point, lacking, readiness, unsettled
from sogoc.imaging import queries as imaging
from sogoc.intake.book_queries import facts_of
from sogoc.intake.queries import declared_of_book
from sogoc.keying import queries as keying
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.law.workflows.book import BACK, MADE
from sogoc.register import queries as records
from sogoc.register.models import Book

if TYPE_CHECKING:
    from sogoc.law.refusal import Refusal

WORKFLOW = WORKFLOWS["book"]
_SENT = ("submit", "submit_lacking")
_PASSED = ("pass", "pass_lacking")


@dataclass(frozen=True, slots=True)
class Offer:
    """One act that a person may think of now: its title, and why they cannot do it (None: they can)."""

    act: str
    title: str
    asks_reason: bool
    refused: Refusal | None


def way_of(book: Book) -> BookWay | None:
    """The way of a book; None where nobody sent it anywhere."""
    return BookWay.objects.filter(book=book).first()


def steps_of(book: Book) -> list[BookStep]:
    """Steps of a book, newest first."""
    rows = BookStep.objects.filter(way__book=book).select_related("by", "to")
    return list(rows.order_by("-pk"))


def fingerprint(book: Book) -> str:
    """Of exactly what a checker confirms: entries in their versions and readings, what is open, pages, totals, reasons given.

    Approval does not change it.
    """
    lines = [f"{key} {version}" for key, version in records.entries(book).values_list("key", "version")]
    lines += [f"{key} read {reading}" for key, reading in keying.readings_of(book)]
    lines += [f"{key} open" for key in sorted(keying.entries_being_read(book).values())]
    facts = facts_of(book.path)
    lines += [f"page {one.pk} {one.kind} {one.label}" for one in imaging.pages_of(book.path)]
    lines += [f"cut {one.pk} {one.kind}" for one in imaging.cuts_of(book.path)]
    lines.append(f"told {facts.closing_total} {facts.pages}")
    plan = declared_of_book(book.unit, book.type, book.year, book.number)
    lines += [f"declared {line.declared}" for line in plan]
    reasons = book.settlements.filter(undone_at__isnull=True).order_by("pk")
    lines += [f"reason {pk}" for pk in reasons.values_list("pk", flat=True)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def standing(book: Book, way: BookWay | None) -> str:
    """State of a book now: what changed since it was checked must be checked again, what came since it was approved is new work."""
    if way is None:
        return WORKFLOW.initial
    if way.state == "checked" and way.seen != fingerprint(book):
        return "checking"
    if way.state == "approved" and book.entries.filter(state="staged").exists():
        return "working"
    return way.state


def must_be_checked(book: Book, way: BookWay | None) -> bool:
    """Whether a checker must confirm a book before it is approved."""
    return (
        settings.SOGOC_CHECK_BEFORE_APPROVAL
        or (way is not None and way.state != "approved")
        or records.must_be_checked().filter(pk=book.pk).exists()
    )


def unchecked() -> Q:
    """Of books: those that a checker must still confirm, as far as a list can tell."""
    ways = BookWay.objects.filter(book=OuterRef("pk"))
    checked = Exists(ways.filter(state="checked"))
    if settings.SOGOC_CHECK_BEFORE_APPROVAL:
        return Q(~checked)
    sent = Exists(ways.exclude(state="approved"))
    return Q(~checked) & (Q(sent) | Q(pk__in=records.must_be_checked()))


def why_not_approve(book: Book, actor: Person) -> Refusal | None:
    """Why the way of a book keeps somebody with the duty from approving it now; None where it does not."""
    way = way_of(book)
    if not must_be_checked(book, way):
        return None
    state = standing(book, way)
    if state != "checked":
        return refusals.NOT_CHECKED.because(book=book.path, state=WORKFLOW.states[state])
    return why_not(WORKFLOW, "approve", _situation(book, actor, state))


def why_not_step(
    book: Book, act: str, actor: Person, *, reason: str | None = None, points: list[Point] | None = None
) -> Refusal | None:
    """Why this person cannot do an act on the way of a book now; None when they can."""
    return why_not(
        WORKFLOW,
        act,
        _situation(book, actor, standing(book, way_of(book)), reason=reason, points=points),
    )


def offers(book: Book, actor: Person, points: list[Point]) -> list[Offer]:
    """What a person may think of doing with a book in its present state, those with its duty first asked."""
    state = standing(book, way_of(book))
    situation = _situation(book, actor, state, reason="…", points=points)
    skipped = _unneeded(points)
    return [
        Offer(row.act, row.title, row.reason == "must", why_not(WORKFLOW, row.act, situation))
        for row in WORKFLOW.transitions
        if state in row.source and row.act != "approve" and row.act not in skipped
    ]


def _unneeded(points: list[Point]) -> set[str]:
    """Acts that say “all the same” where nothing is lacking, and their plain forms where something is."""
    found = {"submit" if lacking(points) else "submit_lacking"}
    return found | {"pass" if lacking(points) or unsettled(points) else "pass_lacking"}


def menders(book: Book) -> list[Person]:
    """People who made entries of a book and still key in it: those to whom it may be given back by name."""
    made = records.makers(book)
    return [one for one in made if one.is_active and "key" in accounts.duties_of(one, book.path)]


def checkers(book: Book) -> list[Person]:
    """People who confirmed a book and still may, the last first."""
    rows = BookStep.objects.filter(way__book=book, act__in=_PASSED).select_related("by").order_by("-pk")
    found = {step.by.pk: step.by for step in rows}
    return [one for one in found.values() if one.is_active and "check" in accounts.duties_of(one, book.path)]


def last_remark(book: Book) -> BookStep | None:
    """The remark with which a book was given back, while it is where it was given to."""
    last = BookStep.objects.filter(way__book=book).select_related("by", "to").order_by("-pk").first()
    return last if last is not None and last.act in BACK else None


def last_check(book: Book) -> BookStep | None:
    """The checker's confirmation of a book as it stands now; None where there is none."""
    way = way_of(book)
    if way is None or standing(book, way) not in {"checked", "approved"}:
        return None
    return next((step for step in steps_of(book) if step.act in _PASSED), None)


def last_sent(book: Book) -> BookStep | None:
    """Who sent a book to the checker last; None where nobody did."""
    return next((step for step in steps_of(book) if step.act in _SENT), None)


def on_the_way(person: Person, state: str) -> QuerySet[Book]:
    """Books within somebody's jurisdiction that were sent and stand so, as far as a list can tell."""
    where = accounts.jurisdiction_units(person).where()
    return records.books().filter(where, way__state=state)


def unchecked_among(books: list[Book]) -> set[int]:
    """Ids of those books that a checker must still confirm, as far as a list can tell."""
    rows = Book.objects.filter(unchecked(), pk__in=[book.pk for book in books])
    return set(rows.values_list("pk", flat=True))


def _situation(
    book: Book, actor: Person, state: str, *, reason: str | None = None, points: list[Point] | None = None
) -> Situation:
    holds = set()
    if points is None:
        points = readiness(book)
    if not lacking(points):
        holds.add("accounted")
    if not unsettled(points):
        holds.add("settled")
    if not keying.entries_being_read(book):
        holds.add("handed_in")
    return Situation(
        state,
        str(actor.pk),
        accounts.duties_of(actor, book.path),
        holds=frozenset(holds),
        done_by=_done_by(book, actor),
        reason=reason,
    )


def _done_by(book: Book, actor: Person) -> dict[str, frozenset[str]]:
    """What this person did of the book as it stands: made entries, sent it, checked it."""
    me = frozenset({str(actor.pk)})
    done = {}
    if records.made_versions(actor.pk, MADE).filter(entry__book=book, entry__state="staged").exists():
        done["make"] = me
    steps = BookStep.objects.filter(way__book=book).order_by("-pk").values_list("act", "by")
    for word, acts in (("submit", _SENT), ("pass", _PASSED)):
        last = next((by for act, by in steps if act in acts), None)
        if last == actor.pk:
            done[word] = me
    return done
