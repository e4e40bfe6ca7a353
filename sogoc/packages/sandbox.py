"""The parent's side of the reader's process: one child, started once, killed and replaced when it misbehaves.

In: a request and its limits. Out: the child's answer, or a refusal that names what the file asked for (memory, time, a crash).
The child sees a path, never an open handle to anything else of ours; what it answers is JSON and Arrow IPC.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sogoc.law.refusal import Refusal
from sogoc.packages.child import LENGTH
from sogoc.packages.limits import Limits
from sogoc.packages.refusals import MAY_THIEU_TAI_NGUYEN, TEP_KHONG_DOC_DUOC, TEP_QUA_NANG

_START = "import sys; sys.path[:] = {path!r}; from sogoc.packages.child import main; main()"
_REASONS = {
    "memory": "tệp đòi nhiều hơn {memory} MB bộ nhớ",
    "time": "tệp đòi nhiều hơn {seconds} giây xử lý",
    "crash": "trình đọc hỏng giữa chừng khi gặp nội dung của tệp",
}


def leave_a_core() -> None:
    """Keep Polars in this process off one core: it is the reader's. Call it before Polars is imported."""
    os.environ.setdefault("POLARS_MAX_THREADS", str(max(1, (os.cpu_count() or 1) - 1)))


class Sandbox:
    """A reader's process; a context manager, usable for any number of files, one at a time."""

    def __init__(self, limits: Limits | None = None, *, loads: str = "sogoc.packages.spreadsheet") -> None:
        self.limits = limits or Limits()
        self.loads = loads
        """Module that the child loads before it answers."""
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Return the child's process id while it runs."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def start(self) -> None:
        """Start the child and let it load its libraries, without waiting for it."""
        if self._child is not None and self._owner != os.getpid():
            self._child = None  # forked: the pipes belong to the process that opened them
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = self._spawn()
            self._owner = os.getpid()

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._end()

    def ask(
        self, do: str, *, name: str, content: bytes = b"", **arguments: Any
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Send one request and return its answer; ``name`` is the file's name for a refusal."""
        with self._lock:
            self.start()
            child = self._child
            if child is None:
                raise MAY_THIEU_TAI_NGUYEN.because(detail="")
            request = json.dumps({"do": do, "limits": self.limits.as_dict(), **arguments}).encode()
            deadline = time.monotonic() + self.limits.wall_seconds
            try:
                _send(child, [request, *([content] if content else [])], deadline)
                blocks = _receive_message(child, deadline)
                answer: dict[str, Any] = json.loads(blocks.pop(0))
            except (TimeoutError, OSError, EOFError, ValueError) as problem:
                raise self._lost(name, timed_out=isinstance(problem, TimeoutError)) from problem
            except BaseException:
                self._end()
                raise
            if answer["held"] > self.limits.memory // 3:
                self._end()
        if "refusal" in answer:
            refused = answer["refusal"]
            raise Refusal(refused["code"], refused["says"], refused["fix"], status=refused["status"])
        if "heavy" in answer:
            self.close()
            raise self._heavy(name, answer["heavy"])
        if "broken" in answer:
            refusal = TEP_KHONG_DOC_DUOC.because(
                name=name, detail="nội dung không đúng định dạng của loại tệp"
            )
            refusal.add_note(answer["trace"])
            raise refusal
        return answer, blocks

    def _spawn(self) -> subprocess.Popen[bytes]:
        path = [entry or str(Path.cwd()) for entry in sys.path]
        try:
            return subprocess.Popen(
                [sys.executable, "-I", "-c", _START.format(path=path), str(self.limits.memory), self.loads],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LANG": "C.UTF-8", "PATH": os.defpath},
                bufsize=0,
                start_new_session=True,
            )
        except OSError as problem:
            raise MAY_THIEU_TAI_NGUYEN.because(detail=str(problem)) from problem

    def _lost(self, name: str, *, timed_out: bool) -> Refusal:
        """Tell from how the child ended what the file did to it."""
        child = self._child
        if timed_out or child is None:
            self._end()
            return self._heavy(name, "time")
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(5)
        code = child.returncode
        self._end()
        if code == -signal.SIGXCPU:
            return self._heavy(name, "time")
        if code in {-signal.SIGABRT, -signal.SIGKILL}:
            return self._heavy(name, "memory")
        return self._heavy(name, "crash")

    def _heavy(self, name: str, reason: str) -> Refusal:
        detail = _REASONS[reason].format(memory=self.limits.memory >> 20, seconds=self.limits.cpu_seconds)
        return TEP_QUA_NANG.because(name=name, detail=detail)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        if child.poll() is None:
            child.kill()
        child.wait()


def _send(child: subprocess.Popen[bytes], blocks: list[bytes], deadline: float) -> None:
    if child.stdin is None:
        raise EOFError
    message = b"".join(LENGTH.pack(len(block)) + block for block in blocks) + LENGTH.pack(0)
    left = memoryview(message)
    while left:
        _, ready, _ = select.select([], [child.stdin], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        left = left[os.write(child.stdin.fileno(), left[:65_536]) :]


def _receive_message(child: subprocess.Popen[bytes], deadline: float) -> list[bytes]:
    blocks: list[bytes] = []
    while length := LENGTH.unpack(_receive(child, LENGTH.size, deadline))[0]:
        blocks.append(_receive(child, length, deadline))
    return blocks


def _receive(child: subprocess.Popen[bytes], length: int, deadline: float) -> bytes:
    """Read exactly ``length`` bytes; memory grows only as they arrive."""
    if child.stdout is None:
        raise EOFError
    outlet = child.stdout.fileno()
    received = io.BytesIO()
    while (missing := length - received.tell()) > 0:
        ready, _, _ = select.select([outlet], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(outlet, min(1 << 20, missing))
        if not piece:
            raise EOFError
        received.write(piece)
    return received.getvalue()
