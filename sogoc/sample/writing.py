"""One book becomes its package: the Excel as the digitiser typed it, one drawn page per entry as the book says it.

In: a book (or those of one volume), its pen. Out: the two files, and rows for ``truth/``. Pages are drawn one at a time while the zip
is written.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

import polars as pl

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.packages.names import entry_keys, pdf_name
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.writing import write_rows, write_zip
from sogoc.sample.books import Book, Entry
from sogoc.sample.digitiser import Digitiser
from sogoc.sample.events import Event
from sogoc.sample.package_slips import EXTRA_COLUMN, FileLog, damaged_files, with_formula
from sogoc.sample.pen import Pen
from sogoc.sample.people import Person
from sogoc.sample.rates import Rates
from sogoc.sample.registrar import Log, Registrar
from sogoc.sample.rows import row_of
from sogoc.sample.streams import stream
from sogoc.sample.style import Style

FIRST_ROW = 2
NUMBER_COLUMN = "B"
"""The number stands right after STT in every type."""
MISSING_COLUMN = "trangSo"
FAINT_BEFORE, FAINT = 1995, 0.15
"""Of the books opened before that year, those whose ink has faded."""


@dataclass(slots=True)
class Written:
    """One entry as three hands have it: what the book says, what was typed, and the slips of both."""

    event: Event
    roles: tuple[tuple[str, Person], ...]
    said: dict[str, str]
    typed: dict[str, str]
    registrar: Log
    digitiser: Log


@dataclass(slots=True)
class Package:
    """A digitised book."""

    book: Book
    book_type: BookType
    entries: list[Written]
    keys: list[str]

    def ids(self) -> list[str]:
        """Entry ids of the contract."""
        return [f"{self.book.unit_code}/{self.book.name}/{key}" for key in self.keys]


def composed(book: Book, pen: Pen, *, seed: int, rates: Rates) -> Package:
    """All entries of a book as said and as typed."""
    book_type = BOOK_TYPES[book.name.type]
    rng = stream(seed, "slips", book.unit_code, book.name)
    registrar = Registrar(book_type, rates=rates, rng=rng)
    digitiser = Digitiser(book_type, rates=rates, rng=rng)
    style = Style.of(rng)
    written = [
        _written(entry, book, pen, page=page, registrar=registrar, digitiser=digitiser, style=style)
        for page, entry in enumerate(book.entries, 1)
    ]
    numbers = [(row, one.typed[book_type.number]) for row, one in enumerate(written, FIRST_ROW)]
    return Package(book, book_type, written, entry_keys(numbers, book.name.year))


def _written(
    entry: Entry, book: Book, pen: Pen, *, page: int, registrar: Registrar, digitiser: Digitiser, style: Style
) -> Written:
    values, roles = row_of(pen, entry.event)
    book_type = registrar.book_type
    values[book_type.number] = entry.so
    values["quyenSo"] = book.quyen
    values["trangSo"] = str(page)
    for name in book.layout.lacks if book.layout else ():
        values.pop(name, None)
    style.apply(values, book_type)
    log: Log = []
    if entry.so != entry.due:
        log.append((book_type.number, "trung_so", entry.due, entry.so))
    log += registrar.write(values, event=entry.event, roles=roles)
    typed = dict(values)
    return Written(entry.event, roles, values, typed, log, digitiser.type(typed, event=entry.event))


def write(
    packages: list[Package], target: Path, *, cover: str, pdf: bool, seed: int, rates: Rates
) -> list[FileLog]:
    """Write packages into the folder of their unit, each as two files or (with a ``cover``) all in one workbook and one zip.

    Say of each what is wrong with it as files. In a volume names of pages tell the books apart, so none of them is broken there.
    """
    if not packages:
        return []
    book = packages[0].book
    folder = target / "packages" / book.unit_code
    folder.mkdir(parents=True, exist_ok=True)
    stem = cover or str(book.name)
    rng = stream(seed, "files", book.unit_code, stem)
    logs: list[FileLog] = [[] for _ in packages]
    if cover:
        _write_volume(packages, folder, cover=cover)
        rates = replace(rates, ten_tep_sai=0.0)
    else:
        _write_workbook(packages[0], folder / f"{stem}.xlsx", rates=rates, rng=rng, log=logs[0])
    if pdf:
        pages = (
            damaged_files(_pages(package, seed=seed), rates=rates, rng=rng, log=log)
            for package, log in zip(packages, logs, strict=True)
        )
        write_zip(chain.from_iterable(pages), path=folder / f"{stem}.zip")
    return logs


def _write_volume(packages: list[Package], folder: Path, *, cover: str) -> None:
    from sogoc.packages.cover_writing import write_cover

    books = [
        (
            one.book.name,
            one.book_type,
            pl.DataFrame(
                [{name: entry.typed.get(name) for name in one.book_type.field} for entry in one.entries],
                schema=dict.fromkeys(one.book_type.field, pl.String),
            ),
        )
        for one in packages
    ]
    write_cover(cover, books, target_dir=folder, pdfs=None)


def _write_workbook(package: Package, path: Path, *, rates: Rates, rng: random.Random, log: FileLog) -> None:
    official = list(package.book_type.columns[1:])
    if rng.random() < rates.thieu_cot:
        official.remove(MISSING_COLUMN)
        log.append(("", path.name, "thieu_cot"))
    header = ("STT", *official)
    further: tuple[str | None, ...] = ()
    if rng.random() < rates.cot_la:
        header = (*header, EXTRA_COLUMN)
        further = ("đã kiểm tra",)
        log.append(("", path.name, "cot_la"))
    rows = (
        (row, row - 1, (*map(one.typed.get, official), *further))
        for row, one in enumerate(package.entries, FIRST_ROW)
    )
    write_rows(header, rows, book_type=package.book_type, path=path)
    if rng.random() < rates.o_cong_thuc:
        place = int(rng.random() * len(package.entries))
        so = package.entries[place].typed[package.book_type.number]
        with_formula(path, cell=f"{NUMBER_COLUMN}{place + FIRST_ROW}", text=so)
        log.append((package.keys[place], path.name, "o_cong_thuc"))


def _pages(package: Package, *, seed: int) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    from sogoc.sample.pages import draw_page

    registered = package.book_type.registered
    pattern = chosen_pattern()
    chance = stream(seed, "pages", package.book.unit_code, package.book.name)
    layout = package.book.layout.code if package.book.layout else ""
    faint = package.book.years[0] < FAINT_BEFORE and chance.random() < FAINT
    for one, key in zip(package.entries, package.keys, strict=True):
        name = pdf_name(package.book.name, key, registered=one.typed.get(registered) or None, pattern=pattern)
        yield (
            key,
            name,
            partial(
                draw_page,
                package.book_type.code,
                one.said,
                seed=chance.getrandbits(31),
                faint=faint,
                layout=layout,
            ),
        )
