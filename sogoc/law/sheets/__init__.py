"""The printed page of each book type: its lines, where they stand, in which order they are read.

In: a book type and one of its layouts. Out: ``places``, of each column the part of the page on which it is written, and ``names``, the
columns in reading order. ``sample/pages`` draws from the same declaration. The five books of Phần mềm 158 are declared by hand
(``forms``), the others follow from their types (``derived``), older forms from their layouts (``former``).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sogoc.law.sheets.forms import form_of
from sogoc.law.sheets.placing import Place, places_of, reading_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sogoc.law.book import BookType
    from sogoc.law.layout import Layout

__all__ = ["Place", "names", "places"]


def places(book_type: BookType, layout: Layout) -> Mapping[str, Place]:
    """Column → place on the page of a layout; columns that the page has no place for are left out."""
    held = set(layout.has(book_type))
    return {name: place for name, place in _places(book_type.code, layout.code).items() if name in held}


def names(book_type: BookType, layout: Layout | None) -> tuple[str, ...]:
    """Columns in the order in which the page of a layout is read; of no layout in the declared order of the type."""
    if layout is None:
        return book_type.page_order
    return reading_order(places(book_type, layout), layout.has(book_type))


@cache
def _places(code: str, layout: str) -> Mapping[str, Place]:
    return places_of(form_of(code, layout))
