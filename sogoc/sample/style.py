"""How one book was typed: separator of dates, capitals, whether the clerk kept the typographic apostrophe."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sogoc.law.book import BookType


@dataclass(frozen=True, slots=True)
class Style:
    """Habits of the person who typed a book; no errors."""

    separator: str
    capitals: bool

    @classmethod
    def of(cls, rng: random.Random) -> Style:
        """Draw habits."""
        return cls("." if rng.random() < 0.85 else "/", rng.random() < 0.7)

    def apply(self, values: dict[str, str], book_type: BookType) -> None:
        """Write names and dates as this person does."""
        names, dates = columns(book_type)
        if self.capitals:
            for name in names:
                if name in values:
                    values[name] = values[name].upper()
        if self.separator != ".":
            for name in dates:
                if name in values:
                    values[name] = values[name].replace(".", self.separator)


_FOUND: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}


def columns(book_type: BookType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name and date columns of a book type."""
    code = book_type.code
    if code not in _FOUND:
        names = tuple(field.name for field in book_type.official if field.type == "ho_ten" and field.block)
        dates = tuple(field.name for field in book_type.official if field.type == "ngay")
        _FOUND[code] = (names, dates)
    return _FOUND[code]
