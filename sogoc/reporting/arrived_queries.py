"""What an arrival left behind in its books: which values another version of a package changed, and how much is still to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sogoc.register.counting_queries import held_findings
from sogoc.register.version_queries import made_by_package
from sogoc.reporting.layers import changes

if TYPE_CHECKING:
    from sogoc.register.models import Book


def still_holding(books: Sequence[Book]) -> int:
    """Errors and warnings of these books that hold something and have neither a correction nor a reason yet."""
    return held_findings(books)


def changed_by_package(
    book: Book, package: int, *, keys: Iterable[str]
) -> dict[str, list[tuple[str, str, str]]]:
    """Key → (label, before, after) of what a package changed in these entries of a book."""
    made = made_by_package(book, package, keys=keys)
    return {key: changes(book.type, after, before) for key, (before, after) in made.items()}
