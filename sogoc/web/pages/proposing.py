"""What is read before anything is recorded: proposals of notes, entries of a decision, kinds with their law, what a copy would say."""

from __future__ import annotations

import datetime as dt
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.approval import amendment_queries as queries
from sogoc.approval import proposal_queries as proposals
from sogoc.approval.proposal_queries import Candidate
from sogoc.ground import clock
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.decisions import TYPE as CHANGES
from sogoc.reporting.copy import days_of_change, draft_copy, why_no_copy
from sogoc.reporting.life import told
from sogoc.web.asking import day_of, page_of
from sogoc.web.pages.living import may_record, proposals_shown
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

PER_PAGE = 50
MOST_UNDONE = 300
"""So many decisions that nobody applied are listed."""


@require_GET
def kinds(request: HttpRequest) -> HttpResponse:
    """Every kind of change: its law, the books that may bear it, what it may touch."""
    listed = []
    for kind in AMENDMENTS.values():
        books = [one for one in BOOK_TYPES.values() if kind.fits(one)]
        fields = [(one, [one.field[name].label for name in kind.fields(one)]) for one in books]
        touched = [(one, labels) for one, labels in fields if labels]
        listed.append(
            (kind, kind.sentence("…"), books if kind.books else [], [] if kind.everything else touched)
        )
    shown = {
        "here": "manual",
        "kinds": listed,
        "trail": [("Hướng dẫn", reverse("manual")), ("Loại ghi chú thay đổi", None)],
    }
    return render(request, "amendments/kinds.html", shown)


@never_cache
@require_GET
def proposed(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Every change that the notes of a book seem to tell, to be accepted one by one."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    duties = viewer.authority.duties(book.path)
    rows = [
        (entry, one, AMENDMENTS[one.proposal.kind], labels)
        for entry, found in proposals.proposals_in(book)
        if viewer.sees(entry)
        for one, _, labels in proposals_shown(entry, found, duties)
    ]
    undone = queries.undone_decisions(book)[:MOST_UNDONE] if book.type == CHANGES else ()
    shown = {
        "here": "province",
        "book": book,
        "page_obj": page_of(request, rows, per_page=PER_PAGE),
        "may_record": may_record(viewer, duties),
        "undone": [one for one in undone if viewer.sees(one)],
        "txn": secrets.token_hex(16),
        "query": "",
        "trail": [
            *trail_to(book.unit, viewer),
            (f"Quyển {book.name}", reverse("book", args=[unit, name])),
            ("Đề xuất thay đổi", None),
        ],
    }
    return render(request, "amendments/proposed.html", shown)


@never_cache
@require_GET
def decision(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """An entry of the book of changes: which entries it may speak of, for the person to choose."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    decided = proposals.decision_of(entry)
    found = proposals.candidates(entry, decided, viewer.jurisdiction) if decided else []
    near, far = proposals.clearly([one for one in found if viewer.may_look(one.entry)])
    shown = {
        "here": "approvals",
        "entry": entry,
        "book": entry.book,
        "decided": decided,
        "kind": AMENDMENTS[decided.kind] if decided else None,
        "candidates": [*map(_changed, near)],
        "further": [*map(_changed, far)],
        "trail": [
            *trail_to(entry.book.unit, viewer),
            (f"Trường hợp {entry.so or entry.key}", reverse("entry", args=[unit, name, key])),
            ("Tìm trường hợp được thay đổi", None),
        ],
    }
    return render(request, "amendments/decision.html", shown)


def _changed(one: Candidate) -> tuple[Candidate, list[tuple[str, str, str]]]:
    """A candidate with label, present and new text of what the decision would change of it."""
    return one, told(one.entry, one.values, before=one.said)


@never_cache
@require_GET
def copy(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """What a copy of an extract would say on a day; a page for paper."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    asked = day_of(request, "ngay", clock.today_vn())
    refusal = why_no_copy(entry, asked.day)
    shown = {
        "here": "province",
        "entry": entry,
        "book": entry.book,
        "type": BOOK_TYPES[entry.book.type],
        "asked": asked,
        "refusal": refusal,
        "blocks": [] if refusal else draft_copy(entry, as_of=asked.day),
        "days": [(day, day - dt.timedelta(1)) for day in days_of_change(entry)],
        "of_record": settings.SOGOC_REGISTER_OF_RECORD,
        "made_at": clock.now(),
        "trail": [
            *trail_to(entry.book.unit, viewer),
            (f"Trường hợp {entry.so or entry.key}", reverse("entry", args=[unit, name, key])),
            ("Nội dung bản sao sẽ ghi", None),
        ],
    }
    return render(request, "amendments/copy.html", shown, status=refusal.status if refusal else 200)
