"""Marriages of one person: HAI_HON_NHAN, HAI_HON_NHAN_TRUOC_1977; and XAC_NHAN_TRAI_KET_HON, which a marriage contradicts.

A marriage is over when its note says so, when a divorce of the couple is noted, or when the spouse's death is registered with a day
before the next. The same couple again is no second marriage.
"""

from __future__ import annotations

import datetime as dt

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.checking.same_person import signed
from sogoc.checking.standing import meeting, named, turned

CODES = ("HAI_HON_NHAN", "HAI_HON_NHAN_TRUOC_1977", "XAC_NHAN_TRAI_KET_HON")
_ENDED = r"(?i)ly hôn|hủy (?:việc )?(?:kết hôn|hôn nhân)|huỷ|thôi nhau|không công nhận"
_SINGLE = r"(?i)chưa (?:từng )?(?:đăng ký )?kết hôn|độc thân|chưa đăng (?:ký|kí) kết hôn"
_ONE_LAW = dt.date(1977, 3, 25)


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of the three codes, with ``who`` and ``others``."""
    married = _marriages(view)
    if married.is_empty():
        return married
    parts = [
        part
        for part in (*_second_marriages(married, view), _certificates(married, view))
        if not part.is_empty()
    ]
    return pl.concat(parts, how="diagonal") if parts else pl.DataFrame()


def _marriages(view: RegisterView) -> pl.DataFrame:
    """Both sides of each marriage: person (``sign name``), spouse (``spouse``: sign, ``with``: fold), ``since`` … ``until``, ``ended``."""
    people = signed(view)
    if people.is_empty():
        return people
    mine = people.filter(pl.col("type") == "KH").select("_book", "_row", "role", "sign", "name", "registered")
    if mine.is_empty():
        return mine
    facts = view.entries("KH").select(
        "_book",
        "_row",
        pl.any_horizontal(
            pl.col(name).str.contains(_ENDED).fill_null(value=False) for name in ("ghiChu", "tinhTrangKetHon")
        ).alias("noted"),
        pl.col("chongHoTen.f").alias("chong"),
        pl.col("voHoTen.f").alias("vo"),
    )
    spouse = mine.select("_book", "_row", pl.col("role").alias("other"), pl.col("sign").alias("spouse"))
    deaths = (
        people.filter(pl.col("type") == "KT")
        .join(
            view.entries("KT").select("_book", "_row", pl.col("nktNgayChet.hi").alias("died")),
            on=["_book", "_row"],
        )
        .group_by(pl.col("sign").alias("spouse"))
        .agg(pl.col("died").min())
    )
    return (
        mine.join(facts, on=["_book", "_row"])
        .with_columns(
            pl.when(pl.col("role") == "chong").then(pl.lit("vo")).otherwise(pl.lit("chong")).alias("other"),
            pl.when(pl.col("role") == "chong").then("vo").otherwise("chong").alias("with"),
        )
        .join(spouse, on=["_book", "_row", "other"], how="left")
        .join(deaths, on="spouse", how="left")
        .join(_divorced(view), on=["chong", "vo"], how="left")
        .select(
            "_book", "_row", "sign", "name", "with", "spouse", "noted", "died", "divorced",
            pl.col("registered").alias("since"),
        )
        .drop_nulls("since")
    )  # fmt: skip


def _divorced(view: RegisterView) -> pl.DataFrame:
    """Couples of whom a divorce or an annulment is noted: ``chong vo divorced``."""
    noted = view.entries("LH")
    return (
        noted.select(
            pl.col("chongHoTen.f").alias("chong"),
            pl.col("voHoTen.f").alias("vo"),
            pl.lit(value=True).alias("divorced"),
        )
        .drop_nulls()
        .unique(["chong", "vo"])
    )


def _second_marriages(married: pl.DataFrame, view: RegisterView) -> list[pl.DataFrame]:
    found = meeting(married, [("sign",)])
    pairs = turned(found).filter(
        pl.col("since") < pl.col("since.2")
    )  # the earlier marriage, and the later one as ``.2``
    other = (pl.col("with") != pl.col("with.2")) & pl.col("spouse").ne_missing(pl.col("spouse.2"))
    over = (
        pl.col("noted")
        | pl.col("divorced").fill_null(value=False)
        | (pl.col("died") <= pl.col("since.2")).fill_null(value=False)
    )
    open_ = pairs.filter(other.fill_null(value=False) & ~over).select(
        pl.col("_book.2").alias("_book"),
        pl.col("_row.2").alias("_row"),
        pl.col("_book").alias("_book.2"),
        pl.col("_row").alias("_row.2"),
        pl.col("name.2").alias("who"),
        pl.col("since.2").alias("day"),
    )
    early = pl.col("day") < _ONE_LAW
    return [
        named(open_.filter(~early).drop("day"), view, code="HAI_HON_NHAN", facts=["who"]),
        named(open_.filter(early).drop("day"), view, code="HAI_HON_NHAN_TRUOC_1977", facts=["who"]),
    ]


def _certificates(married: pl.DataFrame, view: RegisterView) -> pl.DataFrame:
    entries = view.entries("HN")
    single = entries.filter(pl.col("nxnTinhTrangHonNhan").str.contains(_SINGLE)).select("_book", "_row")
    asked = signed(view).filter((pl.col("type") == "HN") & (pl.col("role") == "nxn"))
    asked = asked.join(single, on=["_book", "_row"]).select(
        "_book", "_row", "sign", pl.col("registered").alias("day")
    )
    before = married.filter(~pl.col("noted") & pl.col("divorced").is_null() & pl.col("died").is_null())
    pairs = asked.join(before, on="sign", suffix=".2").filter(pl.col("since") < pl.col("day"))
    return named(pairs.select("_book", "_row", "_book.2", "_row.2"), view, code="XAC_NHAN_TRAI_KET_HON")
