"""The reader's process: takes one request after another, under limits that its parent cannot lift by mistake.

In: on standard input, requests as JSON lines (``do``, ``path``, further arguments) with a length; out: on standard output an
answer as JSON and, where a frame or a picture belongs to it, its bytes. Nothing is unpickled on either side. The process may not
write a file (RLIMIT_FSIZE 0), nor use more memory or time than its limits say.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import itertools
import json
import os
import resource
import struct
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

LENGTH = struct.Struct("<Q")
"""Before each block: its length. A message is a JSON block and any number of blocks of bytes; an empty block ends it."""

_ROWS = 8_192

Answer = tuple[dict[str, Any], Iterable[bytes]]


def main() -> None:
    """Answer requests until standard input ends."""
    inlet = os.fdopen(os.dup(0), "rb")
    outlet = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)
    os.environ["POLARS_MAX_THREADS"] = "1"
    _limit(int(sys.argv[1]))
    importlib.import_module(sys.argv[2])  # at once: the parent loads its own libraries meanwhile
    while request := _receive(inlet):
        answer, content = _answer(request)
        answer["held"] = _held()
        for block in itertools.chain((json.dumps(answer).encode(),), content):
            outlet.write(LENGTH.pack(len(block)))
            outlet.write(block)
        outlet.write(LENGTH.pack(0))
        outlet.flush()


def _limit(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _held() -> int:
    """Bytes of memory that the limit counts (``ru_maxrss`` would count the parent's as well)."""
    with Path("/proc/self/statm").open() as status:
        return int(status.read().split()[5]) * resource.getpagesize()


def _receive(inlet: BinaryIO) -> dict[str, Any] | None:
    blocks: list[bytes] = []
    while head := inlet.read(LENGTH.size):
        length = LENGTH.unpack(head)[0]
        if not length:
            request: dict[str, Any] = json.loads(blocks[0])
            request["content"] = b"".join(blocks[1:])
            return request
        blocks.append(inlet.read(length))
    return None


def _answer(request: dict[str, Any]) -> Answer:
    from sogoc.law.refusal import Refusal
    from sogoc.packages.limits import Limits

    limits = Limits(**request["limits"])
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + 1 + int(limits.cpu_seconds)
    with contextlib.suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    try:
        return _work(request["do"])(request, limits)
    except Refusal as refusal:
        return {"refusal": refusal.as_dict() | {"status": refusal.status}}, ()
    except MemoryError:
        return {"heavy": "memory"}, ()
    except Exception as problem:  # noqa: BLE001 - hostile bytes may bring any library to raise anything
        return {"broken": type(problem).__name__, "trace": traceback.format_exc()}, ()


def _table(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.spreadsheet import read_table

    sheet = {"sheet": request["sheet"]} if "sheet" in request else {}
    table = read_table(Path(request["path"]), limits=limits, **sheet)
    answer = {
        "sheet": table.sheet,
        "named": table.named,
        "header": table.header,
        "first": table.first,
        "notes": table.notes,
        "more": table.more,
        "marks": table.marks,
    }
    return answer, _streams(table.frame)


def _sheets(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.spreadsheet import sheet_names

    return {"sheets": sheet_names(Path(request["path"]), limits=limits)}, ()


def _counters(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.counters import read_counters

    return {"counters": read_counters(Path(request["path"]), limits=limits)}, ()


def _streams(frame: Any) -> Iterator[bytes]:
    """Encode a frame in slices, each an Arrow stream of its own: encoding it whole would need it three times over."""
    import polars as pl

    for start in range(0, max(1, frame.height), _ROWS):
        target = io.BytesIO()
        frame.slice(start, _ROWS).write_ipc_stream(target, compat_level=pl.CompatLevel.oldest())
        yield target.getvalue()


def _members(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.members import read_members

    return {"members": read_members(Path(request["path"]), limits=limits)}, ()


def _sound(request: dict[str, Any], _limits: Any) -> Answer:
    from sogoc.packages.documents import sound

    return {"sound": sound(request["content"])}, ()


def _render(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.documents import render

    try:
        picture = render(
            request["content"],
            page=request["page"],
            width=request["width"],
            most_pixels=limits.rendered_pixels,
        )
    except ValueError:
        return {"drawn": False}, ()
    return {"drawn": True}, (picture,)


def _sizes(request: dict[str, Any], _limits: Any) -> Answer:
    from sogoc.packages.documents import sizes

    return {"sizes": sizes(request["content"], most=request["most"])}, ()


def _paper(request: dict[str, Any], limits: Any) -> Answer:
    from sogoc.packages.documents import paper

    return paper(request["content"], most_pixels=limits.rendered_pixels), ()


def _work(name: str) -> Callable[[dict[str, Any], Any], Answer]:
    """What is to be done, by its name here; a room above names its own as ``module:function``."""
    module, _, function = name.rpartition(":")
    work: Callable[[dict[str, Any], Any], Answer] = (
        getattr(importlib.import_module(module), function) if module else _WORK[name]
    )
    return work


def _ready(_request: dict[str, Any], _limits: Any) -> Answer:
    return {}, ()


_WORK = {
    "table": _table,
    "sheets": _sheets,
    "counters": _counters,
    "members": _members,
    "sound": _sound,
    "render": _render,
    "sizes": _sizes,
    "paper": _paper,
    "ready": _ready,
}

if __name__ == "__main__":
    main()
