"""SINH_QUA_GAN: two births of one mother that lie further apart than twins and nearer than nature allows."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.checking.same_person import signed
from sogoc.checking.standing import meeting, named, turned

CODES = ("SINH_QUA_GAN",)
_TWINS, _NEXT = 3, 170
"""Days: twins are born within the first; a next child hardly before the second."""


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each of the two births, with ``days`` and ``others``."""
    people = signed(view)
    if people.is_empty():
        return people
    day = pl.when(pl.col("nksNgaySinh.u").str.len_chars() == 10).then(pl.col("nksNgaySinh.lo"))
    born = view.entries("KS").select("_book", "_row", day.alias("day")).drop_nulls()
    mothers = people.filter((pl.col("type") == "KS") & (pl.col("role") == "me")).select(
        "_book", "_row", "sign"
    )
    found = meeting(mothers.join(born, on=["_book", "_row"]), [("sign",)])
    apart = (pl.col("day") - pl.col("day.2")).dt.total_days().abs()
    near = found.with_columns(apart.alias("days")).filter(
        (pl.col("days") > _TWINS) & (pl.col("days") < _NEXT)
    )
    pairs = near.select("_book", "_row", "_book.2", "_row.2", "days")
    return named(turned(pairs), view, code="SINH_QUA_GAN", facts=["days"])
