"""Readers of what is left out of scope: the policies, and how many entries they leave out as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sogoc.ground.database import in_parts
from sogoc.intake.models import Purpose, ScopePolicy
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.scope import OTHER_PURPOSES, Exemption, proposed_purpose
from sogoc.law.value import verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.register import queries as records
from sogoc.register.counting_queries import SINCE
from sogoc.register.models import Book, Entry

NEEDED = 3
"""Of an entry left out only its number, its day and its purpose need to be keyed."""


def policies() -> QuerySet[ScopePolicy]:
    """All policies, newest first."""
    return ScopePolicy.objects.select_related("declared_by", "lifted_by").order_by("-pk")


def in_force(exemption: Exemption, on: dt.date) -> ScopePolicy | None:
    """The policy that leaves an exemption out on a day, if any."""
    held = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gt=on))
    return policies().filter(held, exemption=exemption.code).first()


def purposes(exemption: Exemption = OTHER_PURPOSES) -> Mapping[str, str]:
    """Codes of the purposes that entries of the exempted type have, with their words."""
    codes = BOOK_TYPES[exemption.book].field[exemption.field].codes
    return CODE_LISTS[codes].items if codes else {}


def purposes_told(book: Book, exemption: Exemption = OTHER_PURPOSES) -> dict[int, str]:
    """Id of entry → code that the current version of the entry tells; empty where it tells none."""
    told = {}
    kind = VALUE_TYPES["ma"]
    codes = BOOK_TYPES[exemption.book].field[exemption.field].codes
    ids = list(records.entries(book).order_by().values_list("pk", flat=True))
    for some in in_parts(ids):
        for entry_id, values in records.values_of_entries(some).items():
            text = verbatim(values.get(exemption.field))
            told[entry_id] = (kind.understand(text, codes).canonical or "") if text else ""
    return told


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Entries left out of one book and period: those present as of the day, those done by the source."""

    present: int
    done: int


def left_out_by_book(
    *, source: str, as_of: dt.date, units: Iterable[str] | None = None
) -> dict[tuple[int, str], LeftOut]:
    """(Id of book, period) → entries that a policy in force at the end of a day leaves out. One question; none without a policy."""
    if in_force(OTHER_PURPOSES, as_of) is None:
        return {}
    rows = Purpose.objects.filter(code__in=OTHER_PURPOSES.codes, entry__arrived_on__lte=as_of)
    rows = rows.filter(Q(entry__withdrawn_on__isnull=True) | Q(entry__withdrawn_on__gt=as_of))
    if units is not None:
        rows = rows.filter(entry__book__unit__in=list(units))
    counted = rows.order_by().values_list("entry__book", "entry__period")
    done = Q(**{f"entry__{SINCE[source]}__lte": as_of})
    return {
        (book, period): LeftOut(present, finished)
        for book, period, present, finished in counted.annotate(n=Count("pk"), m=Count("pk", filter=done))
    }


@dataclass(frozen=True, slots=True)
class Saved:
    """Work that an exemption saves: entries left out; of them those not keyed beyond their purpose, and the fields so spared.

    ``already_keyed``: those keyed before that would still have to be approved, sent or answered; nothing of them is lost.
    """

    entries: int
    not_keyed: int
    fields: int
    already_keyed: int

    @property
    def done(self) -> int:
        """Those of which nothing was left to do: official already, or ended in law."""
        return self.entries - self.not_keyed - self.already_keyed


def saved(where: Q) -> Saved:
    """What the policy in force saves; ``where`` is a condition on books' entries (``book__…``)."""
    out = Entry.objects.filter(where, purpose__left_out=True).exclude(state="withdrawn")
    not_keyed = out.filter(subject="").count()
    open_ = out.exclude(subject="").filter(official_on__isnull=True, state__in=("staged", "approved"))
    spared = len(BOOK_TYPES[OTHER_PURPOSES.book].official) - NEEDED
    return Saved(out.count(), not_keyed, not_keyed * spared, open_.count())


def without_purpose(where: Q) -> QuerySet[Entry]:
    """Entries of the exempted type whose purpose nobody told yet, in the order of their books."""
    entries = Entry.objects.filter(where, book__type=OTHER_PURPOSES.book, purpose__isnull=True)
    return (
        entries.exclude(state="withdrawn")
        .select_related("book")
        .order_by("book__unit", "book__year", "book__number", "row")
    )


def purpose_of(entry: Entry) -> Purpose | None:
    """The purpose of an entry, if it is known."""
    return Purpose.objects.filter(entry=entry).select_related("by").first()


def proposal(entry: Entry) -> tuple[str, str]:
    """The words in which the book gives the purpose, and the code that they suggest."""
    words = verbatim(records.values_of(entry).get(OTHER_PURPOSES.words))
    return words, proposed_purpose(words)
