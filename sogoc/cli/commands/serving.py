"""``sogoc serve`` and ``sogoc worker``."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import open_installation
from sogoc.cli.options import BOUNDED_PORT
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t
from sogoc.law.refusal import RefusalKind

NO_ADDRESS = RefusalKind(
    "KHONG_MO_DUOC_CONG",
    t("Không mở được giao diện ở {host}, cổng {port}.", "The UI cannot be served at {host}, port {port}."),
    t(
        "Kiểm tra --host là địa chỉ của chính máy này, và chọn một cổng trống bằng --port (cổng dưới 1024 cần quyền quản trị máy).",
        "Check that --host is an address of this machine, and choose a free port with --port (ports below 1024 need permission).",
    ),
    status=409,
)


def serve(
    *,
    host: Annotated[str, Parameter(help=t("Địa chỉ.", "Address."))] = "127.0.0.1",
    port: Annotated[int, Parameter(help=t("Cổng.", "Port.")), BOUNDED_PORT] = 8000,
) -> Outcome:
    """Serve the pages until interrupted."""
    open_installation()
    run_server(host=host, port=port)
    return Outcome({"host": host, "port": port})


def run_server(*, host: str, port: int) -> None:
    """Serve the pages and run the background worker until interrupted.

    The server forks its workers, and a child of a process that has used polars hangs at its first frame: the threads did not come
    along. So a process that did other work first gives way to a fresh one.
    """
    if "polars" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(  # noqa: S606 - ourselves, without a shell
            sys.executable, [sys.executable, "-m", "sogoc.cli", "serve", "--host", host, "--port", str(port)]
        )
    from granian import Granian
    from granian.constants import Interfaces

    _refuse_unusable(host, port)
    hosts = {host, "127.0.0.1", "localhost", "[::1]"}
    if "SOGOC_ALLOWED_HOSTS_FILE" not in os.environ:
        os.environ.setdefault("SOGOC_ALLOWED_HOSTS", ",".join(sorted(hosts)))
    worker = subprocess.Popen([sys.executable, "-m", "sogoc.cli", "worker"])
    try:
        print(
            t(
                "Giao diện: http://{host}:{port}/ (Ctrl+C để dừng).",
                "UI: http://{host}:{port}/ (Ctrl+C stops).",
            ).format(host=host, port=port),
            flush=True,
        )
        Granian(
            "sogoc.web.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=1,
            blocking_threads=4, log_enabled=True, log_access=False,
        ).serve()  # fmt: skip
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=30)


def _refuse_unusable(host: str, port: int) -> None:
    """Try the address before a worker is started for it."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
    except (OSError, UnicodeError) as error:
        raise NO_ADDRESS.because(host=host, port=port) from error


def worker(
    *,
    once: Annotated[
        bool, Parameter(help=t("Làm hết các việc đang chờ rồi dừng.", "Do what waits, then stop."))
    ] = False,
) -> Outcome:
    """Run background jobs."""
    open_installation()
    from sogoc.packages.sandbox import leave_a_core

    leave_a_core()
    from sogoc.workers.run import run

    return Outcome({"jobs": run(once=once)})
