"""Readers of findings for the rooms above."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sogoc.checking.models import Finding, Settlement
from sogoc.checking.refusals import NO_SETTLEMENT
from sogoc.law.books import BOOK_TYPES
from sogoc.law.reasons import REASONS
from sogoc.law.rule import Rule, Severity
from sogoc.law.rules import RULES
from sogoc.law.value import verbatim
from sogoc.register.models import Book, Entry
from sogoc.register.queries import values_of_entries

OPEN = Q(settlement__isnull=True)
_SEEN = {True: Q(), False: Q(entry__isnull=True) | Q(entry__sensitive=False)}
"""Findings that somebody sees with the duty to see sensitive entries, and without it."""
WAITS_FOR_NUMBER = Q(Exists(Finding.objects.filter(OPEN, entry=OuterRef("pk"), code="CHO_DINH_DANH")))
"""Condition on entries: a finding says that a personal number is still waited for."""
_OWN_VALUE = re.compile(r" ?“\{\w+\}”")


@dataclass(frozen=True, slots=True)
class Cause:
    """All findings of one code in a book."""

    rule: Rule
    total: int
    open: int

    @property
    def remedy(self) -> str:
        """The rule's remedy, said once for all rows: without the places where a row's own values stand."""
        return _OWN_VALUE.sub("", self.rule.fix)

    @property
    def laws(self) -> list[str]:
        """Where the rule comes from, oldest wording first."""
        laws = [self.rule.basis, *(version.law for version in self.rule.versions)]
        return list(dict.fromkeys(law.cite() for law in laws if law is not None))

    @property
    def holds(self) -> bool:
        """Whether it holds entries until a reason is given."""
        return self.rule.severity is not Severity.LUU_Y

    @property
    def cannot_exist(self) -> bool:
        """Whether only dropping the understood value settles it."""
        return self.rule.severity is Severity.KHONG_THE

    @property
    def reasons(self) -> list[tuple[str, str]]:
        """Reasons that settle it, with their words."""
        return [(code, REASONS[code]) for code in (self.rule.reasons or tuple(REASONS))]


def causes(book: Book, *, sensitive: bool = True) -> list[Cause]:
    """Findings of a book by cause: what holds first, then the most frequent; with those on sensitive entries or without."""
    weight = {Severity.KHONG_THE: 0, Severity.CAN_LY_DO: 1, Severity.LUU_Y: 2}
    rows = (
        Finding.objects.filter(_SEEN[sensitive], book=book)
        .order_by()
        .values("code")
        .annotate(total=Count("pk"), open=Count("pk", filter=OPEN))
    )
    found = [Cause(RULES[row["code"]], row["total"], row["open"]) for row in rows]
    return sorted(found, key=lambda one: (weight[one.rule.severity], -one.open, -one.total, one.rule.code))


def findings(
    book: Book, *, code: str | None = None, only_open: bool = False, sensitive: bool = True
) -> QuerySet[Finding]:
    """Findings of a book in the order of its rows; with those on sensitive entries or without."""
    rows = Finding.objects.filter(_SEEN[sensitive], book=book).select_related(
        "entry", "settlement", "settlement__by"
    )
    if code:
        rows = rows.filter(code=code)
    if only_open:
        rows = rows.filter(OPEN)
    return rows.order_by("row", "field", "pk")


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding with the place it speaks of, as written in the book."""

    finding: Finding
    label: str
    written: str


@dataclass(slots=True)
class FoundRow:
    """The findings of one code on one row of the Excel file (row 0: the package as a whole)."""

    row: int
    so: str
    entry: Entry | None
    seen: list[Seen]

    @property
    def is_open(self) -> bool:
        """Whether a reason is still asked for."""
        return any(one.finding.settlement_id is None for one in self.seen)


def rows_of_cause(book: Book, code: str, *, only_open: bool, sensitive: bool = True) -> list[tuple[int, str]]:
    """Excel rows (with their numbers) that have a finding of this code."""
    rows = (
        findings(book, code=code, only_open=only_open, sensitive=sensitive)
        .order_by("row")
        .values_list("row", "so")
    )
    return sorted(dict(rows).items())


def sign_of_cause(book: Book, code: str) -> str:
    """Fingerprint of what the rows of a cause are, with a reason or without: of which entry, in which column, what is said."""
    rows = Finding.objects.filter(book=book, code=code).order_by("row", "entry", "field", "says")
    told = hashlib.sha256()
    for one in rows.values_list("row", "entry", "field", "says"):
        told.update(repr(one).encode())
    return told.hexdigest()[:32]


def fields_of_cause(book: Book, code: str, *, sensitive: bool = True) -> list[tuple[str, str]]:
    """Columns on which findings of this code are open, with their labels, in the order of the book type."""
    open_ = findings(book, code=code, only_open=True, sensitive=sensitive).order_by()
    found = set(open_.values_list("field", flat=True).distinct())
    return [(one.name, one.label) for one in BOOK_TYPES[book.type].official if one.name in found]


def found_rows(
    book: Book, code: str, rows: Sequence[int], *, only_open: bool, sensitive: bool = True
) -> list[FoundRow]:
    """Findings of one code on these rows, with what stands in the book there."""
    chosen = list(
        findings(book, code=code, only_open=only_open, sensitive=sensitive).filter(row__in=list(rows))
    )
    values = values_of_entries({one.entry_id for one in chosen if one.entry_id})
    book_type = BOOK_TYPES[book.type]
    found: dict[int, FoundRow] = {}
    for one in chosen:
        here = found.setdefault(one.row, FoundRow(one.row, one.so, one.entry, []))
        written = verbatim(values.get(one.entry_id or 0, {}).get(one.field))
        here.seen.append(Seen(one, book_type.label(one.field), written))
    return list(found.values())


def settlement(book: Book, pk: int) -> Settlement:
    """A reason given in a book; a refusal when there is none."""
    found = book.settlements.select_related("by", "book").filter(pk=pk).first()
    if found is None:
        raise NO_SETTLEMENT.because()
    return found


def findings_of(entry: Entry) -> QuerySet[Finding]:
    """Findings of one entry, open ones first."""
    return entry.findings.select_related("settlement", "settlement__by").order_by("settlement", "field", "pk")


def settlements(book: Book) -> QuerySet[Settlement]:
    """Reasons given in a book, newest first."""
    return book.settlements.select_related("by").order_by("-at", "-pk")


def settled_sensitive(book: Book) -> set[int]:
    """Ids of those reasons of a book that settle a finding on a sensitive entry: their words may tell of it."""
    rows = Finding.objects.filter(book=book, entry__sensitive=True, settlement__isnull=False)
    return set(rows.values_list("settlement", flat=True))


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


def entries_waiting_for_number(where: Q) -> int:
    """How many entries wait for a personal number; ``where`` is a condition on findings. Counted from the findings, which are few."""
    found = Finding.objects.filter(OPEN, where, code="CHO_DINH_DANH").exclude(entry__state="withdrawn")
    return found.values("entry").distinct().count()
