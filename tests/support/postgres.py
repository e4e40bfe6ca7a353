"""A private PostgreSQL: its own cluster in a temporary folder, on a free loopback port, gone afterwards.

PostgreSQL refuses to run as root, so root runs it as the user `postgres` (or `nobody`). Durability is off:
what is tested is the engine's behaviour, not its disk.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.support import programs

USER = "sogoc"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


def runs_as() -> dict[str, Any]:
    """Under which user the server's programs run: our own, unless that is root."""
    if os.geteuid() != 0:
        return {}
    names = {user.pw_name: user for user in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


class Cluster:
    """One running server, described by a folder: `url` says how to reach it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def url(self) -> str:
        return (self.folder / "url").read_text(encoding="ascii")

    def start(self) -> None:
        """Makes the cluster and starts it; a port that was taken meanwhile is tried anew."""
        identity = runs_as()
        if identity:
            os.chown(self.folder, identity["user"], identity["group"])
        password = secrets.token_hex(16)
        secret = self.folder / "password"
        secret.write_text(password, encoding="ascii")
        secret.chmod(0o644 if identity else 0o600)
        self._run("initdb", "--no-sync", f"--username={USER}", f"--pwfile={secret}", "--auth=scram-sha-256",
                  "--encoding=UTF8", "--locale=C", f"--pgdata={self.folder / 'data'}")  # fmt: skip
        secret.unlink()
        for attempt in range(3):
            port = free_port()
            options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
            try:
                self._run("pg_ctl", "start", "--wait", f"--pgdata={self.folder / 'data'}",
                          f"--log={self.folder / 'log'}",
                          f"--options=-p {port} -c unix_socket_directories={self.folder} {options}")  # fmt: skip
            except subprocess.CalledProcessError:
                if attempt == 2:
                    raise
            else:
                break
        url = f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
        (self.folder / "url").write_text(url, encoding="ascii")

    def stop(self) -> None:
        """Stops the server and removes its folder."""
        if (self.folder / "data" / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "--mode=immediate", f"--pgdata={self.folder / 'data'}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        binary = programs.find(programs.POSTGRES).with_name(program)
        done = subprocess.run(
            [binary, *arguments],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **runs_as(),
        )
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, program, stderr=done.stderr)


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def shared_cluster(run_folder: Path) -> Cluster:
    """The one cluster of this run of the suite; whichever worker asks first starts it."""
    pointer = run_folder / "postgres"
    with (run_folder / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if pointer.is_symlink():
            return Cluster(pointer.resolve())
        # a short path of its own: socket names are limited, and the server's user must reach it
        folder = Path(tempfile.mkdtemp(prefix="sogoc-pg-"))
        pointer.symlink_to(folder)
        cluster = Cluster(folder)
        cluster.start()
        return cluster


def stop_shared_cluster(run_folder: Path) -> None:
    """Stops the cluster of this run, if anybody ever asked for it."""
    pointer = run_folder / "postgres"
    if pointer.is_symlink():
        Cluster(pointer.resolve()).stop()
