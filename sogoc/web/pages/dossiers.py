"""Dossiers of book against paper: the list with ages, one dossier with its steps, opening one beside an entry."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import DECISIONS, MUST_ACT, PAPER_KINDS
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import dossier_actions as actions
from sogoc.register.case_queries import (
    age_in_days,
    document_at,
    dossier_at,
    dossier_counts,
    open_dossiers,
)
from sogoc.register.look_actions import DOSSIER, note_look
from sogoc.reporting.life import in_words, label_of
from sogoc.web.asking import page_of, read_number, rest_of_query
from sogoc.web.pages.documents import EMPTY, PAPER, answer
from sogoc.web.refusals import NO_PAPER_CHOSEN
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Dossier
    from sogoc.web.viewer import Viewer

WORKFLOW = WORKFLOWS["dossier"]
STEPS = ("propose", "decide", "follow", "close", "reopen")
WAITS_FOR = {
    "open": "chờ đề xuất",
    "proposed": "chờ quyết định",
    "decided": "chờ theo dõi hoặc đóng",
    "following": "đang theo dõi",
}
"""State of an open dossier → what it waits for."""


@require_POST
def begin(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Open a dossier: a paper, and its words in the fields that differ."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    chosen = read_number(request.POST.get("document", ""))
    differs = {
        name: request.POST.get(PAPER + name, "")
        for name in BOOK_TYPES[entry.book.type].page_order
        if request.POST.get(PAPER + name, "").strip() or request.POST.get(EMPTY + name)
    }
    try:
        if chosen is None:
            raise NO_PAPER_CHOSEN.because()
        made = actions.open_dossier(
            entry, document_at(chosen, viewer.person), differs, text=request.POST.get("reason", ""),
            actor=viewer.person, via="web", client_txn=request.POST.get("txn") or None,
        )  # fmt: skip
    except Refusal as refusal:
        return answer(request, viewer, entry, refusal)
    messages.success(request, "Đã mở hồ sơ. Nội dung trong sổ giữ nguyên.")
    return redirect("dossier", made.pk)


@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Open dossiers, the oldest first; of one unit (``?don-vi=``), in one state (``?trang-thai=``); closed ones with ``?dong=1``."""
    viewer = viewer_of(request)
    unit = request.GET.get("don-vi", "").strip()
    office = viewer.unit(unit) if unit else None
    closed = request.GET.get("dong") == "1"
    viewer.jurisdiction  # noqa: B018 - refuses somebody without any duty
    found = open_dossiers(viewer.person, unit=office.ref if office else None, closed=closed)
    states = waiting_dossiers(viewer, unit=office.ref if office else None)
    asked = request.GET.get("trang-thai", "")
    chosen = asked if asked in WAITS_FOR and not closed else ""
    if chosen:
        found = found.filter(state=chosen)
    page = page_of(request, found, per_page=50)
    shown = {
        "here": "dossiers",
        "office": office,
        "closed": closed,
        "chosen": chosen,
        "open": sum(count for _, _, count in states),
        "states": states,
        "page_obj": page,
        "rows": [_line(one) for one in page],
        "query": rest_of_query(request, "trang"),
        "trail": [("Hồ sơ sổ và giấy", None)],
    }
    return render(request, "cases/dossiers.html", shown)


def waiting_dossiers(viewer: Viewer, *, unit: str | None = None) -> list[tuple[str, str, int]]:
    """State, what it waits for, and how many open dossiers that are the viewer's business wait so; none where there are none."""
    counts = dossier_counts(viewer.person, unit=unit)
    return [(state, words, counts[state]) for state, words in WAITS_FOR.items() if counts.get(state)]


def _line(dossier: Dossier) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "age": age_in_days(dossier),
        "state": WORKFLOW.states[dossier.state],
        "waits_for": WAITS_FOR.get(dossier.state, ""),
        "decision": DECISIONS.get(dossier.decision or dossier.proposal, ""),
        "must_act": MUST_ACT.get(dossier.must_act, ""),
    }


@never_cache
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One dossier."""
    viewer = viewer_of(request)
    dossier = dossier_at(pk, viewer.person)
    note_look(dossier.entry, actor=viewer.person, what=DOSSIER)
    return render(request, "cases/dossier.html", _shown(viewer, dossier))


def _shown(viewer: Viewer, dossier: Dossier) -> dict[str, Any]:
    entry, book = dossier.entry, dossier.entry.book
    return _line(dossier) | {
        "here": "dossiers",
        "entry": entry,
        "book": book,
        "paper_kind": PAPER_KINDS.get(dossier.document.kind, ""),
        "compared": [
            (
                label_of(entry, one.field),
                *(in_words(entry, one.field, text) for text in (one.in_book, one.in_paper)),
            )
            for one in dossier.compared.all()
        ],
        "steps": [
            (
                WORKFLOW.transition(one.act).title,
                DECISIONS.get(one.kind, ""),
                MUST_ACT.get(one.must_act, ""),
                one,
            )
            for one in dossier.steps.all()
        ],
        "asked": [
            (act, WORKFLOW.transition(act).title, actions.why_not_step(dossier, entry, act, viewer.person))
            for act in STEPS
            if dossier.state in WORKFLOW.transition(act).source
        ],
        "decisions": DECISIONS,
        "must_acts": MUST_ACT,
        "txn": secrets.token_hex(16),
        "trail": [("Hồ sơ sổ và giấy", reverse("dossiers")), (f"Hồ sơ số {dossier.pk}", None)],
    }


@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the next step of a dossier."""
    viewer = viewer_of(request)
    dossier = dossier_at(pk, viewer.person)
    act = request.POST.get("act", "")
    try:
        if act not in STEPS:
            raise Http404
        said = actions.Step(
            act,
            request.POST.get("reason", ""),
            request.POST.get("kind", ""),
            request.POST.get("must_act", ""),
        )
        actions.take_step(
            dossier, said, actor=viewer.person, via="web", client_txn=request.POST.get("txn") or None
        )
    except Refusal as refusal:
        shown = _shown(viewer, dossier) | {"refusal": refusal}
        return render(request, "cases/dossier.html", shown, status=refusal.status)
    messages.success(request, "Đã ghi bước xử lý.")
    return redirect("dossier", pk)
