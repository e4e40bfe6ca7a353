"""What speaks for and against a candidate: one small whole number per compared field. Pure Polars; letters by rapidfuzz.

In: pairs of a mention (columns ``m_…``) and a person (the same names, without prefix). Out: the levels, as columns ``e_…``:

``e_name`` 3 the same letters and marks · 2 the same without marks · 1 near (a letter, the middle name) · 0 another.
``e_birth`` 5 the same full date · 4 year and month · 3 year · 2 within the years of an age · 1 day and month turned · 0 one side has none ·
-1 one of day, month, year differs · -2 a year beside the year or the age · -9 another.
``e_mother e_father e_spouse`` 3, 2, 1 as the name · 0 one side has none · -1 another.
``e_sex`` 1 the same · 0 unknown · -1 another. ``e_number`` likewise. ``e_place`` 2 a commune in common · 1 a district · 0 none.
``e_given`` -1 where the given name differs and is somebody else's given name too: rather another person, a twin, than a slip · 0 else.
``e_death`` 2 the same day · 1 near · 0 not compared · -1 alive in the population · -2 another day · -3 acts after death.
"""

from __future__ import annotations

import polars as pl
from rapidfuzz.distance import OSA

KIN = ("mother", "father", "spouse")
_SHORT = 5
"""Names of fewer letters are not near each other: one letter is half of them."""
_ATTESTED = 2
"""Persons who must bear a given name for it to be a name and not a slip."""


def weigh(pairs: pl.DataFrame) -> pl.DataFrame:
    """Add the levels of all compared fields; pairs with nothing in common are dropped before the costly part."""
    pairs = pairs.with_columns(_birth(), _same("pid", "e_number"), _same("sex", "e_sex"), _place(), _death())
    pairs = _near_name(pairs, "name", floor=0)
    some = (pl.col("e_name") > 0) | (pl.col("e_birth") == 5) | (pl.col("e_number") == 1)
    pairs = pairs.filter(some & _possible())
    for kin in KIN:
        pairs = _near_name(pairs, kin, floor=-1)
    return _either_parent(pairs).with_columns(_given())


def _either_parent(pairs: pl.DataFrame) -> pl.DataFrame:
    """Where the book names one parent without saying which, the better of the two counts and the other is not compared."""
    mother, father = pl.col("e_mother"), pl.col("e_father")
    either = pl.col("m_either")
    better = mother >= father
    return pairs.with_columns(
        pl.when(either & ~better).then(0).otherwise(mother).cast(pl.Int8).alias("e_mother"),
        pl.when(either & better).then(0).otherwise(father).cast(pl.Int8).alias("e_father"),
    )


def _given() -> pl.Expr:
    other = (pl.col("m_given") != pl.col("given")) & (pl.col("m_given_count") >= _ATTESTED)
    return pl.when(other.fill_null(value=False)).then(-1).otherwise(0).cast(pl.Int8).alias("e_given")


def _possible() -> pl.Expr:
    """Nobody is registered before birth."""
    too_early = (pl.col("m_event").is_not_null() & (pl.col("lo") > pl.col("m_event"))).fill_null(value=False)
    return ~too_early | (pl.col("e_number") == 1)


def _same(field: str, name: str) -> pl.Expr:
    ours, theirs = pl.col(f"m_{field}"), pl.col(field)
    level = pl.when(ours.is_null() | theirs.is_null()).then(0).when(ours == theirs).then(1).otherwise(-1)
    return level.cast(pl.Int8).alias(name)


