"""Whether legal acts, links, papers and dossiers are those that the ledger tells, words and files included.

In: a book, and what its stream tells; or the streams of papers. Out: (code, place, Vietnamese sentence) of what is otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from sogoc.ground.clock import stamp
from sogoc.ground.examining import Found
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.register.case_retelling import KEPT, Cases, DossierState, LinkState, ended
from sogoc.register.commitments import commit_to_document, commit_to_lines, commit_to_text
from sogoc.register.models import Book, Document, DocumentUse, Dossier, DossierStep, EntryAct, Link

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def altered_cases(book: Book, told: Cases) -> Iterator[Found]:
    """Compare everything that stands beside the entries of a book with its stream."""
    yield from _compare(book, "việc về trạng thái pháp lý", told.acts, _acts(book))
    yield from _compare(book, "liên kết", told.links, _links(book))
    yield from _compare(book, "giấy tờ gắn với trường hợp", told.uses, _uses(book))
    yield from _compare(book, "hồ sơ sổ và giấy", told.dossiers, _dossiers(book))
    yield from _compare(book, "bước xử lý hồ sơ", told.steps, _steps(book))


def _compare(book: Book, what: str, told: Mapping[int, Any], stored: Mapping[int, Any]) -> Iterator[Found]:
    for number in sorted(told.keys() | stored.keys()):
        if told.get(number) != stored.get(number):
            says = f"Dữ liệu đang lưu về {what} số {number} của quyển {book.path} khác với nhật ký."
            yield "LECH_HO_SO", book.path, says


def _acts(book: Book) -> dict[int, tuple[Any, ...]]:
    rows = EntryAct.objects.filter(entry__book=book).select_related("entry", "by")
    return {
        one.pk: (
            one.act, one.entry.key, _iso(one.on), one.document_id, commit_to_text(one.text, bytes(one.salt)),
            one.by.username, stamp(one.at),
        )
        for one in rows
    }  # fmt: skip


def _links(book: Book) -> dict[int, LinkState]:
    rows = Link.objects.filter(Q(newer__book=book) | Q(older__book=book))
    return {
        one.pk: LinkState(
            one.kind,
            str(one.newer),
            str(one.older),
            commit_to_text(one.text, bytes(one.salt)),
            one.by.username,
            stamp(one.at),
            _stamp(one.ended_at),
            one.ended_by.username if one.ended_by else "",
            commit_to_text(one.ended_text, bytes(one.salt)),
        )
        for one in rows.select_related("newer__book", "older__book", "by", "ended_by")
    }


def _uses(book: Book) -> dict[int, tuple[Any, ...]]:
    rows = DocumentUse.objects.filter(entry__book=book).select_related("entry", "by", "ended_by")
    return {
        one.pk: (
            one.document_id, one.entry.key, one.role, tuple(one.fields), one.by.username, stamp(one.at),
            _stamp(one.ended_at), *_why_ended(one.ended_by, one.ended_text, one.salt),
        )
        for one in rows
    }  # fmt: skip


def _dossiers(book: Book) -> dict[int, DossierState]:
    rows = Dossier.objects.filter(entry__book=book).select_related("entry").prefetch_related("compared")
    return {
        one.pk: DossierState(
            one.entry.key,
            one.document_id,
            one.version,
            commit_to_lines(
                ((line.field, line.in_book, line.in_paper) for line in one.compared.all()), bytes(one.salt)
            ).hex(),
            stamp(one.opened_at),
            one.state,
            one.proposal,
            one.decision,
            one.must_act,
            _iso(one.acting_since) or "",
            _stamp(one.closed_at),
        )
        for one in rows
    }


def _steps(book: Book) -> dict[int, tuple[Any, ...]]:
    rows = DossierStep.objects.filter(dossier__entry__book=book).select_related("by")
    return {
        one.pk: (
            one.dossier_id, one.act, one.kind, one.must_act, commit_to_text(one.text, bytes(one.salt)),
            one.by.username, stamp(one.at),
        )
        for one in rows
    }  # fmt: skip


def _why_ended(by: Person | None, text: str, salt: bytes | memoryview) -> tuple[str, str]:
    return (by.username if by else "", commit_to_text(text, bytes(salt)))


def verify_documents() -> Iterator[Found]:
    """Compare every paper with the stream of its unit: what is said of it, its withdrawal, its file."""
    told: dict[int, list[Any]] = {}
    for name in ledger.streams_with("add_document", prefix="documents:"):
        for event in map(ledger.contents, ledger.events_of(name)):
            payload = event["payload"]
            if event["action"] == "add_document":
                told[payload["document"]] = [payload["facts"], payload["sha256"], payload["at"], *KEPT]
            else:
                told[payload["document"]][3:] = ended(event)
    stored = {
        one.pk: [
            commit_to_document(one).hex(), one.sha256, stamp(one.at), _stamp(one.withdrawn_at),
            *_why_ended(one.withdrawn_by, one.withdrawn_text, one.salt),
        ]
        for one in Document.objects.select_related("by", "withdrawn_by")
    }  # fmt: skip
    store = file_store()
    for number in sorted(told.keys() | stored.keys()):
        if told.get(number) != stored.get(number):
            yield "LECH_GIAY_TO", f"documents/{number}", f"Giấy tờ số {number} đang lưu khác với nhật ký."
        digest = (told.get(number) or stored[number])[1]
        if digest not in store:
            yield (
                "MAT_TEP",
                f"documents/{number}",
                f"Tệp {digest} của giấy tờ số {number} không còn trong kho.",
            )


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _stamp(instant: dt.datetime | None) -> str:
    return stamp(instant) if instant else ""
