"""``sogoc serve`` and ``sogoc worker``."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Annotated

from cyclopts import Parameter

from sogoc.cli.installation import open_installation
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t


def serve(
    *,
    host: Annotated[str, Parameter(help=t("Địa chỉ.", "Address."))] = "127.0.0.1",
    port: Annotated[int, Parameter(help=t("Cổng.", "Port."))] = 8000,
) -> Outcome:
    """Serve the pages until interrupted."""
    open_installation()
    run_server(host=host, port=port)
    return Outcome({"host": host, "port": port})


def run_server(*, host: str, port: int) -> None:
    """Serve the pages and run the background worker until interrupted."""
    from granian import Granian
    from granian.constants import Interfaces

    hosts = {host, "127.0.0.1", "localhost", "[::1]"}
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


def worker(
    *,
    once: Annotated[
        bool, Parameter(help=t("Làm hết các việc đang chờ rồi dừng.", "Do what waits, then stop."))
    ] = False,
) -> Outcome:
    """Run background jobs."""
    open_installation()
    from sogoc.workers.run import run

    return Outcome({"jobs": run(once=once)})
