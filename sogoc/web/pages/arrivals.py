"""Packages arrive: the place to drop them, and how far an arrival is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sogoc.intake import queries as intake
from sogoc.intake.bringing_queries import registered_elsewhere, units_to_bring
from sogoc.intake.uploading import PIECE
from sogoc.law.books import BOOK_TYPES
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.packages.names import parse_book_name
from sogoc.packages.template import write_template
from sogoc.register import queries as records
from sogoc.reporting.arrived_queries import changed_by_package, still_holding
from sogoc.web.asking import page_of
from sogoc.web.pages.books import numbers_of
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Book
    from sogoc.web.viewer import Viewer

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COUNTED = 1_000
"""Of an arrival of more books what is still held is said on each book's page alone."""
CHANGES = 50
"""Of so many changed entries of a book the values are shown."""
ASKED = 20
"""So many books of an arrival are asked whether they are of the unit chosen."""
FEW = 12
"""A list of units that is longer gets a field that narrows it."""


def starting(viewer: Viewer) -> dict[str, Any]:
    """What the page of arrivals shows."""
    viewer.jurisdiction  # noqa: B018 - refuses somebody without any duty
    units = units_to_bring(viewer.person)
    situation = Situation("draft", str(viewer.person.pk), frozenset({"key"} if units else ()))
    return {
        "here": "arrivals",
        "units": units,
        "several": sum(map(len, units.values())) > 1,
        "many": sum(map(len, units.values())) > FEW,
        "refused": why_not(WORKFLOWS["entry"], "stage", situation),
        "runs": [(run, intake.standing(run)) for run in intake.runs_of(viewer.person)],
        "types": list(BOOK_TYPES.values()),
        "piece": PIECE,
    }


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Where packages are dropped, and the arrivals before."""
    return render(request, "arrivals/show.html", starting(viewer_of(request)))


def _arriving(request: HttpRequest, pk: int) -> dict[str, Any]:
    viewer = viewer_of(request)
    found = intake.arriving(pk, viewer.person)
    if found is None:
        raise Http404
    outcome = found.run.outcome
    books = _books(viewer, found) if found.is_over else []
    page = page_of(request, books)
    return {
        "here": "arrivals",
        "found": found,
        "run": found.run,
        "refused": [one | {"file": Path(str(one["file"])).name} for one in outcome if "says" in one],
        "changed": [_changed(viewer, one) for one in outcome if "version" in one],
        "holding": still_holding(books) if len(books) <= COUNTED else None,
        "page_obj": page,
        "books": list(page),
        "elsewhere": registered_elsewhere(books[:ASKED]) if found.unit else [],
        "trail": [("Tiếp nhận", "/tiep-nhan"), (f"Lần nhập số {pk}", None)],
    }


def _books(viewer: Viewer, found: intake.Arriving) -> list[Book]:
    """Books of an arrival that are here: those named by its files, or staged by the command line while it ran."""
    run = found.run
    if found.unit:
        names = [name for name in (Path(one).stem for one in found.names) if parse_book_name(name)]
        stopped = {Path(str(one["file"])).stem for one in run.outcome if "says" in one}
        known = {book.name: book for book in records.books([found.unit])}
        return [known[name] for name in names if name in known and name not in stopped]
    staged = {"packages__received_by": run.by_id, "packages__received_at__gte": run.started_at}
    if run.finished_at is not None:
        staged["packages__received_at__lte"] = run.finished_at
    return list(records.books().filter(viewer.jurisdiction.where(), **staged).distinct())


def _changed(viewer: Viewer, one: dict[str, Any]) -> dict[str, Any]:
    """What another version of a package changed; values only of books within the jurisdiction."""
    unit, _, name = str(one["book"]).partition("/")
    book = viewer.book(unit, name) if str(one["book"]) in viewer.jurisdiction else None
    hidden = viewer.hidden(book) if book else {}
    one = one | {
        sort: [key for key in one[sort] if key not in hidden] for sort in ("changed", "new", "withdrawn")
    }
    keys = list(one["changed"])[:CHANGES]
    values = changed_by_package(book, one["version"], keys=keys) if book else {}
    listed = [*keys, *list(one["new"])[:CHANGES], *list(one["withdrawn"])[:CHANGES]]
    return one | {
        "name": name,
        "in_sight": book,
        "numbers": numbers_of(book, listed) if book else {},
        "entries": [(key, values.get(key, [])) for key in keys],
        "more": len(one["changed"]) - len(keys),
    }


@never_cache
@require_GET
def arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """One arrival: progress, then result."""
    return render(request, "arrivals/arrival.html", _arriving(request, pk))


@never_cache
@require_GET
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of an arrival's page that changes while packages are taken in."""
    return render(request, "arrivals/progress.html", _arriving(request, pk))


@require_GET
def template(request: HttpRequest, code: str) -> FileResponse:
    """An empty workbook of a book type, to be filled by hand."""
    book_type = BOOK_TYPES.get(code)
    if book_type is None:
        raise Http404
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{code}.xlsx"
        write_template(book_type, path=path)
        file = path.open("rb")  # stays readable after the folder is gone
    return FileResponse(file, as_attachment=True, filename=f"Mau.{code}.xlsx", content_type=XLSX)
