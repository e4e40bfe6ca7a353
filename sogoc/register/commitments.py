"""Salted commitments: what the ledger knows of contents that it must not show. Each has its salt beside what it commits to.

In: what is stored, and its salt. Out: 32 bytes that anybody who has both can check, and nobody can guess from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import orjson

from sogoc.ground.clock import stamp
from sogoc.ground.ledger.events import commitment
from sogoc.register.models import Document, Package


def commit_to(values: str, page_sha256: str, salt: bytes) -> bytes:
    """Salted commitment to one entry version: what the ledger knows of personal values."""
    return commitment(salt, f"{page_sha256}\0{values}".encode())


def commit_to_package(package: Package) -> bytes:
    """Salted commitment to everything that is stored of a package."""
    facts = [
        package.number, package.xlsx_name, package.xlsx_sha256, package.zip_name, package.zip_sha256,
        stamp(package.received_at), package.received_by.username, package.entries, package.unknown_columns,
        package.default_period, package.difference,
    ]  # fmt: skip
    return commitment(bytes(package.salt), orjson.dumps(facts, option=orjson.OPT_SORT_KEYS))


def commit_to_layout(rows: Iterable[tuple[int, str, str]], salt: bytes) -> bytes:
    """Salted commitment to which entry (key) stands in which row of its package, with which page."""
    return commit_to_lines(rows, salt)


def commit_to_text(text: str, salt: bytes) -> str:
    """Salted commitment to words that the ledger must not show; empty for none."""
    return commitment(salt, text.encode()).hex() if text else ""


def commit_to_lines(lines: Iterable[Sequence[object]], salt: bytes) -> bytes:
    """Salted commitment to rows of plain values, whatever their order."""
    return commitment(salt, b"\n".join(sorted(orjson.dumps(list(line)) for line in lines)))


def commit_to_document(document: Document) -> bytes:
    """Salted commitment to everything that is said of a paper."""
    facts = [
        document.unit, document.kind, document.number, document.day, document.issuer, document.note,
        document.file_name, document.media, document.sha256, document.size, document.pages, document.by.username,
    ]  # fmt: skip
    return commitment(bytes(document.salt), orjson.dumps(facts))
