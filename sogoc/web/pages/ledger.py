"""The ledger: acts within the jurisdiction, newest first, told in sentences, with the head that makes cutting off visible."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sogoc.ground.ledger import queries as ledger
from sogoc.reporting.history import tell
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.viewer import viewer_of

ACTS = 50
"""So many acts stand on one part of the list: more is a long way on a phone."""


def show(request: HttpRequest) -> HttpResponse:
    """Acts, newest first; those on accounts and settings are for administrators and inspectors of the Department."""
    viewer = viewer_of(request)
    scope = viewer.jurisdiction
    wide = scope.everything and viewer.may_anywhere("inspect", "administer")
    streams = None if wide else ledger.book_streams(None if scope.everything else scope.units)
    words = request.GET.get("tim", "").strip()
    page = page_of(request, ledger.latest(streams, words), per_page=ACTS)
    shown = {
        "here": "ledger",
        "page_obj": page,
        "acts": tell(ledger.contents(event) for event in page.object_list),
        "head": ledger.head() if scope.everything else None,
        "words": words,
        "query": rest_of_query(request, "trang"),
    }
    return render(request, "ledger/show.html", shown)
