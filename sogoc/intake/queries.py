"""Readers of the plan and of arrivals."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet, Sum

from sogoc.ground import clock
from sogoc.intake.models import InventoryLine, Run


def _in_force(as_of: dt.date) -> QuerySet[InventoryLine]:
    """Lines in force at the end of a day. Before the first loading the first plan counts: it declares what the books hold."""
    end = clock.end_of_day(as_of)
    first = (
        InventoryLine.objects.order_by("revision__loaded_at")
        .values_list("revision__loaded_at", flat=True)
        .first()
    )
    if first is not None and first > end:
        end = first
    return InventoryLine.objects.filter(revision__loaded_at__lte=end).filter(
        Q(replaced_in__isnull=True) | Q(replaced_in__loaded_at__gt=end)
    )


def declared(as_of: dt.date) -> list[dict[str, Any]]:
    """Declared cases per unit and period."""
    rows = _in_force(as_of).order_by().values("unit", "period")
    return [dict(row) for row in rows.annotate(declared=Sum("declared"))]


def declared_of_book(unit: str, type_: str, year: str, number: str) -> QuerySet[InventoryLine]:
    """Lines in force of one book."""
    return InventoryLine.objects.filter(
        unit=unit, type=type_, year=year, number=number, replaced_in__isnull=True
    ).order_by("-period")


def missing_books(unit: str) -> QuerySet[InventoryLine]:
    """Lines of a unit's plan whose book has not arrived."""
    from sogoc.register.queries import books

    arrived = {(book.type, book.year, book.number) for book in books([unit])}
    lines = InventoryLine.objects.filter(unit=unit, replaced_in__isnull=True)
    return lines.exclude(
        pk__in=[line.pk for line in lines if (line.type, line.year, line.number) in arrived]
    ).order_by("type", "year", "number")


def run(pk: int) -> Run | None:
    """One arrival of packages."""
    return Run.objects.filter(pk=pk).select_related("by").first()


def recent_runs(limit: int = 20) -> QuerySet[Run]:
    """Newest arrivals."""
    return Run.objects.select_related("by").order_by("-pk")[:limit]


def books_in_plan() -> frozenset[str]:
    """Paths of all books that the plan in force names."""
    rows = InventoryLine.objects.filter(replaced_in__isnull=True).values_list(
        "unit", "type", "year", "number"
    )
    return frozenset(f"{unit}/{type_}.{year}.{number}" for unit, type_, year, number in rows.distinct())
