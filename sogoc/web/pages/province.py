"""The province at a glance: the sentence, the table of units, what waits; and the table as a file."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sogoc.approval.way_queries import on_the_way
from sogoc.ground import clock
from sogoc.law.places import DEFAULT_DAY, dated_code, drawing_days, unit
from sogoc.register.incoming import PERIODS
from sogoc.reporting import tables
from sogoc.reporting.coverage import Sums, members
from sogoc.reporting.figures import Figures, Source
from sogoc.reporting.forecast import Forecast, days_before, forecast, forecasts
from sogoc.reporting.progress import (
    ELSEWHERE,
    PERIOD_TITLES,
    SOURCES,
    Progress,
    ProgressRow,
    progress,
    reporting_row,
)
from sogoc.reporting.queries import SORTS, used_units
from sogoc.reporting.remembered import remembered
from sogoc.reporting.unseen import command, says, unseen
from sogoc.reporting.waiting import (
    OF_PLAN,
    Waits,
    listed,
    panel,
    standing_of,
    waiting_for_number,
    what_is_left,
)
from sogoc.web.asking import AskedDay, choice_of, day_of, page_of, rest_of_query
from sogoc.web.pages.dossiers import waiting_dossiers
from sogoc.web.pages.units import trail_to
from sogoc.web.viewer import Viewer, viewer_of

SOURCE_TITLES = {"bo": "Bộ xác nhận chính thức", "noi-bo": "Đã duyệt nội bộ"}

LONGEST_PART = 3
"""A row names as many of the viewer's offices; more are said by their sum."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as the page shows it."""

    code: str
    name: str
    area: str
    address: str
    periods: list[tuple[str, Figures]]
    total: Figures
    forecast: Forecast | None

    @property
    def is_bare(self) -> bool:
        """Whether it is one of the many communes below an old district of which neither the plan nor a book says anything."""
        return bool(self.area) and self.total == Figures()


@dataclass(frozen=True, slots=True)
class AskedTable:
    """Which table the address asks for."""

    as_of: AskedDay
    source: Source
    drawn: AskedDay

    @property
    def query(self) -> str:
        """The same as an address's questions, wrong ones put right."""
        days = {"den-ngay": self.as_of.day, "don-vi-ngay": self.drawn.day}
        return urlencode({"nguon": self.source, **{name: f"{day:%Y-%m-%d}" for name, day in days.items()}})


