"""Issue, “Done when”: a book of each type, filled by ``sample`` with its whole error model, goes through check → reasons → approval →
export without one entry refused, and what comes out is what came in. So do the books of the south before 1975 and judgements in the
place of a birth entry, volumes of several types, numbers in series of their own, and pages drawn as tables of A3.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from unittest.mock import patch

import pytest

from sogoc.approval.showing_actions import export_book
from sogoc.checking import actions as checking
from sogoc.intake.inventory import load
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import Severity
from sogoc.law.rules import RULES
from sogoc.packages.covers import COVER, parse_cover_name, read_cover
from sogoc.packages.reading import PackageRead, read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from sogoc.sample import Rates, write_sample
from sogoc.sample.plan import plan

ENTRIES = 3000
"""Of a province of which only the first district is written."""
WANTED: dict[str, set[object]] = {
    "type": set(BOOK_TYPES),
    "form": {"", "mien_nam", "an_the_vi", "nd_4_1961_nam"},
    "volume": {True, False},
    "series": {"quá hạn: 4", "đăng ký lại: 2", "lưu động: LĐ"},
}
"""What the district has to have."""
WORSE = 4
"""Times the usual rates, so that a few thin books show all kinds of slips."""


def worse() -> Rates:
    return Rates(**{one.name: min(0.5, WORSE * float(str(one.default))) for one in fields(Rates)})


@dataclass(frozen=True)
class Shelf:
    """Digitised books of a written district, the thinnest first: lines of ``truth/books.csv``, and what the plan says of series."""

    folder: Path
    books: list[dict[str, str]]
    series: dict[str, str]

    def file(self, book: Mapping[str, str]) -> Path:
        """The workbook in which a book came."""
        return self.folder / "packages" / book["unit"] / f"{book['file']}.xlsx"

    def files(self, books: Iterable[Mapping[str, str]]) -> list[Path]:
        return list(dict.fromkeys(self.file(book) for book in books))


def path_of(book: Mapping[str, str]) -> str:
    return f"{book['unit']}/{book['book']}"


def written(folder: Path, *, seed: int, most: int) -> Shelf:
    """The first district's books, none thicker than one can wait for."""
    with patch("sogoc.sample.province.plan", return_value=plan(ENTRIES)[:1]):
        write_sample(folder, entries=ENTRIES, seed=seed, rates=worse(), workers=1)
    lines = [
        one
        for one in rows(folder / "truth" / "books.csv")
        if one["digitised"] == "1" and int(one["entries"]) <= most
    ]
    lines.sort(key=lambda one: int(one["entries"]))
    series = {
        f"{one['unit']}/{one['type']}.{one['year']}.{one['number']}": one["series"]
        for name in ("inventory.csv", "inventory_other.csv")
        for one in rows(folder / name)
    }
    return Shelf(folder, lines, series)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def take(line, shelf: Shelf, books: list[dict[str, str]]) -> None:
    """Load the plan, then take the files in which these books came."""
    load(shelf.folder / "inventory.csv", actor=line.people["admin"], via="test")
    assert line.take(*shelf.files(books)).refused == []


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


def travels(line, path: str, came: PackageRead, *, out: Path, reading: Sandbox) -> set[str]:
    """Check, reasons, approval, export of one book; the codes that were settled."""
    codes = settle_all(line, path)
    line.approve(path)
    states = {one.key: one.state for one in records.entries(line.book(path))}
    assert set(states) == set(came.keys)
    assert set(states.values()) == {"approved"}, path
    export_book(line.book(path), out, actor=line.people["lanhdao"], via="test")
    (went,) = read(out / f"{came.name}.xlsx", reading)
    columns = [name for name in came.frame.columns if name in BOOK_TYPES[came.name.type].field]
    assert went.frame.select(columns).rows() == came.frame.select(columns).rows(), path
    assert line.mismatches(path) == []
    return codes


def travel_all(line, files: list[Path], *, out: Path, reading: Sandbox) -> dict[str, set[str]]:
    """Let all books of these files travel; the codes that were settled, by book."""
    settled = {}
    for at, file in enumerate(files):
        for came in read(file, reading):
            path = f"{file.parent.name}/{came.name}"
            settled[path] = travels(line, path, came, out=out / f"{at}", reading=reading)
    return settled


def read(table: Path, reading: Sandbox) -> list[PackageRead]:
    """The books of one workbook."""
    found = table.with_suffix(".zip")
    archive = found if found.exists() else None
    if parse_cover_name(table.stem):
        return read_cover(table, archive, sandbox=reading)
    return [read_package(table, archive, sandbox=reading)]


@pytest.fixture(scope="module")
def reading():
    with Sandbox() as running:
        yield running


def chosen(shelf: Shelf, *kinds: str) -> list[dict[str, str]]:
    """The thinnest book of each type, of each printed form, with each series, in a volume of several types and alone."""
    found: dict[tuple[str, object], dict[str, str]] = {}
    for book in shelf.books:
        marks = [
            ("type", book["book"].partition(".")[0]),
            ("form", book["layout"]),
            ("volume", book["file"].startswith(COVER)),
            *(("series", one) for one in shelf.series[path_of(book)].split("; ")),
        ]
        for mark in marks:
            found.setdefault(mark, book)
    for kind, wanted in WANTED.items():
        assert {name for what, name in found if what == kind} >= wanted
    return list({path_of(book): book for (kind, _), book in found.items() if kind in kinds}.values())


def travel(line, shelf: Shelf, books: list[dict[str, str]], *, out: Path, reading: Sandbox) -> None:
    """Take these books with the plan; they and all that came with them travel."""
    take(line, shelf, books)
    settled = travel_all(line, shelf.files(books), out=out, reading=reading)
    assert {path_of(book) for book in books} <= set(settled)
    assert {"NGAY_THIEU", "THIEU_COT_LOI"} <= set().union(*settled.values())


def test_a_book_of_each_type_travels_without_one_entry_refused(line, tmp_path, reading):
    shelf = written(tmp_path / "mau", seed=5, most=60)
    travel(line, shelf, chosen(shelf, "type"), out=tmp_path / "ra", reading=reading)


@pytest.mark.slow
def test_so_do_books_of_other_times_volumes_and_series(line, tmp_path, reading):
    shelf = written(tmp_path / "mau", seed=5, most=60)
    travel(line, shelf, chosen(shelf, *WANTED), out=tmp_path / "ra", reading=reading)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_book_of_a_district_travels(line, tmp_path, seed, reading):
    shelf = written(tmp_path / "mau", seed=seed, most=1000)
    travel(line, shelf, shelf.books, out=tmp_path / "ra", reading=reading)
