"""The population, opened in memory and ready to be asked: keys under which candidates are found, counts of how common things are.

In: a normalised extract. Out: ``Population``. Pure Polars.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

YEAR_WIDTH = 3
"""A birth that allows more years than these has no year key."""


@dataclass(frozen=True)
class Population:
    """Persons with their keys; ``size`` of them."""

    frame: pl.DataFrame
    keys: dict[str, pl.DataFrame]
    givens: pl.DataFrame
    """Given names with how many persons bear them: ``given, given_count``."""
    size: int


def open_population(frame: pl.DataFrame) -> Population:
    """Prepare a normalised extract: row index ``p``, how many share each name, the keys."""
    frame = frame.with_row_index("p").with_columns(
        name_count=pl.len().over("name_letters"),
        key_count=pl.len().over("name_key"),
        **{
            f"{kin}_count": pl.when(pl.col(f"{kin}_key").is_not_null()).then(pl.len().over(f"{kin}_key"))
            for kin in ("mother", "father", "spouse")
        },
    )
    communes = ("home_commune", "born_at_commune")
    givens = frame.group_by("given").agg(given_count=pl.len())
    return Population(frame, keys_of(frame, "p", communes), givens, frame.height)


def keys_of(frame: pl.DataFrame, row: str, communes: tuple[str, ...]) -> dict[str, pl.DataFrame]:
    """Return per kind of key the rows that have it: columns ``key`` (hash) and the row index. A missing part means no key."""
    full = pl.when(pl.col("day").is_not_null()).then(pl.col("lo")).alias("date")
    base = frame.with_columns(full)
    years = base.with_columns(_years()).explode("born").filter(pl.col("born").is_not_null())
    found = {
        "number": _hash(base, row, "pid"),
        "name_year": _hash(years, row, "name_key", "born"),
        "date_given": _hash(base, row, "date", "given", "surname"),
        "date_mother": _hash(base, row, "date", "mother_key"),
        "date_father": _hash(base, row, "date", "father_key"),
        "date_spouse": _hash(base, row, "date", "spouse_key"),
        "name_mother": _hash(base, row, "name_key", "mother_key"),
        "name_father": _hash(base, row, "name_key", "father_key"),
        "name_spouse": _hash(base, row, "name_key", "spouse_key"),
        "spouse_year": _hash(years, row, "spouse_key", "born"),
        "parents_given": _hash(base, row, "mother_key", "father_key", "given"),
    }
    for kind, source, parts in (
        ("name_commune", base, ("name_key",)),
        ("date_commune", base, ("date",)),
        ("outer_names_commune", years, ("given", "surname", "born")),
    ):
        found[kind] = pl.concat([_hash(source, row, *parts, place) for place in communes]).unique()
    return found


def _years() -> pl.Expr:
    """Years in which the birth may lie."""
    first, last = (pl.col("lo") - 1) / 365.2425, (pl.col("hi") - 1) / 365.2425
    first, last = first.floor().cast(pl.Int32) + 1, last.floor().cast(pl.Int32) + 1
    first = pl.when(pl.col("year").is_not_null()).then(pl.col("year").cast(pl.Int32)).otherwise(first)
    last = pl.when(pl.col("year").is_not_null()).then(pl.col("year").cast(pl.Int32)).otherwise(last)
    narrow = pl.col("lo").is_not_null() & (last - first <= YEAR_WIDTH)
    return pl.when(narrow).then(pl.int_ranges(first, last + 1)).alias("born")


def _hash(frame: pl.DataFrame, row: str, *parts: str) -> pl.DataFrame:
    present = frame.filter(pl.all_horizontal(pl.col(part).is_not_null() for part in parts))
    return present.select(
        pl.struct(pl.col(part).alias(str(at)) for at, part in enumerate(parts)).hash(seed=1).alias("key"),
        pl.col(row),
    )
