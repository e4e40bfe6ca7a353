"""Keying: what somebody may take up now, what they hold, how they get on; and a leader's view of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.accounts.team_queries import team_units
from sogoc.keying import queries
from sogoc.keying.pace_queries import pace
from sogoc.keying.queries import OwnWork, Waiting
from sogoc.keying.standing import KINDS, WORKFLOW
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from sogoc.keying.models import Lease
    from sogoc.web.viewer import Viewer

TITLES = {kind: WORKFLOW.transition(kind).title for kind in KINDS}
LEADING = (Duty.CHECK, Duty.APPROVE, Duty.FOLLOW, Duty.ADMINISTER, Duty.INSPECT)
AT_THE_BENCH = ("first", "second", "inspect")
DAYS = 14


def way_to(kind: str, book: str) -> str:
    """Address where a kind of work on a book is done: the workbench, or the page of differences."""
    if kind not in AT_THE_BENCH:
        return f"{reverse('differences')}?{urlencode({'quyen': book})}"
    return f"{reverse('bench')}?{urlencode({'quyen': book, 'viec': kind})}"


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What this person may do now, and what they hold."""
    viewer = viewer_of(request)
    held = list(queries.leases_of(viewer.person))
    mine = queries.work_for(viewer.person)
    holds = {(lease.work_id, lease.kind) for lease in held}
    free = [(one, _ways(one, holds)) for one in mine]
    days = pace(viewer.person, days=DAYS)
    units = _units(viewer)
    shown = {
        "here": "keying",
        "held": [_held(lease) for lease in held],
        "books": [(one, ways) for one, ways in free if ways],
        "leads_only": bool(units) and not mine and not viewer.may_anywhere("key", "adjudicate"),
        "unfinished": sum(drafts for _, drafts, _ in units),
        "both": any({TITLES["first"], TITLES["second"]} <= {way.title for way in ways} for _, ways in free),
        "days": days,
        "first_time": bool(mine)
        and not days
        and (viewer.may_anywhere("key") or bool(team_units(viewer.person, duty="key"))),
        "units": units,
        "bench": reverse("bench"),
        "trail": [],
    }
    return render(request, "keying/home.html", shown)


class Way(NamedTuple):
    """What somebody may take up in a book: its title, how many drafts wait, where it is done; ``held``: after the part that they hold."""

    title: str
    drafts: int
    url: str
    held: bool


def _ways(one: OwnWork, holds: Container[tuple[int, str]]) -> list[Way]:
    return [
        Way(TITLES[kind], one.mine[kind], way_to(kind, one.work.book), (one.work.pk, kind) in holds)
        for kind in KINDS
        if one.mine[kind]
    ]


def _held(lease: Lease) -> dict[str, Any]:
    items = list(lease.items.all())
    return {
        "lease": lease,
        "title": queries.titles_of(lease.work.book),
        "kind": TITLES[lease.kind],
        "done": sum(item.finished for item in items),
        "all": len(items),
        "url": way_to(lease.kind, lease.work.book),
    }


def _units(viewer: Viewer) -> list[tuple[str, int, int]]:
    """Units with keyed books whose keying this person leads, with what is unfinished there and how many people hold some of it."""
    units = {work.unit for work in queries.works() if viewer.may_any(work.unit, *LEADING)}
    open_now = queries.open_by_unit()
    return [(unit, *open_now.get(unit, (0, 0))) for unit in sorted(units)]


@never_cache
@require_GET
def unit(request: HttpRequest, code: str) -> HttpResponse:
    """Who works on what in a unit, and what waits for whom."""
    viewer = viewer_of(request)
    office = viewer.unit(code)
    holdings, waiting = queries.waiting(office.ref)
    works = [work for work in queries.works() if work.unit == office.ref]
    shown = {
        "here": "keying",
        "office": office,
        "holdings": [(one, queries.titles_of(one.book), TITLES[one.kind]) for one in holdings],
        "waiting": [(one, queries.titles_of(one.book), by_names(one.people)) for one in waiting],
        "nobody": [one for one in waiting if not one.people],
        "books": [
            (work, queries.titles_of(work.book), told_counts(queries.counts_of(work))) for work in works
        ],
        "drafts": _sum(waiting),
        "trail": [*trail_to(office.ref, viewer), ("Nhập liệu", None)],
    }
    return render(request, "keying/unit.html", shown)


def by_names(usernames: Sequence[str]) -> list[str]:
    """People as the screen calls them."""
    known = accounts.full_names(usernames)
    return [known.get(one, one) for one in usernames]


def told_counts(counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """State, its words, number; those that have any, in the order of the work."""
    return [(state, words, counts[state]) for state, words in WORKFLOW.states.items() if counts.get(state)]


def _sum(waiting: Iterable[Waiting]) -> int:
    return sum(one.drafts for one in waiting)
