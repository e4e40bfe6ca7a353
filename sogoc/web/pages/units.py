"""A unit: a district with its communes, a commune with its books; plan against what arrived."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sogoc.accounts import queries as accounts
from sogoc.intake.book_queries import aliases
from sogoc.law.places import read_code
from sogoc.law.refusal import Refusal
from sogoc.reporting.coverage import BookLine, Sums, book_lines, members, sums, sums_by_unit
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.places import story_of
from sogoc.web.templatetags.writing import unit_name
from sogoc.web.viewer import Viewer, viewer_of

STANDS = {
    "": "tất cả",
    "thieu": "có trong kế hoạch, chưa có gói",
    "ngoai": "có gói, không có trong kế hoạch",
    "giu": "có trường hợp bị giữ",
    "cho": "có trường hợp chờ duyệt",
    "hut": "ít trường hợp hơn kê khai",
    "hon": "nhiều trường hợp hơn kê khai",
}


@dataclass(frozen=True, slots=True)
class Below:
    """One unit of the table of a larger one."""

    code: str
    name: str
    sums: Sums


def show(request: HttpRequest, code: str) -> HttpResponse:
    """One unit with everything below it."""
    viewer = viewer_of(request)
    office = viewer.unit(code)
    units = [unit for unit in members(office.ref) if unit in viewer.jurisdiction]
    lines = book_lines(units)
    by_unit = sums_by_unit(lines)
    own = [line for line in lines if line.unit == office.ref]
    # a small unit shows its books at once; of a large one they are asked for commune by commune
    small = not accounts.offices_below(office.ref)
    chosen = request.GET.get("loc", "")
    listed = [line for line in (lines if small else own) if _stands(line, chosen)]
    shown = {
        "here": "province",
        "office": office,
        "sums": sums(lines),
        "below": [] if small else [Below(unit, unit_name(unit), by_unit[unit]) for unit in sorted(by_unit)],
        "empty_below": _without_books(office.ref, set(by_unit), viewer) if not small else [],
        "small": small,
        "several": len(by_unit) > 1,
        "listed": sums(listed),
        "page_obj": page_of(request, listed),
        "query": rest_of_query(request, "trang"),
        "stands": STANDS,
        "chosen": chosen,
        "may_bring": viewer.may(office.ref, "scan") or viewer.may(office.ref, "key"),
        "trail": trail_to(office.ref, viewer, last=True),
        "identified": {path: name for name, path in aliases().items()},
        "turns": story_of(office.ref),
    }
    return render(request, "units/show.html", shown)


def trail_to(ref: str, viewer: Viewer, *, last: bool = False) -> list[tuple[str, str | None]]:
    """Path from the first screen down to a unit, through those that the viewer may see."""
    steps: list[tuple[str, str | None]] = [(viewer.home_title, reverse("province"))]
    chain = [step for step in reversed(accounts.office_tree().upwards(ref)) if step in viewer.jurisdiction]
    for step in chain:
        if step == ref or _is_district(step):
            address = None if last and step == ref else reverse("unit", args=[step])
            steps.append((unit_name(step), address))
    return steps


def _is_district(ref: str) -> bool:
    try:
        return read_code(ref).level == "huyen"
    except Refusal:
        return False


def _stands(line: BookLine, chosen: str) -> bool:
    return {
        "thieu": line.planned and not line.arrived,
        "ngoai": line.arrived and not line.planned,
        "giu": line.held > 0 or line.book_held,
        "cho": line.waiting > 0,
        "hut": line.arrived and line.short > 0,
        "hon": line.planned and line.beyond > 0,
    }.get(chosen, True)


def _without_books(ref: str, known: set[str], viewer: Viewer) -> list[tuple[str, str]]:
    """Units below that have neither plan nor book."""
    return [
        (office.ref, office.name)
        for office in accounts.offices_below(ref)
        if office.ref not in known and office.ref in viewer.jurisdiction
    ]
