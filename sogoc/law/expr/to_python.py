"""One row in Python: the form on the screen, the rules' own examples, and the reference for every other back-end.

Comes in: a row, official name → text as written (None, empty or blank = nothing written), understood lazily by the value types of
its fields. Goes out: text or None; True, False or None; a ``Span`` of days or numbers, or None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from sogoc.law.book import BookType
from sogoc.law.expr import ranges
from sogoc.law.expr.bind import DATE_TYPES, bind
from sogoc.law.expr.patterns import compiled
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.tree import (
    Add,
    All,
    AnyOf,
    Compare,
    DateIn,
    DateOf,
    Days,
    Expr,
    Find,
    Fold,
    If,
    IntOf,
    IsIn,
    Lit,
    Matches,
    Not,
    Office,
    Part,
    Present,
    Slice,
    Sort,
    Year,
    Years,
)
from sogoc.law.places.institutions import institution_named
from sogoc.law.text import fold
from sogoc.law.value import Understanding
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds

BLANKS = " \t\r\n\u00a0"
"""A cell made of these alone has nothing written in it."""
_NUMBER = compiled("[0-9]{1,9}")


def is_blank(text: str | None) -> bool:
    """Whether nothing is written there."""
    return text is None or not text.strip(BLANKS)


class RowView:
    """A row with its understandings, each made once."""

    def __init__(self, row: Mapping[str, str | None], book_type: BookType) -> None:
        self.book_type = book_type
        self._row = row
        self._understood: dict[str, Understanding | None] = {}
        self._spans: dict[str, Span | None] = {}

    def text(self, name: str, part: str) -> str | None:
        """A part (``v u k h``) of a field."""
        if part == "v":
            written = self._row.get(name)
            return None if is_blank(written) else written
        understood = self._understanding(name)
        if understood is None:
            return None
        if part == "u":
            return understood.canonical
        return understood.kind if part == "k" else understood.hint

    def days(self, name: str) -> Span | None:
        """Earliest and latest day of a date field; an age counts back from the day of registration."""
        if name not in self._spans:
            self._spans[name] = None  # the day of registration is no age counted from itself
            self._spans[name] = self._days(name)
        return self._spans[name]

    def _days(self, name: str) -> Span | None:
        understood = self._understanding(name)
        if understood is None or understood.canonical is None or self._type(name) not in DATE_TYPES:
            return None
        registered = None if understood.kind != "tuoi" else self.days(self.book_type.registered)
        return days_of(understood.canonical, registered)

    def _type(self, name: str) -> str:
        return self.book_type.field[name].type

    def _understanding(self, name: str) -> Understanding | None:
        if name not in self._understood:
            written = self.text(name, "v")
            field = self.book_type.field[name]
            self._understood[name] = (
                None if written is None else VALUE_TYPES[field.type].understand(written, field.codes)
            )
        return self._understood[name]


def days_of(canonical: str, registered: Span | None) -> Span | None:
    """Range of a canonical date; ``registered`` matters to an age alone."""
    if registered is None:
        return ranges.span(*bounds(canonical))
    lo: dt.date | None = bounds(canonical, registered.lo)[0]
    return ranges.span(lo, bounds(canonical, registered.hi)[1])


def evaluate(expr: Expr, row: Mapping[str, str | None], book_type: BookType) -> Any:
    """Value of an expression on one row; symbolic names of the book type are bound first."""
    return value_of(bind(expr, book_type), RowView(row, book_type))


def value_of(expr: Expr, view: RowView) -> Any:
    """Value of a bound expression."""
    return _MEANING[expr.kind](expr, view)


def _lit(expr: Lit) -> Any:
    if expr.value is None or expr.of in {Sort.TEXT, Sort.BOOL}:
        return expr.value
    return Span(expr.value, expr.value) if expr.of is Sort.INT else ranges.prefix_span(str(expr.value))


def _compare(expr: Compare, view: RowView) -> bool | None:
    left, right = value_of(expr.left, view), value_of(expr.right, view)
    if left is None or right is None:
        return None
    if isinstance(left, Span):
        return ranges.compared(expr.op, left, right)
    return bool(left == right) if expr.op == "eq" else bool(left != right)


def _over(
    calculation: Callable[[Span, Span], Span | None], first: Expr, second: Expr, view: RowView
) -> Span | None:
    left, right = value_of(first, view), value_of(second, view)
    return None if left is None or right is None else calculation(left, right)


def _add(expr: Add, view: RowView) -> Span | None:
    return _over(lambda left, right: ranges.added(left, right, sign=expr.sign), expr.left, expr.right, view)


def _year(expr: Year, view: RowView) -> Span | None:
    days = value_of(expr.of, view)
    return None if days is None else Span(*(None if side is None else side.year for side in days))


def _all(expr: All, view: RowView) -> bool | None:
    seen: bool | None = True
    for item in expr.items:
        value = value_of(item, view)
        if value is False:
            return False
        if value is None:
            seen = None
    return seen


def _any(expr: AnyOf, view: RowView) -> bool | None:
    seen: bool | None = False
    for item in expr.items:
        value = value_of(item, view)
        if value is True:
            return True
        if value is None:
            seen = None
    return seen


def _not(expr: Not, view: RowView) -> bool | None:
    value = value_of(expr.of, view)
    return None if value is None else not value


def _if(expr: If, view: RowView) -> Any:
    condition = value_of(expr.condition, view)
    return None if condition is None else value_of(expr.then if condition else expr.other, view)


def _text(expr: Any, view: RowView, meaning: Callable[[str], Any]) -> Any:
    text = value_of(expr.of, view)
    return None if text is None else meaning(text)


def _find(expr: Find, view: RowView) -> str | None:
    text = value_of(expr.of, view)
    found = None if text is None else compiled(expr.pattern).search(text)
    return None if found is None else found.group(1)


def _number(text: str) -> Span | None:
    return Span(int(text), int(text)) if _NUMBER.fullmatch(text) else None


_MEANING: dict[str, Callable[[Any, RowView], Any]] = {
    Lit.kind: lambda expr, _: _lit(expr),
    Part.kind: lambda expr, view: view.text(expr.field, expr.part),
    DateOf.kind: lambda expr, view: view.days(expr.field),
    Years.kind: lambda expr, view: _over(ranges.years_between, expr.start, expr.end, view),
    Days.kind: lambda expr, view: _over(ranges.days_between, expr.start, expr.end, view),
    Year.kind: _year,
    Add.kind: _add,
    Compare.kind: _compare,
    Present.kind: lambda expr, view: value_of(expr.of, view) is not None,
    IsIn.kind: lambda expr, view: _text(expr, view, lambda text: text in expr.values),
    Matches.kind: lambda expr, view: _text(
        expr, view, lambda text: compiled(expr.pattern).fullmatch(text) is not None
    ),
    Fold.kind: lambda expr, view: _text(expr, view, fold),
    Find.kind: _find,
    Office.kind: lambda expr, view: _text(expr, view, institution_named),
    DateIn.kind: lambda expr, view: _text(expr, view, ranges.written_span),
    Slice.kind: lambda expr, view: _text(expr, view, lambda text: text[expr.start : expr.stop]),
    IntOf.kind: lambda expr, view: _text(expr, view, _number),
    All.kind: _all,
    AnyOf.kind: _any,
    Not.kind: _not,
    If.kind: _if,
}
