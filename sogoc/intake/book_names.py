"""Paths of books and of covers as people write them. In: text. Out: ``24862/KS.2008.01``, ``24862/HH.1985.01``, or a refusal.

``HH`` (*hỗn hợp*) stands where the type of a book stands: a volume of several types, or of books of several years.
"""

from __future__ import annotations

from sogoc.intake.book_refusals import NO_COVER_NAME, NO_SUCH_NAME
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.law.places import dated_code, read_code
from sogoc.packages.covers import parse_cover_name
from sogoc.packages.names import parse_book_name


def parse_cover_path(text: str) -> str:
    """Path of a cover; refuses what is none."""
    unit, _, name = text.strip().strip("/").partition("/")
    cover = parse_cover_name(name)
    if cover is None:
        raise NO_COVER_NAME.because(path=text)
    return f"{_unit(unit)}/{cover}"


def parse_book_path(text: str) -> str:
    """Path of a book, whether or not it has arrived; refuses what is none."""
    unit, _, name = text.strip().strip("/").partition("/")
    book = parse_book_name(name)
    if book is None:
        raise NO_SUCH_NAME.because(path=text)
    return f"{_unit(unit)}/{book}"


def _unit(text: str) -> str:
    return dated_code(keeps_registers(read_code(text)))
