"""How like two written names are, and the pairs of rows of one book that are worth comparing.

*Same*: a reader of the book sees no difference, or one of the two was written without marks. *Near*: one edit apart, a mark being an
edit (of the letters alone where one has no marks), or other marks in several places. Everything else is *other*: twins called Hùng and
Dũng are two persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import polars as pl

from sogoc.law.text import fold, letters_key


class Likeness(IntEnum):
    """How like two names are; the larger, the less."""

    SAME = 0
    NEAR = 1
    OTHER = 2


def likeness(first: str, second: str) -> Likeness:
    """Compare two names as written."""
    one, two = letters_key(first), letters_key(second)
    if one == two:
        return Likeness.SAME
    if one_edit_apart(one, two):
        return Likeness.NEAR
    bare, other = fold(first), fold(second)
    without_marks = one.isascii() or two.isascii()
    if bare == other:
        return Likeness.SAME if without_marks else Likeness.NEAR
    return Likeness.NEAR if without_marks and one_edit_apart(bare, other) else Likeness.OTHER


def one_edit_apart(first: str, second: str) -> bool:
    """Whether one letter changed, added or dropped makes one text of the other."""
    short, long = sorted((first, second), key=len)
    if first == second or len(long) - len(short) > 1:
        return False
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    rest = short[start + 1 :] if len(short) == len(long) else short[start:]
    return rest == long[start + 1 :]


def block_key(text: pl.Expr) -> pl.Expr:
    """Consonants that carry no mark in any language of Việt Nam, lower case: a cheap key that like names share.

    Coarser than ``fold`` (equal folds have equal keys), so the names of a pair are compared properly afterwards.
    """
    return text.str.replace_all("[^GHKLMPQRSTVXghklmpqrstvx]+", "").str.to_lowercase()


def pairs(rows: pl.DataFrame, *, agree_on: Sequence[Sequence[str]]) -> pl.DataFrame:
    """Each pair of rows of one book that agree on all columns of one of the keys; the second's columns end in ``.2``.

    Empty values agree with nothing. A pair that agrees on several keys is given once.
    """
    found = []
    for key in agree_on:
        columns = ["_book", *key]
        shared = rows.filter(pl.all_horizontal(pl.col(columns).is_not_null())).filter(
            pl.struct(columns).is_duplicated()
        )
        found.append(
            shared.select("_book", "_row", *key)
            .join(shared.select("_row", *columns), on=columns, suffix=".2")
            .filter(pl.col("_row") < pl.col("_row.2"))
            .select("_book", "_row", "_row.2")
        )
    both = pl.concat(found).unique()
    second = rows.rename({name: f"{name}.2" for name in rows.columns if name != "_book"})
    return both.join(rows, on=["_book", "_row"]).join(second, on=["_book", "_row.2"])


def lacks_middle(first: str, second: str) -> bool:
    """Whether one is the other without middle names: *Lê Hoa* for *Lê Thị Hoa*."""
    short, long = sorted((letters_key(first).split(), letters_key(second).split()), key=len)
    return len(short) == 2 < len(long) and short == [long[0], long[-1]]


def compared(found: pl.DataFrame, name: str, *, may_lack_middle: bool = False) -> pl.Series:
    """Likeness of one person's name in each pair, null where a side is empty; a left out middle name may count as near."""
    known: dict[tuple[str, str], int] = {}
    out: list[int | None] = []
    for first, second in zip(found[name], found[f"{name}.2"], strict=True):
        if first is None or second is None:
            out.append(None)
            continue
        if (first, second) not in known:
            like = likeness(first, second)
            if like is Likeness.OTHER and may_lack_middle and lacks_middle(first, second):
                like = Likeness.NEAR
            known[first, second] = int(like)
        out.append(known[first, second])
    return pl.Series(f"{name}.likeness", out, dtype=pl.Int8)
