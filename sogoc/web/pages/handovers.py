"""Hand-overs: the minutes of one, made to be printed and signed; all of a unit; the scan that was kept."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts import queries as accounts
from sogoc.accounts.parties import PARTIES
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.intake import handover_actions as actions
from sogoc.intake.book_actions import DESCRIBING
from sogoc.intake.book_queries import handover_at, handovers_of_units
from sogoc.intake.book_refusals import HANDOVER_BAD_SCAN, MAY_NOT_DESCRIBE, NO_HANDOVER
from sogoc.law.papers import media_of_scan
from sogoc.law.refusal import Refusal
from sogoc.reporting.coverage import members
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.handing_over import read_scan
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.intake.models import HandOver, HandOverItem


def _seen(viewer: Viewer, pk: int) -> HandOver:
    """A hand-over that is the viewer's business: by its books, its giver or its taker; another is not there."""
    row = handover_at(pk)
    places = [row.giver, row.taker, *(item.book for item in row.items.all())]
    if not any(place and place in viewer.jurisdiction for place in places):
        raise NO_HANDOVER.because()
    return row


@never_cache
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of one hand-over."""
    viewer = viewer_of(request)
    row = _seen(viewer, pk)
    items = list(row.items.order_by("book"))
    shown = {
        "here": "province",
        "row": row,
        "items": items,
        "pages": sum(item.pages or 0 for item in items),
        "uncounted": sum(item.pages is None for item in items),
        "types": {item.book: item.book.partition("/")[2].partition(".")[0] for item in items},
        "why_not": _why_not(viewer, items),
        "seen": {item.book: item.book in viewer.jurisdiction for item in items},
        "trail": [(viewer.home_title, reverse("province")), (f"Biên bản bàn giao {row.document}", None)],
    }
    return render(request, "shelf/handover.html", shown)


@never_cache
@require_GET
def scan(request: HttpRequest, pk: int) -> FileResponse:
    """The scanned minutes, as they were brought."""
    row = _seen(viewer_of(request), pk)
    if not row.minutes_sha256:
        raise NO_HANDOVER.because()
    content = file_store().read(row.minutes_sha256)
    media = media_of_scan(content)
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=row.minutes_name, content_type=media
    )


def _why_not(viewer: Viewer, items: Sequence[HandOverItem]) -> Refusal | None:
    """Why the person cannot put the signed minutes here; None when they can."""
    other = next((one.book for one in items if not viewer.may_any(one.book, *DESCRIBING)), None)
    return None if other is None else MAY_NOT_DESCRIBE.because(book=other)


@require_POST
def add_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the scan of the signed minutes to a hand-over."""
    viewer = viewer_of(request)
    row = _seen(viewer, pk)
    try:
        scan = read_scan(request)
        if scan is None:
            raise HANDOVER_BAD_SCAN.because(file="(chưa chọn)")
        actions.add_minutes(row, scan, actor=viewer.person, via="web")
    except Refusal as refusal:
        messages.error(request, f"{refusal.says} {refusal.fix}")
    else:
        messages.success(request, "Đã nạp bản quét của biên bản.")
    return redirect("handover", pk)


@never_cache
@require_GET
def of_unit(request: HttpRequest, code: str) -> HttpResponse:
    """Hand-overs in which a unit gave, took, or whose books were handed over."""
    viewer = viewer_of(request)
    office = viewer.unit(code)
    units = {office.ref, *(unit for unit in members(office.ref) if unit in viewer.jurisdiction)}
    entrusted: dict[str, list[str]] = {}
    for party in accounts.books_of_party(sorted(units), clock.today_vn()):
        if party.book.partition("/")[0] not in units:
            entrusted.setdefault(party.book, []).append(PARTIES[party.role].title)
    shown = {
        "here": "province",
        "office": office,
        "may_hand_over": viewer.may_any(office.ref, *DESCRIBING),
        "entrusted": [(path, titles, path in viewer.jurisdiction) for path, titles in entrusted.items()],
        "page_obj": page_of(request, handovers_of_units(sorted(units))),
        "query": rest_of_query(request, "trang"),
        "trail": [*trail_to(office.ref, viewer), ("Bàn giao sổ", None)],
    }
    return render(request, "shelf/of_unit.html", shown)
