"""Texts of either side brought to the columns that matching compares. In: text columns. Out: one row per distinct text.

Names become ``letters`` (marks kept) and ``fold`` (marks dropped, spaces kept) with ``given`` and ``surname``; births become the
first and last day they allow, with year, month and day where those are known; places become keys of commune and district.
Legacy font encodings are read through their proposal. Nothing here is ever shown or stored as anybody's name.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

import polars as pl

from sogoc.law.text import fold, fold_key, letters_key
from sogoc.law.text.legacy import convert, detect
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ngay.ranges import bounds

_COMMUNE = re.compile("(?:xa|phuong|thi tran|tt|p|x)[. ]+(.+)")
_DISTRICT = re.compile("(?:huyen|thanh pho|thi xa|quan|tp|tx|h)[. ]+(.+)")
_OFFICE = re.compile("^(?:ubnd|uy ban nhan dan) +")
_SPACES = re.compile("[^0-9a-z ]+")


def names(texts: pl.Series) -> pl.DataFrame:
    """Return ``text, letters, fold, key, given, surname`` of each distinct non-empty text."""
    return _table(texts, ("letters", "fold", "key", "given", "surname"), _name)


def births(canonicals: pl.Series, registered: pl.Series | None = None) -> pl.DataFrame:
    """Return ``text, registered, lo, hi, year, month, day`` of each distinct date (an age with its registration)."""
    if registered is None:
        registered = pl.repeat("", canonicals.len(), eager=True, dtype=pl.String)
    pairs = pl.DataFrame({"text": canonicals, "registered": registered.fill_null("")})
    pairs = pairs.filter(pl.col("text").is_not_null() & (pl.col("text") != "")).unique()
    rows = [(text, day, *_birth(text, day)) for text, day in pairs.iter_rows()]
    schema = {
        "text": pl.String, "registered": pl.String, "lo": pl.Int32, "hi": pl.Int32,
        "year": pl.Int16, "month": pl.Int8, "day": pl.Int8,
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def places(texts: pl.Series) -> pl.DataFrame:
    """Return ``text, commune, district`` of each distinct text; null where it names none."""
    return _table(texts, ("commune", "district"), _place)


def canonical_dates(texts: pl.Series) -> pl.DataFrame:
    """Return ``text, canonical, kind`` of each distinct text."""
    return _table(texts, ("canonical", "kind"), _date)


def _table(texts: pl.Series, columns: tuple[str, ...], read: object) -> pl.DataFrame:
    distinct = texts.drop_nulls().unique()
    rows = [(text, *read(text)) for text in distinct.to_list() if text]  # type: ignore[operator]
    return pl.DataFrame(rows, schema=dict.fromkeys(("text", *columns), pl.String), orient="row")


def _name(text: str) -> tuple[str | None, ...]:
    encoding = detect(text)
    if encoding:
        text = convert(text, encoding)
    folded = fold(text)
    words = folded.split(" ")
    letters = letters_key(text)
    return letters, folded, fold_key(text), words[-1], words[0]


@lru_cache(maxsize=400_000)
def _birth(text: str, registered: str) -> tuple[int | None, ...]:
    as_of = dt.date.fromisoformat(registered) if len(registered) == 10 else None
    if as_of is None and len(registered) >= 4 and registered[:4].isdecimal():
        as_of = dt.date(int(registered[:4]), 7, 1)
    first, last = bounds(text, as_of)
    if first is None or last is None:
        return None, None, None, None, None
    year = first.year if first.year == last.year else None
    month = first.month if year and first.month == last.month else None
    day = first.day if first == last else None
    return first.toordinal(), last.toordinal(), year, month, day


@lru_cache(maxsize=200_000)
def _date(text: str) -> tuple[str | None, str]:
    understood = VALUE_TYPES["ngay"].understand(text, None)
    return understood.canonical, understood.kind


@lru_cache(maxsize=400_000)
def _place(text: str) -> tuple[str | None, str | None]:
    parts = [_OFFICE.sub("", _SPACES.sub(" ", fold(part)).strip()) for part in text.split(",")]
    commune = district = None
    for part in parts:
        if found := _COMMUNE.fullmatch(part):
            commune = part
        elif (found := _DISTRICT.fullmatch(part)) is not None:
            district = found[1]
    return (f"{commune}|{district or ''}" if commune else None), district
