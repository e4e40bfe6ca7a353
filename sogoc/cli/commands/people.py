"""``sogoc person``: accounts and duties for whoever installs without the web."""

from __future__ import annotations

import sys
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from cyclopts import App, Parameter

from sogoc.cli.commands.people_access import (
    User,
    confirm,
    devices,
    invitations,
    invite,
    lost,
    release,
    signout,
    uninvite,
)
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.mistakes import wrong_command
from sogoc.cli.options import Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.qr import drawn
from sogoc.cli.words import t

person = App(name="person", help=t("Tài khoản và nhiệm vụ.", "Accounts and duties."))
for _act, _help in (
    (invite, t("Lập tài khoản và giấy mời (mã dùng một lần).", "Make an account and an invitation.")),
    (invitations, t("Các giấy mời đang chờ.", "Invitations that wait.")),
    (uninvite, t("Hủy giấy mời đang chờ của một tài khoản.", "Revoke an invitation.")),
    (release, t("Mở khóa đăng nhập bị tạm khóa vì nhập sai.", "Release a lock after wrong passwords.")),
    (
        lost,
        t(
            "Gỡ lớp xác thực thứ hai và mã khôi phục của người đã mất chúng; đăng xuất mọi nơi.",
            "Take the second factor and recovery codes from somebody who lost them; sign out everywhere.",
        ),
    ),
    (
        confirm,
        t(
            "Xác nhận chủ tài khoản đã nhận lại tài khoản mà người khác đặt lại.",
            "Confirm that the owner has an account again that somebody else reset.",
        ),
    ),
    (signout, t("Đăng xuất một tài khoản ở mọi nơi.", "Sign an account out everywhere.")),
    (devices, t("Các thiết bị đã đăng ký; thu hồi một thiết bị.", "Registered devices; revoke one.")),
):
    person.command(_act, name=_act.__name__, help=_help)


@person.command(name="add", help=t("Tạo tài khoản.", "Make an account."))
def add(
    username: User,
    full_name: Annotated[str, Parameter(help=t("Họ và tên.", "Full name."))],
    /,
    *,
    actor: Actor = None,
) -> Outcome:
    """Make an account."""
    open_installation()
    from sogoc.accounts.actions import create_person, new_password

    password = new_password()
    made = create_person(username, full_name, password=password, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": made.username, "password": password},
        [
            t(
                "Đã tạo tài khoản {name}, mật khẩu: {password} (chỉ hiện một lần).",
                "Made {name}, password: {password}.",
            ).format(name=made.username, password=password)
        ],
    )


@person.command(name="duty", help=t("Giao nhiệm vụ ở một đơn vị.", "Give a duty at a unit."))
def duty(
    username: User,
    duties: Annotated[
        str,
        Parameter(help=t("Các nhiệm vụ, ví dụ key,check,settle,approve,follow.", "Duties, comma-separated.")),
    ],
    /,
    *,
    unit: Annotated[str, Parameter(help=t("Mã đơn vị.", "Unit code."))],
    actor: Actor = None,
) -> Outcome:
    """Give duties at a unit."""
    open_installation()
    from sogoc.accounts.actions import give_duties

    given = list(dict.fromkeys(one.strip() for one in duties.split(",") if one.strip()))
    if not given:
        raise wrong_command(t("Chưa nêu nhiệm vụ nào.", "No duty is named."), "person duty")
    give_duties(find_actor(username), given, unit=unit, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "unit": unit, "duties": given},
        [
            t("Đã giao cho {name} ở {unit}: {duties}.", "Gave {name} at {unit}: {duties}.").format(
                name=username, unit=unit, duties=", ".join(given)
            )
        ],
    )


@person.command(
    name="code",
    help=t("Lập khóa của mã dùng một lần (quét mã QR hoặc gõ khóa vào ứng dụng).", "Set up one-time codes."),
)
def code(username: User, /, *, actor: Actor = None) -> Outcome:
    """Set up one-time codes."""
    open_installation()
    from sogoc.accounts.one_time import make_one_time_secret

    address = make_one_time_secret(find_actor(username), actor=find_actor(actor), via=via())
    (secret,) = parse_qs(urlsplit(address).query)["secret"]
    return Outcome({"username": username, "otpauth": address, "secret": secret}, _to_pair(address, secret))


def _to_pair(address: str, secret: str) -> list[str]:
    """Say how an authenticator is paired: by its camera where this is a terminal, else by typing or by the address."""
    lines = []
    if sys.stdout.isatty():
        lines += [t("Quét bằng ứng dụng tạo mã:", "Scan with an authenticator:"), "", *drawn(address), ""]
    return [
        *lines,
        t(
            "Khóa để gõ vào ứng dụng tạo mã (theo thời gian, 6 chữ số): {secret}",
            "Secret to type into an authenticator (by time, 6 digits): {secret}",
        ).format(secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4))),
        t("Địa chỉ của khóa: {address}", "Address of the secret: {address}").format(address=address),
        t(
            "Khóa chỉ hiện một lần; khóa đã lập trước đây không dùng được nữa.",
            "The secret is shown once; one made before no longer works.",
        ),
    ]


@person.command(name="password", help=t("Đặt lại mật khẩu của một tài khoản.", "Set a new password."))
def password(username: User, /, *, actor: Actor = None) -> Outcome:
    """Give an account a new password, which its owner must change at the next sign-in."""
    open_installation()
    from sogoc.accounts.actions import new_password, set_password

    made = new_password()
    set_password(find_actor(username), made, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "password": made},
        [
            t(
                "Mật khẩu mới của {name}: {password} (chỉ hiện một lần; phải đổi ở lần đăng nhập tới).",
                "New password of {name}: {password} (shown once; to be changed at the next sign-in).",
            ).format(name=username, password=made)
        ],
    )


@person.command(
    name="close", help=t("Khóa một tài khoản; mọi việc đã làm được giữ nguyên.", "Close an account.")
)
def close(
    username: User,
    /,
    *,
    reason: Annotated[str, Parameter(help=t("Lý do.", "Reason."))],
    actor: Actor = None,
) -> Outcome:
    """Close an account: it keeps its acts and cannot sign in."""
    open_installation()
    from sogoc.accounts.actions import close_account

    close_account(find_actor(username), reason=reason, actor=find_actor(actor), via=via())
    return Outcome(
        {"username": username, "closed": True},
        [t("Đã khóa tài khoản {name}.", "Closed {name}.").format(name=username)],
    )
