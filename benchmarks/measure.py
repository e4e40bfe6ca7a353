"""A program is run and watched: CPU seconds of it and all its children, wall seconds, peak memory.

In: a command line. Out: ``Measured``, with what the program says of itself (the last line of its output, a JSON object). Peak memory is
the sum of the high-water marks of all processes that lived, so never less than the truth. This module imports nothing heavy: what
it would hold in memory, a child would be charged with.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_LOOK_EACH = 0.02
_NOT_INHERITED = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "PYTHONUNBUFFERED", "SOGOC_HOME")
"""Without bytecode on disk every start compiles everything again."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run."""

    cpu: float
    wall: float
    peak: int
    """Bytes."""
    code: int
    said: dict[str, Any] = field(default_factory=dict)

    def figure(self, name: str) -> float:
        """A figure of the run: ``cpu``, ``wall``, or what the program said under another name."""
        return float(getattr(self, name)) if name in {"cpu", "wall", "peak"} else float(self.said[name])


def run(
    command: Sequence[str], *, environment: Mapping[str, str] | None = None, good: tuple[int, ...] = (0,)
) -> Measured:
    """Run a command to its end; any exit code that is not ``good`` is a fault of the benchmark."""
    settings = {name: text for name, text in os.environ.items() if name not in _NOT_INHERITED}
    begun = monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=settings | dict(environment or {}), cwd=ROOT
    ) as child:
        marks: dict[int, int] = {}
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(child.pid, marks, ended))
        watcher.start()
        output = child.stdout.read() if child.stdout else b""
        _, status, used = os.wait4(child.pid, 0)
        wall = monotonic() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        watcher.join()
    if child.returncode not in good:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    marks[child.pid] = max(marks.get(child.pid, 0), used.ru_maxrss << 10)
    return Measured(
        used.ru_utime + used.ru_stime, wall, sum(marks.values()), child.returncode, _last_object(output)
    )


def _last_object(output: bytes) -> dict[str, Any]:
    lines = output.decode("utf-8", "replace").strip().splitlines()
    try:
        said = json.loads(lines[-1])
    except (IndexError, json.JSONDecodeError):
        return {}
    return said if isinstance(said, dict) else {}


def _watch(root: int, marks: dict[int, int], ended: threading.Event) -> None:
    """Keep the high-water mark of a process and of its descendants."""
    while not ended.wait(_LOOK_EACH):
        for pid in _family(root):
            marks[pid] = max(marks.get(pid, 0), _high_water(pid))


def _family(root: int) -> list[int]:
    family = [root]
    for pid in family:
        try:
            for task in Path(f"/proc/{pid}/task").iterdir():
                family += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return family


def _high_water(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) << 10
    except OSError:
        return 0
    return 0
