"""The empty form of a book type as its page shows it: blocks in page order, the words of the page, boxes to tick.

In: a book type, one of its layouts (None: every column). Out: blocks of lines. The keying form, the manual and whoever draws a page follow
this order; nothing is declared twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sogoc.law.book import BookType
from sogoc.law.field import Field
from sogoc.law.layout import Layout, TickBox
from sogoc.law.sheets import names


@dataclass(frozen=True, slots=True)
class FormLine:
    """One place to write: the column behind it, what the page calls it, the boxes that fill it.

    ``renamed``: the page of that time has other words than today's.
    """

    field: Field
    words: str
    boxes: tuple[TickBox, ...]
    renamed: bool = False


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Lines that stand together."""

    title: str
    lines: tuple[FormLine, ...]


def form(book_type: BookType, layout: Layout | None = None) -> tuple[FormBlock, ...]:
    """Blocks of the page; columns that the layout has no place for are left out, and boxes where its page has none."""
    fields = [book_type.field[name] for name in names(book_type, layout)]
    return tuple(
        FormBlock(title, tuple(_line(field, title, book_type, layout) for field in together))
        for title, together in groupby(fields, book_type.heading)
    )


def _line(field: Field, title: str, book_type: BookType, layout: Layout | None) -> FormLine:
    words = layout.words.get(field.name) if layout else None
    boxes = tuple(box for box in book_type.tick_boxes if box.field == field.name)
    return FormLine(
        field,
        words or field.within(title),
        boxes if layout is None or layout.ticks else (),
        renamed=words is not None,
    )
