"""Whether what is stored of a book is what its ledger says, and nothing was altered behind the software's back.

In: a book. Out: problems, each with a code, the place and a Vietnamese sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sogoc.ground.ledger import queries as ledger
from sogoc.register import queries as records
from sogoc.register.actions import commit_to
from sogoc.register.models import Book, EntryVersion, Package
from sogoc.register.replay import EntryState, replay


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing of a book that is not as the ledger says."""

    code: str
    where: str
    says: str


def verify_book(book: Book) -> Iterator[Mismatch]:
    """Compare the stored entries of a book with its ledger replayed, and its contents with their commitments."""
    events = [ledger.contents(event) for event in ledger.events_of(f"book:{book.path}")]
    expected = replay(events)
    stored = {
        entry.key: EntryState(
            entry.state,
            entry.version,
            entry.approved_on.isoformat() if entry.approved_on else None,
            entry.delivery,
            entry.official_on.isoformat() if entry.official_on else None,
        )
        for entry in records.entries(book, withdrawn=True)
    }
    for key in sorted(expected.keys() | stored.keys()):
        if expected.get(key) != stored.get(key):
            yield Mismatch(
                "LECH_NHAT_KY",
                f"{book.path}/{key}",
                f"Trạng thái đang lưu của trường hợp {book.path}/{key} khác với trạng thái theo nhật ký.",
            )
    yield from _commitments(book, events)


def _commitments(book: Book, events: list[dict[str, object]]) -> Iterator[Mismatch]:
    made: dict[int, list[bytes]] = {}
    versions = EntryVersion.objects.filter(entry__book=book).order_by("pk").select_related("entry")
    for version in versions.iterator(chunk_size=2_000):
        stored = bytes(version.commitment)
        if commit_to(version.values, version.page_sha256, bytes(version.salt)) != stored:
            yield Mismatch(
                "NOI_DUNG_BI_SUA",
                f"{book.path}/{version.entry.key}",
                f"Nội dung bản {version.number} của trường hợp {book.path}/{version.entry.key} đã bị sửa ngoài phần mềm.",
            )
        made.setdefault(version.package_id, []).append(stored)
    numbers = dict(Package.objects.filter(book=book).values_list("number", "pk"))
    for event in events:
        payload = event["payload"]
        if event["action"] != "stage" or not isinstance(payload, dict):
            continue
        count = len(payload["new"]) + len(payload["changed"])
        root = hashlib.sha256()
        for commitment in made.get(numbers.get(payload["package"], 0), [])[:count]:
            root.update(commitment)
        if root.hexdigest() != payload["commitments"]:
            yield Mismatch(
                "LECH_CAM_KET",
                book.path,
                f"Các bản ghi của gói thứ {payload['package']} của quyển {book.path} không khớp cam kết trong nhật ký.",
            )


def files_named(book: Book) -> Iterator[str]:
    """Hashes of the files that a book's packages need."""
    for package in book.packages.all():
        yield from filter(None, (package.xlsx_sha256, package.zip_sha256))
