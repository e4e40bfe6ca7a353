"""``sogoc person``: the part about signing in: invitations, locks, lost factors, sessions, devices."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

User = Annotated[str, Parameter(help=t("Tên đăng nhập.", "User name."))]
Reason = Annotated[str, Parameter(help=t("Lý do.", "Reason."))]


def invite(
    username: User,
    full_name: Annotated[
        str | None,
        Parameter(
            help=t(
                "Họ và tên; bỏ trống nếu tài khoản đã có.", "Full name; leave out for an account that exists."
            )
        ),
    ] = None,
    /,
    *,
    duties: Annotated[
        str, Parameter(help=t("Các nhiệm vụ, ví dụ scan,key.", "Duties, comma-separated."))
    ] = "",
    unit: Annotated[str, Parameter(help=t("Mã đơn vị của nhiệm vụ.", "Unit of the duties."))] = "",
    days: Annotated[
        int, Parameter(help=t("Dùng được trong bao nhiêu ngày.", "Days for which it is good."))
    ] = 14,
    actor: Actor = None,
) -> Outcome:
    """Make an account and an invitation, or a new invitation for an account that is there."""
    open_installation()
    from sogoc.accounts.invitations import invite as make
    from sogoc.accounts.invitations import invite_again
    from sogoc.ground.clock import VIET_NAM, stamp

    named = [one.strip() for one in duties.split(",") if one.strip()]
    if named and not unit:
        raise wrong_command(
            t("Nhiệm vụ cần mã đơn vị (--unit).", "Duties need a unit (--unit)."), "person invite"
        )
    by = find_actor(actor)
    if full_name is None:
        invited = invite_again(find_actor(username), actor=by, days=days, via=via())
    else:
        invited = make(username, full_name, actor=by, duties=named, unit=unit, days=days, via=via())
    until = f"{invited.until.astimezone(VIET_NAM):%H:%M %d/%m/%Y}"
    return Outcome(
        {"username": username, "code": invited.code, "until": stamp(invited.until), "page": "/moi"},
        [
            t(
                "Giấy mời của {name}: mở trang /moi của giao diện, nhập mã {code} (chỉ hiện một lần; dùng được đến {until}).",
                "Invitation of {name}: open the page /moi, enter {code} (shown once; good until {until}).",
            ).format(name=username, code=invited.code, until=until)
        ],
    )


def invitations() -> Outcome:
    """List the invitations that wait."""
    open_installation()
    from sogoc.accounts.invitations import open_invitations
    from sogoc.ground.clock import VIET_NAM, stamp

    rows = list(open_invitations().select_related("person", "made_by").order_by("until"))
    data = [
        {"username": one.person.username, "by": one.made_by.username, "until": stamp(one.until)}
        for one in rows
    ]
    lines = [
        t("{name}: đến {until}, do {by} mời", "{name}: until {until}, invited by {by}").format(
            name=one.person.username,
            until=f"{one.until.astimezone(VIET_NAM):%H:%M %d/%m/%Y}",
            by=one.made_by.username,
        )
        for one in rows
    ]
    return Outcome(
        {"invitations": data}, lines or [t("Không có giấy mời nào đang chờ.", "No invitation waits.")]
    )


def uninvite(username: User, /, *, actor: Actor = None) -> Outcome:
    """End the invitation that waits for an account."""
    open_installation()
    from sogoc.accounts.invitations import revoke_invitation

    revoke_invitation(find_actor(username), actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "revoked": True},
        [t("Đã hủy giấy mời của {name}.", "Revoked the invitation of {name}.").format(name=username)],
    )


def release(username: User, /, *, actor: Actor = None) -> Outcome:
    """Let somebody sign in again before the lock ends."""
    open_installation()
    from sogoc.accounts.locks import release_lock

    release_lock(find_actor(username), actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "released": True},
        [t("Đã mở khóa đăng nhập của {name}.", "Released {name}.").format(name=username)],
    )


def lost(username: User, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Take all factors but the password from an account whose owner lost them."""
    open_installation()
    from sogoc.accounts.factors import take_factors

    take_factors(find_actor(username), reason=reason, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "taken": True},
        [
            t(
                "Đã gỡ lớp xác thực thứ hai của {name}; lần đăng nhập tới chỉ cần mật khẩu.",
                "Took the second factor of {name}.",
            ).format(name=username)
        ],
    )


