"""Beside an entry: its state in law, the mark as sensitive, links to other entries and what the texts suggest."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.checking.link_actions import link_and_settle
from sogoc.intake.book_queries import told_name_of
from sogoc.law.links import KINDS
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.register import legal_actions, link_actions
from sogoc.register.case_queries import acts_of, document_at, documents_of
from sogoc.register.link_proposals import proposals
from sogoc.register.link_queries import link_of_entry, links_of
from sogoc.register.look_actions import note_look
from sogoc.register.sensitive_queries import why_sensitive
from sogoc.web.asking import read_day, read_number
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    import datetime as dt

    from sogoc.register.models import Document, Entry
    from sogoc.web.viewer import Viewer

ACT_TITLES = {row.act: row.title for row in WORKFLOWS["entry"].transitions} | {
    "mark_sensitive": "Đánh dấu nhạy cảm",
    "unmark_sensitive": "Bỏ đánh dấu nhạy cảm",
}


def on_entry(viewer: Viewer, entry: Entry) -> dict[str, Any]:
    """What an entry's own page shows of it: links that the person may see, acts, why it is sensitive."""
    return {
        "links": [one for one in links_of(entry) if viewer.may_look(one.other)],
        "legal_acts": [(ACT_TITLES[one.act], one) for one in acts_of(entry)],
        "legal_state": WORKFLOWS["entry"].states.get(entry.legal, ""),
        "sensitive_because": why_sensitive(entry),
    }


def trail_of(viewer: Viewer, entry: Entry, title: str) -> list[tuple[str, str | None]]:
    """Where a page beside an entry stands."""
    book = entry.book
    return [
        *trail_to(book.unit, viewer),
        (told_name_of(book), reverse("book", args=[book.unit, book.name])),
        (f"Trường hợp {entry.so or entry.key}", reverse("entry", args=[book.unit, book.name, entry.key])),
        (title, None),
    ]


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """State in law and links of an entry, with what may be done."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    note_look(entry, actor=viewer.person)
    return render(request, "cases/legal.html", _shown(viewer, entry))


def _shown(viewer: Viewer, entry: Entry) -> dict[str, Any]:
    book = entry.book
    duties = viewer.authority.duties(book.path)
    acts = (
        legal_actions.ENDS if not entry.legal else ("restore_approved" if entry.approved_on else "restore",)
    )
    asked = [
        (
            "restore" if act.startswith("restore") else act,
            ACT_TITLES[act],
            legal_actions.why_not_end(entry, act, viewer.person, duties=duties, has_document=True),
            "has_document" in WORKFLOWS["entry"].transition(act).needs,
        )
        for act in acts
    ]
    return on_entry(viewer, entry) | {
        "here": "province",
        "entry": entry,
        "book": book,
        "asked": asked,
        "may_mark": "sensitive" in duties,
        "may_link": "settle" in duties,
        "kinds": [
            one for one in KINDS.values() if any(book.type in pair or "*" in pair for pair in one.pairs)
        ],
        "proposals": proposals(entry, viewer.person) if "settle" in duties else [],
        "documents": documents_of([book.unit], person=viewer.person)[:100],
        "txn": secrets.token_hex(16),
        "trail": trail_of(viewer, entry, "Trạng thái pháp lý, liên kết"),
    }


def _answer(request: HttpRequest, viewer: Viewer, entry: Entry, refusal: Refusal) -> HttpResponse:
    shown = _shown(viewer, entry) | {"refusal": refusal, "given": request.POST}
    return render(request, "cases/legal.html", shown, status=refusal.status)


def _document(request: HttpRequest, viewer: Viewer) -> Document | None:
    chosen = read_number(request.POST.get("document", ""))
    return None if chosen is None else document_at(chosen, viewer.person)


def _day(request: HttpRequest) -> dt.date | None:
    given = request.POST.get("on", "").strip()
    return read_day(given) if given else None


@require_POST
def end(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Record a legal state, or take it back."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    act, txn = request.POST.get("act", ""), request.POST.get("txn") or None
    reason = request.POST.get("reason", "")
    try:
        if act == "restore":
            legal_actions.restore(entry, reason=reason, actor=viewer.person, via="web", client_txn=txn)
        elif act in legal_actions.ENDS:
            legal_actions.end(
                entry, act, on=read_day(request.POST.get("on", "")), reason=reason, actor=viewer.person,
                document=_document(request, viewer), via="web", client_txn=txn,
            )  # fmt: skip
        else:
            raise Http404
    except Refusal as refusal:
        return _answer(request, viewer, entry, refusal)
    messages.success(request, "Đã ghi trạng thái pháp lý; việc này rút lại được và nằm trong nhật ký.")
    return redirect("entry_legal", unit, name, key)


@require_POST
def mark(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Mark an entry as sensitive, or take the mark back."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    try:
        legal_actions.mark_sensitive(
            entry,
            marked=request.POST.get("marked") == "1",
            reason=request.POST.get("reason", ""),
            actor=viewer.person,
            via="web",
            client_txn=request.POST.get("txn") or None,
        )
    except Refusal as refusal:
        return _answer(request, viewer, entry, refusal)
    messages.success(request, "Đã ghi việc đánh dấu.")
    return redirect("entry_legal", unit, name, key)


@require_POST
def link(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """Link the entry with another one, named by its id."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    try:
        other = viewer.entry_by_id(request.POST.get("other", "").strip())
        newer, older = (other, entry) if request.POST.get("side") == "older" else (entry, other)
        link_and_settle(
            newer, older, request.POST.get("kind", ""), reason=request.POST.get("reason", ""),
            actor=viewer.person, document=_document(request, viewer), on=_day(request), via="web",
            client_txn=request.POST.get("txn") or None,
        )  # fmt: skip
    except Refusal as refusal:
        return _answer(request, viewer, entry, refusal)
    messages.success(request, "Đã liên kết hai trường hợp; liên kết hiện ở cả hai trang.")
    return redirect("entry_legal", unit, name, key)


@require_POST
def unlink(request: HttpRequest, unit: str, name: str, key: str, *, pk: int) -> HttpResponse:
    """Take a link of the entry away."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    try:
        link_actions.unlink(
            link_of_entry(entry, pk),
            reason=request.POST.get("reason", ""),
            actor=viewer.person,
            via="web",
            client_txn=request.POST.get("txn") or None,
        )
    except Refusal as refusal:
        return _answer(request, viewer, entry, refusal)
    messages.success(request, "Đã gỡ liên kết.")
    return redirect("entry_legal", unit, name, key)
