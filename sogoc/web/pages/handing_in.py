"""A book is handed in in the background: how far it is, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.accounts.duties import Duty
from sogoc.approval.way_queries import standing, way_of
from sogoc.ground.queue.queries import progress_of, waits_for_worker
from sogoc.keying import queries
from sogoc.keying.standing import WORKFLOW
from sogoc.law.sensitive import TITLES
from sogoc.register.queries import entries
from sogoc.register.sensitive_queries import hidden_keys, why_sensitive
from sogoc.reporting.arrived_queries import still_holding
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

NAMED = 20
"""So many drafts that were not handed in are named by their number."""
_OF_ACTS = frozenset({TITLES["lien_ket"], TITLES["danh_dau"]})
_READ_ON_THE_PAGE = {
    TITLES["ngoai_gia_thu"]: "sổ không ghi người cha, hoặc ghi trẻ ngoài giá thú, trẻ bị bỏ rơi"
}
"""Why an entry is private, as whoever keyed it saw it on the page."""


def handing_of(viewer: Viewer, book: Book, work: BookWork) -> dict[str, Any] | None:
    """How far the last handing in of a book is, and its result; None where it was never handed in."""
    job = progress_of(work.handing) if work.handing is not None else None
    if work.handing is None or job is None:
        return None
    if not job.is_over:
        return {"job": job, "waits": waits_for_worker(work.handing)}
    arrived = book.pk is not None
    hidden = hidden_keys(book) if arrived and not viewer.sees_sensitive(book) else {}
    return {
        "job": job,
        "holding": still_holding([book]) if arrived else 0,
        "unseen": entries(book).filter(key__in=list(hidden)).count() if hidden else 0,
        "sensitive": Duty.SENSITIVE.label,
        "own_unseen": _own_unseen(viewer, work) if hidden else [],
        "way": standing(book, way_of(book)) if arrived else "",
        "left": _left(work),
    }


def _own_unseen(viewer: Viewer, work: BookWork) -> list[tuple[int, str]]:
    """Number of each draft that this very person read and that became a private entry, and what on its page makes it one."""
    mine = work.drafts.filter(state="handed_in", inspected=False, entry__sensitive=True)
    mine = mine.filter(passes__person=viewer.person, passes__undone_at__isnull=True).distinct()
    found = []
    for draft in mine.select_related("entry__book").order_by("position", "pk")[:NAMED]:
        causes = why_sensitive(draft.entry) if draft.entry is not None else []
        said = [_READ_ON_THE_PAGE.get(one, one) for one in causes if one not in _OF_ACTS]
        found.append((draft.position, "; ".join(said)))
    return found


def _left(work: BookWork) -> list[tuple[str, list[str]]]:
    """Words of a state, numbers of the drafts that are in it: what is not handed in yet."""
    found: dict[str, list[str]] = {}
    rows = work.drafts.exclude(state__in=("handed_in", "dropped")).order_by("position", "pk")
    for number, (state, position) in enumerate(rows.values_list("state", "position"), start=1):
        if number > NAMED:
            found[WORKFLOW.states[state]] = [*found.get(WORKFLOW.states[state], []), "…"]
            break
        found.setdefault(WORKFLOW.states[state], []).append(str(position))
    return list(found.items())


@never_cache
@require_GET
def progress(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """The part of the page that changes while a book is handed in; when that is over the whole page is asked for anew."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    work = queries.works().filter(book=book.path).first()
    handing = handing_of(viewer, book, work) if work is not None else None
    if handing is None:
        raise Http404
    answer = render(request, "keying/handing.html", {"book": book, "handing": handing})
    if handing["job"].is_over:
        answer["HX-Refresh"] = "true"
    return answer
