"""``sogoc inventory proposals, propose, decide``: what units propose for single lines of the plan, and what the Department decides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.intake.models import InventoryProposal

STATES = {
    "proposed": t("chờ quyết định", "waits"),
    "accepted": t("đã ghi vào bảng kê", "accepted"),
    "declined": t("không được chấp nhận", "declined"),
    "taken_back": t("đã rút lại", "taken back"),
}


def proposals(
    *,
    decided: Annotated[
        bool, Parameter(help=t("Cả những đề nghị đã quyết định.", "Also those decided."), negative=())
    ] = False,
    actor: Actor = None,
) -> Outcome:
    """List the proposals of the units within one's jurisdiction."""
    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.intake import inventory_queries as plan

    reach = jurisdiction_units(find_actor(actor))
    rows = [_told(one) for one in plan.proposals(reach, state="" if decided else "proposed")]
    lines = [
        f"{one['number']}  {one['book']} ({one['period']}), {one['by']}, {one['document']}: "
        + (
            t("bỏ dòng", "withdraw")
            if one["withdraws"]
            else t(f"{one['declared']} trường hợp", f"{one['declared']}")
        )
        + f"; {STATES.get(one['state'], one['state'])}"
        for one in rows
    ]
    return Outcome({"proposals": rows}, lines or [t("Không có đề nghị nào.", "No proposal.")])


def propose(
    book: Annotated[str, Parameter(help=t("Quyển: ĐƠN_VỊ/LOẠI.NĂM.SỐ.", "Book: unit/type.year.number."))],
    period: Annotated[str, Parameter(help=t("Kỳ trong bảng kê.", "Period of the plan."))],
    /,
    *,
    document: Annotated[str, Parameter(help=t("Số văn bản.", "Number of the document."))],
    day: Annotated[dt.date, BOUNDED_DAY, Parameter(help=t("Ngày văn bản.", "Its day."))],
    entries: Annotated[str, Parameter(help=t("Số trường hợp kê khai.", "Entries declared."))] = "",
    opened: Annotated[str, Parameter(help=t("Ngày mở sổ.", "Day of opening."))] = "",
    closed: Annotated[str, Parameter(help=t("Ngày khóa sổ.", "Day of closing."))] = "",
    pages: Annotated[str, Parameter(help=t("Số trang.", "Pages."))] = "",
    basis: Annotated[str, Parameter(help=t("Căn cứ.", "Basis."))] = "",
    withdraw: Annotated[
        bool, Parameter(help=t("Đề nghị bỏ dòng ấy.", "Withdraw the line."), negative=())
    ] = False,
    scan: Annotated[Path | None, Parameter(help=t("Bản quét của văn bản.", "Its scan."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Propose that a line of the plan be changed, added or withdrawn."""
    open_installation()
    from sogoc.intake.inventory import Paper
    from sogoc.intake.proposal_actions import propose as make

    unit, _, name = book.partition("/")
    parts = name.split(".")
    if not unit or len(parts) != len(("type", "year", "number")):
        says = t(f"“{book}” không có dạng ĐƠN_VỊ/LOẠI.NĂM.SỐ.", f"“{book}” is not unit/type.year.number.")
        raise wrong_command(says, "inventory propose")
    cells = dict(zip(("type", "year", "number"), parts, strict=True)) | {
        "unit": unit, "period": period, "opened": opened, "closed": closed,
        "declared_entries": entries, "basis": basis, "pages": pages,
    }  # fmt: skip
    file = None if scan is None else existing_file(scan)
    paper = (
        Paper(document, day)
        if file is None
        else Paper(document, day, name=file.name, content=file.read_bytes())
    )
    made = make(cells, paper=paper, withdraws=withdraw, actor=find_actor(actor), via=via())
    said = t("Đã gửi đề nghị số {number}; Sở Tư pháp quyết định.", "Sent proposal {number}.")
    return Outcome(_told(made), [said.format(number=made.pk)])


def decide(
    number: Annotated[int, Parameter(help=t("Số của đề nghị.", "Number of the proposal."))],
    what: Annotated[
        Literal["accept", "decline", "take-back"],
        Parameter(
            help=t("accept ghi vào bảng kê, decline không chấp nhận, take-back rút lại.", "What is decided.")
        ),
    ],
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Lý do không chấp nhận.", "Why it is declined."))] = "",
    actor: Actor = None,
) -> Outcome:
    """Write a proposal into the plan, decline it, or take it back."""
    open_installation()
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.intake import inventory_queries as plan
    from sogoc.intake import proposal_actions as actions

    by = find_actor(actor)
    reach = jurisdiction_units(by)
    row = plan.proposal_at(number, reach)
    if what == "accept":
        actions.accept(row, actor=by, via=via())
    elif what == "decline":
        actions.decline(row, words=reason, actor=by, via=via())
    else:
        actions.take_back(row, actor=by, via=via())
    told = _told(plan.proposal_at(number, reach))
    said = t("Đề nghị số {number}: {state}.", "Proposal {number}: {state}.")
    return Outcome(told, [said.format(number=number, state=STATES.get(told["state"], told["state"]))])


def _told(one: InventoryProposal) -> dict[str, Any]:
    return {
        "number": one.pk,
        "book": f"{one.unit}/{one.type}.{one.year}.{one.number}",
        "period": one.period,
        "withdraws": one.withdraws,
        "declared": one.declared,
        "document": one.document,
        "state": one.state,
        "by": one.proposed_by.username,
    }
