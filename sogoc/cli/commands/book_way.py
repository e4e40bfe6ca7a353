"""``sogoc book ready, submit, recall, pass, return``: a book's way to the signature. ``sogoc sheet …``: its approval sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.book_moves import Path_
from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome, number
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.models import ApprovalSheet, BookStep, SheetPaper
    from sogoc.register.models import Book

Reason = Annotated[
    str, Parameter(help=t("Lý do đi tiếp khi quyển sổ còn thiếu.", "Why it goes on though something lacks."))
]
Remark = Annotated[str, Parameter(help=t("Lời nhắn: cần xem lại điều gì.", "What is to be looked at again."))]
Number = Annotated[int, Parameter(help=t("Số phiếu trong quyển (1, 2, …).", "Number of the sheet."))]


def ready(path: Path_, /, *, actor: Actor = None) -> Outcome:
    """Say whether a book is complete, and where it stands."""
    open_installation()
    from sogoc.approval.readiness_queries import readiness
    from sogoc.approval.way_queries import WORKFLOW, must_be_checked, standing, way_of

    book, _ = _book(path, actor)
    points, way = readiness(book), way_of(book)
    state = standing(book, way)
    signs = {True: "✓", False: "!", None: "–"}
    return Outcome(
        {
            "book": book.path,
            "state": state,
            "must_be_checked": must_be_checked(book, way),
            "points": [{"code": one.code, "ok": one.ok, "says": one.says} for one in points],
        },
        [
            t("{book}: {state}.", "{book}: {state}.").format(book=book.path, state=WORKFLOW.states[state]),
            *(f"  {signs[one.ok]} {one.says}" for one in points),
        ],
        WITH_FINDINGS if any(one.ok is False for one in points) else DONE,
    )


def submit(path: Path_, /, *, actor: Actor = None, reason: Reason = "") -> Outcome:
    """Send a book to the checker."""
    open_installation()
    from sogoc.approval.way_actions import submit_book

    book, person = _book(path, actor)
    return _stepped(submit_book(book, actor=person, reason=reason, via=via()))


def take_back(path: Path_, /, *, actor: Actor = None) -> Outcome:
    """Take a book back that no checker confirmed yet."""
    open_installation()
    from sogoc.approval.way_actions import take_back_book

    book, person = _book(path, actor)
    return _stepped(take_back_book(book, actor=person, via=via()))


def confirm(path: Path_, /, *, actor: Actor = None, reason: Reason = "") -> Outcome:
    """Confirm that a book was checked, as it stands now."""
    open_installation()
    from sogoc.approval.way_actions import pass_book

    book, person = _book(path, actor)
    return _stepped(pass_book(book, actor=person, reason=reason, via=via()))


def give_back(
    path: Path_,
    /,
    *,
    reason: Remark,
    actor: Actor = None,
    to: Annotated[str, Parameter(help=t("Tài khoản được nhờ sửa.", "Who is asked by name."))] = "",
    check_again: Annotated[
        bool, Parameter(help=t("Trả lại cho người kiểm tra.", "Back to the checker."))
    ] = False,
    entries: Annotated[
        list[str] | None, Parameter(help=t("Mã các trường hợp cần đọc lại.", "Keys to be read again."))
    ] = None,
) -> Outcome:
    """Give a book back with a remark."""
    open_installation()
    from sogoc.accounts.queries import find_person
    from sogoc.approval.way_actions import return_book

    book, person = _book(path, actor)
    step = return_book(
        book,
        actor=person,
        reason=reason,
        to=find_person(to) if to else None,
        check_again=check_again,
        entries=entries or (),
        via=via(),
    )
    return _stepped(step)


sheet = App(name="sheet", help=t("Phiếu trình, phiếu duyệt của quyển sổ.", "Approval sheets of a book."))


@sheet.command(
    name="make", help=t("Lập phiếu trình để in và ký.", "Make the sheet to be printed and signed.")
)
def make_sheet(path: Path_, /, *, actor: Actor = None) -> Outcome:
    """Lay what may be signed of a book before the approver."""
    open_installation()
    from sogoc.approval.sheet_actions import present_book

    book, person = _book(path, actor)
    return _sheet(present_book(book, actor=person, via=via()))


@sheet.command(
    name="show", help=t("Xem các phiếu của quyển sổ, hoặc một phiếu.", "Sheets of a book, or one.")
)
def show_sheet(
    path: Path_,
    which: Annotated[int | None, Parameter(help=t("Số phiếu.", "Number."))] = None,
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Show sheets with what is attached to them."""
    open_installation()
    from sogoc.approval.sheet_queries import sheet_at, sheets_of

    book, _ = _book(path, actor)
    if which is not None:
        return _sheet(sheet_at(book, which))
    found = list(sheets_of(book))
    lines = [line for one in found for line in _lines(one)]
    return Outcome(
        {"book": book.path, "sheets": [_facts(one) for one in found]},
        lines or [t("Chưa có phiếu nào.", "There are no sheets.")],
    )


