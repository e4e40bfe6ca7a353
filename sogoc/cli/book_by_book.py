"""One act on several books: all are found before the first is touched, each is its own transaction, and each is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from sogoc.cli.progress import Report
    from sogoc.register.models import Book

Done = TypeVar("Done")


def books_at(paths: Iterable[str]) -> list[Book]:
    """Books by their paths, each once; one that is not there refuses them all."""
    from sogoc.register.queries import book_at

    found = {book.pk: book for book in map(book_at, paths)}
    return list(found.values())


def one_by_one(
    books: Sequence[Book], act: Callable[[Book], Done], *, progress: Report
) -> tuple[list[Done], list[dict[str, str]]]:
    """What the act did, and the books that it refused with the reasons; a refusal when it refused all of them."""
    done: list[Done] = []
    refused: list[dict[str, str]] = []
    first: Refusal | None = None
    for at, book in enumerate(books, start=1):
        try:
            done.append(act(book))
        except Refusal as refusal:
            first = first or refusal
            refused.append({"book": book.path} | refusal.as_dict())
        progress(at, len(books), book.path)
    if first is not None and not done:
        raise first
    return done, refused
