"""The writers of reviews: the rules over the whole register are asked, and what they found stands on the entries involved.

A review reads Parquet, outside any transaction; then books are written a few hundred at once. A book of which nothing is otherwise is
left alone. One whose package changed meanwhile is left to the next review.
"""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.checking import actions as checking
from sogoc.checking import refusals
from sogoc.checking.models import Finding, Review
from sogoc.checking.register_engine import Progress, codes
from sogoc.checking.register_engine import review as ask
from sogoc.checking.review_queries import REVIEW_DUTIES, register_view
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert
from sogoc.ground.ledger.actions import append, append_many
from sogoc.ground.ledger.events import Act, commitment
from sogoc.register import queries as records
from sogoc.register.models import Book, Entry

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.checking.numbering import Declared
    from sogoc.checking.review_queries import ReadBook
    from sogoc.checking.shelf import Shelf

STREAM = "review"
_BOOKS_AT_ONCE = 200
_SALT_BYTES = 16

Line = tuple[int, str, str, str, str, str]
"""Row, number, field, code, severity, sentence."""
Sign = tuple[int | None, str, str, str, str]
"""Entry, field, code, severity, sentence: two findings with one sign are one."""
Now = dict[Sign, tuple[int, str, "str | None"]]
"""What is said of a book now, with row, number and key of its entry."""
Was = dict[Sign, "int | None"]
"""What was said of it, with the reason given to it."""
_COLUMNS = (
    "book_id", "entry_id", "row", "so", "field", "code", "severity", "says", "review_id", "settlement_id",
)  # fmt: skip


@dataclass(slots=True)
class Reviewed:
    """What one review did."""

    review: Review
    books: int
    entries: int
    new: int = 0
    still: int = 0
    gone: int = 0
    by_code: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)
    """Paths of books that changed while the rules were asked."""

    def count(self, now: Now, was: Was) -> None:
        """Count one book: what is new, what is said again, what is no longer so."""
        self.new += len(now.keys() - was.keys())
        self.still += len(now.keys() & was.keys())
        self.gone += len(was.keys() - now.keys())
        self.by_code.update(code for _, _, code, _, _ in now)


def review(
    *,
    actor: Person,
    plan: pl.DataFrame,
    linked: frozenset[frozenset[str]] = frozenset(),
    series: Mapping[str, Declared] | None = None,
    shelf: Shelf | None = None,
    units: Collection[str] | None = None,
    only: Collection[str] | None = None,
    via: str = "",
    progress: Progress | None = None,
) -> Reviewed:
    """Ask the rules over the whole register and keep what they say of the books of these units (None: all that the actor follows).

    All books are looked at, whoever keeps them: an event may stand in two units. ``only``: codes of rules; ``plan``: ``frame_of_plan``;
    ``linked``: exemplars of one book: an event in both is no repeat; ``series``: those with numbers of their own, by path;
    ``shelf``: what closing pages and minutes of hand-over say.
    """
    chosen = _codes(only)
    allowed = _units(actor, units)
    read, view = register_view(plan, linked=linked, series=series, shelf=shelf, progress=progress)
    found = ask(view, only=chosen, progress=progress)
    mine = [one for one in read.values() if allowed is None or one.package.path in allowed]
    made = Review.objects.create(
        at=clock.now(), by=actor, via=via, units=sorted(units or ()), codes=sorted(chosen), books=len(read),
        entries=sum(one.package.entries for one in read.values()), salt=secrets.token_bytes(_SALT_BYTES),
    )  # fmt: skip
    done = Reviewed(made, made.books, made.entries)
    by_book: defaultdict[int, list[Line]] = defaultdict(list)
    for book, *line in found.select("_book", "_row", "so", "field", "code", "severity", "says").iter_rows():
        row, so, name, *rest = line
        by_book[book].append((row, so or "", name or "", *rest))
    touched = _touched(mine, by_book, chosen)
    for start in range(0, len(touched), _BOOKS_AT_ONCE):
        some = touched[start : start + _BOOKS_AT_ONCE]
        _write(some, by_book, done, actor=actor, via=via)
        if progress is not None:
            progress(start + len(some), len(touched), some[-1].package.path)
    _finish(done, actor=actor, via=via)
    return done


def _codes(only: Collection[str] | None) -> frozenset[str]:
    every = codes()
    if only is None:
        return every
    unknown = sorted(set(only) - every)
    if unknown:
        raise refusals.NOT_OF_REGISTER.because(code=", ".join(unknown), codes=", ".join(sorted(every)))
    return frozenset(only)


def _units(actor: Person, units: Collection[str] | None) -> _Allowed | None:
    """Which books of which units a person may have reviewed; None: all."""
    held = [accounts.jurisdiction_units(actor, duty=duty) for duty in REVIEW_DUTIES]
    everything = any(one.everything for one in held)
    if units is None and everything:
        return None
    if not everything and not any(one.units or one.books for one in held):
        raise refusals.MAY_NOT_REVIEW.because(username=actor.username)
    for unit in units or ():
        if not any(unit in one for one in held):
            raise refusals.MAY_NOT_REVIEW.because(username=actor.username)
    return _Allowed(held, frozenset(units) if units is not None else None)


@dataclass(frozen=True, slots=True)
class _Allowed:
    held: Sequence[accounts.Jurisdiction]
    units: frozenset[str] | None

    def __contains__(self, path: str) -> bool:
        named = self.units is None or path.partition("/")[0] in self.units
        return named and any(path in one for one in self.held)