@sheet.command(
    name="attach", help=t("Gắn bản quét đã ký hoặc PDF đã ký số.", "Attach the signed scan or signed PDF.")
)
def attach(
    path: Path_,
    which: Number,
    file: Annotated[Path, Parameter(help=t("Tệp PDF, JPG hoặc PNG.", "PDF, JPG or PNG."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Attach the signed sheet."""
    open_installation()
    from sogoc.approval.sheet_actions import attach_to_sheet
    from sogoc.approval.sheet_queries import sheet_at

    book, person = _book(path, actor)
    content = existing_file(file).read_bytes()
    attach_to_sheet(sheet_at(book, which), file.name, content, actor=person, via=via())
    return _sheet(sheet_at(book, which))


@sheet.command(
    name="detach", help=t("Gỡ một tệp gắn nhầm.", "Take a file away that was attached by mistake.")
)
def detach(
    path: Path_,
    which: Number,
    paper: Annotated[int, Parameter(help=t("Số của tệp (xem bằng sheet show).", "Number of the file."))],
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Vì sao gỡ.", "Why."))],
    actor: Actor = None,
) -> Outcome:
    """Take a file away from a sheet."""
    open_installation()
    from sogoc.approval.refusals import PAPER_GONE
    from sogoc.approval.sheet_actions import detach_from_sheet
    from sogoc.approval.sheet_queries import papers_of, sheet_at

    book, person = _book(path, actor)
    found = next((one for one in papers_of(sheet_at(book, which)) if one.pk == paper), None)
    if found is None:
        raise PAPER_GONE.because()
    detach_from_sheet(found, actor=person, reason=reason, via=via())
    return _sheet(sheet_at(book, which))


def _book(path: str, actor: str | None) -> tuple[Book, Person]:
    """A book that is the acting person's business, and that person; not there for anybody else."""
    from sogoc.accounts.queries import duties_of
    from sogoc.intake.book_queries import find_book
    from sogoc.register.queries import NO_BOOK

    person = find_actor(actor)
    book = find_book(path)
    if not duties_of(person, book.path):
        raise NO_BOOK.because(path=path)
    return book, person


def _stepped(step: BookStep) -> Outcome:
    from sogoc.approval.way_queries import WORKFLOW

    title, state = WORKFLOW.transition(step.act).title, WORKFLOW.states[step.way.state]
    said = t("{book}: {title}. Trạng thái: {state}.", "{book}: {title}. State: {state}.")
    return Outcome(
        {
            "book": step.way.book.path,
            "act": step.act,
            "state": step.way.state,
            "lacking": step.lacking,
            "to": step.to.username if step.to is not None else None,
        },
        [said.format(book=step.way.book.path, title=title, state=state)],
    )


def _sheet(one: ApprovalSheet) -> Outcome:
    return Outcome({"book": one.book.path, "sheets": [_facts(one)]}, _lines(one))


def _facts(one: ApprovalSheet) -> dict[str, Any]:
    from sogoc.approval.sheet_queries import papers_of

    return {
        "code": one.code,
        "number": one.number,
        "entries": [row[0] for row in one.facts["entries"]],
        "made_by": one.made_by.username,
        "signed_by": one.signed_by.username if one.signed_by is not None else None,
        "signed_at": one.signed_at.isoformat() if one.signed_at is not None else None,
        "papers": [
            {
                "paper": paper.pk, "name": paper.name, "media": paper.media, "sha256": paper.sha256,
                "signatures": paper.signatures,
            }
            for paper in papers_of(one)
        ],
    }  # fmt: skip


def _lines(one: ApprovalSheet) -> list[str]:
    from sogoc.approval.sheet_queries import papers_of

    said = t("{code}: {count} trường hợp, {signed}.", "{code}: {count} entries, {signed}.")
    signed = (
        t("chưa ký", "not signed")
        if one.signed_by is None
        else t("đã ký: {who}", "signed by {who}").format(who=one.signed_by.full_name)
    )
    first = said.format(code=one.code, count=number(len(one.facts["entries"])), signed=signed)
    return [first, *(f"  {_paper(paper)}" for paper in papers_of(one))]


def _paper(paper: SheetPaper) -> str:
    told = "; ".join(_signature(each) for each in paper.signatures)
    return f"{paper.pk}. {paper.name} {paper.sha256}" + (f" ({told})" if told else "")


def _signature(one: dict[str, Any]) -> str:
    if one["intact"] is None:
        return t("chữ ký số chưa kiểm được", "signature could not be read")
    if not one["intact"]:
        return t("chữ ký số không khớp nội dung", "signature does not match")
    whole = t("phủ cả tệp", "whole file") if one["whole"] else t("không phủ hết tệp", "not the whole file")
    said = t(
        "chữ ký số của {who}, {whole}, chưa kiểm nơi cấp", "signed by {who}, {whole}, issuer not verified"
    )
    return said.format(who=one["signer"], whole=whole)
