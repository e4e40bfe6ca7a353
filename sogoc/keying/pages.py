"""What keying knows of pages: the cuts of a book in their order, and the fields that its form has a place for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sogoc.keying.refusals import NO_BOOK_NAME, NO_LAYOUT
from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import layout_of
from sogoc.law.sheets import names
from sogoc.packages.names import BookName, parse_book_name

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork
    from sogoc.law.field import Field
    from sogoc.law.layout import Layout


def name_of(book: str) -> BookName:
    """Name of a book by its path; a refusal for what is none."""
    unit, _, name = book.partition("/")
    found = parse_book_name(name) if unit else None
    if found is None or f"{unit}/{found}" != book:
        raise NO_BOOK_NAME.because(book=book)
    return found


def layout_of_work(type_: str, code: str) -> Layout | None:
    """A form of a book type by its code; None for none."""
    if not code:
        return None
    found = next((one for one in BOOK_TYPES[type_].layouts if one.code == code), None)
    if found is None:
        raise NO_LAYOUT.because(type=type_, layout=code)
    return found


def likely_layout(name: BookName) -> Layout | None:
    """The form that books of that type and year were printed on, for the longer part of the year; None where none is known."""
    if not name.year.isdigit() or not dt.MINYEAR <= int(name.year) <= dt.MAXYEAR:
        return None
    middle = dt.date(int(name.year), 7, 1)
    return next(iter(layout_of(BOOK_TYPES[name.type], (middle, middle))), None)


def fields_of(work: BookWork) -> tuple[Field, ...]:
    """Fields that are asked of a book, in the order of its page."""
    book_type = BOOK_TYPES[work.type]
    layout = layout_of_work(work.type, work.layout)
    return tuple(book_type.field[name] for name in names(book_type, layout))
