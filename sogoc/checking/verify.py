"""Whether the findings of a book and the reasons given to them are those that its ledger tells.

In: a book. Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sogoc.checking.actions import commit_to_findings
from sogoc.checking.models import Finding, Settlement
from sogoc.checking.verify_reviews import verify_reviewed
from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger
from sogoc.law.rule import Severity
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.register.models import Book

Problem = tuple[str, str, str]
Place = tuple[str | None, str, str]
"""Key of the entry (None: the book as a whole), field, code."""
_LOOKS = ("stage", "look_again", "mend")
"""Acts that wrote the findings of a book's package anew."""


def verify_findings(book: Book) -> Iterator[Problem]:
    """Compare findings, reasons and the counts of what still holds with the ledger, and with each other."""
    events = [ledger.contents(event) for event in ledger.events_of(f"book:{book.path}")]
    found = list(Finding.objects.filter(book=book).select_related("entry", "review"))
    own = [one for one in found if one.review_id is None]
    package = records.current_package(book)
    looked = [
        event["payload"] for event in events if event["action"] in _LOOKS and "found" in event["payload"]
    ]
    committed = looked[-1]["found"] if looked else None
    if (
        package is not None
        and committed is not None
        and commit_to_findings(own, bytes(package.salt)).hex() != committed
    ):
        yield "LECH_LOI", book.path, f"Các lỗi, cảnh báo đang lưu của quyển {book.path} khác với nhật ký."
    yield from verify_reviewed(book, events, found)
    yield from _reasons(book, events, found)
    yield from _counts(book, found)


def _reasons(book: Book, events: list[dict[str, Any]], found: list[Finding]) -> Iterator[Problem]:
    told = _told_reasons(events)
    acts = {event["payload"]["settlement"]: event for event in events if event["action"] == "settle"}
    undone: dict[int, str | None] = {
        event["payload"]["settlement"]: event["payload"].get("at")
        for event in events
        if event["action"] == "undo_settle"
    }
    stored: dict[int, Counter[Place]] = {}
    for one in found:
        if one.settlement_id is not None:
            key = one.entry.key if one.entry is not None else None
            stored.setdefault(one.settlement_id, Counter())[key, one.field, one.code] += 1
    if stored != told:
        says = f"Lý do đang gắn với các lỗi, cảnh báo của quyển {book.path} khác với nhật ký."
        yield "LECH_LY_DO", book.path, says
    settlements = {one.pk: one for one in Settlement.objects.filter(book=book).select_related("by")}
    for pk in sorted(acts.keys() | settlements.keys()):
        settlement, act = settlements.get(pk), acts.get(pk)
        if settlement is None or act is None or not _is_as_told(settlement, act, undone):
            yield "LECH_LY_DO", book.path, f"Một lý do đang lưu của quyển {book.path} khác với nhật ký."


def _told_reasons(events: list[dict[str, Any]]) -> dict[int, Counter[Place]]:
    """Which findings each reason stands with. A package and a review each speak of their own codes."""
    told: dict[int, Counter[Place]] = {}
    of_reviews: set[str] = set()
    for event in events:
        payload = event["payload"]
        if event["action"] == "settle":
            told[payload["settlement"]] = Counter(
                (key, field, payload["code"]) for key, field in payload["findings"]
            )
        elif event["action"] == "undo_settle":
            told.pop(payload["settlement"], None)
        elif event["action"] == "review":
            of_reviews |= set(payload["codes"])
            told = _without(told, codes=frozenset(payload["codes"]))
            _add(told, payload["kept"])
        elif event["action"] in _LOOKS and "kept" in payload:
            gone = frozenset((*payload.get("changed", ()), *payload.get("withdrawn", ())))
            told = _without(told, keys=gone, other_codes=frozenset(of_reviews))
            _add(told, payload["kept"])
    return told


def _add(told: dict[int, Counter[Place]], kept: Iterable[list[Any]]) -> None:
    for settlement, *place in kept:
        told.setdefault(settlement, Counter())[place[0], place[1], place[2]] += 1


def _without(
    told: dict[int, Counter[Place]],
    *,
    codes: frozenset[str] = frozenset(),
    keys: frozenset[str] = frozenset(),
    other_codes: frozenset[str] | None = None,
) -> dict[int, Counter[Place]]:
    """Reasons without the places of these codes and entries, and of all codes but ``other_codes``; empty ones are left out."""
    rest = {
        pk: Counter(
            {
                place: count
                for place, count in places.items()
                if place[2] not in codes
                and place[0] not in keys
                and (other_codes is None or place[2] in other_codes)
            }
        )
        for pk, places in told.items()
    }
    return {pk: places for pk, places in rest.items() if places}


def _is_as_told(settlement: Settlement, act: Mapping[str, Any], undone: Mapping[int, str | None]) -> bool:
    payload = act["payload"]
    at = stamp(settlement.undone_at) if settlement.undone_at else None
    return (
        (settlement.code, settlement.reason, settlement.by.username, settlement.findings_count)
        == (payload["code"], act["reason"], act["actor"], len(payload["findings"]))
        and payload.get("text") in (None, commit_to_text(settlement.text, bytes(settlement.salt)))
        and payload.get("at") in (None, stamp(settlement.at))
        and (at is None) == (settlement.pk not in undone)
        and undone.get(settlement.pk) in (None, at)
    )


def _counts(book: Book, found: list[Finding]) -> Iterator[Problem]:
    """What holds an entry or a book follows from its open findings."""
    open_: Counter[tuple[int | None, bool]] = Counter(
        (one.entry_id, one.severity == Severity.LUU_Y) for one in found if one.settlement_id is None
    )
    if (book.held, book.notes) != (open_[None, False], open_[None, True]):
        says = f"Số lỗi, cảnh báo đang giữ cả quyển {book.path} khác với danh sách lỗi, cảnh báo."
        yield "LECH_LOI", book.path, says
    rows = records.entries(book, withdrawn=True).values_list("pk", "key", "held", "notes")
    for pk, key, held, notes in rows:
        if (held, notes) != (open_[pk, False], open_[pk, True]):
            where = f"{book.path}/{key}"
            says = f"Số lỗi, cảnh báo đang giữ trường hợp {where} khác với danh sách lỗi, cảnh báo."
            yield "LECH_LOI", where, says
