"""The writers of approval sheets: laid before the approver, signed by the act of approval, with the signed paper attached.

A sheet gets its number when somebody prints it, or with the approval itself; the number never changes. Attached files are kept whole in
the file store; one attached by mistake is taken away with words, and stays known. Who presents: ``key``, ``check`` or ``approve`` over the
book; who attaches: ``approve``.
"""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.approval import refusals
from sogoc.approval.models import ApprovalSheet, SheetPaper
from sogoc.approval.queries import Preview, facts_now, present, sheet_to_sign
from sogoc.approval.sheet_queries import (
    commit_to_facts,
    commit_to_paper,
    papers_of,
)
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.ground.ledger.queries import done_before
from sogoc.law.papers import LARGEST_SCAN
from sogoc.packages import pdf
from sogoc.packages.sandbox import Sandbox
from sogoc.register import actions as register
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

PRESENTERS = ("approve", "check", "key")
"""Duties with one of which somebody lays a book before the approver, in the order in which the ledger names one."""
LONGEST_NAME, LONGEST_REASON = 255, 500


@transaction.atomic
def present_book(book: Book, *, actor: Person, via: str = "", client_txn: str | None = None) -> ApprovalSheet:
    """Make the sheet that lays what may be signed of a book before the approver; the one that says the same already, if there is one."""
    book = register.lock(book)
    duty = next((one for one in PRESENTERS if one in accounts.duties_of(actor, book.path)), None)
    if duty is None:
        raise refusals.MAY_NOT_PRESENT.because(book=book.path)
    found = present(book)
    if not found.ready:
        raise refusals.NOTHING_TO_PRESENT.because(book=book.path)
    if (same := sheet_to_sign(found)) is not None:
        return same
    sheet = _made(found, actor)
    payload = {
        "sheet": sheet.number,
        "seen": sheet.seen,
        "made_at": clock.stamp(sheet.made_at),
        "facts": commit_to_facts(sheet.facts, bytes(sheet.salt)),
    }
    _tell(sheet, "make_sheet", duty, payload, actor=actor, via=via, client_txn=client_txn)
    return sheet


def sign_sheet(found: Preview, *, actor: Person) -> dict[str, Any]:
    """Sign the sheet of what is approved, part of that act: the one laid before, else one made now. Returns what the ledger keeps."""
    sheet = sheet_to_sign(found)
    told: dict[str, Any] = {}
    if sheet is None:
        sheet = _made(found, actor)
        told["facts"] = commit_to_facts(sheet.facts, bytes(sheet.salt))
        told["seen"] = sheet.seen
        told["made_at"] = clock.stamp(sheet.made_at)
    sheet.signed_at, sheet.signed_by = clock.now(), actor
    sheet.save(update_fields=["signed_at", "signed_by"])
    return {
        "sheet": sheet.number,
        "signed_at": clock.stamp(sheet.signed_at),
        "papers": [one.sha256 for one in papers_of(sheet)],
        **told,
    }


