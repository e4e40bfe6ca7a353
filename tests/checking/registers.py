"""Registers of a few books, as a review sees them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace
from typing import Any

import polars as pl

from sogoc.checking.columns import packed, thin
from sogoc.checking.frame import understood
from sogoc.checking.register_view import BOOKS, OFFICES, frame_of_plan, of_files
from sogoc.checking.shelf import shelf_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import BOOK_OF_ROW, CLOSING_OF_ROW, OFFICE_OF_ROW, PLAN_OF_ROW
from sogoc.packages.names import entry_keys

COUNTED = re.compile(r"([0-9]+) (trường hợp|trang trống|trang gạch chéo|trang)")
HANDED = "bàn giao "
SAID = {BOOK_OF_ROW, PLAN_OF_ROW, CLOSING_OF_ROW, OFFICE_OF_ROW}


def register(rows, folder, *, book_type="KS"):
    """A view over the books in which these rows say that they stand, through real Parquet files."""
    books = defaultdict(list)
    plan, closings, units = {}, {}, {}
    for row in rows:
        path = row.get(BOOK_OF_ROW, f"24769/{book_type}.2008.01")
        books[path].append({name: text for name, text in row.items() if name not in SAID})
        if row.get(PLAN_OF_ROW):
            plan[path] = row[PLAN_OF_ROW]
        if row.get(CLOSING_OF_ROW):
            closings[path] = row[CLOSING_OF_ROW]
        if row.get(OFFICE_OF_ROW):
            units[path.split("/")[0]] = row[OFFICE_OF_ROW]
    table, files = [], {}
    for number, (path, entries) in enumerate(sorted(books.items()), start=1):
        unit, _, name = path.partition("/")
        code, year, volume = name.split(".")
        table.append((number, unit, code, year, volume, path))
        kind = BOOK_TYPES[code]
        official = [field.name for field in kind.official]
        frame = pl.DataFrame(
            [
                {"_book": number, "_row": at, **{name: row.get(name) for name in official}}
                for at, row in enumerate(entries, 2)
            ],
            schema={"_book": pl.Int64, "_row": pl.Int64, **dict.fromkeys(official, pl.String)},
        )
        known = thin(understood(frame, kind), kind)
        keys = entry_keys([(at, row.get(kind.number)) for at, row in enumerate(entries, 2)], year)
        files[number] = folder / f"{number}.parquet"
        files[number].write_bytes(packed(known, keys=keys, facts={}))
    lines = []
    for path, said in plan.items():
        unit, _, name = path.partition("/")
        declared, opened, closed = said.split()
        lines.append((unit, *name.split("."), "truoc_7_2016", opened, closed, int(declared)))
    view = of_files(pl.DataFrame(table, schema=BOOKS, orient="row"), files, frame_of_plan(lines))
    return replace(view, shelf=shelf(closings), offices=offices(units))


def offices(units):
    """What an example's words say of the time of units."""
    rows = []
    for unit, words in units.items():
        said = dict(part.rsplit(" ", 1) for part in words.split(", "))
        days = (said.get(name) for name in ("từ", "đến", "phần mềm từ"))
        rows.append((unit, f"Xã {unit}", *(day and dt.date.fromisoformat(day) for day in days)))
    return pl.DataFrame(rows, schema=OFFICES, orient="row")


def shelf(closings):
    """What an example's words say of books: their closing pages, their hand-overs one day after another."""
    counts: list[tuple[Any, ...]] = []
    handed: list[tuple[Any, ...]] = []
    for path, words in closings.items():
        said = {}
        for part in words.split(", "):
            counted = COUNTED.fullmatch(part.removeprefix(HANDED))
            assert counted is not None, part
            count, unit = counted.groups()
            if part.startswith(HANDED):
                day = dt.date(2024, 1, 1) + dt.timedelta(days=len(handed))
                handed.append((path, day, f"{len(handed) + 1:02}/BB", int(count)))
            else:
                said[unit] = int(count)
        names = ("trường hợp", "trang", "trang trống", "trang gạch chéo")
        counts.append((path, *map(said.get, names), ""))
    return shelf_of(counts, handed)
