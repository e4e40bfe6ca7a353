"""How well people read, counted from drafts that two of them read: for the policy, and for each person's own eyes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, Q

from sogoc.keying.models import LEFT_AS_IT_IS, Draft, Measure, Settled
from sogoc.keying.policy import NOTHING_KNOWN, Agreement
from sogoc.law.books import BOOK_TYPES

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.keying.models import BookWork

_RIGHT = Q(agreed=True) | Q(right=True)


class OwnField(NamedTuple):
    """For one person alone: how often a second reader read a field of theirs otherwise."""

    field: str
    label: str
    keyed: int
    differing: int


class Differing(NamedTuple):
    """One column in which what was read from the page was not what a package says, or nobody was sure."""

    label: str
    differing: int
    corrected: int
    """Of those: how often a third person put something else in the place of what the package says."""


class Inspection(NamedTuple):
    """What an inspection found so far, counted in entries."""

    drawn: int
    read: int
    differing: int
    """Read otherwise in some column, those that wait for a third person among them."""
    open: int
    """Of those that differ: not settled yet."""
    corrected: int
    columns: list[Differing]
    """Of what is settled, the most often differing column first."""


def inspection_of(work: BookWork) -> Inspection | None:
    """What the inspection of a book's package found; None where none was begun. It names no value and nobody."""
    drafts = Draft.objects.filter(work=work, inspected=True).exclude(state="dropped")
    states = dict(drafts.order_by().values_list("state").annotate(n=Count("pk")))
    if not states:
        return None
    decided = Settled.objects.filter(draft__in=drafts.exclude(state="differs"), by__isnull=False)
    changed = decided.exclude(how__in=LEFT_AS_IT_IS)
    counted = (
        decided.order_by()
        .values_list("field")
        .annotate(n=Count("pk"), new=Count("pk", filter=~Q(how__in=LEFT_AS_IT_IS)))
    )
    label = BOOK_TYPES[work.type].label
    columns = [Differing(label(field), n, new) for field, n, new in counted]
    waiting = states.get("differs", 0)
    return Inspection(
        drawn=sum(states.values()),
        read=sum(n for state, n in states.items() if state != "waiting"),
        differing=decided.values("draft").distinct().count() + waiting,
        open=waiting,
        corrected=changed.values("draft").distinct().count(),
        columns=sorted(columns, key=lambda one: (-one.differing, one.label)),
    )


def trust_in(person: int | None) -> Callable[[str], Agreement]:
    """What is known of somebody's readings, by value type; of nobody nothing is known."""
    if person is None:
        return lambda _sort: NOTHING_KNOWN
    rows = Measure.objects.filter(person=person).values("sort")
    counted = rows.annotate(all=Count("pk"), good=Count("pk", filter=_RIGHT))
    known = {row["sort"]: Agreement(row["good"], row["all"]) for row in counted}
    return lambda sort: known.get(sort, NOTHING_KNOWN)


def agreement(person: Person, field: str | None = None) -> Agreement:
    """Of somebody's readings (of one column) those that stood, and all that were read twice."""
    rows = Measure.objects.filter(person=person)
    if field is not None:
        rows = rows.filter(field=field)
    return Agreement(rows.filter(_RIGHT).count(), rows.count())


def coaching(person: Person) -> list[OwnField]:
    """Own fields in which second readers read something else, the most often differing first. For this person alone; no names."""
    rows = Measure.objects.filter(person=person).values("draft__work__book", "field")
    counted = rows.annotate(all=Count("pk"), other=Count("pk", filter=Q(agreed=False)))
    totals: dict[tuple[str, str], list[int]] = {}
    for row in counted:
        type_ = row["draft__work__book"].partition("/")[2].split(".")[0]
        sums = totals.setdefault((row["field"], BOOK_TYPES[type_].label(row["field"])), [0, 0])
        sums[0] += row["all"]
        sums[1] += row["other"]
    found = [OwnField(field, label, *sums) for (field, label), sums in totals.items() if sums[1]]
    return sorted(found, key=lambda one: (-one.differing / one.keyed, one.label))
