"""Arithmetic of ranges: what can be told of a date or a number of which only the earliest and the latest are known.

A side may be open (None): then nothing can be told that would need it. The Polars interpreter follows the same formulas.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any, NamedTuple

from sogoc.law.expr.tree import CompareOp

_PREFIX = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WRITTEN = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


class Span(NamedTuple):
    """Earliest and latest, both inclusive: days, or whole numbers."""

    lo: Any
    hi: Any


def span(lo: Any, hi: Any) -> Span | None:
    """A span, or None where neither side is known."""
    return None if lo is None and hi is None else Span(lo, hi)


def prefix_span(text: str) -> Span | None:
    """Days that an ISO prefix (``1962``, ``1962-05``, ``1962-05-03``) can mean; None for any other text or an impossible day."""
    found = _PREFIX.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(group) if group else None for group in found.groups())
    try:
        if year is None or month is None:
            return Span(dt.date(int(text), 1, 1), dt.date(int(text), 12, 31))
        if day is None:
            return Span(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))
        return Span(dt.date(year, month, day), dt.date(year, month, day))
    except ValueError:
        return None


def written_span(text: str) -> Span | None:
    """Days that ``d.m.yyyy`` (dots, slashes, dashes) or an ISO prefix means; None for any other text or an impossible day."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return prefix_span(text)
    day, month, year = map(int, found.groups())
    try:
        return Span(dt.date(year, month, day), dt.date(year, month, day))
    except ValueError:
        return None


def completed(born: dt.date | None, on: dt.date | None) -> int | None:
    """Completed years on a day of one born on another; negative before the birth."""
    if born is None or on is None:
        return None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def years_between(start: Span, end: Span) -> Span | None:
    """Fewest and most completed years."""
    return span(completed(start.hi, end.lo), completed(start.lo, end.hi))


def days_between(start: Span, end: Span) -> Span | None:
    """Fewest and most days."""
    fewest = None if start.hi is None or end.lo is None else (end.lo - start.hi).days
    most = None if start.lo is None or end.hi is None else (end.hi - start.lo).days
    return span(fewest, most)


def added(left: Span, right: Span, *, sign: int) -> Span | None:
    """Sum (sign 1) or difference (sign -1)."""
    other = right if sign == 1 else Span(*(None if side is None else -side for side in (right.hi, right.lo)))
    lo = None if left.lo is None or other.lo is None else left.lo + other.lo
    hi = None if left.hi is None or other.hi is None else left.hi + other.hi
    return span(lo, hi)


def compared(op: CompareOp, left: Span, right: Span) -> bool | None:
    """Three-valued comparison."""
    match op:
        case "lt":
            return _less(left, right, strict=True)
        case "le":
            return _less(left, right, strict=False)
        case "gt":
            return _less(right, left, strict=True)
        case "ge":
            return _less(right, left, strict=False)
        case "eq":
            return _equal(left, right)
        case "ne":
            same = _equal(left, right)
            return None if same is None else not same


def _less(left: Span, right: Span, *, strict: bool) -> bool | None:
    if (
        left.hi is not None
        and right.lo is not None
        and (left.hi < right.lo or (not strict and left.hi == right.lo))
    ):
        return True
    if (
        left.lo is not None
        and right.hi is not None
        and (left.lo > right.hi or (strict and left.lo == right.hi))
    ):
        return False
    return None


def _equal(left: Span, right: Span) -> bool | None:
    if _less(left, right, strict=True) or _less(right, left, strict=True):
        return False
    if None not in {*left, *right} and left.lo == left.hi == right.lo == right.hi:
        return True
    return None
