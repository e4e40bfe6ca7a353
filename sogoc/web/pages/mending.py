"""Requests to mend a digitiser's error: the list by state and age, the form, one request beside its page."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.approval import mending_actions as actions
from sogoc.approval import mending_queries as queries
from sogoc.approval.proposal_queries import texts_of
from sogoc.checking.again_queries import would_say
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.reporting.life import label_of
from sogoc.web.asking import page_of
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sogoc.approval.models import MendRequest
    from sogoc.register.models import Entry
    from sogoc.web.viewer import Viewer

STATES = {code: words for code, words in WORKFLOWS["mending"].states.items() if code != "new"}
PER_PAGE = 50


@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Requests of the jurisdiction in one state, the oldest first."""
    viewer = viewer_of(request)
    state = request.GET.get("trang-thai", "requested")
    state = state if state in STATES else "requested"
    viewer.jurisdiction  # noqa: B018 - refuses somebody without any duty
    page = page_of(request, queries.requests(viewer.person, state=state), per_page=PER_PAGE)
    counts = queries.counts(viewer.person)
    shown = {
        "here": "approvals",
        "state": state,
        "states": [(code, words, counts.get(code, 0)) for code, words in STATES.items()],
        "words": STATES[state],
        "page_obj": page,
        "rows": [(one, label_of(one.entry, one.field), queries.age(one)) for one in page],
        "query": f"trang-thai={state}&",
        "trail": [("Duyệt", reverse("approvals")), ("Yêu cầu sửa lỗi nhập", None)],
    }
    return render(request, "mending/listed.html", shown)


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Say which field was keyed wrongly and what the page shows; an error of the book is led elsewhere."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    if request.method == "GET":
        return render(request, "mending/ask.html", _ask_shown(request, viewer, entry))
    given = request.POST
    try:
        made = actions.request_mending(
            entry,
            given.get("field", ""),
            shows=given.get("shows", ""),
            page=given.get("page", ""),
            reason=given.get("reason", ""),
            error=given.get("error", ""),
            actor=viewer.person,
            via="web",
            client_txn=given.get("txn") or None,
        )
    except Refusal as refusal:
        shown = _ask_shown(request, viewer, entry) | {"refusal": refusal}
        return render(request, "mending/ask.html", shown, status=refusal.status)
    return redirect(f"{reverse('mending', args=[made.pk])}?vua=gui")


def _ask_shown(request: HttpRequest, viewer: Viewer, entry: Entry) -> dict[str, Any]:
    texts = texts_of(entry)
    return {
        "here": "approvals",
        "entry": entry,
        "book": entry.book,
        "refused": queries.why_not_request(entry, viewer.person),
        "fields": [(one, texts.get(one.name, "")) for one in queries.mendable(entry)],
        "errors": actions.ERRORS,
        "given": request.POST,
        "txn": secrets.token_hex(16),
        "trail": [
            *trail_to(entry.book.unit, viewer),
            (
                f"Trường hợp {entry.so or entry.key}",
                reverse("entry", args=[entry.book.unit, entry.book.name, entry.key]),
            ),
            ("Báo nhập sai", None),
        ],
    }


@never_cache
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One request beside its page."""
    viewer = viewer_of(request)
    return render(
        request, "mending/show.html", _shown(request, viewer, queries.request_at(number, viewer.person))
    )


def _shown(request: HttpRequest, viewer: Viewer, one: MendRequest) -> dict[str, Any]:
    step = "check" if one.state == "requested" else "mend"
    refusing = "refuse" if one.state == "requested" else "decline"
    return {
        "here": "approvals",
        "one": one,
        "entry": one.entry,
        "book": one.entry.book,
        "label": label_of(one.entry, one.field),
        "state": STATES[one.state],
        "age": queries.age(one),
        "said": would_say(one.entry, {one.field: one.wanted}) if one.state == "checked" else [],
        "step": step,
        "step_refused": queries.why_not_mend(one, step, viewer.person),
        "refuse_refused": queries.why_not_mend(one, refusing, viewer.person),
        "undo_refused": queries.why_not_mend(one, "undo", viewer.person),
        "just": request.GET.get("vua", ""),
        "txn": secrets.token_hex(16),
        "trail": [("Yêu cầu sửa lỗi nhập", reverse("mendings")), (f"Yêu cầu số {one.pk}", None)],
    }


@require_POST
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Read the page (``doi-chieu``), approve (``phe-duyet``), refuse (``tu-choi``) or take back (``rut``)."""
    viewer = viewer_of(request)
    one = queries.request_at(number, viewer.person)
    how: dict[str, Any] = {
        "actor": viewer.person,
        "via": "web",
        "client_txn": request.POST.get("txn") or None,
    }
    reason = request.POST.get("reason", "")
    acts: dict[str, Callable[[], MendRequest]] = {
        "doi-chieu": lambda: actions.check_mending(one, reads=request.POST.get("reads", ""), **how),
        "phe-duyet": lambda: actions.approve_mending(one, **how),
        "tu-choi": lambda: actions.refuse_mending(one, reason=reason, **how),
        "rut": lambda: actions.undo_mending(one, reason=reason, **how),
    }
    try:
        acts[what]()
    except Refusal as refusal:
        shown = _shown(request, viewer, one) | {"refusal": refusal}
        return render(request, "mending/show.html", shown, status=refusal.status)
    return redirect(f"{reverse('mending', args=[number])}?vua={what}")