def show(request: HttpRequest) -> HttpResponse:
    """The first screen; whose only work is a checking team's begins where that work is."""
    viewer = viewer_of(request)
    if not viewer.authority.held and viewer.teams:
        return redirect("keying")
    asked = asked_table(request)
    table, before = table_of(asked, viewer), _plain_table(asked, viewer, day=days_before(asked.as_of.day))
    coming = forecasts(table, before)
    rows = [_row(row, table, coming, viewer) for row in table.rows]
    standing, waits = _standing(viewer)
    today = clock.today_vn()
    shown = {
        "here": "province",
        "asked": asked,
        "table": table,
        "rows": [row for row in rows if not row.is_bare],
        "bare": [row for row in rows if row.is_bare],
        "total_periods": list(zip(PERIODS, table.total_periods.values(), strict=True)),
        "forecast": forecast(table.total, before.total, as_of=table.as_of),
        "left": what_is_left(table, standing) if table.as_of == today else "",
        "waiting": waits,
        "dossiers": waiting_dossiers(viewer),
        "to_check": on_the_way(viewer.person, "checking").count(),
        "unseen": _unseen(viewer),
        "past": table.as_of < today,
        "today": today,
        "period_titles": [PERIOD_TITLES[period] for period in PERIODS],
        "sources": SOURCE_TITLES,
        "drawings": [(f"{day:%Y-%m-%d}", _drawing_title(day)) for day in drawing_days()],
        "whole": viewer.jurisdiction.everything,
        "administers": viewer.may_anywhere("administer"),
        "keys": viewer.may_anywhere("key", "adjudicate"),
    }
    return render(request, "province/show.html", shown)


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same table as CSV or Excel."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    table = table_of(asked_table(request), viewer_of(request))
    name = f"tien-do-{table.as_of:%Y-%m-%d}-{table.source}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if kind == "csv":
        return HttpResponse(
            "\ufeff" + tables.as_csv(table), content_type="text/csv; charset=utf-8", headers=headers
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        tables.write_xlsx(table, path)
        return HttpResponse(
            path.read_bytes(),
            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            headers=headers,
        )


def waiting(request: HttpRequest, sort: str) -> HttpResponse:
    """The books that hold what a figure counts, on the first screen or (``don-vi``) on a unit's."""
    viewer = viewer_of(request)
    chosen = SORTS.get(sort) or OF_PLAN.get(sort)
    if chosen is None:
        raise Http404
    code = request.GET.get("don-vi", "")
    office = viewer.unit(code) if code else None
    units = members(office.ref) if office else used_units()
    books = listed(chosen, [unit for unit in units if unit in viewer.jurisdiction])
    shown = {
        "here": "province",
        "sort": chosen,
        "office": office,
        "total": sum(one.count for one in books),
        "books": len(books),
        "page_obj": page_of(request, books),
        "query": rest_of_query(request, "trang"),
        "trail": [
            *(trail_to(office.ref, viewer) if office else [(viewer.home_title, "/")]),
            (chosen.title, None),
        ],
    }
    return render(request, "province/waiting.html", shown)


def asked_table(request: HttpRequest) -> AskedTable:
    """What the address asks for; days that are none or that are to come are put right and said."""
    today = clock.today_vn()
    return AskedTable(
        day_of(request, "den-ngay", today, latest=today, shown=f"bảng đến hết hôm nay, {today:%d/%m/%Y}"),
        cast("Source", choice_of(request, "nguon", SOURCES, "bo")),
        day_of(
            request, "don-vi-ngay", DEFAULT_DAY, shown=f"bảng theo đơn vị của ngày {DEFAULT_DAY:%d/%m/%Y}"
        ),
    )


def table_of(asked: AskedTable, viewer: Viewer) -> Progress:
    """The table that is asked for, as far as it is the viewer's business."""
    return _within_scope(_plain_table(asked, viewer, day=asked.as_of.day), viewer)


def _plain_table(asked: AskedTable, viewer: Viewer, *, day: dt.date) -> Progress:
    source, drawn = asked.source, asked.drawn.day
    within = None if viewer.jurisdiction.everything else viewer.jurisdiction.units
    return remembered(
        ("progress", day, source, drawn, within),
        lambda: progress(as_of=day, source=source, units_as_of=drawn, within=within),
    )


def _unseen(viewer: Viewer) -> tuple[str, str] | None:
    """For an administrator: that sensitive entries are seen by nobody, and the command that helps; None where all is well."""
    if not viewer.may_anywhere("administer"):
        return None
    found = remembered(("unseen", viewer.jurisdiction), lambda: unseen(viewer.jurisdiction))
    return (says(found), command(found)) if found else None


def _standing(viewer: Viewer) -> tuple[Sums, list[Waits]]:
    """How the viewer's books stand now, and the work that waits in them."""

    def count() -> tuple[Sums, list[Waits]]:
        standing = standing_of(viewer.jurisdiction)
        return standing, panel(standing, waiting_for_number=waiting_for_number(viewer.jurisdiction))

    return remembered(("standing", viewer.jurisdiction), count)


def _within_scope(table: Progress, viewer: Viewer) -> Progress:
    """For somebody who sees a part of the province: rows and title that say which part."""
    if viewer.jurisdiction.everything:
        return table
    rows = tuple(replace(row, name=_part_name(row, table.units_as_of, viewer)) for row in table.rows)
    return replace(table, rows=rows, scope=", ".join(office.name for office in viewer.offices))


def _part_name(row: ProgressRow, drawn: dt.date, viewer: Viewer) -> str:
    """Name of a row: its unit's where all of it is the viewer's business, else the part that is."""
    if row.unit == ELSEWHERE or dated_code(unit(row.unit, drawn)) in viewer.jurisdiction:
        return row.name
    parts = [office.name for office in viewer.offices if reporting_row(office.ref, drawn) == row.unit]
    named = f": {', '.join(parts)}" if 0 < len(parts) <= LONGEST_PART else ""
    return f"{row.name} (phần thuộc phạm vi được giao{named})"


def _row(row: ProgressRow, table: Progress, coming: dict[str, Forecast], viewer: Viewer) -> Row:
    return Row(
        row.unit,
        row.name,
        row.area,
        _address(row.unit, table.units_as_of, viewer),
        [(period, row.periods[period]) for period in PERIODS],
        row.total,
        coming.get(row.unit) if row.total.declared else None,
    )


def _address(code: str, drawn: dt.date, viewer: Viewer) -> str:
    """Unit to which a row leads: its own, or for somebody of one commune that commune; none where nothing may be seen."""
    if code != ELSEWHERE:
        ref = dated_code(unit(code, drawn))
        if ref in viewer.jurisdiction:
            return ref
    return viewer.offices[0].ref if len(viewer.offices) == 1 and not viewer.jurisdiction.everything else ""


def _drawing_title(day: dt.date) -> str:
    return f"trước {drawing_days()[1]:%d/%m/%Y}" if day == DEFAULT_DAY else f"từ {day:%d/%m/%Y}"
