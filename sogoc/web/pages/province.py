"""The province at a glance: the sentence, the table of units, what waits; and the table as a file."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sogoc.ground import clock
from sogoc.law.places import DEFAULT_DAY, dated_code, drawing_days, unit
from sogoc.register.incoming import PERIODS
from sogoc.reporting import tables
from sogoc.reporting.forecast import Forecast, days_before, forecast, forecasts
from sogoc.reporting.progress import (
    ELSEWHERE,
    PERIOD_TITLES,
    SOURCES,
    Figures,
    Progress,
    ProgressRow,
    Source,
    progress,
    reporting_row,
)
from sogoc.reporting.queries import SORTS, books_with, waiting_counts
from sogoc.reporting.remembered import remembered
from sogoc.web.asking import choice_of, day_of, page_of, rest_of_query
from sogoc.web.viewer import Viewer, viewer_of

SOURCE_TITLES = {"bo": "Bộ xác nhận chính thức", "noi-bo": "Đã duyệt nội bộ"}

LONGEST_PART = 3
"""A row names as many of the viewer's offices; more are said by their sum."""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as the page shows it."""

    name: str
    address: str
    periods: list[Figures]
    total: Figures
    forecast: Forecast | None

    @property
    def unexplained(self) -> bool:
        """Something is declared for a period and nothing of it is done."""
        return any(period.declared and not period.done for period in self.periods)


def show(request: HttpRequest) -> HttpResponse:
    """The first screen."""
    viewer = viewer_of(request)
    table, before = _tables(request, viewer)
    coming = forecasts(table, before)
    shown = {
        "here": "province",
        "table": table,
        "rows": [_row(row, table, coming, viewer) for row in table.rows],
        "total_periods": [table.total_periods[period] for period in PERIODS],
        "forecast": forecast(table.total, before.total, as_of=table.as_of),
        "waiting": remembered(("waiting", viewer.jurisdiction), lambda: waiting_counts(viewer.jurisdiction)),
        "period_titles": [PERIOD_TITLES[period] for period in PERIODS],
        "sources": SOURCE_TITLES,
        "drawings": [(f"{day:%Y-%m-%d}", _drawing_title(day)) for day in drawing_days()],
        "whole": viewer.jurisdiction.everything,
        "query": rest_of_query(request),
    }
    return render(request, "province/show.html", shown)


def download(request: HttpRequest, kind: str) -> HttpResponse:
    """The same table as CSV or Excel."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    table, _ = _tables(request, viewer_of(request))
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
    """The books that hold what a figure on the first screen counts."""
    viewer = viewer_of(request)
    chosen = SORTS.get(sort)
    if chosen is None:
        raise Http404
    books = books_with(chosen, viewer.jurisdiction)
    shown = {
        "here": "province",
        "sort": chosen,
        "total": sum(count for _, count in books),
        "books": len(books),
        "page_obj": page_of(request, books),
        "trail": [(viewer.home_title, "/"), (chosen.title, None)],
    }
    return render(request, "province/waiting.html", shown)


def _tables(request: HttpRequest, viewer: Viewer) -> tuple[Progress, Progress]:
    """The table that is asked for, and the one of four weeks before."""
    as_of = day_of(request, "den-ngay", clock.today_vn())
    source = cast("Source", choice_of(request, "nguon", SOURCES, "bo"))
    drawn = day_of(request, "don-vi-ngay", DEFAULT_DAY)
    within = None if viewer.jurisdiction.everything else viewer.jurisdiction.units

    def table(day: dt.date) -> Progress:
        return remembered(
            ("progress", day, source, drawn, within),
            lambda: progress(as_of=day, source=source, units_as_of=drawn, within=within),
        )

    return _within_scope(table(as_of), viewer), table(days_before(as_of))


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
        row.name,
        _address(row.unit, table.units_as_of, viewer),
        [row.periods[period] for period in PERIODS],
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
