"""Personal numbers across the books: MOT_SO_HAI_NGUOI, MOT_NGUOI_HAI_SO."""

from __future__ import annotations

import polars as pl

from sogoc.checking.likeness import Likeness, compared
from sogoc.checking.register_view import RegisterView
from sogoc.checking.same_person import signed
from sogoc.checking.standing import meeting, named, turned

CODES = ("MOT_SO_HAI_NGUOI", "MOT_NGUOI_HAI_SO")
_PLACE = ("_book", "_row", "_book.2", "_row.2")


def find(view: RegisterView) -> pl.DataFrame:
    """Return lines of both codes, with ``who`` and ``others``; said of the entries, whatever role the person has there."""
    parts = [part for part in (_two_persons(view), _two_numbers(view)) if not part.is_empty()]
    return pl.concat(parts) if parts else pl.DataFrame()


def _two_persons(view: RegisterView) -> pl.DataFrame:
    people = view.people
    if people.is_empty():
        return people
    rows = people.filter(pl.col("number").is_not_null()).select(
        "_book", "_row", "number", "name", "birth", "born_lo", "born_hi"
    )
    signs = pl.struct("name", "birth")
    several = rows.filter(signs.n_unique().over("number") > 1).unique()  # most are one person, written alike
    found = meeting(several, [("number",)])
    found = found.with_columns(compared(found, "name"))
    apart = (pl.col("born_lo") > pl.col("born_hi.2")) | (pl.col("born_hi") < pl.col("born_lo.2"))
    other = (pl.col("name.likeness") == Likeness.OTHER) | apart.fill_null(value=False)
    return _named(found.filter(other), view, code="MOT_SO_HAI_NGUOI")


def _two_numbers(view: RegisterView) -> pl.DataFrame:
    people = signed(view)
    if people.is_empty():
        return people
    rows = people.filter(pl.col("number").is_not_null() & pl.col("sex").is_not_null())
    several = rows.filter(pl.col("number").n_unique().over("sign") > 1)
    found = meeting(several.select("_book", "_row", "sign", "number", "name"), [("sign",)])
    return _named(found.filter(pl.col("number") != pl.col("number.2")), view, code="MOT_NGUOI_HAI_SO")


def _named(found: pl.DataFrame, view: RegisterView, *, code: str) -> pl.DataFrame:
    pairs = turned(found.select(*_PLACE, "name", "name.2")).with_columns(pl.col("name").alias("who"))
    return named(pairs, view, code=code, facts=["who"])
