"""One event twice in one book: the pairs, by book type, and the findings that stand on every row of them.

Births agree in the child's name and sex, birth date and parents; twins in all but name or sex. What makes other entries one event stands
in ``one_event``.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.likeness import Likeness, block_key, compared, pairs
from sogoc.checking.one_event import Event, contradict, one_event, severity
from sogoc.law.book import BookType
from sogoc.law.rule import Severity

_SHOWN = 5
_DAY = 10
"""Characters of an ISO day."""


def repeated_births(found: pl.DataFrame) -> pl.DataFrame:
    """Of pairs of births, those that look like one: ``_book _row _row.2 severity``."""
    name, parents = pl.col("nksHoTen.likeness"), pl.col("parents")
    return found.filter((name <= Likeness.NEAR) & ~contradict("nksGioiTinh.u")).select(
        "_book", "_row", "_row.2", severity(pl.max_horizontal(name, parents))
    )


def twins(found: pl.DataFrame) -> pl.DataFrame:
    """Of pairs of births, those on one known day to the same parents with another name or sex: ``_book _row _row.2 severity``.

    One parent must be written the same; of the other a slip of one letter or a left out middle name is borne.
    """
    name, parent = pl.col("nksHoTen.likeness"), pl.min_horizontal("meHoTen.likeness", "chaHoTen.likeness")
    day = pl.col("nksNgaySinh.u").str.len_chars() == _DAY
    other = (parent == Likeness.SAME) & ((name == Likeness.OTHER) | contradict("nksGioiTinh.u"))
    return found.filter(day & (other | (name == Likeness.NEAR))).select(
        "_book", "_row", "_row.2", pl.lit(str(Severity.LUU_Y)).alias("severity")
    )


def birth_pairs(frame: pl.DataFrame) -> pl.DataFrame:
    """Pairs born on one date with at least one parent alike and none contradicting; likeness of child and parents."""
    names = ("nksHoTen", "meHoTen", "chaHoTen")
    rows = frame.select(
        "_book",
        "_row",
        *names,
        "nksGioiTinh.u",
        pl.when(pl.col("nksNgaySinh.k") == "ngay").then("nksNgaySinh.u").alias("nksNgaySinh.u"),
    ).drop_nulls("nksNgaySinh.u")
    rows = rows.filter(pl.struct("_book", "nksNgaySinh.u").is_duplicated())
    rows = rows.with_columns(block_key(pl.col(name)).alias(f"{name}.f") for name in names)
    found = pairs(rows, agree_on=[("nksNgaySinh.u", f"{name}.f") for name in names])
    found = found.with_columns(compared(found, name, may_lack_middle=name != "nksHoTen") for name in names)
    parents = pl.max_horizontal("meHoTen.likeness", "chaHoTen.likeness")
    return found.with_columns(parents.alias("parents")).filter(pl.col("parents") <= Likeness.NEAR)


def repeated_events(frame: pl.DataFrame, event: Event) -> pl.DataFrame:
    """Pairs of entries of another book type that look like one: ``_book _row _row.2 severity``."""
    rows = frame.select("_book", "_row", *event.columns).with_columns(
        block_key(pl.col(name)).alias(f"{name}.f") for name in event.people
    )
    return one_event(pairs(rows, agree_on=event.keys), event).select("_book", "_row", "_row.2", "severity")


def stand_on_every_row(
    found: pl.DataFrame, frame: pl.DataFrame, *, code: str, book_type: BookType, names: tuple[str, ...]
) -> pl.DataFrame:
    """One finding for each row of the pairs: its persons (``who``) and the rows it is like (``others``)."""
    turned = found.select("_book", pl.col("_row.2").alias("_row"), pl.col("_row").alias("_row.2"), "severity")
    number = frame.select("_book", pl.col("_row").alias("_row.2"), pl.col(book_type.number).alias("number"))
    who = frame.select(
        "_book", "_row", pl.concat_str(names, separator=" và ", ignore_nulls=True).alias("who")
    )
    return (
        pl.concat([found, turned])
        .sort("_book", "_row", "_row.2")
        .join(number, on=["_book", "_row.2"], how="left", maintain_order="left")
        .with_columns(
            pl.format("dòng {} (số {})", "_row.2", pl.col("number").fill_null("để trống")).alias("others")
        )
        .group_by("_book", "_row", maintain_order=True)
        .agg(
            pl.col("severity").min(),  # "can_ly_do" comes before "luu_y"
            pl.col("others").head(_SHOWN).str.join(", "),
            (pl.len() > _SHOWN).alias("more"),
        )
        .with_columns(pl.when("more").then(pl.col("others") + "…").otherwise("others").alias("others"))
        .join(who, on=["_book", "_row"], how="left", maintain_order="left")
        .select(
            "_book",
            "_row",
            pl.lit(names[0]).alias("field"),
            pl.lit(code).alias("code"),
            "severity",
            "who",
            "others",
        )
    )
