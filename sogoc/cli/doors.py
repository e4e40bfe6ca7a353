"""The address on which pages are to be served: tried before any long work, and refused with the very command to type instead."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sogoc.cli.words import t
from sogoc.law.refusal import RefusalKind

USUAL = 8000
NO_DOOR = RefusalKind(
    "KHONG_MO_DUOC_CONG",
    t(
        "Không mở được giao diện ở {host}, cổng {port}: {why}.",
        "The UI cannot be served at {host}, port {port}: {why}.",
    ),
    t("Cổng {free} đang trống; chạy: {command}", "Port {free} is free; run: {command}"),
)
NO_HOST = RefusalKind(
    "KHONG_CO_DIA_CHI",
    t("Máy này không có địa chỉ {host} để mở giao diện.", "This machine has no address {host} to serve the UI at."),
    t(
        "Bỏ --host để chỉ dùng trên máy này, hoặc dùng --host 0.0.0.0 để máy khác mở được.",
        "Leave --host out to use it on this machine only, or use --host 0.0.0.0 for other machines.",
    ),
)  # fmt: skip
_WHY = {
    errno.EADDRINUSE: t(
        "một chương trình khác đang dùng cổng này (nếu đó là Sổ Gốc đã mở từ trước thì chỉ cần mở http://{host}:{port}/)",
        "another program uses it (if that is Sổ Gốc, started before, just open http://{host}:{port}/)",
    ),
    errno.EACCES: t("cổng này cần quyền quản trị máy", "the port needs permission of the machine's administrator"),
}  # fmt: skip


def refuse_closed(host: str, port: int, *, command: Callable[[int], str]) -> None:
    """Refuse an address that cannot be served; ``command`` says what to type for another port."""
    try:
        _try(host, port)
    except (OSError, UnicodeError) as error:
        number = error.errno if isinstance(error, OSError) else None
        free = _free(host, port) if number in _WHY else None
        if number is None or free is None:
            raise NO_HOST.because(host=host) from error
        why = _WHY[number].format(host=host, port=port)
        raise NO_DOOR.because(host=host, port=port, why=why, free=free, command=command(free)) from error


def program() -> str:
    """How this program is called by whoever reads its sentences: by its name, or by its path from where they are."""
    called = Path(sys.argv[0])
    if called.name != "sogoc":
        called = Path(sys.executable).with_name("sogoc")
    found = shutil.which("sogoc")
    if found is not None and Path(found).resolve() == called.resolve():
        return "sogoc"
    shown = os.path.relpath(called)
    return str(called) if shown.startswith("..") else shown


def by_make() -> bool:
    """Whether the command was started by make: then make is what is typed again."""
    return "MAKELEVEL" in os.environ


def _try(host: str, port: int) -> int:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with closing(socket.socket(family, kind, protocol)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        return int(door.getsockname()[1])


def _free(host: str, port: int) -> int | None:
    """A free port, near by if there is one."""
    first = max(port + 1, USUAL)
    for one in (*range(first, min(first + 20, 65_536)), 0):
        try:
            return _try(host, one)
        except OSError:
            continue
    return None
