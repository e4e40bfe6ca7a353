"""A bound expression as Polars columns over an understood frame: the same meaning as ``law.expr.to_python``, for all rows at once.

Comes in: an expression whose names are official names of the book type. Goes out: one Polars expression for texts and truth values
(null = absent, *cannot tell*), a pair (earliest, latest) for dates and numbers (both null = absent). Polars' own logic of nulls is
Kleene's, so *and*, *or*, *not* need nothing more.
"""

from __future__ import annotations

import datetime as dt
import json
import operator
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.expr import ranges
from sogoc.law.expr.ranges import Span
from sogoc.law.expr.to_json import to_json
from sogoc.law.expr.tree import (
    Add,
    All,
    AnyOf,
    Compare,
    CompareOp,
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
from sogoc.law.expr.walking import walk
from sogoc.law.places.institutions import institution_named
from sogoc.law.text import fold
from sogoc.law.values import VALUE_TYPES


class Pair(NamedTuple):
    """Earliest and latest of a range, as columns; the same column twice where they cannot differ."""

    lo: pl.Expr
    hi: pl.Expr

    @property
    def exact(self) -> bool:
        """Whether there is one value, not a range."""
        return self.lo is self.hi


def _exactly(value: pl.Expr) -> Pair:
    return Pair(value, value)


Column: TypeAlias = pl.Expr | Pair
_NOTHING = {Sort.TEXT: pl.String, Sort.BOOL: pl.Boolean, Sort.INT: pl.Int64, Sort.DATE: pl.Date}


Ready: TypeAlias = Mapping[str, str]
"""Names of columns that hold dear nodes already, by the node's key."""
NOTHING_READY: Ready = MappingProxyType({})
_MANY = 3
_MIRROR: dict[CompareOp, CompareOp] = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
DEAR = frozenset({Fold.kind, Find.kind, Office.kind, DateIn.kind})
"""Kinds of nodes that are worth computing once for all rules that speak of them."""


def key_of(expr: Expr) -> str:
    """The same text for the same tree."""
    return json.dumps(to_json(expr), ensure_ascii=False)


def dear_nodes(exprs: Iterable[Expr]) -> dict[str, Expr]:
    """Dear nodes of expressions by their keys, inner ones first."""
    return {key_of(node): node for expr in exprs for node in reversed(list(walk(expr))) if node.kind in DEAR}


def truth(expr: Expr, book_type: BookType, *, ready: Ready = NOTHING_READY) -> pl.Expr:
    """Column of a bound expression of sort ``bool``: true, false, null."""
    return _Columns(book_type, ready).single(expr)


def pair(expr: Expr, book_type: BookType, *, ready: Ready = NOTHING_READY) -> Pair:
    """Columns of a bound expression of sort ``int`` or ``date``."""
    return _Columns(book_type, ready).pair(expr)


def text(expr: Expr, book_type: BookType, *, ready: Ready = NOTHING_READY) -> pl.Expr:
    """Column of a bound expression of sort ``text``."""
    return _Columns(book_type, ready).single(expr)


class _Columns:
    """The interpreter; one method per node kind."""

    def __init__(self, book_type: BookType, ready: Ready) -> None:
        self._book_type = book_type
        self._ready = ready

    def single(self, expr: Expr) -> pl.Expr:
        found = self._column(expr)
        assert not isinstance(found, Pair), expr  # noqa: S101 - the tree has checked the sorts
        return found

    def pair(self, expr: Expr) -> Pair:
        found = self._column(expr)
        assert isinstance(found, Pair), expr  # noqa: S101 - the tree has checked the sorts
        return found

    def _column(self, expr: Expr) -> Column:
        if expr.kind in DEAR and (name := self._ready.get(key_of(expr))) is not None:
            return (
                Pair(pl.col(f"{name}.lo"), pl.col(f"{name}.hi")) if expr.sort is Sort.DATE else pl.col(name)
            )
        return self._MEANING[expr.kind](self, expr)

    def _lit(self, expr: Lit) -> Column:
        if expr.of in {Sort.TEXT, Sort.BOOL}:
            return pl.lit(expr.value, dtype=_NOTHING[expr.of])
        days = ranges.prefix_span(str(expr.value)) if expr.of is Sort.DATE else Span(expr.value, expr.value)
        lo, hi = (None, None) if days is None else days
        if lo == hi:
            return _exactly(pl.lit(lo, dtype=_NOTHING[expr.of]))
        return Pair(pl.lit(lo, dtype=_NOTHING[expr.of]), pl.lit(hi, dtype=_NOTHING[expr.of]))

    def _part(self, expr: Part) -> pl.Expr:
        if expr.part == "v":
            return pl.col(expr.field)
        column = pl.col(f"{expr.field}.{expr.part}")
        return column.cast(pl.String) if expr.part == "k" else column

    def _date(self, expr: DateOf) -> Pair:
        return Pair(pl.col(f"{expr.field}.lo"), pl.col(f"{expr.field}.hi"))

    def _years(self, expr: Years) -> Pair:
        start, end = self.pair(expr.start), self.pair(expr.end)
        return Pair(_completed(start.hi, end.lo), _completed(start.lo, end.hi))

    def _days(self, expr: Days) -> Pair:
        start, end = self.pair(expr.start), self.pair(expr.end)
        return Pair(_number_of(end.lo) - _number_of(start.hi), _number_of(end.hi) - _number_of(start.lo))

    def _year(self, expr: Year) -> Pair:
        days = self.pair(expr.of)
        return Pair(days.lo.dt.year().cast(pl.Int64), days.hi.dt.year().cast(pl.Int64))

    def _add(self, expr: Add) -> Pair:
        left, right = self.pair(expr.left), self.pair(expr.right)
        if left.exact and right.exact:
            return _exactly(left.lo + right.lo if expr.sign == 1 else left.lo - right.lo)
        if expr.sign == 1:
            return Pair(left.lo + right.lo, left.hi + right.hi)
        return Pair(left.lo - right.hi, left.hi - right.lo)

    def _compare(self, expr: Compare) -> pl.Expr:
        if expr.left.sort in {Sort.INT, Sort.DATE}:
            if isinstance(expr.left, Lit):
                return _compared(_MIRROR[expr.op], self.pair(expr.right), self.pair(expr.left))
            return _compared(expr.op, self.pair(expr.left), self.pair(expr.right))
        if isinstance(expr.left, Part) and expr.left.part == "k" and isinstance(expr.right, Lit):
            same = self._is_kind(expr.left, (str(expr.right.value),))
        else:
            same = self.single(expr.left) == self.single(expr.right)
        return same if expr.op == "eq" else ~same

    def _is_in(self, expr: IsIn) -> pl.Expr:
        if isinstance(expr.of, Part) and expr.of.part == "k":
            return self._is_kind(expr.of, expr.values)
        column = self.single(expr.of)
        if len(expr.values) > _MANY:  # one look-up instead of as many comparisons
            return pl.when(column.is_not_null()).then(column.is_in(expr.values))
        if not expr.values:
            return pl.when(column.is_not_null()).then(False)
        return reduce(operator.or_, (column == value for value in expr.values))

    def _is_kind(self, part: Part, kinds: tuple[str, ...]) -> pl.Expr:
        """Compare a column of kinds without turning it into text; a kind that the value type lacks never occurs."""
        known = VALUE_TYPES[self._book_type.field[part.field].type].kinds
        column = pl.col(f"{part.field}.k")
        asked = [kind for kind in kinds if kind in known]
        if not asked:
            return pl.when(column.is_not_null()).then(False)
        return reduce(operator.or_, (column == kind for kind in asked))

    def _all(self, expr: All) -> pl.Expr:
        return reduce(operator.and_, map(self.single, expr.items)) if expr.items else pl.lit(True)

    def _any(self, expr: AnyOf) -> pl.Expr:
        return reduce(operator.or_, map(self.single, expr.items)) if expr.items else pl.lit(False)

    def _present(self, expr: Present) -> pl.Expr:
        column = self._column(expr.of)
        if isinstance(column, Pair):
            return column.lo.is_not_null() | column.hi.is_not_null()
        return column.is_not_null()

    def _matches(self, expr: Matches) -> pl.Expr:
        return self.single(expr.of).str.contains(f"^(?:{expr.pattern})$")

    def _slice(self, expr: Slice) -> pl.Expr:
        column = self.single(expr.of)
        if expr.start < 0:
            return column.str.tail(-expr.start)
        return column.str.slice(expr.start, None if expr.stop is None else expr.stop - expr.start)

    def _int_of(self, expr: IntOf) -> Pair:
        column = self.single(expr.of)
        return _exactly(pl.when(column.str.contains("^[0-9]{1,9}$")).then(column).cast(pl.Int64))

    def _date_in(self, expr: DateIn) -> Pair:
        column = self.single(expr.of)
        return Pair(_by_text(column, _first_day, pl.Date()), _by_text(column, _last_day, pl.Date()))

    def _if(self, expr: If) -> Column:
        condition = self.single(expr.condition)
        then, other = self._column(expr.then), self._column(expr.other)
        if isinstance(then, Pair) and isinstance(other, Pair):
            if then.exact and other.exact:
                return _exactly(_chosen(condition, then.lo, other.lo))
            return Pair(_chosen(condition, then.lo, other.lo), _chosen(condition, then.hi, other.hi))
        return _chosen(condition, self.single(expr.then), self.single(expr.other))

    _MEANING: dict[str, Callable[[Any, Any], Column]] = {  # noqa: RUF012 - filled once, below its methods
        Lit.kind: _lit,
        Part.kind: _part,
        DateOf.kind: _date,
        Years.kind: _years,
        Days.kind: _days,
        Year.kind: _year,
        Add.kind: _add,
        Compare.kind: _compare,
        Present.kind: _present,
        IsIn.kind: _is_in,
        Matches.kind: _matches,
        Fold.kind: lambda self, expr: _by_text(self.single(expr.of), fold, pl.String()),
        Find.kind: lambda self, expr: self.single(expr.of).str.extract(expr.pattern, 1),
        Office.kind: lambda self, expr: _by_text(self.single(expr.of), institution_named, pl.String()),
        DateIn.kind: _date_in,
        Slice.kind: _slice,
        IntOf.kind: _int_of,
        All.kind: _all,
        AnyOf.kind: _any,
        Not.kind: lambda self, expr: ~self.single(expr.of),
        If.kind: _if,
    }


def _chosen(condition: pl.Expr, then: pl.Expr, other: pl.Expr) -> pl.Expr:
    return pl.when(condition).then(then).when(~condition).then(other)


def _number_of(day: pl.Expr) -> pl.Expr:
    return day.to_physical().cast(pl.Int64)


def _completed(born: pl.Expr, on: pl.Expr) -> pl.Expr:
    def anniversary(day: pl.Expr) -> pl.Expr:
        return day.dt.month().cast(pl.Int64) * 100 + day.dt.day()

    years = on.dt.year().cast(pl.Int64) - born.dt.year().cast(pl.Int64)
    return years - (anniversary(on) < anniversary(born)).cast(pl.Int64)


def _compared(op: CompareOp, left: Pair, right: Pair) -> pl.Expr:
    if left.exact and right.exact:
        said: pl.Expr = getattr(operator, op)(left.lo, right.lo)
        return said
    match op:
        case "lt":
            return pl.when(left.hi < right.lo).then(True).when(left.lo >= right.hi).then(False)
        case "le":
            return pl.when(left.hi <= right.lo).then(True).when(left.lo > right.hi).then(False)
        case "gt":
            # not the other way round: a constant on the left of a column of nulls is one row in Polars 2.1
            return pl.when(left.lo > right.hi).then(True).when(left.hi <= right.lo).then(False)
        case "ge":
            return pl.when(left.lo >= right.hi).then(True).when(left.hi < right.lo).then(False)
        case "eq" | "ne":
            apart = (left.hi < right.lo) | (left.lo > right.hi)
            same = reduce(
                operator.and_,
                (one.lo == one.hi for one in (left, right) if not one.exact),
                left.hi == right.lo,
            )
            equal = op == "eq"
            return pl.when(apart).then(not equal).when(same).then(equal)


def _by_text(column: pl.Expr, meaning: Callable[[str], Any], dtype: pl.DataType) -> pl.Expr:
    """Apply a Python function once to each different text."""

    def mapped(texts: pl.Series) -> pl.Series:
        different = texts.unique().drop_nulls()
        values = pl.Series([meaning(item) for item in different], dtype=dtype)
        return values.gather(texts.cast(pl.Enum(different)).to_physical()).alias(texts.name)

    found = column.map_batches(mapped, return_dtype=dtype)
    return found if column.meta.root_names() else found.first()


def _first_day(written: str) -> dt.date | None:
    days = ranges.written_span(written)
    return None if days is None else days.lo


def _last_day(written: str) -> dt.date | None:
    days = ranges.written_span(written)
    return None if days is None else days.hi
