"""Issue, “Done when”: a book of each type, filled by ``sample`` with its whole error model, goes through check → reasons → approval →
export without one entry refused, and what comes out is what came in.
"""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path
from unittest.mock import patch

import pytest

from sogoc.approval.showing_actions import export_book
from sogoc.checking import actions as checking
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Severity
from sogoc.law.rules import RULES
from sogoc.packages.reading import PackageRead, read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from sogoc.sample import Rates, write_sample
from sogoc.sample.plan import plan

ENTRIES = 3000
"""Of a province of which only the first district is written."""
WORSE = 4
"""Times the usual rates, so that a few thin books show all kinds of slips."""


def worse() -> Rates:
    return Rates(**{one.name: min(0.5, WORSE * float(str(one.default))) for one in fields(Rates)})


def written(folder: Path, *, seed: int, most: int) -> list[Path]:
    """The workbooks of the first district's books, none thicker than one can wait for, the thinnest first."""
    with patch("sogoc.sample.province.plan", return_value=plan(ENTRIES)[:1]):
        write_sample(folder, entries=ENTRIES, seed=seed, rates=worse(), workers=1)
    with (folder / "truth" / "books.csv").open(encoding="utf-8", newline="") as file:
        lines = [
            one for one in csv.DictReader(file) if one["digitised"] == "1" and int(one["entries"]) <= most
        ]
    lines.sort(key=lambda one: int(one["entries"]))
    return [folder / "packages" / one["unit"] / f"{one['book']}.xlsx" for one in lines]


def settle_all(line, path: str) -> set[str]:
    """Give every open finding the first reason that its rule takes; what cannot exist is dropped as understood, the text stays."""
    book = line.book(path)
    codes = {code for _, code in line.open_codes(path) if RULES[code].severity != Severity.LUU_Y}
    for code in sorted(codes):
        rule = RULES[code]
        checking.settle(
            book,
            code=code,
            reason=(rule.reasons or ("dung_theo_so",))[0],
            text="Đã xem trang sổ.",
            actor=line.people["kiemtra"],
            drop=rule.severity == Severity.KHONG_THE,
            via="test",
        )
    return codes


def travels(line, table: Path, out: Path, reading: Sandbox) -> set[str]:
    """Check, reasons, approval, export of one book; the codes that were settled."""
    path = f"{table.parent.name}/{table.stem}"
    came = read(table, reading)
    codes = settle_all(line, path)
    line.approve(path)
    states = {one.key: one.state for one in records.entries(line.book(path))}
    assert set(states) == set(came.keys)
    assert set(states.values()) == {"approved"}, path
    export_book(line.book(path), out, actor=line.people["lanhdao"], via="test")
    went = read(out / table.name, reading)
    columns = [name for name in came.frame.columns if name in BOOK_TYPES[came.name.type].field]
    assert went.frame.select(columns).rows() == came.frame.select(columns).rows(), path
    assert line.mismatches(path) == []
    return codes


@pytest.fixture(scope="module")
def reading():
    with Sandbox() as running:
        yield running


def test_a_book_of_each_type_travels_without_one_entry_refused(line, tmp_path, reading):
    books = {one.name.partition(".")[0]: one for one in written(tmp_path / "mau", seed=5, most=25)}
    assert set(books) == set(BOOK_TYPES)
    assert line.take(*books.values()).refused == []
    settled = [travels(line, table, tmp_path / code, reading) for code, table in books.items()]
    assert {"NGAY_THIEU", "THIEU_COT_LOI"} <= set().union(*settled)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_book_of_a_district_travels(line, tmp_path, seed, reading):
    books = written(tmp_path / "mau", seed=seed, most=1000)
    assert line.take(*books).refused == []
    for at, table in enumerate(books):
        travels(line, table, tmp_path / f"{at}", reading)


def read(table: Path, reading: Sandbox) -> PackageRead:
    archive = table.with_suffix(".zip")
    return read_package(table, archive if archive.exists() else None, sandbox=reading)
