"""The writers of papers and of their places beside entries.

In: what a person says of a paper, and its file as it was looked at and kept (``intake.papers``). Out: ``Document``, ``DocumentUse``.
A paper is never changed: a wrong one is withdrawn and another is brought. Who may: ``settle`` over the unit that answers for it, or
over the entry's book. Papers have a stream per unit; where they stand beside an entry is an act of the entry's book.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.accounts.refusals import KHONG_CO_DON_VI
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.law.books import BOOK_TYPES
from sogoc.law.papers import PAPER_KINDS, PAPER_ROLES
from sogoc.law.places import dated_code, read_code
from sogoc.law.refusal import Refusal
from sogoc.law.values.ngay import understand
from sogoc.register import refusals
from sogoc.register.actions import lock
from sogoc.register.commitments import commit_to_document, commit_to_text
from sogoc.register.legal_actions import must_serve
from sogoc.register.models import Document, DocumentUse, Entry
from sogoc.register.sensitive_queries import must_be_there

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

STREAM = "documents:"
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a paper; ``day`` as written on it (``15/06/2008``, ``6/2008``, ``2008``)."""

    unit: str
    kind: str
    number: str = ""
    day: str = ""
    issuer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper's file in the store."""

    name: str
    media: str
    sha256: str
    size: int
    pages: int


def judged(said: Said, actor: Person) -> Said:
    """What is said of a paper in its stored form; refused when this person may not bring it, or it is said wrong."""
    unit = dated_code(read_code(said.unit))
    if not accounts.may_see(actor, unit):
        raise KHONG_CO_DON_VI.because(unit=said.unit)
    if not accounts.may_act(actor, unit, duty="settle"):
        raise may_not("nạp giấy tờ")
    if said.kind not in PAPER_KINDS:
        known = ", ".join(f"{code} ({title})" for code, title in PAPER_KINDS.items())
        raise refusals.DOCUMENT_WRONG.because(what=f"loại “{said.kind}” không có; chọn một trong: {known}")
    found = understand(said.day)
    day = found.canonical or ""
    if said.day.strip() and (not day[:4].isdigit() or len(day) > 10 or "|" in day):
        raise refusals.DOCUMENT_WRONG.because(what=f"ngày “{said.day}” không hiểu được, ghi như 15/06/2008")
    number, issuer, note = (" ".join(text.split()) for text in (said.number, said.issuer, said.note))
    for text, most, what in ((number, 100, "số"), (issuer, 200, "nơi cấp"), (note, 500, "ghi chú")):
        if len(text) > most:
            raise refusals.DOCUMENT_WRONG.because(what=f"{what} dài quá {most} ký tự")
    return Said(unit, said.kind, number, day, issuer, note)


def may_not(act: str) -> Refusal:
    """Refusal of somebody who lacks the duty to settle."""
    return Refusal(
        "KHONG_CO_NHIEM_VU",
        f"Tài khoản này không được giao nhiệm vụ để {act}.",
        "Đề nghị người quản trị giao nhiệm vụ xử lý lỗi, cảnh báo, hoặc chuyển việc cho người có nhiệm vụ này.",
        status=403,
    )


@transaction.atomic
def add(said: Said, kept: Kept, *, actor: Person, via: str = "", client_txn: str | None = None) -> Document:
    """Keep a paper: what is said of it, and its file."""
    said = judged(said, actor)
    subject = STREAM + said.unit
    before = done_before(client_txn, action="add_document", subject=subject, actor=actor.username)
    if before is not None:
        return Document.objects.get(pk=before["document"])
    made = Document.objects.create(
        unit=said.unit, kind=said.kind, number=said.number, day=said.day, issuer=said.issuer, note=said.note,
        file_name=kept.name[:255], media=kept.media, sha256=kept.sha256, size=kept.size, pages=kept.pages,
        by=actor, at=clock.now(), salt=secrets.token_bytes(16),
    )  # fmt: skip
    payload = {"sha256": made.sha256, "facts": commit_to_document(made).hex(), "at": clock.stamp(made.at)}
    _record(made, "add_document", payload, actor=actor, via=via, client_txn=client_txn)
    return made


