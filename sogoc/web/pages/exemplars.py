"""Two exemplars of one book side by side: every event as both tell it, and whose values are the record.

Sensitive entries are told by their number alone; their values stand on their own pages, for people with the duty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.intake import book_refusals as refusals
from sogoc.intake import exemplar_actions as actions
from sogoc.intake.book_queries import told_name_of
from sogoc.intake.exemplar_queries import SOURCES, Event, events_of, link_of
from sogoc.law.refusal import Refusal
from sogoc.reporting.layers import changes
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.intake.models import Exemplar
    from sogoc.register.models import Book

EVENTS = 50
SORTS = {
    "": "tất cả",
    "khac": "hai bản ghi khác nhau",
    "mot-ban": "chỉ có ở một bản",
    "mau-thuan": "cùng số mà khác người",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event with what differs between the exemplars; ``hidden``: it is sensitive and told by its number alone."""

    event: Event
    differs: list[tuple[str, str, str]]
    hidden: bool

    @property
    def key(self) -> str:
        """By which it is chosen and opened: that of the main exemplar, else of the second."""
        side = self.event.main or self.event.second
        return side.entry.key if side is not None else ""

    @property
    def in_both(self) -> bool:
        """Whether there is anything to choose."""
        return self.event.main is not None and self.event.second is not None


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """All events of both exemplars."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    return render(request, "shelf/exemplars.html", _shown(request, viewer, book))


def _shown(request: HttpRequest, viewer: Viewer, book: Book) -> dict[str, Any]:
    link = _link(viewer, book)
    lines = _lines(viewer, book, link)
    chosen = request.GET.get("loc", "") if request.GET.get("loc", "") in SORTS else ""
    listed = [line for line in lines if _is(line, chosen)]
    return {
        "here": "province",
        "book": book,
        "link": link,
        "sources": SOURCES,
        "given": {},
        "marked": (),
        "sorts": [(code, title, sum(_is(line, code) for line in lines)) for code, title in SORTS.items()],
        "chosen": chosen,
        "both": sum(line.in_both for line in lines),
        "only_main": sum(line.event.second is None for line in lines),
        "only_second": sum(line.event.main is None for line in lines),
        "page_obj": page_of(request, listed, per_page=EVENTS),
        "query": rest_of_query(request, "trang"),
        "why_not": _why_not(viewer, link),
        "trail": _trail(viewer, book, "Sổ kép"),
    }


@never_cache
@require_GET
def one(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """One event: both pages and what differs."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    link = _link(viewer, book)
    lines = _lines(viewer, book, link)
    at = next((number for number, line in enumerate(lines) if line.key == key), None)
    if at is None:
        raise Http404
    shown = {
        "here": "province",
        "book": book,
        "link": link,
        "line": lines[at],
        "sources": SOURCES,
        "before": lines[at - 1].key if at else None,
        "after": lines[at + 1].key if at + 1 < len(lines) else None,
        "why_not": _why_not(viewer, link),
        "trail": [
            *_trail(viewer, book, "Sổ kép", reverse("exemplars", args=[book.unit, book.name])),
            (f"Số {key}", None),
        ],
    }
    return render(request, "shelf/exemplar.html", shown)


@require_POST
def choose(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Say whose values are the record, for the events that were marked."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    link = _link(viewer, book)
    keys = request.POST.getlist("truong-hop")
    try:
        changed = actions.choose(
            link,
            keys,
            source=request.POST.get("nguon", ""),
            reason=request.POST.get("ly-do", ""),
            actor=viewer.person,
            via="web",
        )
    except Refusal as refusal:
        shown = _shown(request, viewer, book) | {"refusal": refusal, "marked": keys, "given": request.POST}
        return render(request, "shelf/exemplars.html", shown, status=refusal.status)
    messages.success(
        request,
        f"Đã đổi nguồn của {changed} trường hợp."
        if changed
        else "Các trường hợp này đã lấy bản ấy từ trước.",
    )
    if request.POST.get("ve") == "mot" and len(keys) == 1:
        return redirect("exemplar", book.unit, book.name, keys[0])
    return redirect("exemplars", book.unit, book.name)


@require_POST
def part(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Take the link of two exemplars back."""
    viewer = viewer_of(request)
    book = viewer.book(unit, name)
    try:
        actions.part(
            _link(viewer, book), reason=request.POST.get("ly-do", ""), actor=viewer.person, via="web"
        )
    except Refusal as refusal:
        shown = _shown(request, viewer, book) | {"refusal": refusal}
        return render(request, "shelf/exemplars.html", shown, status=refusal.status)
    messages.success(request, "Đã gỡ liên kết sổ kép; hai quyển lại được tính riêng, không có gì bị xóa.")
    return redirect("physical_book", book.unit, book.name)


def _link(viewer: Viewer, book: Book) -> Exemplar:
    """The link of a book, both of whose sides are the viewer's business."""
    link = link_of(book.path)
    for path in (link.main, link.second):
        if path not in viewer.jurisdiction:
            raise refusals.OTHER_EXEMPLAR_ELSEWHERE.because(book=book.path)
    return link


def _lines(viewer: Viewer, book: Book, link: Exemplar) -> list[Line]:
    lines = []
    for event in events_of(link):
        sides = [side for side in (event.main, event.second) if side is not None]
        if not all(viewer.sees(side.entry) for side in sides):
            continue
        hidden = any(side.entry.sensitive for side in sides)
        differs: list[tuple[str, str, str]] = []
        if event.main is not None and event.second is not None and not hidden:
            differs = changes(book.type, event.second.values, event.main.values)
        lines.append(Line(event, differs, hidden))
    return lines


def _is(line: Line, sort: str) -> bool:
    return {
        "khac": bool(line.differs),
        "mot-ban": not line.in_both,
        "mau-thuan": line.event.contradicts,
    }.get(sort, True)


def _why_not(viewer: Viewer, link: Exemplar) -> Refusal | None:
    return None if viewer.may(link.main, "settle") else refusals.MAY_NOT_CHOOSE.because(book=link.main)


def _trail(
    viewer: Viewer, book: Book, title: str, address: str | None = None
) -> list[tuple[str, str | None]]:
    return [
        *trail_to(book.unit, viewer),
        (told_name_of(book), reverse("book", args=[book.unit, book.name])),
        ("Sổ giấy", reverse("physical_book", args=[book.unit, book.name])),
        (title, address),
    ]
