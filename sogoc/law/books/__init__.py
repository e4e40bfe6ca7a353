"""One file per book type; ``BOOK_TYPES`` holds them by the code of the file names (``KS``)."""

from __future__ import annotations

import sys

from sogoc.law.book import BookType
from sogoc.law.declared import declared

BOOK_TYPES: dict[str, BookType] = declared(sys.modules[__name__], "BOOK")
_FIRST = ("KS", "KH", "KT")


def in_order() -> list[BookType]:
    """All types as people list them: births, marriages, deaths, the others that *Phần mềm 158* takes, then the rest."""
    rank = {code: place for place, code in enumerate(_FIRST)}
    return sorted(BOOK_TYPES.values(), key=lambda one: (not one.in_158, rank.get(one.code, len(_FIRST))))
