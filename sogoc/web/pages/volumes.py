"""A mixed volume (*quyển bìa chung*, ``HH.1985.01``): what is declared of it, and the books that stand in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.intake.book_queries import books_under, cover_at
from sogoc.reporting.coverage import book_lines, sums
from sogoc.web.pages.units import trail_to
from sogoc.web.refusals import NO_BOOK_HERE
from sogoc.web.viewer import viewer_of


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """One volume, with those of its books that are the viewer's business; without any it is not there."""
    viewer = viewer_of(request)
    path = f"{unit}/{name.upper()}"
    under = [book for book in books_under(path) if book in viewer.jurisdiction]
    if not under and unit not in viewer.jurisdiction:
        raise NO_BOOK_HERE.because(path=path)
    cover = cover_at(path)
    wanted = set(under)
    lines = [line for line in book_lines([unit]) if f"{line.unit}/{line.name}" in wanted]
    shown = {
        "here": "province",
        "cover": cover,
        "unit": unit,
        "name": name.upper(),
        "lines": lines,
        "sums": sums(lines),
        "trail": [*trail_to(unit, viewer), (name.upper(), None)],
    }
    return render(request, "shelf/volume.html", shown)
