"""Files of pages in the order in which a scanner or a camera named them. Pure. In: paths. Out: the same, 2 before 10."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_FIGURES = re.compile(r"([0-9]+)")


def in_order(files: Iterable[Path]) -> list[Path]:
    """Sort files by folder and name, figures by what they count."""
    return sorted(files, key=lambda file: _key(str(file)))


def _key(name: str) -> list[tuple[int, str]]:
    return [
        (int(part), "") if part.isascii() and part.isdigit() else (-1, part)
        for part in _FIGURES.split(name.casefold())
    ]
