"""What a printed page of a book looked like in its time: dated layouts of a type, and the boxes that an officer ticked.

In: a book type's declaration, a range of days. Out: the layouts in reach of those days. A layout tells which columns its page had no
place for, so that nobody asks for what could not be written; where the form itself was not seen (``sure=False``) that is only a hint.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sogoc.law.rule import Law

if TYPE_CHECKING:
    from sogoc.law.book import BookType


class Shape(StrEnum):
    """How a layout lies on the paper."""

    ONE_PAGE = "mot_trang"
    TWO_PAGES = "hai_trang_a3"
    TABLE = "bang"
    DECISION = "quyet_dinh"


SHAPES: Mapping[Shape, str] = {
    Shape.ONE_PAGE: "mỗi trường hợp một trang",
    Shape.TWO_PAGES: "bảng ngang khổ A3, trải trên hai trang",
    Shape.TABLE: "bảng, mỗi trường hợp một dòng",
    Shape.DECISION: "mỗi trường hợp một quyết định",
}
"""What the screen says of a shape."""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A box on the right-hand side of the page: its words, the column that keeps it, the codes that it may mean.

    Without codes the column holds words (the ministry's list has no code for the box).
    """

    label: str
    field: str
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """One form of a book and the days on which it was used (ISO days, inclusive; None = open).

    ``lacks`` are official columns that the page has no place for; ``words`` what the page calls a column where that is not the label
    of today; ``others`` headings for which no column exists and whose text goes to the note. ``south`` is True for a form of the
    south alone, False for one of the north alone. ``ticks`` tells whether the page has the type's tick boxes.
    """

    code: str
    title: str
    shape: Shape
    law: Law
    since: str | None = None
    until: str | None = None
    sure: bool = False
    south: bool | None = None
    ticks: bool = False
    lacks: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def reaches(self, first: dt.date, last: dt.date) -> bool:
        """Whether the form was used on some day of a range."""
        after = self.since is not None and last < dt.date.fromisoformat(self.since)
        before = self.until is not None and first > dt.date.fromisoformat(self.until)
        return not after and not before

    def has(self, book_type: BookType) -> tuple[str, ...]:
        """Columns of the type that the page has a place for, in the type's order (``sheets.names``: as its page is read)."""
        return tuple(name for name in book_type.page_order if name not in self.lacks)


def layout_of(
    book_type: BookType, days: tuple[dt.date | None, dt.date | None], *, south: bool = True
) -> tuple[Layout, ...]:
    """Layouts that an entry registered in a range of days may have; several where the range spans them, none where none is known.

    ``south``: the book was kept south of the 17th parallel, as those of Lâm Đồng were.
    """
    first, last = days
    if first is None and last is None:
        return ()
    first, last = first or dt.date.min, last or dt.date.max
    return tuple(one for one in book_type.layouts if one.south in {None, south} and one.reaches(first, last))


def of_today(book_type: BookType) -> Layout:
    """The layout that is still in use."""
    return next(one for one in book_type.layouts if one.until is None)


def without_place(book_type: BookType, name: str, *, sure: bool) -> tuple[tuple[str | None, str | None], ...]:
    """Periods in which no form of a book here had a place for a column; ``sure`` chooses those known for certain or the others.

    Forms of the north alone are left aside; where two forms were used at once, both must lack the column.
    """
    forms = [one for one in book_type.layouts if one.south is not False]
    starts = {one.since for one in forms} | {_after(one.until) for one in forms if one.until}
    days: list[str | None] = sorted(starts, key=lambda day: day or "")
    found: list[tuple[str | None, str | None]] = []
    for start, following in zip(days, [*days[1:], None], strict=True):
        end = _before(following) if following else None
        used = [
            one
            for one in forms
            if (one.since or "") <= (start or "") and (one.until is None or (start or "") <= one.until)
        ]
        lacking = bool(used) and all(name in one.lacks for one in used)
        if lacking and all(one.sure for one in used) is sure:
            found.append((start, end))
    return tuple(found)


def _after(day: str) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
