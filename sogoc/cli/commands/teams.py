"""``sogoc team``: cross-commune checking teams, for whoever administers without the web."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.people_access import Reason, User
from sogoc.cli.faults import existing_file
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.accounts.team_models import Team

team = App(name="team", help=t("Tổ kiểm tra chéo.", "Cross-commune checking teams."))
Number = Annotated[int, Parameter(help=t("Số của tổ trong “team list”.", "Its number in the list."))]
DutyOf = Annotated[
    str, Parameter(help=t("Nhiệm vụ: key, check hoặc adjudicate.", "key, check or adjudicate."))
]
Day = Annotated[dt.date, BOUNDED_DAY]


@team.command(name="list", help=t("Các tổ trong phạm vi của tài khoản.", "Teams within one's jurisdiction."))
def listed(*, actor: Actor = None) -> Outcome:
    """List the teams that are somebody's business."""
    open_installation()
    from sogoc.accounts.team_queries import teams_of

    rows = [_told(one) for one in teams_of(find_actor(actor))]
    said = t(
        "{number}  {document}, {issued_by}, từ {since:%d/%m/%Y}: {units}; {members}",
        "{number}  {document}, {issued_by}, from {since:%d/%m/%Y}: {units}; {members}",
    )
    lines = [
        said.format(
            **{**one, "units": ", ".join(one["units"]), "members": ", ".join(map(" ".join, one["members"]))}
        )
        for one in rows
    ]
    return Outcome({"teams": rows}, lines or [t("Chưa có tổ nào.", "No team.")])


@team.command(name="form", help=t("Lập tổ theo văn bản.", "Form a team by its document."))
def form(
    *,
    document: Annotated[str, Parameter(help=t("Số văn bản lập tổ.", "Number of the document."))],
    day: Annotated[Day, Parameter(help=t("Ngày văn bản.", "Its day."))],
    issuer: Annotated[str, Parameter(help=t("Cơ quan ban hành.", "Who issued it."))],
    unit: Annotated[
        list[str],
        Parameter(help=t("Mã đơn vị được kiểm tra; ghi nhiều lần được.", "Units."), negative_iterable=()),
    ],
    member: Annotated[
        list[str],
        Parameter(
            help=t("Thành viên, TÀI_KHOẢN:NHIỆM_VỤ; ghi nhiều lần được.", "Members, user:duty."),
            negative_iterable=(),
        ),
    ],
    since: Annotated[Day | None, Parameter(help=t("Hoạt động từ ngày.", "First day."))] = None,
    last: Annotated[Day | None, Parameter(help=t("Ngày cuối hoạt động.", "Last day."))] = None,
    scan: Annotated[Path | None, Parameter(help=t("Bản quét của văn bản.", "Scan of the document."))] = None,
    actor: Actor = None,
) -> Outcome:
    """Form a team."""
    open_installation()
    from sogoc.accounts.team_actions import Document, form_team

    file = None if scan is None else existing_file(scan)
    paper = Document(
        document, day, issuer, "" if file is None else file.name, b"" if file is None else file.read_bytes()
    )
    made = form_team(
        paper,
        units=unit,
        members=[_member(one) for one in member],
        since=since,
        last=last,
        actor=find_actor(actor),
        via=via(),
    )
    return _answer(
        made, t("Đã lập tổ số {number} theo văn bản {document}.", "Formed team {number} by {document}.")
    )


@team.command(name="join", help=t("Thêm thành viên, hoặc nhiệm vụ của thành viên.", "Add a member."))
def join(number: Number, username: User, duty: DutyOf, /, *, actor: Actor = None) -> Outcome:
    """Let somebody do a duty in a team."""
    open_installation()
    from sogoc.accounts.team_actions import add_member
    from sogoc.accounts.team_queries import find_team

    add_member(find_team(number), find_actor(username), duty, actor=find_actor(actor), via=via())
    return _answer(find_team(number), t("Đã thêm thành viên.", "Added."))


@team.command(name="leave", help=t("Cho thành viên thôi một nhiệm vụ.", "A member does a duty no more."))
def leave(number: Number, username: User, duty: DutyOf, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Let somebody do a duty in a team no more."""
    open_installation()
    from sogoc.accounts.team_actions import remove_member
    from sogoc.accounts.team_queries import find_team

    by = find_actor(actor)
    remove_member(find_team(number), find_actor(username), duty, reason=reason, actor=by, via=via())
    return _answer(find_team(number), t("Đã cho thành viên thôi nhiệm vụ ấy.", "Removed."))


@team.command(name="unit", help=t("Thêm, bớt đơn vị được kiểm tra theo văn bản.", "Add or remove a unit."))
def unit_(
    number: Number,
    unit: Annotated[str, Parameter(help=t("Mã đơn vị.", "Unit code."))],
    /,
    *,
    basis: Annotated[str, Parameter(help=t("Số văn bản.", "The document that says so."))],
    remove: Annotated[bool, Parameter(help=t("Bớt, thay vì thêm.", "Remove it."), negative=())] = False,
    actor: Actor = None,
) -> Outcome:
    """Let a team be given entries of one more unit, or of one no more."""
    open_installation()
    from sogoc.accounts.team_actions import add_unit, remove_unit
    from sogoc.accounts.team_queries import find_team

    change = remove_unit if remove else add_unit
    change(find_team(number), unit, basis=basis, actor=find_actor(actor), via=via())
    return _answer(find_team(number), t("Đơn vị được kiểm tra: {units}.", "Units: {units}."))


@team.command(name="end", help=t("Cho tổ thôi hoạt động từ hôm nay.", "A team works no more."))
def end(number: Number, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """End a team."""
    open_installation()
    from sogoc.accounts.team_actions import end_team
    from sogoc.accounts.team_queries import find_team

    end_team(find_team(number), reason=reason, actor=find_actor(actor), via=via())
    return _answer(find_team(number), t("Tổ đã thôi hoạt động.", "Ended."))


def _member(said: str) -> tuple[Person, str]:
    username, colon, duty = said.partition(":")
    if not colon:
        says = t(f"“{said}” không có dạng TÀI_KHOẢN:NHIỆM_VỤ.", f"“{said}” is not user:duty.")
        raise wrong_command(says, "team form")
    return find_actor(username), duty


def _answer(found: Team, said: str) -> Outcome:
    told = _told(found)
    return Outcome(told, [said.format(**{**told, "units": ", ".join(told["units"])})])


def _told(one: Team) -> dict[str, Any]:
    return {
        "number": one.pk,
        "document": one.document,
        "issued_by": one.issued_by,
        "since": one.since,
        "until": one.until,
        "units": one.units_now,
        "members": sorted([row.person.username, row.duty] for row in one.members.all() if row.until is None),
    }
