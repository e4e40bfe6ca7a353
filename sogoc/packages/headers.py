r"""A sheet's header becomes official column names.

In: header texts as found (trailing spaces, ``\ni=[…]`` hints, any letter case). Out: for each column its official name, or the
header itself for an unknown column; which official columns are missing. A column is never dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sogoc.law.book import BookType
from sogoc.packages.refusals import TRUNG_COT
from sogoc.packages.sheet_writing import column_letters

_HINT = re.compile(r"\s*(?:[\r\n].*|i\s*=\s*\[.*)", re.DOTALL)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Columns:
    """``names``: column index → name in the frame; ``unknown`` and ``missing`` in order."""

    names: dict[int, str]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


@lru_cache(maxsize=4_096)
def level(header: str) -> str:
    """Bring a header into the form in which it is compared."""
    text = unicodedata.normalize("NFC", header).strip().strip("\ufeff")
    return _SPACES.sub("", _HINT.sub("", text)).casefold()


def match_columns(
    header: Sequence[str | None], book_type: BookType, *, name: str, filled: set[int]
) -> Columns:
    """Map a header to a book type; ``filled`` are the columns that hold anything below it."""
    official = {level(column): column for column in book_type.columns}
    names: dict[int, str] = {}
    unknown: list[str] = []
    taken: Counter[str] = Counter()
    for index, text in enumerate(header):
        if text is None or not text.strip():
            if index in filled:
                names[index] = f"Cột {column_letters(index)}"
                unknown.append(names[index])
            continue
        column = official.get(level(text))
        if column is None:
            column = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
            column = f"{column} " if column in book_type.field or column in {"STT", "_row"} else column
            unknown.append(column)
        names[index] = column
        taken[column] += 1
    twice = sorted(column for column, times in taken.items() if times > 1)
    if twice:
        raise TRUNG_COT.because(name=name, columns=", ".join(twice))
    present = set(names.values())
    missing = tuple(column for column in book_type.columns[1:] if column not in present)
    return Columns(names, tuple(unknown), missing)


def known_columns(header: Sequence[str | None], book_type: BookType) -> int:
    """Return how many official columns a header names."""
    return len({level(text) for text in header if text} & {level(column) for column in book_type.columns})


def best_type(header: Sequence[str | None], book_types: Iterable[BookType]) -> BookType | None:
    """Return the book type that knows most of a header's columns: alone in that, and with more than half of its core among them."""
    levelled = {level(text) for text in header if text}
    ranked = sorted(
        (
            (len({level(column) for column in book_type.columns[1:]} & levelled), book_type)
            for book_type in book_types
        ),
        key=lambda item: item[0],
        reverse=True,
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    best = ranked[0][1]
    core = {level(column) for column in best.core}
    return best if core and 2 * len(core & levelled) > len(core) else None
