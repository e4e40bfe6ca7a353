"""Approval sheets on paper: made, printed, the signed one attached, looked at, taken away."""

from __future__ import annotations

import datetime as dt
import io
import secrets
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts import queries as accounts
from sogoc.approval import sheet_actions as actions
from sogoc.approval.refusals import BAD_SHEET_PAPER, MAY_NOT_ATTACH, PAPER_GONE
from sogoc.approval.sheet_queries import papers_of, sheet_at
from sogoc.approval.showing_actions import EXPORTERS
from sogoc.ground.installation import file_store
from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import LARGEST_SCAN
from sogoc.law.refusal import Refusal
from sogoc.web.pages.images import reader
from sogoc.web.refusals import NOT_FOR_DOWNLOAD
from sogoc.web.templatetags.writing import unit_name
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.approval.models import ApprovalSheet, SheetPaper
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer


@require_POST
def present(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Make the sheet that lays a book before the approver."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    try:
        sheet = actions.present_book(
            book, actor=viewer.person, via="web", client_txn=request.POST.get("txn") or None
        )
    except Refusal as refusal:
        from sogoc.web.pages.approval import signing_shown  # the page on which the button stands

        shown = signing_shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "approval/book.html", shown, status=refusal.status)
    return redirect("sheet", unit, name, sheet.number)


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str, number: int) -> HttpResponse:
    """One sheet, made to be printed and signed."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    return render(request, "approval/sheet.html", _shown(viewer, book, sheet_at(book, number)))


def _shown(viewer: Viewer, book: Book, sheet: ApprovalSheet) -> dict[str, Any]:
    hidden = viewer.hidden(book)
    facts = sheet.facts
    listed = {
        name: [row for row in facts[name] if row[0] not in hidden] for name in ("entries", "held", "own")
    }
    return {
        "here": "approvals",
        "book": book,
        "book_type": BOOK_TYPES[book.type],
        "sheet": sheet,
        "facts": facts,
        "received_at": _moment((facts["package"] or {}).get("received_at")),
        "sent_at": _moment((facts.get("sent") or {}).get("at")),
        "checked_at": _moment((facts["checked"] or {}).get("at")),
        "listed": listed,
        "unseen": len(facts["entries"]) - len(listed["entries"]),
        "lacking": [says for _, ok, says in facts["points"] if ok is False],
        "papers": papers_of(sheet),
        "gone": [one for one in sheet.papers.all() if one.withdrawn_at is not None],
        "attach_refused": _why_not_attach(viewer, book),
        "txn": secrets.token_hex(16),
        "trail": [
            ("Duyệt", reverse("approvals")),
            (f"{unit_name(book.unit)} · {book.name}", reverse("book_approve", args=[book.unit, book.name])),
            (f"Phiếu {sheet.code}", None),
        ],
    }


def _moment(stamp: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(stamp) if stamp else None


def _why_not_attach(viewer: Viewer, book: Book) -> Refusal | None:
    """Why this person cannot attach a signed sheet; None when they can."""
    may = "approve" in accounts.duties_of(viewer.person, book.path)
    return None if may else MAY_NOT_ATTACH.because(book=book.path)


@require_POST
def attach(request: HttpRequest, unit: str, name: str, number: int) -> HttpResponse:
    """Attach the signed sheet."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    sheet = sheet_at(book, number)
    given = request.FILES.get("phieu")
    try:
        if given is None or (given.size or 0) > LARGEST_SCAN:
            shown = given.name if given is not None else "(chưa chọn)"
            raise BAD_SHEET_PAPER.because(file=shown, most=f"{LARGEST_SCAN >> 20} MB")
        actions.attach_to_sheet(
            sheet,
            given.name or "phieu",
            given.read(),
            actor=viewer.person,
            sandbox=reader(),
            via="web",
            client_txn=request.POST.get("txn") or None,
        )
    except Refusal as refusal:
        return _said(request, viewer, book, sheet=sheet, refusal=refusal)
    messages.success(request, f"Đã gắn bản đã ký vào phiếu {sheet.code}.")
    return redirect("sheet", unit, name, number)


@require_POST
def detach(request: HttpRequest, *, unit: str, name: str, number: int, paper: int) -> HttpResponse:
    """Take a file away that was attached by mistake."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    sheet = sheet_at(book, number)
    try:
        actions.detach_from_sheet(
            _paper(sheet, paper), actor=viewer.person, reason=request.POST.get("reason", ""), via="web"
        )
    except Refusal as refusal:
        return _said(request, viewer, book, sheet=sheet, refusal=refusal)
    messages.success(request, "Đã gỡ tệp khỏi phiếu; tệp vẫn được giữ trong kho kèm lý do.")
    return redirect("sheet", unit, name, number)


@never_cache
@require_GET
def paper_file(request: HttpRequest, *, unit: str, name: str, number: int, paper: int) -> FileResponse:
    """An attached file, the very bytes that were brought."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    found = _paper(sheet_at(book, number), paper)
    if not viewer.may_any(book.path, *EXPORTERS):
        raise NOT_FOR_DOWNLOAD.because(book=book.path)
    content = io.BytesIO(file_store().read(found.sha256))
    return FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media)


def _paper(sheet: ApprovalSheet, pk: int) -> SheetPaper:
    found = next((one for one in papers_of(sheet) if one.pk == pk), None)
    if found is None:
        raise PAPER_GONE.because()
    return found


def _said(
    request: HttpRequest, viewer: Viewer, book: Book, *, sheet: ApprovalSheet, refusal: Refusal
) -> HttpResponse:
    shown = _shown(viewer, book, sheet) | {"refusal": refusal}
    return render(request, "approval/sheet.html", shown, status=refusal.status)
