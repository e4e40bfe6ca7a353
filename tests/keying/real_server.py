"""The real server in processes of its own, which die by ``kill -9`` and come back; the installation is that of ``build_scene``."""

from __future__ import annotations

import atexit
import contextlib
import functools
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PATIENCE = 120
"""Seconds until a server must answer, on a busy machine."""


@dataclass
class RealServer:
    """``sogoc serve`` over one home."""

    home: Path
    port: int
    scene: dict[str, Any]
    kills: int = 0
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Serve, until it answers."""
        words = [sys.executable, "-m", "sogoc.cli", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            words, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(OSError, http.client.HTTPException):
                asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
                asked.request("GET", "/dang-nhap")
                asked.getresponse().read()
                asked.close()
                return
            time.sleep(0.1)
        message = "the server does not answer"
        raise TimeoutError(message)

    def kill(self) -> None:
        """Its whole session dies where it stands."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            self.kills += 1

    def ask(self, program: str) -> Any:
        """What a short program over the installation prints as JSON."""
        start = "import django, json; django.setup()\n"
        env = self.env | {"DJANGO_SETTINGS_MODULE": "sogoc.ground.settings"}
        done = subprocess.run(
            [sys.executable, "-c", start + program],
            env=env,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        return json.loads(done.stdout)

    @property
    def env(self) -> dict[str, str]:
        """The environment of every process over this home, untouched by the test's own."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("SOGOC_", "DJANGO_"))
        }
        return kept | {"SOGOC_HOME": str(self.home)}


@contextlib.contextmanager
def real_server(folder: Path, entries: int) -> Iterator[RealServer]:
    """A served installation of its own with a book of so many entries."""
    made, scene = _made(entries)
    shutil.copytree(made, folder, dirs_exist_ok=True)
    server = RealServer(folder / "home", free_port(), scene)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@functools.cache
def _made(entries: int) -> tuple[Path, dict[str, Any]]:
    """The installation that each is a copy of, made once in a process; nobody serves it."""
    kept = tempfile.TemporaryDirectory(prefix="sogoc-scene-")
    atexit.register(kept.cleanup)
    home = Path(kept.name) / "home"
    made = subprocess.run(
        [sys.executable, "-m", "tests.keying.build_scene", str(home), str(entries)],
        env=RealServer(home, 0, {}).env, check=True, capture_output=True, timeout=PATIENCE * 3,
    )  # fmt: skip
    return home.parent, json.loads(made.stdout.splitlines()[-1])


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
