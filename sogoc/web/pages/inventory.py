"""The plan in the browser: lines in force, one line with its story; the Department changes it, units propose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.intake import inventory_actions as actions
from sogoc.intake import inventory_queries as plan
from sogoc.intake import proposal_actions, refusals
from sogoc.intake.book_queries import facts_of
from sogoc.intake.inventory import Paper
from sogoc.intake.inventory_lines import COLUMNS, PERIOD_TITLES
from sogoc.intake.inventory_sheet import widened
from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import LARGEST_SCAN
from sogoc.law.refusal import Refusal
from sogoc.law.workflows import WORKFLOWS
from sogoc.web.asking import page_of, read_day, rest_of_query
from sogoc.web.templatetags.writing import understood
from sogoc.web.viewer import Viewer, viewer_of

if TYPE_CHECKING:
    from sogoc.intake.models import InventoryLine

STATES = WORKFLOWS["plan"].states
Trail = list[tuple[str, str | None]]


def may_decide(viewer: Viewer) -> bool:
    """Whether somebody writes the plan itself; others propose."""
    return viewer.authority.jurisdiction("administer").everything


def trail(viewer: Viewer, *further: tuple[str, str | None]) -> Trail:
    """Path from the first screen to a page of the plan."""
    first = ("Bảng kê", reverse("plan") if further else None)
    return [(viewer.home_title, reverse("province")), first, *further]


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Lines in force of the viewer's units, and the proposals that wait."""
    viewer = viewer_of(request)
    reach = viewer.jurisdiction
    unit = request.GET.get("don-vi", "")
    type_ = request.GET.get("loai", "")
    rows = plan.lines_of([unit] if unit and unit in reach else None if reach.everything else reach.units)
    if type_ in BOOK_TYPES:
        rows = rows.filter(type=type_)
    shown = {
        "here": "province",
        "page_obj": page_of(request, rows),
        "query": rest_of_query(request, "trang"),
        "units": [one for one in accounts.office_names() if one[0] in reach],
        "types": BOOK_TYPES,
        "periods": PERIOD_TITLES,
        "asked": {"don-vi": unit, "loai": type_},
        "waiting": plan.proposals(reach, state="proposed"),
        "decided": plan.proposals(reach).exclude(state="proposed")[:20],
        "states": STATES,
        "may_decide": may_decide(viewer),
        "may_propose": viewer.may_anywhere("scan", "administer"),
        "trail": trail(viewer),
    }
    return render(request, "inventory/show.html", shown)


def _seen_line(viewer: Viewer, pk: int) -> InventoryLine:
    row = plan.line_at(pk)
    if row.unit not in viewer.jurisdiction.units and not viewer.jurisdiction.everything:
        raise refusals.NO_PLAN_LINE.because(book="này", period="này")
    return row


@never_cache
@require_http_methods(["GET", "POST"])
def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One line: its story, and the form that changes it or proposes a change."""
    viewer = viewer_of(request)
    row = _seen_line(viewer, pk)
    if request.method == "GET":
        return render(request, "inventory/line.html", _line_shown(viewer, row, {}))
    cells = _cells(request) | {
        "unit": row.unit, "type": row.type, "year": row.year, "number": row.number, "period": row.period,
    }  # fmt: skip
    return _put(request, viewer, cells, row)


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Add a line, or propose one."""
    viewer = viewer_of(request)
    if request.method == "GET":
        viewer.jurisdiction  # noqa: B018 - refuses whoever has no duty at all
        return render(request, "inventory/line.html", _line_shown(viewer, None, {}))
    return _put(request, viewer, widened(_cells(request)), None)


def _put(
    request: HttpRequest, viewer: Viewer, cells: dict[str, str], row: InventoryLine | None
) -> HttpResponse:
    """Change, add or withdraw a line; where the person does not decide, propose it."""
    form, withdraws = request.POST, "bo" in request.POST
    try:
        paper = paper_of(request)
        if not may_decide(viewer):
            proposal_actions.propose(cells, paper=paper, withdraws=withdraws, actor=viewer.person, via="web")
            said = "Đã gửi đề nghị; Sở Tư pháp quyết định rồi bảng kê mới thay đổi."
        elif withdraws and row is not None:
            sign = (row.unit, row.type, row.year, row.number, row.period)
            actions.withdraw_line(sign, paper=paper, actor=viewer.person, via="web")
            said = "Đã bỏ dòng khỏi bảng kê từ hôm nay; bảng kê của các ngày trước giữ nguyên."
        else:
            actions.put_line(cells, paper=paper, new=row is None, actor=viewer.person, via="web")
            said = "Đã ghi vào bảng kê; dòng cũ vẫn giữ cùng ngày của nó."
    except Refusal as refusal:
        shown = _line_shown(viewer, row, form) | {"refusal": refusal}
        return render(request, "inventory/line.html", shown, status=refusal.status)
    messages.success(request, said)
    return redirect(f"{reverse('plan')}?don-vi={cells['unit']}")


def _line_shown(viewer: Viewer, row: InventoryLine | None, form: Any) -> dict[str, Any]:
    given = dict(form.items()) if form else {}
    if row is not None and not given:
        given = {
            "opened": understood(row.opened),
            "closed": understood(row.closed),
            "declared_entries": str(row.declared),
            "basis": row.basis,
        }
        pages = facts_of(_book(row)).pages
        given["pages"] = "" if pages is None else str(pages)
    story = plan.story_of(row) if row is not None else []
    book = _book(row) if row is not None else ""
    title = (book, None) if row is not None else ("Thêm dòng", None)
    why_not = None
    if row is not None and not may_decide(viewer):
        why_not = proposal_actions.why_not_propose(viewer.person, row.unit)
    return {
        "here": "province",
        "row": row,
        "book": book,
        "given": given,
        "story": story,
        "in_force": row is None or row.replaced_in_id is None,
        "units": [one for one in accounts.office_names() if one[0] in viewer.jurisdiction],
        "types": BOOK_TYPES,
        "periods": PERIOD_TITLES,
        "may_decide": may_decide(viewer),
        "why_not": why_not,
        "today": clock.today_vn(),
        "trail": trail(viewer, title),
    }


def _book(row: InventoryLine) -> str:
    return f"{row.unit}/{row.type}.{row.year}.{row.number}"


def _cells(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "").strip() for name in (*COLUMNS, "pages")}


def paper_of(request: HttpRequest) -> Paper:
    """The document that a form names."""
    given = request.FILES.get("ban-quet")
    if given is not None and (given.size or 0) > LARGEST_SCAN:
        raise refusals.PLAN_BAD_SCAN.because(file=given.name)
    day = request.POST.get("ngay-van-ban", "").strip()
    return Paper(
        request.POST.get("so-van-ban", ""),
        read_day(day) if day else None,
        (given.name or "van-ban") if given is not None else "",
        given.read() if given is not None else b"",
    )
