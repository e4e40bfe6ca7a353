"""Parquet files of a register of N entries from a few real packages: ``columns.py PACKAGES FOLDER ENTRIES``.

Books are copied into further units until there are enough; each copy's people bear other names and personal numbers, so that copies are
no repeats of one another. Every register is of the same density, only larger.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl

from sogoc.checking import columns
from sogoc.checking.examine import examine
from sogoc.packages.covers import parse_cover_name
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox

packages, folder, wanted = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
SYLLABLES = ("KA", "KE", "KI", "KO", "KU", "MA", "ME", "MI", "MO", "MU")


def originals() -> list[tuple[str, str, pl.DataFrame, list[str]]]:
    """Unit, book, columns and keys of each package of one book."""
    tables = sorted((packages / "packages").rglob("*.xlsx"))
    files = [path for path in tables if not parse_cover_name(path.stem)]
    with Sandbox() as sandbox:
        reads = [read_package(path, None, sandbox=sandbox) for path in files]
    seen = examine(reads)
    return [
        (path.parent.name, path.stem, one.columns, read.keys)
        for path, read, one in zip(files, reads, seen, strict=True)
    ]


def other_people(frame: pl.DataFrame, copy: int) -> pl.DataFrame:
    """The same events of people with a further syllable in their names and other personal numbers."""
    syllable = SYLLABLES[copy % 10] + SYLLABLES[copy // 10 % 10]
    names = [name for name in frame.columns if name.endswith(("HoTen", "HoTen.u"))]
    numbers = [name for name in frame.columns if "SoDinhDanh" in name]
    last = pl.all().str.tail(6).cast(pl.Int64, strict=False)
    turned = frame.select(numbers).select(
        pl.when(pl.all().str.contains("^[0-9]{12}$"))
        .then(pl.all().str.head(6) + ((last + 7_919 * copy) % 1_000_000).cast(pl.String).str.zfill(6))
        .otherwise(pl.all())
    )
    return frame.with_columns(pl.col(name) + f" {syllable}" for name in names).with_columns(
        turned.get_columns()
    )


made, copy = 0, 0
books = originals()
while made < wanted:
    for unit, book, frame, keys in books:
        place = folder / f"{unit}{copy:03}"
        place.mkdir(parents=True, exist_ok=True)
        part = other_people(frame, copy) if copy else frame
        (place / f"{book}.parquet").write_bytes(columns.packed(part, keys=keys, facts={}))
        made += frame.height
    copy += 1
print(json.dumps({"entries": made, "books": copy * len(books)}))
