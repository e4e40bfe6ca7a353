"""The package that goes out: the current values of chosen entries with their pages, in the ministry's layout.

The same content gives the same bytes, so a sending can be made again from the register at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import PurePath
from typing import TYPE_CHECKING

import polars as pl

from sogoc.approval.refusals import SENDING_CHANGED, UNKNOWN_SYSTEM
from sogoc.checking.again_queries import marks_of
from sogoc.ground.installation import file_store
from sogoc.intake.book_queries import facts_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import verbatim
from sogoc.packages.counters import Counters, counters_of
from sogoc.packages.names import BookName, entry_keys, parse_book_name, pdf_name
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.sandbox import Sandbox
from sogoc.packages.writing import write_package
from sogoc.register import queries as records

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.law.value import Mark
    from sogoc.register.models import Book, Delivery

SYSTEMS = ("158", "bo")
"""*Phần mềm 158*, and the ministry's common system, where a province sends to it directly."""
TITLES = {"158": "Phần mềm 158", "bo": "hệ thống dùng chung của Bộ"}
"""What a sentence calls each of them."""


ALIVE = ("staged", "approved", "replaced", "revoked", "crossed_out")
"""States of what stands in the book: an entry that ended in law stays in its exports and in the sendings that it was part of."""


def must_be_known(system: str) -> None:
    """Refuse the name of a system that nobody knows."""
    if system not in SYSTEMS:
        raise UNKNOWN_SYSTEM.because(system=system, known=", ".join(SYSTEMS))


def takes(system: str, type_: str) -> bool:
    """Whether a system takes books of a type: *Phần mềm 158* takes five, the ministry's common system has them all."""
    return system != "158" or (type_ in BOOK_TYPES and BOOK_TYPES[type_].in_158)


def write_sending(
    book: Book, keys: AbstractSet[str] | None, target: Path, *, as_received: bool = False
) -> tuple[str, str]:
    """Write a book's package (of these entries; None: all that are alive) into a folder; return hashes of both files.

    ``as_received``: every entry in the Excel row in which it came, with its STT, further columns in the order in which they came, and the
    sheet ``Cach ghi``, which no system of the ministry reads.
    """
    shown = [
        one for one in records.values_of_book(book, states=ALIVE) if keys is None or one.entry.key in keys
    ]
    has_pages = any(one.entry.pdf for one in shown)
    workbook, archive = write_package(
        received_frame(book, shown) if as_received else package_frame(book, shown),
        BOOK_TYPES[book.type],
        name=outgoing_name(book),
        target_dir=target,
        pdfs=pages_of(book, shown) if has_pages else None,
        counters=received_counters(book) if as_received else None,
        marks=marks_of(shown) if as_received else None,
    )
    return _sha256(workbook), _sha256(archive) if archive else ""


def outgoing_name(book: Book) -> BookName:
    """Name under which a book goes out: the one that it was identified as, else its own."""
    name = facts_of(book.path).known_as.partition("/")[2] or book.name
    return BookName(*name.split("."))


def package_frame(book: Book, shown: list[records.Shown]) -> pl.DataFrame:
    """Texts of entries as written, by official column name and then the others."""
    names = list(BOOK_TYPES[book.type].columns[1:])
    names += sorted({name for one in shown for name in one.values} - set(names))
    return pl.DataFrame(
        {name: [verbatim(one.values.get(name)) or None for one in shown] for name in names},
        schema=dict.fromkeys(names, pl.String),
    )


def received_frame(book: Book, shown: list[records.Shown]) -> pl.DataFrame:
    """The same laid out as the last package was: what came out of a sheet goes into the same cells."""
    frame = package_frame(book, shown)
    official = BOOK_TYPES[book.type].columns[1:]
    package = records.current_package(book)
    came = [name for name in (package.unknown_columns if package else []) if name not in official]
    others = [name for name in frame.columns if name not in official]
    further = [*came, *(name for name in others if name not in came)]
    return frame.select(
        pl.Series("_row", [one.entry.row for one in shown], dtype=pl.Int64),
        *official,
        *(name if name in others else pl.lit(None, pl.String).alias(name) for name in further),
    )


def written_marks(shown: list[records.Shown]) -> dict[int, dict[str, Mark]]:
    """How fields are written, by the row that an entry gets where entries are written one after another."""
    found = marks_of(shown)
    return {at: found[one.entry.row] for at, one in enumerate(shown, start=2) if one.entry.row in found}


def received_counters(book: Book) -> Counters | None:
    """What stood under STT in the last package, which the register does not keep; None where that file cannot tell."""
    package = records.current_package(book)
    store = file_store()
    plain = package is not None and parse_book_name(PurePath(package.xlsx_name).stem) is not None
    if package is None or not plain or PurePath(package.xlsx_name).suffix.lower() == ".csv":
        return None
    if package.xlsx_sha256 not in store:
        return None
    with Sandbox() as reader:
        return counters_of(store.path(package.xlsx_sha256), name=package.xlsx_name, sandbox=reader)


def write_again(delivery: Delivery, target: Path) -> list[Path]:
    """Make the files of a sending again; refused when the register no longer gives the bytes that were sent."""
    keys = set(delivery.items.values_list("entry__key", flat=True))
    xlsx, archive = write_sending(delivery.book, keys, target)
    if delivery.xlsx_sha256 and (xlsx, archive) != (delivery.xlsx_sha256, delivery.zip_sha256):
        raise SENDING_CHANGED.because(book=delivery.book.path, attempt=delivery.attempt)
    return sorted(path for path in target.iterdir() if path.stem == str(outgoing_name(delivery.book)))


def pages_of(book: Book, shown: list[records.Shown]) -> Iterator[tuple[str, bytes]]:
    """Pages of entries by their names in the zip; those of a book that was identified later are named after what it is."""
    store = file_store()
    name = outgoing_name(book)
    new = {}
    if str(name) != book.name:
        keys = entry_keys([(one.entry.row, one.entry.so) for one in shown], name.year)
        registered = [verbatim(one.values.get(BOOK_TYPES[book.type].registered)) for one in shown]
        pattern = chosen_pattern()
        for one, key, day in zip(shown, keys, registered, strict=True):
            new[one.entry.pk] = pdf_name(name, key, registered=day, pattern=pattern)
    for one in shown:
        page = records.page_of(one.entry)
        if page is not None:
            archive, member = page
            yield new.get(one.entry.pk, member), store.member(archive, member)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
