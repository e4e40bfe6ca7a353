"""One file per book type; ``BOOK_TYPES`` holds them by the code of the file names (``KS``)."""

from __future__ import annotations

import sys

from sogoc.law.book import BookType
from sogoc.law.declared import declared

BOOK_TYPES: dict[str, BookType] = declared(sys.modules[__name__], "BOOK")
