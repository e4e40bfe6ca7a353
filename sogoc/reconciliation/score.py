"""From levels of agreement to a score that is comparable across tiers. Pure Polars.

The odds that a candidate is the person: what each level is worth when it is the same person against how often it comes by chance,
counted in this population (how many share the name, the mother's name …). Candidates of one mention share the whole, so a second
who fits as well halves the score. What the shares of slips are worth is an assumption per field, written below.
"""

from __future__ import annotations

import math

import polars as pl

COVERAGE = 0.75
"""Share of the books' persons whom the population knows."""
_DAYS, _YEARS = 20_000.0, 60.0
_BIRTH = {
    5: math.log2(0.85 * _DAYS),
    4: math.log2(0.9 * _DAYS / 30),
    3: math.log2(0.9 * _YEARS),
    2: math.log2(0.9 * _YEARS / 2),
    1: math.log2(0.01 * _DAYS),
    0: 0.0,
    -1: math.log2(0.02 * _DAYS / 60),
    -2: math.log2(0.05 * _YEARS / 4),
    -9: math.log2(0.004),
}
_SEX = {1: 1.0, 0: 0.0, -1: math.log2(0.01)}
_PLACE = {2: 5.0, 1: 1.0, 0: -2.5}
_NUMBER = {1: 20.0, 0: 0.0, -1: math.log2(0.002)}
_DEATH = {2: 11.0, 1: 1.5, 0: 0.0, -1: -4.0, -2: -5.0, -3: -9.0}
_UNMARKED, _OTHER_MARKS = math.log2(0.02), math.log2(0.005)
"""A name typed without any marks · with marks, but these very ones by a slip."""
_SPOUSE_OTHER = -2.0
_PARENT_OTHER = -4.5
_SECOND_PARENT = 6.0
"""Most bits that the second parent adds: parents come together, and siblings share both."""


def bits(size: int) -> pl.Expr:
    """Log₂ of the odds that the candidate is the person, against an unknown one."""
    return (
        pl.lit(math.log2(COVERAGE / size))
        + _name(size)
        + _steps("e_birth", _BIRTH)
        + _steps("e_sex", _SEX)
        + _steps("e_place", _PLACE)
        + _steps("e_number", _NUMBER)
        + _steps("e_death", _DEATH)
        + _parents(size)
        + _kin("spouse", size, other=_SPOUSE_OTHER)
    ).alias("bits")


def posterior() -> pl.Expr:
    """Probability among the candidates of the same mention and nobody of them."""
    odds = pl.lit(2.0).pow(pl.col("bits").clip(-60, 60))
    return (odds / (1 + odds.sum().over("m"))).alias("posterior")


def _steps(column: str, worth: dict[int, float]) -> pl.Expr:
    return pl.col(column).replace_strict(worth, return_dtype=pl.Float64, default=0.0)


def _name(size: int) -> pl.Expr:
    same = math.log2(0.9 * size) - pl.col("name_count").cast(pl.Float64).log(2)
    unmarked = (
        pl.when(pl.col("m_name_letters") == pl.col("m_name_fold")).then(_UNMARKED).otherwise(_OTHER_MARKS)
    )
    folded = unmarked + math.log2(size) - pl.col("key_count").cast(pl.Float64).log(2)
    near = math.log2(0.02 * size) - (pl.col("key_count") * 3 + 3 + size / 20_000).log(2)
    level = pl.col("e_name")
    return (
        pl.when(level == 3)
        .then(same)
        .when(level == 2)
        .then(folded)
        .when(level == 1)
        .then(near)
        .otherwise(math.log2(0.004))
    )


def _kin(who: str, size: int, *, other: float) -> pl.Expr:
    count = (pl.col(f"{who}_count").fill_null(1) + 1).cast(pl.Float64).log(2)
    level = pl.col(f"e_{who}")
    same = math.log2(0.7 * size) - count
    return (
        pl.when(level == 3)
        .then(same)
        .when(level == 2)
        .then(same - 1)
        .when(level == 1)
        .then(same - 4)
        .when(level == -1)
        .then(other)
        .otherwise(0.0)
    )


def _parents(size: int) -> pl.Expr:
    mother, father = _kin("mother", size, other=_PARENT_OTHER), _kin("father", size, other=_PARENT_OTHER)
    return pl.max_horizontal(mother, father) + pl.min_horizontal(mother, father).clip(
        upper_bound=_SECOND_PARENT
    )
