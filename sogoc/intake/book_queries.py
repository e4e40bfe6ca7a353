"""Readers of books as they are: what is declared of them, their covers, their hand-overs, the names they are known under."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from django.db.models import Prefetch, Q, QuerySet

from sogoc.checking.shelf import Shelf, shelf_of
from sogoc.intake.book_models import BookFacts, Cover, HandOver, HandOverItem
from sogoc.intake.book_refusals import NO_COVER, NO_HANDOVER
from sogoc.intake.book_series import is_provisional, told_name
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book


class Named(Protocol):
    """A book of the register, or a line of a table of books."""

    @property
    def unit(self) -> str: ...
    @property
    def name(self) -> str: ...


def facts_of(path: str) -> BookFacts:
    """What is declared of a book; empty columns where nobody declared anything."""
    return BookFacts.objects.filter(book=path).first() or BookFacts(book=path)


def series_of(paths: Iterable[str] | None = None) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Path → declared series, of those books (None: of all) that have any."""
    wanted = None if paths is None else set(paths)
    rows = BookFacts.objects.exclude(series={}).values_list("book", "series")
    return {book: series for book, series in rows if wanted is None or book in wanted}


def shelf_as_declared() -> Shelf:
    """What is declared of all books: closing pages, covers, and the pages that minutes of hand-over count."""
    counts = BookFacts.objects.values_list(
        "book", "closing_total", "pages", "blank_pages", "crossed_pages", "cover"
    )
    handed = HandOverItem.objects.filter(pages__isnull=False).values_list(
        "book", "handover__day", "handover__document", "pages"
    )
    known = ((book, day, document, n) for book, day, document, n in handed if n is not None)
    return shelf_of(counts, known)


def path_behind(path: str) -> str | None:
    """Path under which a book stands here, by its own or by the name it was identified as; None when there is no such book."""
    alias = BookFacts.objects.filter(known_as=path).values_list("book", flat=True).first()
    if alias is not None:
        return alias
    book = records.arrived_book(path)
    return None if book is None else book.path


def find_book(path: str) -> Book:
    """Book by its path or by the path that it was identified as; a refusal when there is none."""
    alias = BookFacts.objects.filter(known_as=path.strip("/")).values_list("book", flat=True).first()
    return records.book_at(alias or path)


def told_name_of(book: Named) -> str:
    """A book's name as people are told it; only a provisional one is asked for."""
    path = f"{book.unit}/{book.name}"
    return told_name(book.name, facts_of(path).known_as) if is_provisional(path) else book.name


def aliases() -> dict[str, str]:
    """Path that a book was identified as → path that its ids keep."""
    rows = BookFacts.objects.exclude(known_as="").values_list("known_as", "book")
    return dict(rows)


def cover_at(path: str) -> Cover:
    """Cover by its path; a refusal when there is none."""
    found = Cover.objects.filter(path=path.strip("/")).first()
    if found is None:
        raise NO_COVER.because(path=path)
    return found


def books_under(cover: str) -> list[str]:
    """Paths of the books that share a cover."""
    return list(BookFacts.objects.filter(cover=cover).order_by("book").values_list("book", flat=True))


def handovers_of_book(path: str) -> QuerySet[HandOver]:
    """Hand-overs of one book, newest first; ``items`` are this book's alone."""
    mine = Prefetch("items", HandOverItem.objects.filter(book=path))
    rows = HandOver.objects.filter(items__book=path).select_related("by").prefetch_related(mine)
    return rows.order_by("-day", "-pk")


def handovers_of_units(units: Iterable[str]) -> QuerySet[HandOver]:
    """Hand-overs in which these units gave, took, or whose books were handed over, newest first."""
    listed = list(units)
    whose = Q(giver__in=listed) | Q(taker__in=listed)
    for unit in listed:
        whose |= Q(items__book__startswith=f"{unit}/")
    rows = HandOver.objects.filter(whose).distinct().select_related("by").prefetch_related("items")
    return rows.order_by("-day", "-pk")


def handover_at(pk: int) -> HandOver:
    """One hand-over with its books; a refusal when there is none."""
    found = HandOver.objects.filter(pk=pk).select_related("by").prefetch_related("items").first()
    if found is None:
        raise NO_HANDOVER.because()
    return found
