"""Readers of findings for the rooms above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from sogoc.checking.models import Finding, Settlement
from sogoc.law.reasons import REASONS
from sogoc.law.rule import Rule, Severity
from sogoc.law.rules import RULES
from sogoc.register.models import Book, Entry

OPEN = Q(settlement__isnull=True)


@dataclass(frozen=True, slots=True)
class Cause:
    """All findings of one code in a book."""

    rule: Rule
    total: int
    open: int

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Reasons that settle it, with their words."""
        return [(code, REASONS[code]) for code in (self.rule.reasons or tuple(REASONS))]


def causes(book: Book) -> list[Cause]:
    """Findings of a book by cause: what holds first, then the most frequent."""
    weight = {Severity.KHONG_THE: 0, Severity.CAN_LY_DO: 1, Severity.LUU_Y: 2}
    rows = (
        Finding.objects.filter(book=book)
        .order_by()
        .values("code")
        .annotate(total=Count("pk"), open=Count("pk", filter=OPEN))
    )
    found = [Cause(RULES[row["code"]], row["total"], row["open"]) for row in rows]
    return sorted(found, key=lambda one: (weight[one.rule.severity], -one.open, -one.total, one.rule.code))


def findings(book: Book, *, code: str | None = None, only_open: bool = False) -> QuerySet[Finding]:
    """Findings of a book in the order of its rows."""
    rows = Finding.objects.filter(book=book).select_related("entry", "settlement", "settlement__by")
    if code:
        rows = rows.filter(code=code)
    if only_open:
        rows = rows.filter(OPEN)
    return rows.order_by("row", "field", "pk")


def findings_of(entry: Entry) -> QuerySet[Finding]:
    """Findings of one entry, open ones first."""
    return entry.findings.select_related("settlement", "settlement__by").order_by("settlement", "field", "pk")


def settlements(book: Book) -> QuerySet[Settlement]:
    """Reasons given in a book, newest first."""
    return book.settlements.select_related("by").order_by("-at", "-pk")


def counts_by_code(books: Iterable[int]) -> list[dict[str, Any]]:
    """Per code over many books: total and open."""
    rows = Finding.objects.filter(book__in=list(books)).order_by().values("code")
    return [
        dict(row) for row in rows.annotate(total=Count("pk"), open=Count("pk", filter=OPEN)).order_by("-open")
    ]


def books_with_open(code: str) -> list[Book]:
    """Books that have an unsettled finding of this code on an entry in staging."""
    ids = Finding.objects.filter(OPEN, code=code).exclude(entry__state="approved").values("book")
    return list(Book.objects.filter(pk__in=ids).order_by("pk"))
