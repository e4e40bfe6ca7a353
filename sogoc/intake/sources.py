"""Where packages lie: a file, or a tree of folders named after units."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sogoc.intake.refusals import NO_PACKAGE, NO_PATH
from sogoc.packages.names import parse_book_name

TABLES = (".xlsx", ".xls", ".ods", ".csv")


@dataclass(frozen=True, slots=True)
class Source:
    """One package: its table, its zip if it has one, and the name of the folder it lies in."""

    table: Path
    zip: Path | None
    folder: str


def find(paths: Iterable[Path]) -> list[Source]:
    """Packages below these paths, in the order of their paths; a refusal when a path is missing or holds none."""
    found: list[Source] = []
    for path in paths:
        if not path.exists():
            raise NO_PATH.because(path=path)
        here = list(_below(path)) if path.is_dir() else [_at(path)]
        if not here:
            raise NO_PACKAGE.because(path=path)
        found.extend(here)
    return found


def _at(table: Path) -> Source:
    if table.suffix.lower() == ".zip":
        beside = next((one for suffix in TABLES if (one := table.with_suffix(suffix)).exists()), None)
        if beside is None:
            raise NO_PACKAGE.because(path=table)
        table = beside
    archive = table.with_suffix(".zip")
    return Source(table, archive if archive.exists() else None, table.resolve().parent.name)


def _below(root: Path) -> Iterator[Source]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        names = set(files)
        taken: set[str] = set()
        for name in sorted(files):
            stem, suffix = os.path.splitext(name)  # noqa: PTH122 - ten thousand names, strings are enough
            if suffix.lower() not in TABLES or stem in taken or parse_book_name(stem) is None:
                continue
            taken.add(stem)
            archive = next((stem + end for end in (".zip", ".ZIP") if stem + end in names), None)
            at = Path(folder)
            yield Source(at / name, at / archive if archive else None, at.name)
