"""SAU_KHI_CHET: somebody whose death is registered marries, bears a child, or fathers one more than 300 days later."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.checking.same_person import signed
from sogoc.checking.standing import named

CODES = ("SAU_KHI_CHET",)
_CARRIED = {"cha": 300, "me": 0}
"""Days after a parent's death on which a child may still be born (Điều 88 Luật Hôn nhân và gia đình: 300)."""


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each marriage and birth, with ``who``, ``died``, ``event`` and ``others``."""
    people = signed(view)
    if people.is_empty():
        return people
    deaths = view.entries("KT").select("_book", "_row", pl.col("nktNgayChet.hi").alias("died")).drop_nulls()
    dead = people.filter(pl.col("type") == "KT").join(deaths, on=["_book", "_row"])
    dead = dead.select("sign", pl.col("_book").alias("_book.2"), pl.col("_row").alias("_row.2"), "died")
    married = people.filter((pl.col("type") == "KH") & pl.col("role").is_in(["chong", "vo"])).select(
        "sign",
        "_book",
        "_row",
        "name",
        pl.col("registered").alias("day"),
        pl.lit("ngày đăng ký kết hôn").alias("event"),
    )
    born = view.entries("KS").select("_book", "_row", pl.col("nksNgaySinh.lo").alias("day"))
    parents = [
        people.filter((pl.col("type") == "KS") & (pl.col("role") == role))
        .join(born, on=["_book", "_row"])
        .select(
            "sign",
            "_book",
            "_row",
            "name",
            pl.col("day").dt.offset_by(f"-{days}d"),
            pl.lit("ngày sinh của con").alias("event"),
        )
        for role, days in _CARRIED.items()
    ]
    found = pl.concat([married, *parents]).join(dead, on="sign").filter(pl.col("died") < pl.col("day"))
    told = found.with_columns(
        pl.col("name").alias("who"), pl.col("died").dt.strftime("%d/%m/%Y").alias("died")
    )
    facts = ["who", "died", "event"]
    return named(
        told.select("_book", "_row", "_book.2", "_row.2", *facts), view, code="SAU_KHI_CHET", facts=facts
    )
