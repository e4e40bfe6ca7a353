"""``sogoc mend``: a digitiser's error found after approval, from the request to the mended version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, show_code, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import DONE, WITH_FINDINGS, Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.models import MendRequest

mend = App(name="mend", help=t("Sửa lỗi nhập phát hiện sau khi duyệt.", "Mend a digitiser's error."))
_NUMBER = t("Số của yêu cầu.", "Number of the request.")
_REASON = t("Lý do.", "Reason.")


@mend.command(name="request", help=t("Yêu cầu sửa một mục cho đúng trang sổ.", "Ask for a mending."))
def request(
    entry: Annotated[
        str, Parameter(help=t("Trường hợp, ví dụ 24862/KS.2008.01/012.", "Entry, e.g. 24862/KS.2008.01/012."))
    ],
    /,
    *,
    field: Annotated[str, Parameter(help=t("Cột, ví dụ nksHoTen.", "Column, e.g. nksHoTen."))],
    shows: Annotated[str, Parameter(help=t("Trang sổ ghi gì.", "What the page shows."))],
    page: Annotated[str, Parameter(help=t("Trang nào của sổ.", "Which page."))],
    reason: Annotated[str, Parameter(help=_REASON)],
    actor: Actor = None,
) -> Outcome:
    """Ask for a field of an approved entry to be mended to what the page shows."""
    open_installation()
    from sogoc.approval.mending_actions import request_mending
    from sogoc.register.queries import entry_at
    from sogoc.register.sensitive_queries import must_be_there

    person = find_actor(actor)
    found = entry_at(entry)
    must_be_there(found, person)
    made = request_mending(found, field, shows=shows, page=page, reason=reason, actor=person, via=via())
    return _outcome(made)


@mend.command(
    name="check", help=t("Đối chiếu trang sổ cho một yêu cầu.", "Check a request against the page.")
)
def check(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    reads: Annotated[str, Parameter(help=t("Đọc được gì trên trang.", "What is read on the page."))],
    actor: Actor = None,
) -> Outcome:
    """Confirm a request by what is read on the page."""
    open_installation()
    from sogoc.approval.mending_actions import check_mending

    person = find_actor(actor)
    return _outcome(check_mending(_request(number, person), reads=reads, actor=person, via=via()))


@mend.command(name="approve", help=t("Phê duyệt sửa.", "Approve a mending."))
def approve(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    actor: Annotated[str, Parameter(help=t("Tài khoản của người phê duyệt.", "Approver's account."))],
    code: Annotated[str | None, Parameter(help=t("Mã dùng một lần.", "One-time code."))] = None,
) -> Outcome:
    """Carry a request out; the mended entry waits to be sent again."""
    open_installation()
    from sogoc.approval.mending_actions import approve_mending
    from sogoc.approval.mending_queries import why_not_mend

    person = find_actor(actor)
    one = _request(number, person)
    if (refused := why_not_mend(one, "mend", person)) is not None:
        raise refused  # before the code is used up
    show_code(person, code)
    done = approve_mending(one, actor=person, via=via())
    entry = done.entry
    entry.refresh_from_db(fields=["held"])
    told = _told(done) | {"held": entry.held}
    lines = [_line(told)]
    if entry.held:
        lines.append(
            t(
                "Trường hợp có {n} lỗi cần lý do; xem ở trang của trường hợp.",
                "{n} findings of the entry wait for a reason.",
            ).format(n=entry.held)
        )
    return Outcome(told, lines, WITH_FINDINGS if entry.held else DONE)


@mend.command(name="refuse", help=t("Không chấp nhận một yêu cầu.", "Refuse a request."))
def refuse(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    reason: Annotated[str, Parameter(help=_REASON)],
    actor: Actor = None,
) -> Outcome:
    """Refuse a request, with the reason."""
    open_installation()
    from sogoc.approval.mending_actions import refuse_mending

    person = find_actor(actor)
    return _outcome(refuse_mending(_request(number, person), actor=person, reason=reason, via=via()))


@mend.command(name="undo", help=t("Rút một yêu cầu chưa được phê duyệt.", "Take a request back."))
def undo(
    number: Annotated[int, Parameter(help=_NUMBER)],
    /,
    *,
    reason: Annotated[str, Parameter(help=_REASON)],
    actor: Actor = None,
) -> Outcome:
    """Take a request back before it is carried out."""
    open_installation()
    from sogoc.approval.mending_actions import undo_mending

    person = find_actor(actor)
    return _outcome(undo_mending(_request(number, person), actor=person, reason=reason, via=via()))


@mend.command(name="list", help=t("Danh sách yêu cầu, cũ trước.", "List requests, oldest first."))
def list_(
    *,
    state: Annotated[
        str | None,
        Parameter(help=t("requested, checked, mended, refused hoặc withdrawn.", "State of the requests.")),
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """List the requests of the account's jurisdiction."""
    open_installation()
    from sogoc.approval.mending_queries import requests

    rows = [_told(one) for one in requests(find_actor(actor), state=state)]
    lines = [_line(one) for one in rows]
    return Outcome({"requests": rows}, lines or [t("Không có yêu cầu nào.", "No requests.")])


