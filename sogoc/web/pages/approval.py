"""What waits for a signature, the signing of a book, and its way to the ministry's system."""

from __future__ import annotations

import secrets
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.accounts import queries as accounts
from sogoc.approval import actions, queries
from sogoc.approval.amendment_queries import amendments
from sogoc.approval.mending_queries import OPEN, counts
from sogoc.approval.readiness_queries import readiness
from sogoc.approval.refusals import NO_SENDING, NOT_CONFIRMED
from sogoc.approval.sending import SYSTEMS, write_again
from sogoc.approval.sheet_actions import PRESENTERS
from sogoc.approval.sheet_queries import sheets_of
from sogoc.approval.way_queries import last_check, offers, on_the_way, unchecked_among
from sogoc.ground.ledger.queries import done_before
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.text import fold
from sogoc.register import queries as records
from sogoc.register.delivery_queries import refused_items
from sogoc.web.asking import rest_of_query
from sogoc.web.proofs import owes_proof_to_sign, show_code, to_prove
from sogoc.web.refusals import NOT_FOR_DOWNLOAD
from sogoc.web.templatetags.writing import unit_name
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

BOOKS = 50
LONGEST_WORDS = 100
SHEETS = 20
LISTED = 200
"""So many entries that stay behind are listed."""
_BACK = frozenset({"send_back", "return_check", "return_work"})
_DID = {
    "key": "nhập lượt một",
    "key_second": "nhập lượt hai",
    "adjudicate": "xử lý giá trị lệch",
    "inspect": "soát lại với trang sổ",
    "correct": "soát lại và sửa theo trang sổ",
}
"""What a signer reads of who keyed, by the acts of ``law.workflows.entry.KEYED``."""


@never_cache
@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Books of the jurisdiction that wait: for a signature, for sending."""
    return render(request, "approval/waiting.html", waiting_for(viewer_of(request), request))


def waiting_for(viewer: Viewer, request: HttpRequest) -> dict[str, Any]:
    """What the page of approvals shows."""
    viewer.jurisdiction  # noqa: B018 - refuses somebody without any duty
    found = queries.books_waiting(viewer.person)
    words = " ".join(request.GET.get("tim", "").split())[:LONGEST_WORDS]
    page = Paginator(_called(found, words), BOOKS).get_page(request.GET.get("trang"))
    books = list(page)
    standing = queries.standing_of(found)
    to_send = queries.books_unsent(viewer.person)
    to_check = list(on_the_way(viewer.person, "checking"))
    return {
        "here": "approvals",
        "page_obj": page,
        "standing": standing,
        "every": standing.signable + standing.held + standing.others,
        "words": words,
        "books": books,
        "own": queries.own_among(viewer.person, books),
        "unchecked": unchecked_among(books),
        "to_check": to_check[:BOOKS],
        "may_check": viewer.may_anywhere("check"),
        "own_checks": sum(viewer.may(one.path, "check") for one in to_check),
        "query": rest_of_query(request, "trang"),
        "to_send": list(to_send[:BOOKS]),
        "to_send_count": to_send.count(),
        "not_taken": queries.not_taken_of(viewer.person),
        "may_approve": "approve" in frozenset().union(*viewer.authority.held.values()),
        "why_waits": viewer.why_waits("approve"),
        "follow_refused": queries.why_not_follow(viewer.person),
        "changes_waiting": amendments(
            viewer.jurisdiction, state="recorded", sensitive=viewer.may_anywhere("sensitive")
        ).count(),
        "mendings_waiting": sum(counts(viewer.person).get(state, 0) for state in OPEN),
        "systems": SYSTEMS,
    }


def _called(books: QuerySet[Book], words: str) -> QuerySet[Book]:
    """Those of the books whose unit's name and own name bear all these words, with or without marks."""
    if not words:
        return books
    units = [(ref, fold(title)) for ref, title in accounts.office_names()]
    books = books.annotate(called=Concat("type", Value("."), "year", Value("."), "number"))
    for word in fold(words).split():
        named = [ref for ref, title in units if word in title]
        books = books.filter(Q(unit__in=named) | Q(unit__icontains=word) | Q(called__icontains=word))
    return books


