"""The books behind a figure of the table of progress: their figures add up to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sogoc.register.incoming import PERIODS
from sogoc.reporting.figures import Figures, book_figures
from sogoc.reporting.progress import PERIOD_TITLES, reporting_row
from sogoc.web.asking import page_of, rest_of_query
from sogoc.web.pages.province import asked_table, table_of
from sogoc.web.viewer import viewer_of


def show(request: HttpRequest) -> HttpResponse:
    """Books of one row (``hang``) or of all, of one period (``ky``) or of both, of the table that the address asks for."""
    viewer = viewer_of(request)
    asked = asked_table(request)
    place, period = request.GET.get("hang", ""), request.GET.get("ky", "")
    names = {row.unit: row.name for row in table_of(asked, viewer).rows}
    if (place and place not in names) or (period and period not in PERIODS):
        raise Http404

    def belongs(unit: str) -> bool:
        return unit in viewer.jurisdiction and place in ("", reporting_row(unit, asked.drawn.day))

    lines = [
        line
        for line in book_figures(as_of=asked.as_of.day, source=asked.source, keep=belongs)
        if period in ("", line.period) and line.figures != Figures()
    ]
    shown = {
        "here": "province",
        "asked": asked,
        "total": sum((line.figures for line in lines), Figures()),
        "books": len({(line.unit, line.name) for line in lines}),
        "place": names.get(place, viewer.home_title),
        "period_title": PERIOD_TITLES.get(period, ""),
        "period_titles": PERIOD_TITLES,
        "sort": "chinh-thuc" if asked.source == "bo" else "da-duyet",
        "page_obj": page_of(request, lines),
        "query": rest_of_query(request, "trang"),
        "trail": [(viewer.home_title, f"{reverse('province')}?{asked.query}"), ("Từng quyển sổ", None)],
    }
    return render(request, "province/behind.html", shown)
