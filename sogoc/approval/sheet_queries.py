"""Approval sheets (phiếu trình, phiếu duyệt): what they say, which of a book there are, what is attached to them.

In: a book and what would be signed of it. Out: facts to print, counts and keys and no name of anybody registered; sheets by number.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import orjson

from sogoc.approval import refusals
from sogoc.approval.models import ApprovalSheet, SheetPaper
from sogoc.approval.readiness_queries import readiness
from sogoc.approval.way_queries import last_check, last_sent
from sogoc.ground.clock import stamp
from sogoc.ground.ledger.events import commitment
from sogoc.ground.ledger.queries import stream_head
from sogoc.register import queries as records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from sogoc.approval.models import BookStep
    from sogoc.approval.queries import Preview
    from sogoc.register.models import Book


def sheets_of(book: Book) -> QuerySet[ApprovalSheet]:
    """Sheets of a book, newest first."""
    return (
        book.sheets.select_related("made_by", "signed_by").prefetch_related("papers__by").order_by("-number")
    )


def sheet_at(book: Book, number: int) -> ApprovalSheet:
    """One sheet of a book; a refusal when there is none."""
    found = sheets_of(book).filter(number=number).first()
    if found is None:
        raise refusals.NO_SHEET.because(book=book.path, number=number)
    return found


def unsigned_of(book: Book, seen: str, facts: dict[str, Any]) -> ApprovalSheet | None:
    """The newest sheet that was not signed yet, where it still says what a sheet would say now; the ledger's head aside."""
    sheet = book.sheets.filter(seen=seen, signed_at__isnull=True).order_by("-number").first()
    return sheet if sheet is not None and _said(sheet.facts) == _said(facts) else None


def _said(facts: dict[str, Any]) -> bytes:
    told = {name: fact for name, fact in facts.items() if name != "ledger"}
    return orjson.dumps(told, option=orjson.OPT_SORT_KEYS)


def papers_of(sheet: ApprovalSheet) -> list[SheetPaper]:
    """What is attached to a sheet and was not taken away, in its order."""
    return [one for one in sheet.papers.all().order_by("pk") if one.withdrawn_at is None]


def commit_to_facts(facts: dict[str, Any], salt: bytes) -> str:
    """Salted commitment to what a sheet says."""
    return commitment(salt, orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hex()


def commit_to_paper(paper: SheetPaper) -> str:
    """Salted commitment to everything that is said of an attached file."""
    facts = [
        paper.name,
        paper.media,
        paper.sha256,
        paper.size,
        paper.pages,
        paper.signatures,
        paper.by.username,
    ]
    return commitment(bytes(paper.salt), orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)).hex()


def seen_of(ready: Iterable[records.Waiting], reasons: Iterable[int]) -> str:
    """Fingerprint of exactly these entries in these versions, with these acts that gave reasons (ids of settlements)."""
    lines = [*(f"{entry.key} {entry.version}" for entry in ready), *(f"reason {one}" for one in reasons)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def _told(step: BookStep | None) -> dict[str, str] | None:
    """Who took a step, when, with which words."""
    return None if step is None else {"by": step.by.full_name, "at": stamp(step.at), "text": step.text}


def facts_of_sheet(found: Preview, reasons: list[tuple[str, int]]) -> dict[str, Any]:
    """What a sheet says of what would be signed now."""
    book = found.book
    package = records.current_package(book)
    head = stream_head(f"book:{book.path}")
    check = last_check(book)
    return {
        "entries": [[one.key, one.so, one.version] for one in found.ready],
        "held": [[one.key, one.so, one.held] for one in found.held],
        "being_read": [[one.key, one.so] for one in found.being_read],
        "own": [[one.key, one.so] for one in found.own],
        "with_notes": found.with_notes,
        "without_page": found.without_page,
        "reasons": [list(one) for one in reasons],
        "points": [[one.code, one.ok, one.says] for one in readiness(book)],
        "package": None
        if package is None
        else {
            "number": package.number,
            "xlsx": [package.xlsx_name, package.xlsx_sha256],
            "zip": [package.zip_name, package.zip_sha256],
            "received_at": stamp(package.received_at),
            "received_by": package.received_by.full_name,
        },
        "makers": [one.full_name for one in records.makers(book)],
        "sent": _told(last_sent(book) if check is not None else None),
        "checked": _told(check),
        "ledger": None if head is None else {"size": head.size, "root": head.root.hex()},
    }