def _birth() -> pl.Expr:
    year, month, day, lo, hi = (pl.col(name) for name in ("year", "month", "day", "lo", "hi"))
    m_year, m_month, m_day, m_lo, m_hi = (
        pl.col(f"m_{name}") for name in ("year", "month", "day", "lo", "hi")
    )
    both_full = day.is_not_null() & m_day.is_not_null()
    overlap = (lo <= m_hi) & (m_lo <= hi)
    same = (year == m_year).cast(pl.Int8) + (month == m_month).cast(pl.Int8) + (day == m_day).cast(pl.Int8)
    turned = (year == m_year) & (month == m_day) & (day == m_month)
    beside = (lo <= m_hi + 400) & (m_lo <= hi + 400)
    return (
        pl.when(lo.is_null() | m_lo.is_null())
        .then(0)
        .when(both_full & (lo == m_lo))
        .then(5)
        .when(both_full & turned)
        .then(1)
        .when(both_full & (same == 2))
        .then(-1)
        .when(both_full)
        .then(-9)
        .when(overlap & (year == m_year) & (month == m_month))
        .then(4)
        .when(overlap & (year == m_year))
        .then(3)
        .when(overlap)
        .then(2)
        .when(beside)
        .then(-2)
        .otherwise(-9)
        .cast(pl.Int8)
        .alias("e_birth")
    )


def _place() -> pl.Expr:
    def common(part: str) -> pl.Expr:
        return pl.any_horizontal(
            (pl.col(f"m_{ours}_{part}") == pl.col(f"{theirs}_{part}")).fill_null(value=False)
            for ours in ("home", "born_at", "office", "native")
            for theirs in ("home", "born_at", "native")
            if (ours == "native") == (theirs == "native")
        )

    return (
        pl.when(common("commune"))
        .then(2)
        .when(common("district"))
        .then(1)
        .otherwise(0)
        .cast(pl.Int8)
        .alias("e_place")
    )


def _death() -> pl.Expr:
    ours, theirs, event = pl.col("m_death"), pl.col("death"), pl.col("m_acts")
    first = pl.min_horizontal(ours.str.len_chars(), theirs.str.len_chars())
    agree = ours.str.slice(0, first) == theirs.str.slice(0, first)
    near = ours.str.slice(0, 4) == theirs.str.slice(0, 4)
    return (
        pl.when(ours.is_not_null() & theirs.is_null())
        .then(-1)
        .when(ours.is_not_null() & agree)
        .then(2)
        .when(ours.is_not_null() & near)
        .then(1)
        .when(ours.is_not_null())
        .then(-2)
        .when(
            event.is_not_null() & theirs.is_not_null() & (theirs < event.str.slice(0, theirs.str.len_chars()))
        )
        .then(-3)
        .otherwise(0)
        .cast(pl.Int8)
        .alias("e_death")
    )


def _near_name(pairs: pl.DataFrame, who: str, *, floor: int) -> pl.DataFrame:
    """Add ``e_<who>``. Distinct pairs of different names are compared once each."""
    ours, theirs = f"m_{who}_fold", f"{who}_fold"
    keys_differ = pl.col(f"m_{who}_key") != pl.col(f"{who}_key")
    distinct = pairs.lazy().filter(keys_differ).select(ours, theirs).unique().collect()
    near = [is_near(a, b) for a, b in distinct.iter_rows()]
    distinct = distinct.with_columns(pl.Series("near", near, dtype=pl.Boolean)).filter("near")
    joined = pairs.join(distinct, on=[ours, theirs], how="left", maintain_order="left")
    level = (
        pl.when(pl.col(ours).is_null() | pl.col(theirs).is_null())
        .then(0)
        .when(pl.col(f"m_{who}_letters") == pl.col(f"{who}_letters"))
        .then(3)
        .when(~keys_differ)
        .then(2)
        .when(pl.col("near").fill_null(value=False))
        .then(1)
        .otherwise(floor)
    )
    return joined.with_columns(level.cast(pl.Int8).alias(f"e_{who}")).drop("near")


def is_near(ours: str, theirs: str) -> bool:
    """Tell whether two folded names are one slip apart: one letter, or a middle name dropped between the same first and last words."""
    first, second = ours.split(" "), theirs.split(" ")
    if len(first) != len(second) and first[0] == second[0] and first[-1] == second[-1]:
        shorter, longer = sorted((first, second), key=len)
        return len(shorter) > 1 and all(word in longer for word in shorter)
    one, other = ("".join(letter for letter in name if letter.isalnum()) for name in (ours, theirs))
    if min(len(one), len(other)) < _SHORT or abs(len(one) - len(other)) > 1:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
