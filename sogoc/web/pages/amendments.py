"""Dated changes of entries: recording one, putting it in force, withdrawing it, accepting what a note tells."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.approval import amendment_actions as actions
from sogoc.approval import amendment_queries as queries
from sogoc.approval.amendment_refusals import NO_AMENDMENT
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.reporting.life import told
from sogoc.web.asking import page_of
from sogoc.web.pages.amendment_effects import TARGETS_PER_PAGE, effects
from sogoc.web.pages.amendment_form import Form, form_of, given, targets_of
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sogoc.approval.models import Amendment, AmendmentTarget
    from sogoc.web.viewer import Viewer

STATES = WORKFLOWS["amendment"].states
SHOWN = tuple(code for code in STATES if code != "new")
"""States of a list, what waits first."""
PER_PAGE = 50
MOST_BOOKS = 12
"""So many books of decisions that wait to be carried out are named."""


@never_cache
@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Changes of the jurisdiction by state, oldest first; the first state of which there are any, unless one is asked for."""
    viewer = viewer_of(request)
    sensitive = viewer.may_anywhere("sensitive")
    counts = queries.counts(viewer.jurisdiction, sensitive=sensitive)
    asked = request.GET.get("trang-thai", "")
    state = asked if asked in SHOWN else next((code for code in SHOWN if counts.get(code)), SHOWN[0])
    rows = queries.amendments(viewer.jurisdiction, state=state, sensitive=sensitive)
    page = page_of(request, rows, per_page=PER_PAGE)
    shown = {
        "here": "approvals",
        "state": state,
        "words": STATES[state],
        "states": [(code, STATES[code], counts.get(code, 0)) for code in SHOWN],
        "page_obj": page,
        "rows": [(one, AMENDMENTS[one.kind], _targets(viewer, one)) for one in page if _open(viewer, one)],
        "undone": queries.books_undone(viewer.jurisdiction, sensitive=sensitive)[:MOST_BOOKS],
        "query": f"trang-thai={state}&",
        "trail": [("Duyệt", reverse("approvals")), ("Ghi chú thay đổi", None)],
    }
    return render(request, "amendments/listed.html", shown)


def _targets(viewer: Viewer, one: Amendment) -> list[tuple[AmendmentTarget, list[tuple[str, str, str]]]]:
    """Entries of a change that are there for the person, each with label, old and new text of its fields."""
    return [
        (target, told(target.entry, target.values, before=target.before))
        for target in sorted(one.targets.all(), key=lambda target: target.pk)
        if viewer.may_look(target.entry)
    ]


def _open(viewer: Viewer, one: Amendment) -> bool:
    """Whether a change is there for the person: one of its entries is, and what is sensitive about it may be seen."""
    entries = [target.entry for target in one.targets.all()]
    secret = AMENDMENTS[one.kind].sensitive and not all(
        viewer.sees_sensitive(entry.book) for entry in entries
    )
    return any(map(viewer.may_look, entries)) and not secret


@never_cache
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """The form of one change of one or many entries; its address says which, and on what ground."""
    viewer = viewer_of(request)
    form = form_of(request, viewer)
    if form.again:
        status = form.refusal.status if form.refusal else 200
        return render(request, "amendments/record.html", _form_shown(form, viewer), status=status)
    try:
        made = actions.record_amendment(
            form.kind.code,
            targets_of(form),
            actor=viewer.person,
            reason=given(request, "reason"),
            legal_day=given(request, "legal_day"),
            basis=form.basis,
            even_so=form.even_so,
            via="web",
            client_txn=given(request, "txn")[:64] or None,
        )
    except Refusal as refusal:
        shown = _form_shown(form, viewer) | {"refusal": refusal}
        return render(request, "amendments/record.html", shown, status=refusal.status)
    return redirect(f"{reverse('amendment', args=[made.pk])}?vua=ghi")


