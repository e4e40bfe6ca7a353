"""Readers of reviews, and of the whole register as frames for the rules that look at it."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import Count, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.models import Office
from sogoc.checking import columns
from sogoc.checking.frame import understood
from sogoc.checking.kept_columns import files_of
from sogoc.checking.models import Finding, Review
from sogoc.checking.refusals import MAY_NOT_REVIEW
from sogoc.checking.register_view import BOOKS, OFFICES, PLACE, RegisterView, of_files
from sogoc.checking.shelf import Shelf, shelf_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Rule, Severity
from sogoc.law.rules import RULES
from sogoc.register.models import Book, Entry
from sogoc.register.sensitive_queries import hidden_paths, named_in, there_for
from sogoc.register.version_queries import (
    CurrentPackage,
    MadeByHand,
    current_packages,
    made_by_hand,
    pages_by_year,
    rows_of_book,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sogoc.accounts.models import Person
    from sogoc.checking.numbering import Declared
    from sogoc.checking.register_engine import Progress
    from sogoc.law.book import BookType
    from sogoc.law.refusal import Refusal

REVIEW_DUTIES = ("follow", "check")
"""Who has one of them over a unit may have its books reviewed."""


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A book as a review read it."""

    book: int
    package: CurrentPackage


def register_view(
    plan: pl.DataFrame,
    *,
    linked: frozenset[frozenset[str]] = frozenset(),
    series: Mapping[str, Declared] | None = None,
    shelf: Shelf | None = None,
    progress: Progress | None = None,
) -> tuple[dict[int, ReadBook], RegisterView]:
    """Every book with a package, and the view over their files; files that are missing are made first. ``linked``: exemplars by path;
    ``series``: those that books declare; ``shelf``: what is declared of them besides.
    """
    packages = current_packages()
    files = files_of(packages, rows_of_book, progress)
    books = pl.DataFrame(
        [(book, one.unit, one.type, one.year, one.book_number, one.path) for book, one in packages.items()],
        schema=BOOKS,
        orient="row",
    )
    plain = of_files(books, files, plan)
    changed = made_by_hand()
    view = RegisterView(
        books,
        plan,
        lambda book_type: _as_it_stands(plain.load(book_type), book_type, changed),
        linked,
        series or {},
        shelf or shelf_of(),
        _crossed_out(),
        _offices(),
    )
    return {book: ReadBook(book, one) for book, one in packages.items()}, view


def _offices() -> pl.DataFrame:
    rows = Office.objects.values_list("ref", "name", "valid_from", "valid_to", "software_from")
    return pl.DataFrame(list(rows), schema=OFFICES, orient="row")


def _crossed_out() -> pl.DataFrame:
    rows = Entry.objects.filter(legal="crossed_out").exclude(state="withdrawn").values_list("book_id", "row")
    return pl.DataFrame(list(rows), schema=PLACE, orient="row")


def _as_it_stands(frame: pl.DataFrame, book_type: BookType, changed: Sequence[MadeByHand]) -> pl.DataFrame:
    """The frame with what people changed since the packages came: readings dropped, slips mended."""
    mine = [one for one in changed if one.type == book_type.code]
    if not mine:
        return frame
    names = [field.name for field in book_type.official]
    places = {"_book": pl.Int64, "_row": pl.Int64, "_key": pl.String}
    texts = [
        (one.book, one.row, one.key, *(_written(one.values.get(name)) for name in names)) for one in mine
    ]
    rows = pl.DataFrame(texts, schema={**places, **dict.fromkeys(names, pl.String)}, orient="row")
    known = understood(rows, book_type)
    for name in names:
        dropped = [
            isinstance(value := one.values.get(name), dict) and value.get("understood") == "" for one in mine
        ]
        if any(dropped):
            meant = pl.when(~pl.Series(dropped)).then(pl.col(f"{name}.u")).alias(f"{name}.u")
            known = known.with_columns(meant)
    untouched = frame.join(known.select("_book", "_row"), on=["_book", "_row"], how="anti")
    return pl.concat([untouched, known.select(frame.columns)])


def _written(value: Any) -> str | None:
    return value.get("verbatim") if isinstance(value, dict) else value


