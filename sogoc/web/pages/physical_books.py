"""A book as it stands on the shelf: cover, five parties, hand-overs, series, names, its other exemplar; and the forms that declare them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts import party_actions
from sogoc.accounts import queries as accounts
from sogoc.accounts.parties import PARTIES
from sogoc.ground import clock
from sogoc.ground.ledger import queries as ledger
from sogoc.imaging import queries as imaging
from sogoc.intake import book_actions, book_queries, exemplar_actions
from sogoc.intake import book_refusals as refusals
from sogoc.intake import handover_actions as handovers
from sogoc.intake import queries as plan
from sogoc.intake.book_queries import told_name_of
from sogoc.intake.book_series import is_provisional, page_names, read_series, write_series
from sogoc.intake.exemplar_queries import exemplar_of, unchosen_in
from sogoc.keying import queries as keying
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.reporting.history import tell
from sogoc.reporting.progress import PERIOD_TITLES
from sogoc.reporting.shelf_sentences import FACTS
from sogoc.web.asking import read_day
from sogoc.web.pages.handing_over import read_count, record_hand_over
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Book

SHOWN_ACTS = 12
COUNTS = ("pages", "closing_total", "blank_pages", "crossed_pages")


@never_cache
@require_GET
def show(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """One book on the shelf."""
    viewer = viewer_of(request)
    return render(request, "shelf/show.html", _shown(viewer, viewer.book_on_shelf(unit, name)))


def awaited(viewer: Viewer, book: Book) -> dict[str, Any]:
    """What the page of a book shows that did not arrive yet: what is planned and declared of it, and what to do next."""
    lines = list(plan.declared_of_book(book.unit, book.type, book.year, book.number))
    shelf = _shown(viewer, book)
    work = keying.works().filter(book=book.path).first()
    drafts = keying.counts_of(work) if work is not None else {}
    return shelf | {
        "pictured": imaging.counts_of(book.path),
        "drafts": sum(count for state, count in drafts.items() if state != "dropped"),
        "settled": drafts.get("settled", 0),
        "plan": [(PERIOD_TITLES.get(line.period, line.period), line) for line in lines],
        "declared": sum(line.declared for line in lines),
        "opened": next((line.opened for line in lines if line.opened), ""),
        "closed": next((line.closed for line in lines if line.closed), ""),
        "may_bring": viewer.may(book.path, "key"),
        "acts": tell(reversed(ledger.history(book.path)[-SHOWN_ACTS:])),
        "trail": [*shelf["trail"][:-2], (told_name_of(book), None)],
    }


def _shown(viewer: Viewer, book: Book) -> dict[str, Any]:
    facts = book_queries.facts_of(book.path)
    link = exemplar_of(book.path)
    others = (
        [path for path in book_queries.books_under(facts.cover) if path != book.path] if facts.cover else []
    )
    return {
        "here": "province",
        "book": book,
        "type": BOOK_TYPES.get(book.type),
        "facts": facts,
        "series": write_series(facts.series),
        "provisional": is_provisional(book.path) and not facts.known_as,
        "cover": book_queries.cover_at(facts.cover) if facts.cover else None,
        "under": [(path, path in viewer.jurisdiction) for path in others],
        "counts": [(FACTS[name], name, getattr(facts, name)) for name in COUNTS],
        "parties": _parties(book.path),
        "roles": [(one.code, one.title) for one in PARTIES.values()],
        "units": accounts.office_names(),
        "handovers": list(book_queries.handovers_of_book(book.path)),
        "link": link,
        "elsewhere": len(unchosen_in(book)) if link and book.pk else 0,
        "why_not": _why_not(viewer, book, *book_actions.DESCRIBING),
        "why_no_party": _why_not(viewer, book, "administer"),
        "why_no_link": _why_not(viewer, book, "settle"),
        "given": {},
        "today": clock.today_vn(),
        "trail": [
            *trail_to(book.unit, viewer),
            (told_name_of(book), reverse("book", args=[book.unit, book.name])),
            ("Sổ giấy", None),
        ],
    }


def _parties(path: str) -> list[dict[str, Any]]:
    """The five parties in their order: who it is now, who it was."""
    rows = list(accounts.parties_of(path))
    found = []
    for party in PARTIES.values():
        mine = [row for row in rows if row.role == party.code]
        found.append(
            {
                "code": party.code,
                "title": party.title,
                "now": [row for row in mine if row.until is None],
                "past": [row for row in mine if row.until],
            }
        )
    return found


def _why_not(viewer: Viewer, book: Book, *duties: str) -> Refusal | None:
    if viewer.may_any(book.path, *duties):
        return None
    kind = refusals.MAY_NOT_CHOOSE if "settle" in duties else refusals.MAY_NOT_DESCRIBE
    return kind.because(book=book.path)


def _act(request: HttpRequest, book: Book, viewer: Viewer, *, act: Callable[[], str]) -> HttpResponse:
    """Do what a form asks and say it; a refusal stands above the form, with what was written in it."""
    try:
        said = act()
    except Refusal as refusal:
        shown = _shown(viewer, book) | {"refusal": refusal, "given": request.POST}
        return render(request, "shelf/show.html", shown, status=refusal.status)
    messages.success(request, said)
    return redirect("physical_book", book.unit, book.name)


@require_POST
def name_party(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Name one of the five parties."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    form = request.POST

    def act() -> str:
        party = party_actions.name_party(
            book.path,
            form.get("ben", ""),
            office=form.get("don-vi", ""),
            words=form.get("ten", ""),
            since=read_day(form.get("tu-ngay", "")),
            basis=form.get("can-cu", ""),
            actor=viewer.person,
            via="web",
        )
        return f"Đã ghi bên “{PARTIES[party.role].title}” của quyển sổ."

    return _act(request, book, viewer, act=act)


@require_POST
def describe(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Declare pages, closing total, series, cover; or which book a provisional one is."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    form = request.POST

    def act() -> str:
        basis = form.get("can-cu", "")
        if known_as := form.get("ten-dung", "").strip():
            path = known_as if "/" in known_as else f"{book.unit}/{known_as}"
            book_actions.identify(book.path, path, basis=basis, actor=viewer.person, via="web")
            return f"Quyển sổ được xác định là {known_as}; mã các trường hợp giữ nguyên."
        said: dict[str, Any] = {one: read_count(form[one]) for one in COUNTS if form.get(one, "").strip()}
        if "loat" in form:
            said["series"] = _series(form["loat"])
        if cover := form.get("bia", "").strip():
            said["cover"] = cover if "/" in cover else f"{book.unit}/{cover}"
        row = book_actions.describe(book.path, basis=basis, actor=viewer.person, via="web", **said)
        again = " Các lỗi, cảnh báo về số theo đúng loạt đã khai." if "series" in said else ""
        named = page_names(row.book, row.series) if "series" in said else ""
        return f"Đã ghi nội dung khai về quyển sổ.{again} {named}".strip()

    return _act(request, book, viewer, act=act)


def _series(text: str) -> dict[str, dict[str, list[str]]]:
    try:
        return read_series(text)
    except ValueError as wrong:
        raise refusals.BAD_SERIES.because(what=str(wrong)) from None


@require_POST
def hand_over(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Record a hand-over of this book."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    form = request.POST

    def act() -> str:
        pages = form.get("so-trang", "").strip()
        handed = handovers.Handed(read_count(pages) if pages else None, form.get("tinh-trang", ""))
        row = record_hand_over(request, viewer, {book.path: handed})
        now = handovers.keeper_on(book.path, clock.today_vn())
        keeper = f" Nơi đang giữ sổ: {handovers.said_side(now)}." if now is not None else ""
        return f"Đã ghi biên bản bàn giao số {row.document} ngày {row.day:%d/%m/%Y}.{keeper}"

    return _act(request, book, viewer, act=act)


@require_POST
def join(request: HttpRequest, unit: str, name: str) -> HttpResponse:
    """Join this book with its other exemplar."""
    viewer = viewer_of(request)
    book = viewer.book_on_shelf(unit, name)
    form = request.POST

    def act() -> str:
        other = form.get("ban-kia", "").strip()
        pair = (other, book.path) if form.get("vai") == "second" else (book.path, other)
        link = exemplar_actions.join(*pair, basis=form.get("can-cu", ""), actor=viewer.person, via="web")
        return f"Đã ghép sổ kép: bản chính {link.main}, bản thứ hai {link.second}."

    return _act(request, book, viewer, act=act)
