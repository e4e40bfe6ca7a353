"""Mentions that are evidently one person: the key under which they meet.

Comes in: ``RegisterView.people``. Goes out: the same with ``who``: the personal number where it is written, and ``sign``: folded name,
full birth date, sex. Two persons may share a sign; what rests on it can always be settled as *hai người*.
"""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView

_DAY = 10
_SHORTEST = 4
"""A folded name shorter than this is shared by too many."""


def signed(view: RegisterView) -> pl.DataFrame:
    """People whose full birth date is known, with ``sign``."""
    return view.once("signed", _signed)


def _signed(view: RegisterView) -> pl.DataFrame:
    people = view.people
    if people.is_empty():
        return people
    known = people.filter(
        (pl.col("birth").str.len_chars() == _DAY) & (pl.col("fold").str.len_chars() >= _SHORTEST)
    )
    return known.with_columns(
        pl.concat_str("fold", "birth", pl.col("sex").fill_null("?"), separator="|").hash().alias("sign")
    )