def reviews(limit: int = 10) -> QuerySet[Review]:
    """Newest reviews."""
    return Review.objects.select_related("by").order_by("-pk")[:limit]


@dataclass(frozen=True, slots=True)
class Told:
    """What reviews say by one rule: how many findings, how many wait for a reason, in which books most."""

    rule: Rule
    total: int
    open: int
    books: tuple[tuple[Book, int], ...]
    further: int


def told(where: Q, *, shown: int = 5) -> list[Told]:
    """What reviews said and still say of the books that ``where`` (of findings) keeps, what holds first."""
    rows = Finding.objects.filter(where, review__isnull=False).order_by().values("code", "book")
    counted = rows.annotate(total=Count("pk"), open=Count("pk", filter=Q(settlement__isnull=True)))
    by_code: defaultdict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for row in counted:
        by_code[row["code"]].append((row["total"], row["open"], row["book"]))
    first = {
        code: sorted(found, key=lambda one: (-one[1], one[2]))[:shown] for code, found in by_code.items()
    }
    books = Book.objects.in_bulk({book for found in first.values() for _, _, book in found})
    lines = [
        Told(
            RULES[code],
            sum(total for total, _, _ in found),
            sum(open_ for _, open_, _ in found),
            tuple((books[book], total) for total, _, book in first[code]),
            max(0, len(found) - shown),
        )
        for code, found in by_code.items()
        if code in RULES
    ]
    return sorted(lines, key=lambda one: (one.rule.severity == Severity.LUU_Y, -one.open, one.rule.code))


def why_not_review(person: Person) -> Refusal | None:
    """Why this person may not ask for a review; None when they may."""
    held = [accounts.jurisdiction_units(person, duty=duty) for duty in REVIEW_DUTIES]
    if any(one.everything or one.units or one.books for one in held):
        return None
    return MAY_NOT_REVIEW.because(username=person.username)


def volumes(
    units: Collection[str] | None = None,
) -> Iterator[tuple[str, str, str, int, int, int, int, int, int]]:
    """Of the current packages, by unit, type and year: books, entries, pages (PDF files), fields of 1–15, 16–50, > 50 characters."""
    packages = {book: one for book, one in current_packages().items() if units is None or one.unit in units}
    files = files_of(packages, rows_of_book)
    pages = pages_by_year(packages)
    for code, book_type in BOOK_TYPES.items():
        mine = {book: files[book] for book, one in packages.items() if one.type == code}
        sums: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 6)
        for book, year, *counted in columns.volume(mine, book_type).iter_rows():
            figures = (1, counted[0], pages.get((book, year), 0), *counted[1:])
            line = sums[packages[book].unit, year]
            line[:] = [before + more for before, more in zip(line, figures, strict=True)]
        for (unit, year), (books, entries, files_, short, middle, long) in sums.items():
            yield unit, code, year, books, entries, files_, short, middle, long


CSV_COLUMNS = ("entry", "row", "so", "field", "code", "severity", "says", "reason")


def write_csv(review: Review, path: Path, *, person: Person) -> None:
    """Every finding that reviews have written and that still stands, of the codes and units of one review (UTF-8).

    Those that are there for a person; a sentence that names an entry which is not says the title of its rule instead.
    """
    mine = accounts.jurisdiction_units(person).where("book__unit")
    rows = Finding.objects.filter(mine, review__isnull=False, code__in=review.codes)
    rows = rows.filter(Q(entry__isnull=True) | Q(entry__in=Entry.objects.filter(there_for(person))))
    hidden = hidden_paths(person)
    if review.units:
        rows = rows.filter(book__unit__in=review.units)
    names = (
        "book__unit", "book__type", "book__year", "book__number", "entry__key", "row", "so", "field", "code", "severity", "says",
        "settlement__reason",
    )  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(CSV_COLUMNS)
        for unit, type_, year, number, key, *rest, says, reason in (
            rows.order_by(*names[:4], "row", "pk").values_list(*names).iterator()
        ):
            book = f"{unit}/{type_}.{year}.{number}"
            shown = says if hidden.isdisjoint(named_in(says)) else f"{RULES[rest[-2]].title}."
            writer.writerow([f"{book}/{key}" if key else book, *rest, shown, reason or ""])