def _touched(
    books: Iterable[ReadBook], found: Mapping[int, Sequence[Line]], chosen: Collection[str]
) -> list[ReadBook]:
    """Books of which something is said, or was."""
    said = set(
        Finding.objects.filter(review__isnull=False, code__in=list(chosen)).values_list("book_id", flat=True)
    )
    return [one for one in books if one.book in said or one.book in found]


@transaction.atomic
def _write(
    books: Sequence[ReadBook],
    found: Mapping[int, Sequence[Line]],
    done: Reviewed,
    *,
    actor: Person,
    via: str,
) -> None:
    """Replace what reviews said of some books, each with its act; reasons given to what is said again stay."""
    ids = [one.book for one in books]
    locked = {book.pk: book for book in Book.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    entries, before = _entries(ids), _said_before(ids, done.review.codes)
    inserted: list[tuple[object, ...]] = []
    acts: list[Act] = []
    changed: list[Book] = []
    for one in books:
        book, was = locked[one.book], before[one.book]
        package = records.current_package(book)
        if package is None or package.number != one.package.number:
            done.left.append(book.path)
            continue
        now = _signs(found.get(one.book, ()), entries.get(one.book, {}))
        done.count(now, was)
        if now.keys() != was.keys():
            changed.append(book)
            inserted += _rows(book, now, was, review=done.review)
            acts.append(_act(book, done.review, now=now, was=was, actor=actor, via=via))
    Finding.objects.filter(
        book__in=[book.pk for book in changed], review__isnull=False, code__in=done.review.codes
    ).delete()
    bulk_insert(Finding, _COLUMNS, inserted)
    for book in changed:
        checking.recount(book)
    append_many(acts)


def _said_before(books: Sequence[int], chosen: Collection[str]) -> defaultdict[int, Was]:
    """What reviews said of these books, each with the reason given to it."""
    before: defaultdict[int, Was] = defaultdict(dict)
    rows = Finding.objects.filter(book__in=books, review__isnull=False, code__in=list(chosen))
    names = ("book_id", "entry_id", "field", "code", "severity", "says", "settlement_id")
    for book, entry, name, code, severity, says, settlement in rows.values_list(*names):
        before[book][entry, name, code, severity, says] = settlement
    return before


def _rows(book: Book, now: Now, was: Was, *, review: Review) -> Iterator[tuple[object, ...]]:
    for sign, (row, so, _) in now.items():
        entry, *said = sign
        yield (book.pk, entry, row, so, *said, review.pk, was.get(sign))


def _entries(books: Sequence[int]) -> dict[int, dict[int, tuple[int, str, str]]]:
    """Book → row → id, number, key of its entries."""
    found: defaultdict[int, dict[int, tuple[int, str, str]]] = defaultdict(dict)
    rows = Entry.objects.filter(book__in=books).exclude(state="withdrawn")
    for book, row, pk, so, key in rows.values_list("book_id", "row", "pk", "so", "key"):
        found[book][row] = (pk, so, key)
    return found


def _signs(lines: Iterable[Line], entries: Mapping[int, tuple[int, str, str]]) -> Now:
    """What is said of one book now, with row, number and key of its entry."""
    now: Now = {}
    for row, _, name, code, severity, says in lines:
        if row and row not in entries:
            continue
        entry = entries[row] if row else None
        sign = (entry[0] if entry else None, name[: checking.FIELD_LENGTH], code, severity, says)
        now[sign] = (row, entry[1] if entry else "", entry[2] if entry else None)
    return now


def commit_to_said(severity: str, says: str, salt: bytes) -> str:
    """Salted commitment to one sentence of a review; the ledger holds no personal values."""
    return commitment(salt, f"{severity}\0{says}".encode()).hex()[:32]


def _act(book: Book, made: Review, *, now: Now, was: Was, actor: Person, via: str) -> Act:
    """Act on the stream of one book: every finding that it now has of these codes, and which reasons stay."""
    duties = accounts.duties_of(actor, book.path)
    told, kept = [], []
    for sign, (_, _, key) in now.items():
        _, name, code, severity, says = sign
        told.append([key, name, code, commit_to_said(severity, says, bytes(made.salt))])
        if (settlement := was.get(sign)) is not None:
            kept.append([settlement, key, name, code])
    return Act(
        stream=f"book:{book.path}",
        action="review",
        subject=book.path,
        actor=actor.username,
        office=book.unit,
        duty=next((duty for duty in REVIEW_DUTIES if duty in duties), ""),
        payload={"review": made.pk, "codes": made.codes, "findings": told, "kept": kept},
        via=via,
    )


@transaction.atomic
def _finish(done: Reviewed, *, actor: Person, via: str) -> None:
    made = done.review
    made.finished_at = clock.now()
    made.counts = {
        "new": done.new,
        "still": done.still,
        "gone": done.gone,
        "codes": dict(sorted(done.by_code.items())),
    }
    made.save(update_fields=["finished_at", "counts"])
    append(
        Act(
            stream=STREAM,
            action="review",
            subject=f"review:{made.pk}",
            actor=actor.username,
            duty=REVIEW_DUTIES[0],
            payload={
                "review": made.pk,
                "at": clock.stamp(made.at),
                "finished_at": clock.stamp(made.finished_at),
                "units": made.units,
                "codes": made.codes,
                "books": made.books,
                "entries": made.entries,
                "counts": made.counts,
            },
            via=via,
        )
    )
