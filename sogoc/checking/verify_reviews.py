"""Whether what reviews said, and the reviews themselves, are what the ledger tells.

In: a book with its events and findings, or nothing. Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sogoc.checking.models import Finding, Review
from sogoc.checking.review_actions import STREAM, commit_to_said
from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger

if TYPE_CHECKING:
    from sogoc.register.models import Book

Problem = tuple[str, str, str]
Place = tuple[str | None, str, str]
"""Key of the entry (None: the book as a whole), field, code."""
_FACTS = ("at", "finished_at", "units", "codes", "books", "entries", "counts")


def verify_reviewed(book: Book, events: list[dict[str, Any]], found: list[Finding]) -> Iterator[Problem]:
    """What reviews said of the book, and still say: of entries that changed or left nothing is said until the next."""
    told: Counter[tuple[Place, str]] = Counter()
    for event in events:
        payload = event["payload"]
        if event["action"] in ("stage", "mend"):
            gone = {*payload.get("changed", ()), *payload.get("withdrawn", ())}
            told = Counter({one: count for one, count in told.items() if one[0][0] not in gone})
        elif event["action"] == "review":
            told = Counter({one: count for one, count in told.items() if one[0][2] not in payload["codes"]})
            told.update(((key, name, code), said) for key, name, code, said in payload["findings"])
    stored = Counter(
        (
            (one.entry.key if one.entry is not None else None, one.field, one.code),
            commit_to_said(one.severity, one.says, bytes(one.review.salt)),
        )
        for one in found
        if one.review is not None
    )
    if stored != told:
        says = f"Các lỗi, cảnh báo của lần rà soát toàn bộ ở quyển {book.path} khác với nhật ký."
        yield "LECH_RA_SOAT", book.path, says


def verify_reviews() -> Iterator[Problem]:
    """Compare the finished reviews with what the ledger tells of them."""
    told = {}
    for event in map(ledger.contents, ledger.events_of(STREAM)):
        payload = event["payload"]
        told[payload["review"]] = (event["actor"], *(payload[name] for name in _FACTS))
    stored = {
        one.pk: (
            one.by.username, stamp(one.at), stamp(one.finished_at), one.units, one.codes, one.books, one.entries, one.counts,
        )
        for one in Review.objects.filter(finished_at__isnull=False).select_related("by")
        if one.finished_at
    }  # fmt: skip
    for pk in sorted(told.keys() | stored.keys()):
        if told.get(pk) != stored.get(pk):
            yield "LECH_RA_SOAT", f"review:{pk}", f"Lần rà soát toàn bộ số {pk} đang lưu khác với nhật ký."
