"""What an arrival left behind in its books: which values another version of a package changed, and how much is still to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson
from django.db.models import Sum

from sogoc.register.models import Book, Entry, EntryVersion
from sogoc.reporting.layers import changes

if TYPE_CHECKING:
    from django.db.models import QuerySet


def still_holding(books: Sequence[Book]) -> int:
    """Errors and warnings of these books that hold something and have neither a correction nor a reason yet."""
    waiting = Entry.objects.filter(book__in=books, state="staged").aggregate(held=Sum("held"))["held"]
    return (waiting or 0) + sum(book.held for book in books)


def changed_by_package(
    book: Book, package: int, *, keys: Iterable[str]
) -> dict[str, list[tuple[str, str, str]]]:
    """Key → (label, before, after) of what a package changed in these entries of a book."""
    rows = EntryVersion.objects.filter(entry__book=book, entry__key__in=list(keys))
    made = {row.entry.key: row for row in _with_entry(rows.filter(package__number=package))}
    numbers = {key: row.number - 1 for key, row in made.items()}
    before = {
        row.entry.key: row
        for row in _with_entry(rows.filter(number__in=set(numbers.values())))
        if numbers.get(row.entry.key) == row.number
    }
    return {
        key: changes(book.type, _values(row), _values(before[key]))
        for key, row in made.items()
        if key in before
    }


def _with_entry(rows: QuerySet[EntryVersion]) -> QuerySet[EntryVersion]:
    return rows.select_related("entry").order_by("entry__row", "number")


def _values(version: EntryVersion) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = orjson.loads(version.values)
    return loaded