@never_cache
@require_http_methods(["GET", "POST"])
def book(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """What is being signed, what stays behind and why; signing; sendings and their answers."""
    viewer = viewer_of(request)
    found = viewer.book(unit, name)
    if request.method == "GET":
        return render(request, "approval/book.html", signing_shown(request, viewer, found))
    if owes_proof_to_sign(request, viewer.person):
        return to_prove(request, request.path)
    txn = request.POST.get("txn") or secrets.token_hex(16)
    try:
        _confirm(request, viewer)
        actions.approve(
            found, actor=viewer.person, via="web", client_txn=txn, seen=request.POST.get("seen") or ""
        )
    except Refusal as refusal:
        shown = signing_shown(request, viewer, found) | {"refusal": refusal}
        return render(request, "approval/book.html", shown, status=refusal.status)
    return redirect(f"{reverse('book_approve', args=[unit, name])}?vua={txn}")


def _confirm(request: HttpRequest, viewer: Viewer) -> None:
    """The signer says to have read; who has an authenticator shows its code as well, counted as at the sign-in."""
    if request.POST.get("read") != "1":
        raise NOT_CONFIRMED.because()
    if viewer.person.one_time_secret:
        show_code(request, viewer.person, request.POST.get("code"))


def signing_shown(request: HttpRequest, viewer: Viewer, book: Book) -> dict[str, Any]:
    """What the page of signing a book shows."""
    preview = queries.preview(book, viewer.person)
    waits = viewer.why_waits("approve", book.path)
    preview.refused = waits or preview.refused
    hidden = viewer.hidden(book)
    points = readiness(book) if preview.waiting else []
    signed = done_before(
        request.GET.get("vua"), action="approve", subject=book.path, actor=viewer.person.username
    )
    sendings = list(records.deliveries(book))
    to_systems = [
        replace(one, refused=waits or one.refused) for one in queries.to_systems(book, viewer.person)
    ]
    just_sent = request.GET.get("lan")
    done_here = signed is not None or just_sent is not None or not preview.waiting
    return {
        "here": "approvals",
        "book": book,
        "book_type": BOOK_TYPES[book.type],
        "preview": preview,
        "held": [one for one in preview.held if one.key not in hidden][:LISTED],
        "being_read": [one for one in preview.being_read if one.key not in hidden][:LISTED],
        "own": [one for one in preview.own if one.key not in hidden][:LISTED],
        "reasons": queries.reasons_signed(preview),
        "hands": _hands(preview),
        "may_return": any(
            one.act in _BACK and one.refused is None for one in offers(book, viewer.person, points)
        ),
        "signed": signed,
        "needs_code": bool(viewer.person.one_time_secret),
        "needs_proof": owes_proof_to_sign(request, viewer.person),
        "package": records.current_package(book),
        "to_send": min(one.count for one in to_systems),
        "to_systems": [one for one in to_systems if one.refused is None],
        "not_to_systems": [one for one in to_systems if one.refused is not None],
        "sendings": sendings,
        "just_sent": next((one for one in sendings if f"{one.system}-{one.attempt}" == just_sent), None),
        "refused_items": refused_items(book).exclude(entry__key__in=hidden)[:LISTED],
        "next_book": _next_to_sign(book, viewer) if done_here else None,
        "sheets": list(sheets_of(book)[:SHEETS]),
        "ready_sheet": queries.sheet_to_sign(preview),
        "lacking": [one for one in points if one.ok is False],
        "presents": viewer.may_any(book.path, *PRESENTERS),
        "check": last_check(book),
        "txn": secrets.token_hex(16),
        "trail": [
            ("Duyệt", reverse("approvals")),
            (f"{unit_name(book.unit)} · {book.name}", reverse("book", args=[book.unit, book.name])),
            ("Duyệt quyển sổ", None),
        ],
    }


def _hands(preview: queries.Preview) -> list[tuple[str, str]]:
    """What people did to what is to be signed, and their names; nothing of what came by a file."""
    found = records.keyed_by(preview.book, {entry.pk for entry in preview.ready})
    return [(_DID[act], ", ".join(names)) for act, names in found.items()]


def _next_to_sign(book: Book, viewer: Viewer) -> Book | None:
    """Where a signer goes on: the first other book that this person may sign now."""
    first = queries.books_waiting(viewer.person).exclude(pk=book.pk).first()  # those to be signed stand first
    return first if getattr(first, "signable", False) else None


@require_POST
def deliver(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Record a sending of what was approved; the package is then downloaded from its row."""
    viewer = viewer_of(request)
    found = viewer.book(unit, name)
    try:
        with tempfile.TemporaryDirectory() as folder:
            sent = actions.deliver(
                found,
                system=request.POST.get("system", ""),
                actor=viewer.person,
                out=Path(folder),
                via="web",
                client_txn=request.POST.get("txn") or None,
            )
    except Refusal as refusal:
        shown = signing_shown(request, viewer, found) | {"refusal": refusal}
        return render(request, "approval/book.html", shown, status=refusal.status)
    return redirect(f"{reverse('book_approve', args=[unit, name])}?lan={sent.system}-{sent.attempt}")


@require_GET
def sending_file(
    request: HttpRequest, *, unit: str, name: str, system: str, attempt: int, file: str
) -> FileResponse:
    """The Excel file or the zip of a sending, the very bytes that were sent."""
    viewer = viewer_of(request)
    found = viewer.book(unit, name)
    if not (viewer.may(found.path, "approve") or viewer.sees_sensitive(found)):
        raise NOT_FOR_DOWNLOAD.because(book=found.path)
    sent = queries.sending(found, system=system, attempt=attempt)
    if sent.sent_at is None:
        raise NO_SENDING.because(book=found.path, attempt=attempt)
    with tempfile.TemporaryDirectory() as folder:
        path = next((one for one in write_again(sent, Path(folder)) if one.name == file), None)
        if path is None:
            raise Http404
        stream = path.open("rb")  # stays readable after the folder is gone
    return FileResponse(stream, as_attachment=True, filename=file)