@transaction.atomic
def withdraw(document: Document, *, reason: str, actor: Person, via: str = "") -> Document:
    """Withdraw a paper that was brought by mistake; not while something rests on it. The file stays in the store."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    must_serve(document, actor)
    if not accounts.may_act(actor, document.unit, duty="settle"):
        raise may_not("rút giấy tờ")
    count = (
        document.uses.filter(ended_at__isnull=True).count()
        + document.dossiers.exclude(state="closed").count()
        + document.acts.count()
    )
    if count:
        raise refusals.DOCUMENT_IN_USE.because(document=document.pk, count=count)
    document.withdrawn_text = _why(reason, "rút giấy tờ")
    document.withdrawn_at, document.withdrawn_by = clock.now(), actor
    document.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_text"])
    payload = {
        "at": clock.stamp(document.withdrawn_at),
        "text": commit_to_text(document.withdrawn_text, bytes(document.salt)),
    }
    _record(document, "withdraw_document", payload, actor=actor, via=via, client_txn=None)
    return document


@transaction.atomic
def attach(
    document: Document, entry: Entry, *, role: str, fields: Sequence[str], actor: Person, via: str = ""
) -> DocumentUse:
    """Put a paper beside an entry: as the source of these fields (none: of the whole), or as evidence against them."""
    book = lock(entry.book)
    may_work_on(entry, actor, act="gắn giấy tờ")
    must_serve(document, actor)
    if role not in PAPER_ROLES:
        known = ", ".join(f"{code} ({title})" for code, title in PAPER_ROLES.items())
        raise refusals.DOCUMENT_WRONG.because(what=f"vai trò “{role}” không có; chọn một trong: {known}")
    must_be_fields(book.type, fields)
    use = DocumentUse.objects.create(
        document=document, entry=entry, role=role, fields=list(dict.fromkeys(fields)), by=actor, at=clock.now()
    )  # fmt: skip
    payload = {"role": role, "fields": use.fields, "at": clock.stamp(use.at)}
    _record_use(use, "attach_document", payload, actor=actor, via=via)
    return use


@transaction.atomic
def detach(use: DocumentUse, *, reason: str, actor: Person, via: str = "") -> DocumentUse:
    """Take a paper from beside an entry; that it stood there stays in the history, and it may be put there again."""
    lock(use.entry.book)
    may_work_on(use.entry, actor, act="gỡ giấy tờ")
    use = DocumentUse.objects.select_related("entry__book").get(pk=use.pk)
    if use.ended_at is None:
        use.ended_text, use.salt = _why(reason, "gỡ giấy tờ"), secrets.token_bytes(16)
        use.ended_at, use.ended_by = clock.now(), actor
        use.save(update_fields=["ended_at", "ended_by", "ended_text", "salt"])
        said = {"at": clock.stamp(use.ended_at), "text": commit_to_text(use.ended_text, use.salt)}
        _record_use(use, "detach_document", said, actor=actor, via=via)
    return use


def _why(reason: str, act: str) -> str:
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise refusals.NO_REASON.because(act=act)
    return words


def may_work_on(entry: Entry, actor: Person, *, act: str) -> None:
    """Refuse somebody for whom an entry is not there, or who has no duty to settle over its book."""
    if "settle" not in must_be_there(entry, actor):
        raise may_not(act)


def must_be_fields(type_: str, fields: Sequence[str]) -> None:
    """Refuse names of fields that a book type does not have."""
    for name in fields:
        if name not in BOOK_TYPES[type_].field:
            raise refusals.FIELD_UNKNOWN.because(book=type_, field=name)


def _record(
    document: Document,
    action: str,
    payload: Mapping[str, object],
    *,
    actor: Person,
    via: str,
    client_txn: str | None,
) -> None:
    append(
        Act(
            stream=STREAM + document.unit,
            action=action,
            subject=STREAM + document.unit,
            actor=actor.username,
            office=document.unit,
            duty="settle",
            payload={**payload, "document": document.pk},
            client_txn=client_txn,
            via=via,
        )
    )


def _record_use(
    use: DocumentUse, action: str, payload: Mapping[str, object], *, actor: Person, via: str
) -> None:
    book = use.entry.book
    append(
        Act(
            stream=f"book:{book.path}",
            action=action,
            subject=book.path,
            actor=actor.username,
            office=book.unit,
            duty="settle",
            payload={**payload, "use": use.pk, "document": use.document_id, "entries": [use.entry.key]},
            via=via,
        )
    )
