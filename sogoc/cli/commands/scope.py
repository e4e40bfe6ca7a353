"""``sogoc scope``: what the province leaves out of the work by an answer that it received."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome, number
from sogoc.cli.words import t

scope = App(name="scope", help=t("Phạm vi số hóa.", "The scope of the work."))


@scope.command(
    help=t(
        "Để xác nhận tình trạng hôn nhân dùng vào mục đích khác ra ngoài phạm vi, theo văn bản trả lời.",
        "Leave certificates of marital status for other purposes out, citing the answer.",
    )
)
def leave(
    *,
    since: Annotated[dt.date, Parameter(help=t("Áp dụng từ ngày.", "In force from this day."))],
    document: Annotated[str, Parameter(help=t("Số văn bản trả lời.", "Number of the answer."))],
    day: Annotated[dt.date, Parameter(help=t("Ngày văn bản.", "Day of the answer."))],
    issuer: Annotated[str, Parameter(help=t("Cơ quan ban hành.", "Who gave it."))],
    scan: Annotated[
        Path | None, Parameter(help=t("Bản quét PDF, JPEG, PNG.", "Its scan: PDF, JPEG, PNG."))
    ] = None,
    actor: Actor = None,
) -> Outcome:
    """Write down the policy."""
    open_installation()
    from sogoc.intake.scope_actions import declare

    policy = declare(
        since=since,
        document=document,
        document_day=day,
        issuer=issuer,
        answer=None if scan is None else existing_file(scan),
        actor=find_actor(actor),
        via=via(),
    )
    said = t("Đã ghi nhận; áp dụng từ {day}.", "Written down; in force from {day}.")
    return Outcome({"policy": policy.pk, **_standing()}, [said.format(day=f"{since:%d/%m/%Y}"), *_lines()])


@scope.command(
    help=t("Dừng áp dụng; mọi trường hợp lại ở trong phạm vi.", "Take it back; everything is in scope.")
)
def lift(
    *,
    until: Annotated[dt.date, Parameter(help=t("Ngày đầu tiên không áp dụng.", "First day without it."))],
    reason: Annotated[str, Parameter(help=t("Lý do hoặc số văn bản mới.", "Reason, or the new answer."))],
    actor: Actor = None,
) -> Outcome:
    """Take the policy back."""
    open_installation()
    from sogoc.intake import scope_actions

    policy = scope_actions.lift(until=until, because=reason, actor=find_actor(actor), via=via())
    return Outcome({"policy": policy.pk, **_standing()}, _lines())


@scope.command(
    help=t("Xem văn bản đang áp dụng và công việc được bớt.", "The policy in force, and what it saves.")
)
def show(*, actor: Actor = None) -> Outcome:
    """How the scope stands."""
    open_installation()
    find_actor(actor)
    return Outcome(_standing(), _lines())


@scope.command(help=t("Ghi mục đích của một trường hợp mà gói không ghi.", "Say the purpose of an entry."))
def classify(
    entry: Annotated[str, Parameter(help=t("Mã trường hợp: đơn vị/quyển/số.", "Entry: unit/book/key."))],
    purpose: Annotated[str, Parameter(help=t("Mã 1 đến 5; “-” để bỏ.", "Code 1 to 5; “-” takes it back."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Say the purpose of one entry."""
    open_installation()
    from sogoc.intake import scope_actions
    from sogoc.register.queries import entry_at

    code = "" if purpose == "-" else purpose
    scope_actions.classify(entry_at(entry), code, actor=find_actor(actor), via=via())
    return Outcome({"entry": entry, "purpose": code}, _lines())


def _standing() -> dict[str, object]:
    from django.db.models import Q

    from sogoc.ground import clock
    from sogoc.intake import scope_queries
    from sogoc.law.scope import OTHER_PURPOSES

    policy = scope_queries.in_force(OTHER_PURPOSES, clock.today_vn())
    saved = scope_queries.saved(Q())
    return {
        "in_force": None
        if policy is None
        else {
            "since": policy.since.isoformat(),
            "document": policy.document,
            "document_day": policy.document_day.isoformat(),
            "issuer": policy.issuer,
        },
        "out_of_scope": saved.entries,
        "not_keyed": saved.not_keyed,
        "fields_saved": saved.fields,
        "already_keyed": saved.already_keyed,
        "done_before": saved.done,
        "without_purpose": scope_queries.without_purpose(Q()).count(),
    }


def _lines() -> list[str]:
    standing = _standing()
    if standing["in_force"] is None:
        first = t("Mọi trường hợp đều ở trong phạm vi.", "Everything is in scope.")
    else:
        first = t(
            "Ngoài phạm vi: {out} trường hợp, trong đó {bare} chưa nhập họ tên (bớt được {fields} ô), {keyed} đã nhập không phải kiểm tra, "
            "duyệt, gửi tiếp, {done} đã xong từ trước.",
            "Out of scope: {out}, of them {bare} not keyed ({fields} fields saved), {keyed} keyed, {done} done before.",
        ).format(
            out=number(int(str(standing["out_of_scope"]))),
            bare=number(int(str(standing["not_keyed"]))),
            fields=number(int(str(standing["fields_saved"]))),
            keyed=number(int(str(standing["already_keyed"]))),
            done=number(int(str(standing["done_before"]))),
        )
    unclear = t("Chưa rõ mục đích: {n} trường hợp.", "Without a purpose: {n}.")
    return [first, unclear.format(n=number(int(str(standing["without_purpose"]))))]