def confirm(
    username: User,
    /,
    *,
    reason: Annotated[
        str,
        Parameter(
            help=t(
                "Lý do người giữ máy chủ xác nhận, khi không còn người thứ ba nào xác nhận được.",
                "Why whoever keeps the server confirms, where there is no third person who may.",
            )
        ),
    ] = "",
    actor: Actor = None,
) -> Outcome:
    """Say that the owner of an account that somebody else reset has it again; with a reason, as the installation itself."""
    if reason and actor:
        says = t(
            "Chỉ nêu một trong hai: --actor là người thứ ba xác nhận, --reason là người giữ máy chủ xác nhận.",
            "Either --actor (a third person confirms) or --reason (whoever keeps the server confirms).",
        )
        raise wrong_command(says, "person confirm")
    open_installation()
    from sogoc.accounts.reset_actions import confirm_access, confirm_by_installation

    lines = [
        t(
            "Đã xác nhận; {name} làm lại được mọi việc bằng tài khoản này.",
            "Confirmed; all duties of {name} count again.",
        ).format(name=username)
    ]
    if reason:
        confirm_by_installation(find_actor(username), reason=reason, via=via())
        lines.append(
            t(
                "Nhật ký ghi máy chủ xác nhận, lý do: {reason} Những người đã được báo về việc đặt lại được báo lần nữa.",
                "The ledger says that the server confirmed, because: {reason} All who were told of the reset are told again.",
            ).format(reason=" ".join(reason.split()).rstrip(".") + ".")
        )
    else:
        confirm_access(find_actor(username), actor=find_actor(actor), via=via())
    return Outcome({"username": username, "confirmed": True, "by_installation": bool(reason)}, lines)


def signout(username: User, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """End every session of an account."""
    open_installation()
    from sogoc.accounts.factors import end_sessions

    end_sessions(find_actor(username), reason=reason, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "signed_out": True},
        [t("Đã đăng xuất {name} ở mọi nơi.", "Signed {name} out everywhere.").format(name=username)],
    )


def devices(
    username: User,
    /,
    *,
    revoke: Annotated[
        str, Parameter(help=t("Mã của thiết bị cần thu hồi.", "Id of the device to revoke."))
    ] = "",
    reason: Reason = "",
    actor: Actor = None,
) -> Outcome:
    """List the devices of an account, or revoke one."""
    open_installation()
    from sogoc.accounts.device_queries import devices_of
    from sogoc.accounts.devices import device_named, revoke_device
    from sogoc.ground.clock import VIET_NAM, stamp

    person_ = find_actor(username)
    if revoke:
        revoke_device(person_, device_named(revoke), actor=find_actor(actor), reason=reason, via=via())
    rows = [one for one in devices_of(person_) if one.revoked_at is None]
    data = [
        {"id": str(one.pk), "name": one.name, "browser": one.agent, "used": stamp(one.used_at)}
        for one in rows
    ]
    lines = [
        t("{id}  {name} ({agent}), dùng gần nhất {used}", "{id}  {name} ({agent}), last used {used}").format(
            id=one.pk,
            name=one.name,
            agent=one.agent,
            used=f"{one.used_at.astimezone(VIET_NAM):%H:%M %d/%m/%Y}",
        )
        for one in rows
    ]
    return Outcome(
        {"username": username, "devices": data}, lines or [t("Không có thiết bị nào.", "No device.")]
    )
