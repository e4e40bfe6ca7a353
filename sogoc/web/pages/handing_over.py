"""Recording a hand-over: the form of many books of a unit at once, chosen in its list or pasted, each with pages and condition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sogoc.accounts import queries as accounts
from sogoc.accounts.parties import KEEPER
from sogoc.ground import clock
from sogoc.intake import book_refusals as refusals
from sogoc.intake import handover_actions as actions
from sogoc.intake.book_actions import DESCRIBING
from sogoc.intake.handover_list import read_handed
from sogoc.law.papers import LARGEST_SCAN
from sogoc.law.refusal import Refusal
from sogoc.reporting.coverage import book_lines
from sogoc.web.asking import read_day
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Office
    from sogoc.intake.models import HandOver

LONGEST_COUNT = 7
SHOWN = 500
"""So many books stand in the form's list; those of a larger unit are pasted."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A book that may be handed over: where it is now, and what the form said of it."""

    path: str
    type: str
    arrived: bool
    keeper: str
    chosen: bool
    pages: str
    condition: str


def record_hand_over(request: HttpRequest, viewer: Viewer, books: Mapping[str, actions.Handed]) -> HandOver:
    """Record what a form says of taker, day and minutes, for these books."""
    form = request.POST
    return actions.hand_over(
        books,
        taker=actions.Side(form.get("ben-nhan", ""), form.get("ten-ben-nhan", "")),
        day=read_day(form.get("ngay", "")),
        document=form.get("so-bien-ban", ""),
        minutes=read_scan(request),
        actor=viewer.person,
        via="web",
    )


def read_scan(request: HttpRequest) -> actions.Scan | None:
    """The scanned minutes that a form sends, if it does."""
    given = request.FILES.get("bien-ban")
    if given is None:
        return None
    if (given.size or 0) > LARGEST_SCAN:
        raise refusals.HANDOVER_BAD_SCAN.because(file=given.name)
    return actions.Scan(given.name or "bien-ban", given.read())


def read_count(text: str) -> int:
    """A count that a form sends; refuses what is none."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_COUNT):
        raise refusals.BAD_COUNT.because(text=digits[:20])
    return int(digits)


@never_cache
@require_http_methods(["GET", "POST"])
def several(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over books of one unit."""
    viewer = viewer_of(request)
    office = viewer.unit(code)
    if request.method == "GET":
        return render(request, "shelf/hand_over.html", _shown(request, viewer, office))
    try:
        row = record_hand_over(request, viewer, _books(request, viewer, office))
    except Refusal as refusal:
        shown = _shown(request, viewer, office) | {"refusal": refusal}
        return render(request, "shelf/hand_over.html", shown, status=refusal.status)
    messages.success(
        request, f"Đã ghi biên bản bàn giao số {row.document}; bên nhận giữ sổ từ ngày {row.day:%d/%m/%Y}."
    )
    return redirect("handover", row.pk)


def _books(request: HttpRequest, viewer: Viewer, office: Office) -> dict[str, actions.Handed]:
    """The chosen books of the list and the pasted ones; a pasted line speaks for its book."""
    form = request.POST
    chosen = set(form.getlist("rows"))
    shared = form.get("tinh-trang-chung", "").strip()
    found = {
        one.path: actions.Handed(read_count(one.pages) if one.pages else None, one.condition or shared)
        for one in _offered(request, viewer, office)
        if one.path in chosen or form.get("all")
    }
    pasted = read_handed(form.get("danh-sach", ""), office.ref)
    return found | {path: actions.Handed(one.pages, one.condition or shared) for path, one in pasted.items()}


def _shown(request: HttpRequest, viewer: Viewer, office: Office) -> dict[str, Any]:
    offered = list(_offered(request, viewer, office))
    may = viewer.may_any(office.ref, *DESCRIBING)
    return {
        "here": "province",
        "office": office,
        "offered": offered[:SHOWN],
        "count": len(offered),
        "units": accounts.office_names(),
        "given": request.POST,
        "today": clock.today_vn(),
        "why_not": None if may else refusals.MAY_NOT_DESCRIBE.because(book=f"của {office.name}"),
        "trail": [
            *trail_to(office.ref, viewer),
            ("Bàn giao sổ", reverse("unit_handovers", args=[office.ref])),
            ("Ghi một lần bàn giao", None),
        ],
    }


def _offered(request: HttpRequest, viewer: Viewer, office: Office) -> Iterator[Offered]:
    """Books of the unit, planned or arrived, and those of other units that it keeps."""
    form = request.POST
    chosen = set(form.getlist("rows"))
    lines = {f"{line.unit}/{line.name}": (line.type, line.arrived) for line in book_lines([office.ref])}
    now = accounts.parties_on(clock.today_vn()).filter(role=KEEPER)
    for party in now.filter(office=office.ref).order_by("book"):
        if party.book in viewer.jurisdiction:
            lines.setdefault(party.book, (party.book.partition("/")[2].split(".")[0], True))
    keepers = {party.book: actions.Side(party.office, party.words) for party in now if party.book in lines}
    for path, (type_, is_here) in lines.items():
        keeper = keepers.get(path)
        yield Offered(
            path,
            type_,
            is_here,
            actions.said_side(keeper) if keeper else "",
            path in chosen,
            form.get(f"trang_{path}", "").strip(),
            form.get(f"tinh_trang_{path}", "").strip(),
        )
