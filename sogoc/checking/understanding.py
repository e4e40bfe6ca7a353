"""One column of texts understood at once: what ``ValueType.understand`` says of each, without calling it for each.

Comes in: a column of texts as written (null = nothing written) and its field. Goes out: ``Understood`` columns of the same length.
Three ways, one answer: a vector path where a value type has one (``fast_dates``, ``fast_names``), the value type's ``plain`` form, and
for the rest each different text once in Python.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

import polars as pl

from sogoc.checking.fast_dates import read_days
from sogoc.law.expr import ranges
from sogoc.law.expr.bind import DATE_TYPES
from sogoc.law.field import Field
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay import bounds

FEW = 2_000
"""Up to so many different texts, Python is as quick as the vector paths."""


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
    if len(texts) > FEW and cast("int", texts.approx_n_unique()) > FEW:
        if field.type == "ngay":
            return _mixed(texts, field, read_days(texts))
        plain = VALUE_TYPES[field.type].plain
        if plain is not None:
            return _plain(texts, field, plain)
    return _each(texts, field)


def _nothing(count: int, field: Field) -> Understood:
    empty = pl.Series([None], dtype=pl.String).new_from_index(0, count)
    days = pl.Series([None], dtype=pl.Date).new_from_index(0, count) if field.type in DATE_TYPES else None
    return Understood(empty, empty.cast(kinds_of(field)), empty, days, days)


def _each(texts: pl.Series, field: Field) -> Understood:
    """Each different text once in Python, then back to its rows."""
    known = _dictionary(texts.unique().drop_nulls(), field)
    found = texts.alias("text").to_frame().join(known, on="text", how="left", maintain_order="left")
    dated = field.type in DATE_TYPES
    return Understood(
        found["u"], found["k"], found["h"], found["lo"] if dated else None, found["hi"] if dated else None
    )


def _dictionary(different: pl.Series, field: Field) -> pl.DataFrame:
    value_type = VALUE_TYPES[field.type]
    said = [value_type.understand(text, field.codes) for text in different]
    columns: dict[str, pl.Series] = {
        "text": different.alias("text"),
        "u": pl.Series([item.canonical for item in said], dtype=pl.String),
        "k": pl.Series([item.kind for item in said], dtype=kinds_of(field)),
        "h": pl.Series([item.hint for item in said], dtype=pl.String),
    }
    if field.type in DATE_TYPES:
        spans = [None if item.canonical is None else ranges.span(*bounds(item.canonical)) for item in said]
        columns["lo"] = _days([span.lo if span else None for span in spans])
        columns["hi"] = _days([span.hi if span else None for span in spans])
    return pl.DataFrame(columns)


def _days(values: list[dt.date | None]) -> pl.Series:
    return pl.Series(values, dtype=pl.Date)


def _plain(texts: pl.Series, field: Field, pattern: str) -> Understood:
    """Texts of the plain form mean themselves; only the others are asked in Python."""
    is_plain = texts.str.contains(f"^(?:{pattern})$")
    kind = pl.Series([VALUE_TYPES[field.type].plain_kind], dtype=kinds_of(field))
    fast = pl.select(
        u=texts,
        k=pl.when(is_plain).then(kind.new_from_index(0, len(texts))),
        h=pl.lit(None, dtype=pl.String),
    )
    if bool(is_plain.all(ignore_nulls=True)):
        return Understood(texts, fast["k"], fast["h"])
    return _patched(texts, field, fast, done=is_plain)


def _mixed(texts: pl.Series, field: Field, days: pl.Series) -> Understood:
    """Regular days of the calendar are read at once; only the other texts are asked in Python."""
    done = days.is_not_null()
    kind = pl.Series(["ngay"], dtype=kinds_of(field))
    fast = pl.select(
        u=days.dt.strftime("%Y-%m-%d"),
        k=pl.when(done).then(kind.new_from_index(0, len(texts))),
        h=pl.lit(None, dtype=pl.String),
        lo=days,
        hi=days,
    )
    return _patched(texts, field, fast, done=done)


def _patched(texts: pl.Series, field: Field, fast: pl.DataFrame, *, done: pl.Series) -> Understood:
    rest = texts.set(done.fill_null(True), None)
    if rest.null_count() < len(rest):
        slow = _each(rest, field)
        asked = rest.is_not_null()
        fast = fast.with_columns(
            pl.when(asked).then(getattr(slow, name)).otherwise(pl.col(name)).alias(name)
            for name in fast.columns
        )
    columns = {name: fast[name] for name in fast.columns}
    return Understood(**columns)
