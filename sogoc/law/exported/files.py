"""The files themselves: bytes and the hash by which a browser keeps them for ever."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
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
    return _file(name, current()) if name == SHARED or name in BOOK_TYPES else None


def hashes() -> dict[str, str]:
    """Hash of every book type's file."""
    return {code: _file(code, current()).hash for code in BOOK_TYPES}


@lru_cache(maxsize=64)
def _file(name: str, places: Gazetteer) -> LawFile:
    """Made once for each gazetteer in use."""
    if name == SHARED:
        return _written(name, shared(places))
    common = {"name": SHARED, "hash": _file(SHARED, places).hash}
    return _written(name, {**of_type(BOOK_TYPES[name]), "shared": common})


def _written(name: str, data: dict[str, Any]) -> LawFile:
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return LawFile(name, hashlib.sha256(content).hexdigest()[:20], content)
