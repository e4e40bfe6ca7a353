"""``sogoc setup``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli.installation import chosen_home, chosen_keys, start_django, via
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t


def setup(
    *,
    https: Annotated[
        tuple[str, ...],
        Parameter(
            consume_multiple=True,
            help=t(
                "Lập chứng thư https cho các tên hoặc địa chỉ mà máy khác trong mạng dùng để mở giao diện.",
                "Make https certificates for the names or addresses by which other machines of the network open the UI.",
            ),
        ),
    ] = (),
) -> Outcome:
    """Create or upgrade the installation."""
    home = chosen_home()
    people = prepare(home, sample=False)
    lines = [t("Bản cài đặt ở {home} đã sẵn sàng.", "The installation in {home} is ready.").format(home=home)]
    lines += [
        t(
            "Tài khoản quản trị: {name}, mật khẩu: {password} (chỉ hiện một lần; đổi mật khẩu ở lần đăng nhập đầu).",
            "Administrator: {name}, password: {password} (shown once; change it at the first sign-in).",
        ).format(name=name, password=password)
        for name, password in people
    ]
    data: dict[str, Any] = {
        "home": str(home),
        "administrator": {"username": people[0][0], "password": people[0][1]} if people else None,
    }
    if https:
        more, said = _certificates(home, https)
        data["https"], lines = more, [*lines, *said]
    return Outcome(data, lines)


def _certificates(home: Path, names: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    """Certificates of this machine on its network: what was made, and what to do with it."""
    from sogoc.ground import tls
    from sogoc.ground.home import open_home
    from sogoc.ground.network import local_addresses

    there = tls.make(open_home(home, keys=chosen_keys()).keys, names, addresses=local_addresses())
    data = {
        "authority": str(there.authority),
        "fingerprint": tls.fingerprint(there),
        "names": tls.names_of(there),
        "until": tls.ends_at(there).isoformat(),
    }
    lines = [
        t("Chứng thư https cho: {names}.", "Https certificate for: {names}.").format(
            names=", ".join(data["names"])
        ),
        t(
            "Chứng thư gốc để cài vào các máy: {file}",
            "Authority's certificate for the other machines: {file}",
        ).format(file=there.authority),
        t(
            "Dấu vân tay SHA-256 để so khi cài: {print}", "Its SHA-256 fingerprint, to compare: {print}"
        ).format(print=data["fingerprint"]),
        t(
            "Mở giao diện: sogoc serve --https --host 0.0.0.0; cách cài cho Windows, Android, iOS ở trang /chung-thu.",
            "Serve: sogoc serve --https --host 0.0.0.0; how to install it on Windows, Android, iOS: page /chung-thu.",
        ),
    ]
    return data, lines


def prepare(home: Path, *, sample: bool) -> list[tuple[str, str]]:
    """Make or upgrade an installation; return user names and passwords made just now. Safe to repeat."""
    from sogoc.ground.home import MARKER, close_to_others, create, open_home, private_files

    keys = chosen_keys()
    is_sample = sample or ((home / MARKER).exists() and open_home(home, keys=keys).is_sample)
    made = create(home, sample=is_sample, keys=keys)
    close_to_others(made)
    start_django()
    from django.core.management import call_command

    with private_files():
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    from sogoc.accounts.first_people import set_up_administrator

    administrator = set_up_administrator(via=via())
    _take_known_units()
    return [(administrator.username, administrator.password)] if administrator else []


def _take_known_units() -> None:
    """Offices of the units that the law's data know, of every period, unless the installation already has units."""
    from sogoc.accounts.first_people import ADMINISTRATOR
    from sogoc.accounts.offices import Unit
    from sogoc.accounts.queries import find_person, has_units
    from sogoc.accounts.unit_actions import take_units
    from sogoc.law.places import all_periods

    if has_units():
        return
    known = [
        Unit(
            code=one.code,
            name=one.name,
            kind=one.kind,
            parent=one.parent or "",
            valid_from=one.valid_from,
            valid_to=one.valid_to,
            software_from=None,
        )
        for one in all_periods()
    ]
    take_units(known, actor=find_person(ADMINISTRATOR), via=via())
