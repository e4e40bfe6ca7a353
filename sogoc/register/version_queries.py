"""Readers of what the packages of a book said, version by version."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import orjson
from django.db.models import Count, F
from django.db.models.functions import Substr

from sogoc.register.mending import MENDED, SIGN
from sogoc.register.models import Book, Entry, EntryVersion, Package

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


class CurrentPackage(NamedTuple):
    """The newest package of a book."""

    path: str
    unit: str
    type: str
    year: str
    book_number: str
    number: int
    sha256: str
    file_name: str
    entries: int


def current_packages() -> dict[int, CurrentPackage]:
    """Newest package of every book, by the id of the book, in the order of unit, type, year, number."""
    names = ("book__unit", "book__type", "book__year", "book__number")
    rows = Package.objects.order_by(*names, "number").values_list(
        "book_id", *names, "number", "xlsx_sha256", "xlsx_name", "entries"
    )
    return {
        book: CurrentPackage(f"{unit}/{type_}.{year}.{name}", unit, type_, year, name, *rest)
        for book, unit, type_, year, name, *rest in rows
    }


def rows_of_book(book: int) -> dict[int, str]:
    """Row → key of the entries that stand in the current package of a book."""
    return dict(Entry.objects.filter(book=book).exclude(state="withdrawn").values_list("row", "key"))


class MadeByHand(NamedTuple):
    """A current entry whose values a person changed since its package came: a dropped reading, a mended slip."""

    book: int
    row: int
    key: str
    type: str
    values: Values


def made_by_hand() -> list[MadeByHand]:
    """Entries whose current version is not that of the package: few."""
    rows = EntryVersion.objects.filter(made_by__isnull=False, number=F("entry__version"))
    found = rows.exclude(entry__state="withdrawn").values_list(
        "entry__book", "entry__row", "entry__key", "entry__book__type", "values"
    )
    return [MadeByHand(book, row, key, type_, orjson.loads(text)) for book, row, key, type_, text in found]


def mended_rows(book: int) -> dict[int, dict[str, str]]:
    """Row → column → text of the fields of a book that were mended after an approval, as its entries have them now."""
    rows = EntryVersion.objects.filter(
        entry__book=book, number=F("entry__version"), values__contains=SIGN
    ).exclude(entry__state="withdrawn")
    return {
        row: {
            name: str(value["verbatim"])
            for name, value in orjson.loads(text).items()
            if isinstance(value, dict) and value.get("source") == MENDED
        }
        for row, text in rows.values_list("entry__row", "values")
    }


def pages_by_year(books: Collection[int]) -> dict[tuple[int, str], int]:
    """Book and year of registration (empty: unknown) → PDF files of its entries."""
    wanted = set(books)
    rows = Entry.objects.exclude(state="withdrawn").exclude(pdf="").order_by()
    counted = rows.values("book_id", year=Substr("registered", 1, 4)).annotate(count=Count("pk"))
    found: dict[tuple[int, str], int] = {}
    for row in counted:
        if row["book_id"] in wanted:
            key = (row["book_id"], row["year"] if row["year"].isdigit() else "")
            found[key] = found.get(key, 0) + row["count"]
    return found