@mend.command(name="show", help=t("Xem một yêu cầu.", "Show one request."))
def show(number: Annotated[int, Parameter(help=_NUMBER)], /, *, actor: Actor = None) -> Outcome:
    """Show one request; what it wants stays hidden from who is to read the page."""
    open_installation()
    from sogoc.approval.mending_queries import why_not_mend
    from sogoc.checking.again_queries import would_say

    person = find_actor(actor)
    one = _request(number, person)
    blind = one.state == "requested" and why_not_mend(one, "check", person) is None
    data = _told(one) | {
        "page": one.page, "reason": one.reason, "requested_by": one.requested_by.username,
        "checked_by": one.checked_by and one.checked_by.username, "ended_by": one.ended_by and one.ended_by.username,
        "ended_reason": one.ended_reason, "stored": None if blind else one.stored, "wanted": None if blind else one.wanted,
    }  # fmt: skip
    said = would_say(one.entry, {one.field: one.wanted}) if one.state == "checked" else []
    data["would_say"] = [{"code": one.code, "severity": one.severity, "says": one.says} for one in said]
    lines = [
        _line(data),
        t("  Trang: {page}. Lý do: {reason}", "  Page: {page}. Reason: {reason}").format(**data),
    ]
    if blind:
        lines.append(
            t(
                "  Giá trị không hiện, để người đối chiếu tự đọc trang sổ.",
                "  The values stay hidden: whoever checks reads the page.",
            )
        )
    else:
        lines.append(f"  {one.stored or t('(trống)', '(empty)')} → {one.wanted or t('(trống)', '(empty)')}")
    return Outcome(data, lines + [f"  {line['code']}: {line['says']}" for line in data["would_say"]])


def _request(number: int, person: Person) -> MendRequest:
    from sogoc.approval.mending_queries import request_at

    return request_at(number, person)


def _told(one: MendRequest) -> dict[str, Any]:
    from sogoc.approval.mending_queries import age
    from sogoc.reporting.life import label_of

    return {
        "request": one.pk,
        "entry": str(one.entry),
        "field": one.field,
        "label": label_of(one.entry, one.field),
        "state": one.state,
        "days": age(one),
        "version": one.made_version,
    }


def _line(told: dict[str, Any]) -> str:
    from sogoc.law.workflows import WORKFLOWS

    words = WORKFLOWS["mending"].states[told["state"]]
    return t(
        "Yêu cầu số {n}: {entry}, mục “{label}”: {state}, {days} ngày.",
        "Request {n}: {entry}, {label}: {state}, {days} days.",
    ).format(n=told["request"], entry=told["entry"], label=told["label"], state=words, days=told["days"])


def _outcome(one: MendRequest) -> Outcome:
    told = _told(one)
    return Outcome(told, [_line(told)])
