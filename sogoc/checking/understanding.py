"""One column of texts understood at once: what ``ValueType.understand`` says of each, without calling it for each.

Comes in: a column of texts as written (null = nothing written) and its field. Goes out: ``Understood`` columns of the same length.
Three ways, one answer: a vector path where a value type has one (``fast_dates``, ``fast_names``), the value type's ``plain`` form, and
for the rest each different text once in Python.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import polars as pl

from sogoc.checking.fast_dates import read_days
from sogoc.checking.fast_texts import certain_names, certain_texts
from sogoc.law.expr import ranges
from sogoc.law.expr.bind import DATE_TYPES
from sogoc.law.field import Field
from sogoc.law.value import Understanding
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds

CERTAIN: dict[str, Callable[[pl.Series], pl.Series]] = {
    "ho_ten": certain_names,
    "noi_chon": certain_texts,
    "van_ban": certain_texts,
}
"""Where a text certainly means itself, for value types whose ``plain`` form would say so of too few."""
FEW = 2_000
"""Up to so many different texts (in a short column: one in eight), Python is as quick as the vector paths."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Columns of one field: canonical text, kind, hint and, for a date, first and last day."""

    u: pl.Series
    k: pl.Series
    h: pl.Series
    lo: pl.Series | None = None
    hi: pl.Series | None = None


def kinds_of(field: Field) -> pl.Enum:
    """Column type of the kinds of a field's value type."""
    return pl.Enum(list(VALUE_TYPES[field.type].kinds))


def understand(texts: pl.Series, field: Field) -> Understood:
    """Understand a column; days of ages are left open, for they need the day of registration."""
    if texts.null_count() == len(texts):
        return _nothing(len(texts), field)
    if cast("int", texts.approx_n_unique()) > min(FEW, len(texts) // 8):
        if field.type == "ngay":
            return _mixed(texts, field, read_days(texts))
        if field.type in CERTAIN:
            return _plain(texts, field, CERTAIN[field.type](texts))
        plain = VALUE_TYPES[field.type].plain
        if plain is not None:
            return _plain(texts, field, texts.str.contains(f"^(?:{plain})$"))
    return _each(texts, field)


def _nothing(count: int, field: Field) -> Understood:
    days = _repeated(None, pl.Date(), count) if field.type in DATE_TYPES else None
    empty = _repeated(None, pl.String(), count)
    return Understood(empty, _repeated(None, kinds_of(field), count), empty, days, days)


def _repeated(value: str | None, dtype: pl.DataType, count: int) -> pl.Series:
    return pl.Series([value], dtype=dtype).new_from_index(0, count)


def _each(texts: pl.Series, field: Field) -> Understood:
    """Each different text once in Python, then back to its rows."""
    different = texts.unique().drop_nulls()
    place = texts.cast(pl.Enum(different)).to_physical()
    known = _dictionary(different, field)
    return Understood(
        known.u.gather(place),
        known.k.gather(place),
        known.h.gather(place),
        None if known.lo is None else known.lo.gather(place),
        None if known.hi is None else known.hi.gather(place),
    )


def _dictionary(different: pl.Series, field: Field) -> Understood:
    said = [_understanding(field.type, text, field.codes) for text in different]
    lo = hi = None
    if field.type in DATE_TYPES:
        spans = [None if item.canonical is None else ranges.span(*bounds(item.canonical)) for item in said]
        lo = _days([span.lo if span else None for span in spans])
        hi = _days([span.hi if span else None for span in spans])
    return Understood(
        pl.Series([item.canonical for item in said], dtype=pl.String),
        pl.Series([item.kind for item in said], dtype=kinds_of(field)),
        pl.Series([item.hint for item in said], dtype=pl.String),
        lo,
        hi,
    )


@lru_cache(maxsize=50_000)
def _understanding(type_: str, text: str, codes: str | None) -> Understanding:
    return VALUE_TYPES[type_].understand(text, codes)


def _days(values: list[dt.date | None]) -> pl.Series:
    return pl.Series(values, dtype=pl.Date)


def _plain(texts: pl.Series, field: Field, is_plain: pl.Series) -> Understood:
    """Plain texts mean themselves; only the others are asked in Python."""
    kind = VALUE_TYPES[field.type].plain_kind
    fast = Understood(
        texts.clone(),
        _repeated(kind, kinds_of(field), len(texts)),
        _repeated(None, pl.String(), len(texts)),
    )
    return _patched(fast, texts, field, doubtful=~is_plain)


def _mixed(texts: pl.Series, field: Field, days: pl.Series) -> Understood:
    """Regular days of the calendar are read at once; only the other texts are asked in Python."""
    fast = Understood(
        days.cast(pl.String),
        _repeated("ngay", kinds_of(field), len(texts)),
        _repeated(None, pl.String(), len(texts)),
        days,
        days.clone(),
    )
    return _patched(fast, texts, field, doubtful=days.is_null() & texts.is_not_null())


def _patched(fast: Understood, texts: pl.Series, field: Field, *, doubtful: pl.Series) -> Understood:
    """Put in what Python says of the doubtful texts, and nothing where nothing is written."""
    asked = doubtful.arg_true()
    if not asked.is_empty():
        slow = _each(texts[asked], field)
        for name in ("u", "k", "h", "lo", "hi"):
            column = getattr(fast, name)
            if column is not None:
                column.scatter(asked, getattr(slow, name))
    if texts.null_count():
        fast.k.scatter(texts.is_null().arg_true(), None)
    return fast
