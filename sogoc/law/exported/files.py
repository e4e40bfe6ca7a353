"""The files themselves: bytes and the hash by which a browser keeps them for ever."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sogoc.law.books import BOOK_TYPES
from sogoc.law.exported.shared import shared
from sogoc.law.exported.types import of_type
from sogoc.law.places.gazetteer import current
from sogoc.law.places.model import Gazetteer

SHARED = "chung"
"""Name of the file that all types share."""


@dataclass(frozen=True, slots=True)
class LawFile:
    """One file: its name (a book type's code, or ``SHARED``), the hash of its bytes, the bytes (UTF-8 JSON)."""

    name: str
    hash: str
    content: bytes


def law_file(name: str) -> LawFile | None:
    """The file of a book type, or the shared one; None for any other name."""
    if name == SHARED:
        return _shared(current())
    return _of_type(name, _shared(current()).hash) if name in BOOK_TYPES else None


def hashes() -> dict[str, str]:
    """Hash of every book type's file."""
    common = _shared(current()).hash
    return {code: _of_type(code, common).hash for code in BOOK_TYPES}


@lru_cache(maxsize=4)
def _shared(places: Gazetteer) -> LawFile:
    """Made once for each gazetteer in use."""
    return _named(SHARED, _bytes(shared(places)))


@lru_cache(maxsize=64)
def _of_type(code: str, common: str) -> LawFile:
    """What the declarations say, with the hash of what goes with it."""
    place = _bytes({"name": SHARED, "hash": common})
    return _named(code, _declared(code).removesuffix(b"}") + b',"shared":' + place + b"}")


@cache
def _declared(code: str) -> bytes:
    """Of a type, what changes only with the program."""
    return _bytes(of_type(BOOK_TYPES[code]))


def _bytes(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _named(name: str, content: bytes) -> LawFile:
    return LawFile(name, hashlib.sha256(content).hexdigest()[:20], content)
