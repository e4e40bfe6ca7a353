"""Whether a book's way to the signature and its approval sheets are those that its ledger tells.

In: a book. Out: (code, place, Vietnamese sentence) of what is otherwise. What people wrote and what sheets say is compared with its
commitment; attached files must be in the store.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sogoc.approval.models import ApprovalSheet, BookStep, BookWay, SheetPaper
from sogoc.approval.sheet_queries import commit_to_facts, commit_to_paper
from sogoc.ground.clock import stamp
from sogoc.ground.installation import file_store
from sogoc.ground.ledger import queries as ledger
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.register.models import Book

Problem = tuple[str, str, str]
Rows = dict[Any, tuple[Any, ...]]
_SPEAK = ("book_step", "approve", "make_sheet", "attach_sheet", "detach_sheet")


def verify_way(book: Book) -> Iterator[Problem]:
    """Compare steps, state, sheets and attached files of a book with the ledger."""
    told = _Told()
    for event in ledger.events_of(f"book:{book.path}"):
        if event.action in _SPEAK:
            told.take(ledger.contents(event))
    stored_way = _way(book)
    if (stored_way, _steps(book)) != ((told.state, told.seen), told.steps):
        says = f"Các bước chuyển kiểm tra, duyệt đang lưu của quyển {book.path} khác với nhật ký."
        yield "LECH_DUONG_DI", book.path, says
    if (_sheets(book), _papers(book)) != (told.sheets, told.papers):
        yield (
            "LECH_PHIEU_DUYET",
            book.path,
            f"Phiếu duyệt hoặc tệp gắn với phiếu của quyển {book.path} khác với nhật ký.",
        )
    store = file_store()
    for digest in dict.fromkeys(row[2] for row in told.papers.values()):
        if digest not in store:
            yield (
                "MAT_TEP",
                book.path,
                f"Tệp {digest} gắn với phiếu duyệt của quyển {book.path} không còn trong kho.",
            )


class _Told:
    """What the acts of a stream make of a book's way and sheets."""

    def __init__(self) -> None:
        self.state = self.seen = ""
        self.steps: Rows = {}
        self.sheets: Rows = {}
        self.papers: Rows = {}

    def take(self, event: Mapping[str, Any]) -> None:
        """One act, in the order of the stream."""
        payload, actor = event["payload"], event["actor"]
        if event["action"] == "book_step":
            self.state, self.seen = payload["state"], payload["seen"]
            self.steps[payload["step"]] = (
                payload["act"], payload["at"], actor, payload["to"], payload["lacking"], payload["entries"], payload["text"],
            )  # fmt: skip
        elif event["action"] == "make_sheet":
            made = (payload["seen"], payload["made_at"], actor, payload["facts"])
            self.sheets[payload["sheet"]] = (*made, None, None)
        elif event["action"] == "approve" and "sheet" in payload:
            self._sign(payload, actor)
        elif event["action"] == "attach_sheet":
            said = (payload["sheet"], payload["at"], payload["sha256"], actor, payload["facts"])
            self.papers[payload["paper"]] = (*said, None, None, "")
        elif event["action"] == "detach_sheet":
            before = self.papers.get(payload["paper"], ())
            self.papers[payload["paper"]] = (*before[:5], payload["at"], actor, payload["text"])

    def _sign(self, payload: Mapping[str, Any], actor: str) -> None:
        number = payload["sheet"]
        made = self.sheets.get(number, ())[:4]
        if "facts" in payload:  # made with the approval itself
            made = (payload["seen"], payload["made_at"], actor, payload["facts"])
        self.sheets[number] = (*made, payload["signed_at"], actor)
        self.state = payload.get("way", self.state)


def _way(book: Book) -> tuple[str, str]:
    way = BookWay.objects.filter(book=book).first()
    return (way.state, way.seen) if way is not None else ("", "")


def _steps(book: Book) -> Rows:
    rows = BookStep.objects.filter(way__book=book).select_related("by", "to")
    return {
        one.pk: (
            one.act, stamp(one.at), one.by.username, one.to.username if one.to is not None else "", one.lacking,
            one.entries, commit_to_text(one.text, bytes(one.salt)),
        )
        for one in rows
    }  # fmt: skip


def _sheets(book: Book) -> Rows:
    rows = ApprovalSheet.objects.filter(book=book).select_related("made_by", "signed_by")
    return {
        one.number: (
            one.seen, stamp(one.made_at), one.made_by.username, commit_to_facts(one.facts, bytes(one.salt)),
            stamp(one.signed_at) if one.signed_at is not None else None,
            one.signed_by.username if one.signed_by is not None else None,
        )
        for one in rows
    }  # fmt: skip


def _papers(book: Book) -> Rows:
    rows = SheetPaper.objects.filter(sheet__book=book).select_related("sheet", "by", "withdrawn_by")
    return {
        one.pk: (
            one.sheet.number, stamp(one.at), one.sha256, one.by.username, commit_to_paper(one),
            stamp(one.withdrawn_at) if one.withdrawn_at is not None else None,
            one.withdrawn_by.username if one.withdrawn_by is not None else None,
            commit_to_text(one.withdrawn_text, bytes(one.salt)),
        )
        for one in rows
    }  # fmt: skip
