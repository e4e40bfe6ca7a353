"""A book's way to the signature on its page: whether it is complete, who acts next, what may be done and why not."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sogoc.approval import way_actions as ways
from sogoc.approval.readiness_queries import Point, lacking, readiness, unsettled
from sogoc.approval.refusals import NOT_A_MENDER
from sogoc.approval.way_queries import (
    WORKFLOW,
    checkers,
    last_remark,
    menders,
    must_be_checked,
    offers,
    standing,
    steps_of,
    way_of,
)
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.web.refusals import NO_SUCH_STEP
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

_STEPS = 6
_SAID = {
    "submit": "Đã chuyển quyển sổ cho người kiểm tra.",
    "take_back": "Đã lấy lại quyển sổ để làm tiếp.",
    "pass": "Đã xác nhận kiểm tra; quyển sổ chờ người phê duyệt.",
    "return": "Đã trả lại quyển sổ kèm lời nhắn.",
}


def way_shown(viewer: Viewer, book: Book) -> dict[str, Any]:
    """What the section of a book's page shows."""
    points = readiness(book)
    way = way_of(book)
    state = standing(book, way)
    possible = offers(book, viewer.person, points)
    backs = [one for one in possible if one.act in {"send_back", "return_check", "return_work"}]
    return {
        "points": [(one, _link(book, one)) for one in points],
        "lacks": len(lacking(points)) + len(unsettled(points)),
        "way": way,
        "way_state": state,
        "way_word": WORKFLOW.states[state],
        "must_check": must_be_checked(book, way),
        "forward": [one for one in possible if one not in backs],
        "backs": backs,
        "back_refused": next((one.refused for one in backs), None),
        "menders": menders(book) if backs else [],
        "checkers": checkers(book) if state == "checked" else [],
        "remark": last_remark(book),
        "steps": [(one, WORKFLOW.transition(one.act).title) for one in steps_of(book)[:_STEPS]],
        "way_txn": secrets.token_hex(16),
    }


_PLACES = {
    "shelf": ("physical_book", "#khai"),
    "findings": ("book_findings", ""),
    "KHUYET_SO": ("book_findings", "?ma=KHUYET_SO"),
    "THIEU_TEP": ("book_findings", "?ma=THIEU_TEP"),
    "plan": ("book", "#ke-hoach"),
    "pages": ("scans", ""),
    "keying": ("keying_book", ""),
    "entries": ("book", ""),
}
"""Where a point is mended: name of the address, and what stands behind it."""


def _link(book: Book, point: Point) -> str:
    """Where a point is mended; empty where there is nothing to mend."""
    if point.ok is not False or point.where not in _PLACES:
        return ""
    name, rest = _PLACES[point.where]
    return reverse(name, args=[book.unit, book.name]) + rest


@require_POST
def step(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """One step on the way of a book."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    act = request.POST.get("act", "")
    try:
        _step(request, viewer, book, act)
    except Refusal as refusal:
        from sogoc.web.pages.books import book_shown  # the page shows this section

        shown = book_shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "books/show.html", shown, status=refusal.status)
    messages.success(request, _SAID[act])
    return redirect(f"{reverse('book', args=[unit, name])}#duong-di")


def _step(request: HttpRequest, viewer: Viewer, book: Book, act: str) -> None:
    how: dict[str, Any] = {
        "actor": viewer.person,
        "via": "web",
        "client_txn": request.POST.get("txn") or None,
    }
    reason = request.POST.get("reason", "")
    if act == "submit":
        ways.submit_book(book, reason=reason, **how)
    elif act == "pass":
        ways.pass_book(book, reason=reason, **how)
    elif act == "take_back":
        ways.take_back_book(book, **how)
    elif act == "return":
        again = request.POST.get("check_again") == "1"
        asked = request.POST.get("to", "")
        to = _named(book, asked, checkers(book) if again else menders(book))
        ways.return_book(
            book, reason=reason, to=to, check_again=again, entries=_keys(request, viewer, book), **how
        )
    else:
        raise NO_SUCH_STEP.because()


def _named(book: Book, username: str, people: Iterable[Person]) -> Person | None:
    if not username:
        return None
    found = next((one for one in people if one.username == username), None)
    if found is None:
        raise NOT_A_MENDER.because(book=book.path, person=username[:40])
    return found


def _keys(request: HttpRequest, viewer: Viewer, book: Book) -> list[str]:
    """Keys of the entries that a remark names by their numbers, as people write them: ``05/2008, 7``; what is not there is left out."""
    words = {
        one.strip() for one in request.POST.get("entries", "").replace(";", ",").split(",") if one.strip()
    }
    if not words:
        return []
    hidden = viewer.hidden(book)
    rows = records.entries(book).values_list("key", "so")
    return [key for key, so in rows if key not in hidden and ({key, so, key.lstrip("0")} & words)]