def attach_to_sheet(
    sheet: ApprovalSheet,
    name: str,
    content: bytes,
    *,
    actor: Person,
    sandbox: Sandbox | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> SheetPaper:
    """Attach the signed sheet: a scan, or a PDF with a digital signature. The same file twice is one."""
    if "approve" not in accounts.duties_of(actor, sheet.book.path):
        raise refusals.MAY_NOT_ATTACH.because(book=sheet.book.path)
    shown = PurePosixPath(name.replace("\\", "/")).name[-LONGEST_NAME:] or "phiếu"
    if sandbox is None:
        with Sandbox() as own:
            media, pages, signed = _looked_at(content, shown, own)
    else:
        media, pages, signed = _looked_at(content, shown, sandbox)
    stored = file_store().put(content)
    with transaction.atomic():
        book = register.lock(sheet.book)
        before = done_before(client_txn, action="attach_sheet", subject=book.path, actor=actor.username)
        same = next((one for one in papers_of(sheet) if one.sha256 == stored.sha256), None)
        if before is not None or same is not None:
            return same or sheet.papers.get(pk=(before or {})["paper"])
        paper = SheetPaper.objects.create(
            sheet=sheet, name=shown, media=media, sha256=stored.sha256, size=stored.size, pages=pages,
            signatures=signed, at=clock.now(), by=actor, salt=secrets.token_bytes(16),
        )  # fmt: skip
        payload = {
            "sheet": sheet.number,
            "paper": paper.pk,
            "at": clock.stamp(paper.at),
            "sha256": paper.sha256,
            "facts": commit_to_paper(paper),
        }
        _tell(sheet, "attach_sheet", "approve", payload, actor=actor, via=via, client_txn=client_txn)
    return paper


@transaction.atomic
def detach_from_sheet(
    paper: SheetPaper, *, actor: Person, reason: str, via: str = "", client_txn: str | None = None
) -> SheetPaper:
    """Take a file away that was attached by mistake; it stays known, with the words why."""
    sheet = paper.sheet
    register.lock(sheet.book)
    if "approve" not in accounts.duties_of(actor, sheet.book.path):
        raise refusals.MAY_NOT_ATTACH.because(book=sheet.book.path)
    paper = SheetPaper.objects.select_for_update(of=("self",)).select_related("by").get(pk=paper.pk)
    if paper.withdrawn_at is not None:
        raise refusals.PAPER_GONE.because()
    words = " ".join(reason.split())[:LONGEST_REASON]
    if not words:
        raise refusals.DETACH_NEEDS_REASON.because()
    paper.withdrawn_at, paper.withdrawn_by, paper.withdrawn_text = clock.now(), actor, words
    paper.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_text"])
    payload = {
        "sheet": sheet.number,
        "paper": paper.pk,
        "at": clock.stamp(paper.withdrawn_at),
        "text": commit_to_text(words, bytes(paper.salt)),
    }
    _tell(sheet, "detach_sheet", "approve", payload, actor=actor, via=via, client_txn=client_txn)
    return paper


def _looked_at(content: bytes, name: str, sandbox: Sandbox) -> tuple[str, int, list[dict[str, Any]]]:
    """Media type, pages and signatures of a file; a refusal where it is no paper, or was altered after it was signed."""
    bad = refusals.BAD_SHEET_PAPER.because(file=name, most=f"{LARGEST_SCAN >> 20} MB")
    if not content or len(content) > LARGEST_SCAN:
        raise bad
    media, pages = pdf.paper(content, sandbox=sandbox, name=name)
    if not media:
        raise bad
    signed = pdf.signatures(content, sandbox=sandbox, name=name) if media == "application/pdf" else []
    for one in signed:
        if one["intact"] is False:
            of = f" (chứng thư của {one['signer']})" if one["signer"] else ""
            raise refusals.BROKEN_SIGNATURE.because(file=name, signer=of)
    return media, pages, signed


def _made(found: Preview, actor: Person) -> ApprovalSheet:
    book = found.book
    last = book.sheets.order_by("-number").values_list("number", flat=True).first() or 0
    return ApprovalSheet.objects.create(
        book=book, number=last + 1, seen=found.seen, facts=facts_now(found),
        made_at=clock.now(), made_by=actor, salt=secrets.token_bytes(16),
    )  # fmt: skip


def _tell(
    sheet: ApprovalSheet,
    action: str,
    duty: str,
    payload: dict[str, Any],
    *,
    actor: Person,
    via: str,
    client_txn: str | None,
) -> None:
    append(
        Act(
            stream=f"book:{sheet.book.path}",
            action=action,
            subject=sheet.book.path,
            actor=actor.username,
            office=sheet.book.unit,
            duty=duty,
            payload=payload,
            client_txn=client_txn,
            via=via,
        )
    )
