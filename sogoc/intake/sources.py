"""Where packages lie: a file, or a tree of folders named after units."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sogoc.intake.refusals import LONE_ARCHIVE, NO_PACKAGE, NO_PATH, NO_TABLE, TWO_TABLES
from sogoc.law.refusal import Refusal
from sogoc.packages.covers import is_package_name

TABLES = (".xlsx", ".xls", ".ods", ".csv")


@dataclass(frozen=True, slots=True)
class Source:
    """One package: its table, its zip if it has one, and the name of the folder it lies in."""

    table: Path
    zip: Path | None
    folder: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A file in a tree that is taken for no package, and what to do about it."""

    path: Path
    why: Refusal


def find(paths: Iterable[Path]) -> tuple[list[Source], list[Stray]]:
    """Packages below these paths, each once and in the order of their paths, and what lies among them and is none.

    A refusal when a path is missing or holds no package.
    """
    sources: list[Source] = []
    strays: list[Stray] = []
    for path in paths:
        if not path.exists():
            raise NO_PATH.because(path=path)
        here = list(_below(path)) if path.is_dir() else [_at(path)]
        if not here:
            raise NO_PACKAGE.because(path=path)
        sources.extend(one for one in here if isinstance(one, Source))
        strays.extend(one for one in here if isinstance(one, Stray))
    return list(dict.fromkeys(sources)), strays


def _at(table: Path) -> Source:
    if table.suffix.lower() == ".zip":
        beside = next((one for suffix in TABLES if (one := table.with_suffix(suffix)).exists()), None)
        if beside is None:
            raise NO_PACKAGE.because(path=table)
        table = beside
    archive = table.with_suffix(".zip")
    return Source(table, archive if archive.exists() else None, table.resolve().parent.name)


def _below(root: Path) -> Iterator[Source | Stray]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        yield from _in_folder(
            Path(folder), sorted(name for name in files if not name.startswith((".", "~$")))
        )


def _in_folder(at: Path, names: Sequence[str]) -> Iterator[Source | Stray]:
    tables: dict[str, list[str]] = {}
    archives: dict[str, str] = {}
    for name in names:
        stem, suffix = os.path.splitext(name)  # noqa: PTH122 - ten thousand names, strings are enough
        kind = suffix.lower()
        if kind == ".zip":
            archives.setdefault(stem, name)
        elif kind in TABLES and is_package_name(stem):
            tables.setdefault(stem, []).append(name)
        elif kind in TABLES and kind != ".csv":  # a list is a .csv too
            yield Stray(at / name, NO_TABLE.because(file=name))
    for stem, alike in tables.items():
        if len(alike) > 1:
            why = TWO_TABLES.because(first=alike[0], second=alike[1])
            yield from (Stray(at / name, why) for name in alike)
            archives.pop(stem, None)
            continue
        archive = archives.pop(stem, None)
        yield Source(at / alike[0], at / archive if archive else None, at.name)
    for name in archives.values():
        yield Stray(at / name, LONE_ARCHIVE.because(file=name))
