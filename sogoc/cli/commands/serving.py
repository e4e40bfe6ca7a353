"""``sogoc serve`` and ``sogoc worker``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Annotated, Any

from cyclopts import Parameter

from sogoc.cli import safely
from sogoc.cli.doors import program, refuse_closed
from sogoc.cli.installation import open_installation
from sogoc.cli.options import BOUNDED_PORT
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t
from sogoc.ground.network import is_everywhere, local_addresses

GRACE = 10
"""Seconds that a request in hand may take when the pages are closed."""


def serve(
    *,
    host: Annotated[str, Parameter(help=t("Địa chỉ.", "Address."))] = "127.0.0.1",
    port: Annotated[int, Parameter(help=t("Cổng.", "Port.")), BOUNDED_PORT] = 8000,
    https: Annotated[
        bool,
        Parameter(
            negative="",
            help=t(
                "Mở bằng https với chứng thư do “setup --https” lập.",
                "By https, with the certificates that “setup --https” made.",
            ),
        ),
    ] = False,
) -> Outcome:
    """Serve the pages until interrupted."""
    safe = safely.prepare() if https else None
    _answer_to(host, safe)
    open_installation()
    run_server(host=host, port=port, safe=safe)
    return Outcome({"host": host, "port": port, "https": https})


def _answer_to(host: str, safe: safely.Safe | None) -> None:
    """Name the hosts under which pages are asked for, before the settings are read."""
    hosts = {host, "127.0.0.1", "localhost", "[::1]", *(safe.hosts if safe else ())}
    if is_everywhere(host):
        hosts |= set(local_addresses())
    if "SOGOC_ALLOWED_HOSTS_FILE" not in os.environ:
        os.environ.setdefault("SOGOC_ALLOWED_HOSTS", ",".join(sorted(hosts)))


def run_server(*, host: str, port: int, safe: safely.Safe | None = None) -> None:
    """Serve the pages and run the background worker until interrupted.

    The server forks its workers, and a child of a process that has used polars hangs at its first frame: the threads did not come
    along. So a process that did other work first gives way to a fresh one.
    """
    if "polars" in sys.modules:
        sys.stdout.flush()
        sys.stderr.flush()
        words = ["serve", "--host", host, "--port", str(port), *(["--https"] if safe else [])]
        os.execv(sys.executable, [sys.executable, "-m", "sogoc.cli", *words])  # noqa: S606 - ourselves, without a shell
    from granian import Granian
    from granian.constants import Interfaces, SSLProtocols

    refuse_closed(host, port, command=lambda free: _again(host, free, https=safe is not None))
    worker = _start_worker()
    os.register_at_fork(after_in_child=_hear_nothing_of_the_parent)
    try:
        print(
            t(
                "Giao diện: {scheme}://{host}:{port}/ (Ctrl+C để dừng).",
                "UI: {scheme}://{host}:{port}/ (Ctrl+C stops).",
            ).format(scheme="https" if safe else "http", host=host, port=port),
            flush=True,
        )
        if safe:
            safe.keep_fresh()
        Granian(
            "sogoc.web.wsgi:application", address=host, port=port, interface=Interfaces.WSGI, workers=1,
            blocking_threads=4, websockets=False, workers_kill_timeout=GRACE, log_dictconfig=server_logs(), log_access=False,
            ssl_cert=safe.certificate if safe else None, ssl_key=safe.key if safe else None,
            ssl_protocol_min=SSLProtocols.tls12,
        ).serve()  # fmt: skip
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(timeout=30)
    print(t("Đã đóng giao diện.", "The UI is closed."), file=sys.stderr)


def server_logs() -> dict[str, Any]:
    """The installation's own logs, where the server says what it does; only what goes wrong is shown."""
    from django.conf import settings

    logs: dict[str, Any] = settings.LOGGING
    shown = {**logs["handlers"]["stderr"], "level": "ERROR"}
    return {
        **logs,
        "handlers": {**logs["handlers"], "shown": shown},
        "loggers": {**logs["loggers"], "_granian": {"handlers": ["shown"]}},
    }


def _hear_nothing_of_the_parent() -> None:
    """Be a worker that only its parent ends, even while it still loads: it would inherit a handler that tells the parent alone."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _start_worker() -> subprocess.Popen[bytes]:
    """Start the background worker, deaf to Ctrl-C from its first moment on: this process ends it with SIGTERM."""
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return subprocess.Popen([sys.executable, "-m", "sogoc.cli", "worker"])
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _again(host: str, port: int, *, https: bool) -> str:
    where = "" if host == "127.0.0.1" else f" --host {host}"
    return f"{program()} serve{' --https' if https else ''}{where} --port {port}"


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
