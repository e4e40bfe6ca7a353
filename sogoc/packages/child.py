"""The reader's process: takes one request after another, under limits that its parent cannot lift by mistake.

In: on standard input, requests as JSON lines (``do``, ``path``, further arguments) with a length; out: on standard output an
answer as JSON and, where a frame or a picture belongs to it, its bytes. Nothing is unpickled on either side. The process may not
write a file (RLIMIT_FSIZE 0), nor use more memory or time than its limits say.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import struct
import sys
from pathlib import Path
from typing import Any, BinaryIO

HEAD = struct.Struct("<LQ")
"""Lengths of the JSON and of the bytes that follow it."""


def main() -> None:
    """Answer requests until standard input ends."""
    inlet = os.fdopen(os.dup(0), "rb")
    outlet = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    os.environ["POLARS_MAX_THREADS"] = "1"
    _limit(int(sys.argv[1]))
    while request := _receive(inlet):
        answer, content = _answer(request)
        body = json.dumps(answer).encode()
        outlet.write(HEAD.pack(len(body), len(content)))
        outlet.write(body)
        outlet.write(content)
        outlet.flush()


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _receive(inlet: BinaryIO) -> dict[str, Any] | None:
    head = inlet.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    text_length, content_length = HEAD.unpack(head)
    request: dict[str, Any] = json.loads(inlet.read(text_length))
    request["content"] = inlet.read(content_length)
    return request


def _answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from sogoc.law.refusal import Refusal
    from sogoc.packages.limits import Limits

    limits = Limits(**request["limits"])
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + int(limits.cpu_seconds)
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    try:
        return _WORK[request["do"]](request, limits)
    except Refusal as refusal:
        return {"refusal": refusal.as_dict() | {"status": refusal.status}}, b""
    except MemoryError:
        return {"heavy": "memory"}, b""


def _table(request: dict[str, Any], limits: Any) -> tuple[dict[str, Any], bytes]:
    import polars as pl

    from sogoc.packages.spreadsheet import read_table

    table = read_table(Path(request["path"]), limits=limits)
    answer = {
        "sheet": table.sheet,
        "named": table.named,
        "header": table.header,
        "notes": table.notes,
        "counts": table.counts,
    }
    frame, table.frame = table.frame, pl.DataFrame()
    target = io.BytesIO()
    frame.write_ipc_stream(target, compat_level=pl.CompatLevel.oldest())
    return answer, target.getvalue()


def _members(request: dict[str, Any], limits: Any) -> tuple[dict[str, Any], bytes]:
    from sogoc.packages.members import read_members

    return {"members": read_members(Path(request["path"]), limits=limits)}, b""


def _sound(request: dict[str, Any], _limits: Any) -> tuple[dict[str, Any], bytes]:
    from sogoc.packages.documents import sound

    return {"sound": sound(request["content"])}, b""


def _render(request: dict[str, Any], limits: Any) -> tuple[dict[str, Any], bytes]:
    from sogoc.packages.documents import render

    try:
        picture = render(
            request["content"],
            page=request["page"],
            width=request["width"],
            most_pixels=limits.rendered_pixels,
        )
    except ValueError:
        return {"drawn": False}, b""
    return {"drawn": True}, picture


def _ready(_request: dict[str, Any], _limits: Any) -> tuple[dict[str, Any], bytes]:
    """Load what reading needs, so that the first package does not wait for it."""
    import sogoc.packages.spreadsheet  # noqa: F401 - imported for its effect

    return {}, b""


_WORK = {"table": _table, "members": _members, "sound": _sound, "render": _render, "ready": _ready}

if __name__ == "__main__":
    main()
