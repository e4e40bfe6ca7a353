"""Second new user, 20: no line of the server's own stands after ours; its errors do, and the rest goes to the installation's log."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

SPEAKS = """
import logging, logging.config
from sogoc.cli.installation import open_installation
open_installation()
from sogoc.cli.commands.serving import server_logs
from granian.log import LogLevels, configure_logging
configure_logging(LogLevels.info, server_logs(), True)
logging.getLogger("_granian").info("Spawning worker-1")
logging.getLogger("_granian").warning("Killing worker-1")
logging.getLogger("_granian").error("Unexpected exit from worker-1")
"""


def test_errors_are_shown_and_the_rest_is_written_down(sogoc, home, set_up):
    done = subprocess.run([sys.executable, "-c", SPEAKS], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    assert re.fullmatch(r"\S+ \S+ ERROR _granian Unexpected exit from worker-1\n", done.stderr)
    written = (home / "logs" / "sogoc.log").read_text(encoding="utf-8")
    assert all(word in written for word in ("Spawning", "Killing", "Unexpected"))


def test_serving_says_where_and_that_it_ended(sogoc, set_up):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [Path(sys.executable).with_name("sogoc"), "serve", "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env=os.environ,
        start_new_session=True,
    )
    assert server.stdout is not None
    first = server.stdout.readline()
    while server.poll() is None:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                break
    os.killpg(server.pid, signal.SIGINT)
    rest = server.stdout.read()
    server.stdout.close()
    assert (server.wait(), rest) == (0, "Đã đóng giao diện.\n")
    assert f"http://127.0.0.1:{port}/" in first
