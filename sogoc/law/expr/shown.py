"""Values as a Vietnamese sentence shows them: texts as written, ranges with both ends."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from sogoc.law.expr.ranges import Span

UNKNOWN = "không rõ"


def shown(value: Any) -> str:
    """A text, a number, a day or a truth value; what is absent is ``không rõ``."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Span):
        return shown_days(value) if isinstance(value.lo or value.hi, dt.date) else _numbers(value)
    return str(value)


def shown_days(days: Span) -> str:
    """``03/05/1962``; ``05/1962`` and ``1962`` for a whole month and a whole year; else from and to."""
    lo, hi = days
    if lo is None or hi is None:
        return f"đến {hi:%d/%m/%Y}" if lo is None else f"từ {lo:%d/%m/%Y}"
    if lo == hi:
        return f"{lo.day:02}/{lo.month:02}/{lo.year:04}"
    if (lo.month, lo.day, hi.month, hi.day) == (1, 1, 12, 31):
        return f"{lo.year:04}" if lo.year == hi.year else f"{lo.year:04}–{hi.year:04}"
    last = calendar.monthrange(lo.year, lo.month)[1]
    if (lo.year, lo.month, lo.day, hi.day) == (hi.year, hi.month, 1, last):
        return f"{lo.month:02}/{lo.year:04}"
    return f"từ {shown_days(Span(lo, lo))} đến {shown_days(Span(hi, hi))}"


def _numbers(numbers: Span) -> str:
    lo, hi = numbers
    if lo is None or hi is None:
        return f"nhiều nhất {hi}" if lo is None else f"ít nhất {lo}"
    return str(lo) if lo == hi else f"{lo}–{hi}"