def _form_shown(form: Form, viewer: Viewer) -> dict[str, Any]:
    first = form.lines[0].entry if form.lines else None
    back: list[tuple[str, str | None]] = [("Ghi chú thay đổi", reverse("amendments"))]
    if first is not None:
        back = [
            *trail_to(first.book.unit, viewer),
            (
                f"Trường hợp {first.so or first.key}",
                reverse("entry", args=[first.book.unit, first.book.name, first.key]),
            ),
        ]
    kinds = [
        kind
        for kind in AMENDMENTS.values()
        if all(kind.fits(BOOK_TYPES[line.entry.book.type]) for line in form.lines)
    ]
    return {
        "here": "approvals",
        "form": form,
        "refusal": form.refusal,
        "kinds": kinds,
        "code_lists": _codes_of(form),
        "txn": secrets.token_hex(16),
        "trail": [*back, ("Ghi nhận thay đổi", None)],
    }


def _codes_of(form: Form) -> list[tuple[str, Mapping[str, str]]]:
    """Code lists of the fields that may be chosen, each once."""
    names = dict.fromkeys(one.codes for line in form.lines for one in line.fields if one.codes in CODE_LISTS)
    return [(name, CODE_LISTS[name].items) for name in names if name is not None]


@never_cache
@require_GET
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One change: its ground, its entries, what a copy says without and with it, and what may be done."""
    viewer = viewer_of(request)
    return render(request, "amendments/show.html", _shown(request, viewer, _amendment(viewer, number)))


def _amendment(viewer: Viewer, number: int) -> Amendment:
    one = queries.amendment(number, viewer.jurisdiction)
    if not _open(viewer, one):
        raise NO_AMENDMENT.because(number=number)
    return one


def _shown(request: HttpRequest, viewer: Viewer, one: Amendment) -> dict[str, Any]:
    kind = AMENDMENTS[one.kind]
    ordered = sorted(
        one.targets.all(), key=lambda target: (target.entry.book_id, target.entry.row, target.pk)
    )
    page = page_of(request, ordered, per_page=TARGETS_PER_PAGE)
    act = "withdraw" if one.state == "in_force" else "take_back"
    return {
        "here": "approvals",
        "one": one,
        "kind": kind,
        "sentence": kind.sentence(queries.basis_words(one)),
        "state": STATES[one.state],
        "page_obj": page,
        "query": "",
        "entries": effects(viewer, one, list(page)),
        "enforce_refused": queries.why_not_act(one, "enforce", viewer.person),
        "withdraw_refused": queries.why_not_act(one, act, viewer.person),
        "just": request.GET.get("vua", ""),
        "txn": secrets.token_hex(16),
        "trail": [
            ("Ghi chú thay đổi", reverse("amendments")),
            (f"Thay đổi số {one.pk}", None),
        ],
    }


@require_POST
def act(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Put a change in force (``hieu-luc``) or withdraw it (``rut``)."""
    viewer = viewer_of(request)
    one = _amendment(viewer, number)
    txn = given(request, "txn")[:64] or None
    try:
        if what == "hieu-luc":
            actions.enforce_amendment(one, actor=viewer.person, via="web", client_txn=txn)
        else:
            reason = given(request, "reason")
            actions.withdraw_amendment(one, actor=viewer.person, reason=reason, via="web", client_txn=txn)
    except Refusal as refusal:
        shown = _shown(request, viewer, one) | {"refusal": refusal}
        return render(request, "amendments/show.html", shown, status=refusal.status)
    return redirect(f"{reverse('amendment', args=[number])}?vua={what}")


@require_POST
def accept(request: HttpRequest, unit: str, name: str, key: str, sign: str) -> HttpResponse:
    """Record what the entry's own note seems to tell, as it was shown."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    made = actions.accept_proposal(
        entry,
        sign,
        actor=viewer.person,
        reason=given(request, "reason") or "Theo ghi chú trong sổ",
        via="web",
        client_txn=given(request, "txn")[:64] or None,
    )
    if request.POST.get("ve") == "quyen":
        messages.success(request, f"Đã ghi nhận thay đổi số {made.pk} của số {entry.so or entry.key}.")
        return redirect("book_proposals", unit=unit, name=name)
    return redirect(f"{reverse('amendment', args=[made.pk])}?vua=ghi")
