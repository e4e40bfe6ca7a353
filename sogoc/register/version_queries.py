"""Readers of what the packages of a book said, version by version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from sogoc.register.models import Book, EntryVersion

Values = dict[str, Any]


def made_by_package(book: Book, package: int, *, keys: Iterable[str]) -> dict[str, tuple[Values, Values]]:
    """Key → values before and after, of those of these entries to which a package of the book gave another version."""
    rows = EntryVersion.objects.filter(entry__book=book, entry__key__in=list(keys)).order_by("entry__row")
    names = ("entry__key", "number", "values")
    made = {
        key: (number, text) for key, number, text in rows.filter(package__number=package).values_list(*names)
    }
    wanted = {(key, number - 1) for key, (number, _) in made.items()}
    older = rows.filter(number__in={number for _, number in wanted}).values_list(*names)
    before = {key: text for key, number, text in older if (key, number) in wanted}
    return {
        key: (orjson.loads(before[key]), orjson.loads(text))
        for key, (_, text) in made.items()
        if key in before
    }
