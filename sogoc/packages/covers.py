"""A mixed volume (*quyển bìa chung*) as one workbook with a sheet per book, and one zip: ``HH.1985.01.xlsx`` + ``HH.1985.01.zip``.

In: two paths. Out: one ``PackageRead`` per sheet, as if each book had come by itself; the files are kept whole and every book names them.
``HH`` (*hỗn hợp*) is our own code (no source gives one): the type belongs to the entry. A sheet ``DL Import KS`` is the book
``KS.1985.01`` of the volume's year and number; ``DL Import KS.1986.01`` names its book in full, for a volume of several years.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sogoc.law.book import BookType
from sogoc.packages.names import UNKNOWN_NUMBER, UNKNOWN_YEAR, BookName, parse_book_name
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.reading import PackageRead, Sheet, declared_types, read_sheet
from sogoc.packages.refusals import BIA_KHONG_CO_TRANG, LOAI_SO_CHUA_CO, TRANG_TRUNG_SO
from sogoc.packages.sandbox import Sandbox

COVER = "HH"
SHEET = "DL Import"
_NAME = re.compile(COVER + r"\.([0-9]{4})\.([0-9A-Z]{1,8})")


def parse_cover_name(text: str) -> str | None:
    """``HH.1985.01`` in any letter case; None when it is no cover's name."""
    name = unicodedata.normalize("NFC", text).strip().upper()
    return name if _NAME.fullmatch(name) else None


def is_package_name(stem: str) -> bool:
    """Whether a file of this stem can be part of a package: of one book, or of a cover."""
    return parse_book_name(stem) is not None or parse_cover_name(stem) is not None


def sheet_title(book: BookName, cover: str) -> str:
    """Title of a book's sheet in the workbook of a cover."""
    _, year, number = cover.split(".")
    short = (book.year, book.number) == (year, number)
    return f"{SHEET} {book.type if short else book}"


def read_cover(
    xlsx: Path,
    zip_path: Path | None,
    *,
    sandbox: Sandbox,
    book_types: Mapping[str, BookType] | None = None,
    pattern: str | None = None,
) -> list[PackageRead]:
    """Read the books of a cover, in the order of its sheets."""
    types = book_types or declared_types()
    answer, _ = sandbox.ask("sheets", name=xlsx.name, path=str(xlsx.resolve()))
    books = _books(xlsx, answer["sheets"])
    unknown = next((book for book in books.values() if book.type not in types), None)
    if unknown is not None:
        raise LOAI_SO_CHUA_CO.because(name=xlsx.name, type=unknown.type, known=", ".join(types))
    return [
        read_sheet(
            xlsx,
            zip_path,
            sandbox=sandbox,
            book_types=types,
            pattern=chosen_pattern() if pattern is None else pattern,
            sheet=Sheet(title, book, _members_of(book, list(books.values()))),
        )
        for title, book in books.items()
    ]


def _books(xlsx: Path, titles: Iterable[str]) -> dict[str, BookName]:
    cover = parse_cover_name(xlsx.stem)
    _, year, number = (cover or f"{COVER}.{UNKNOWN_YEAR}.{UNKNOWN_NUMBER}").split(".")
    found: dict[str, BookName] = {}
    for title in titles:
        if not title.strip().lower().startswith(SHEET.lower() + " "):
            continue
        said = title.strip()[len(SHEET) :].strip()
        book = parse_book_name(said) or parse_book_name(f"{said}.{year}.{number}")
        if book is None:
            continue
        if book in found.values():
            raise TRANG_TRUNG_SO.because(name=xlsx.name, sheet=title, book=book)
        found[title] = book
    if not found:
        raise BIA_KHONG_CO_TRANG.because(name=xlsx.name)
    return found


def _members_of(book: BookName, books: list[BookName]) -> Callable[[list[list[Any]]], list[list[Any]]]:
    """Members of the shared zip whose names say this book, or its type alone; those that say none are told at the first book."""
    return partial(_own, book, books)


def _own(book: BookName, books: list[BookName], members: list[list[Any]]) -> list[list[Any]]:
    return [member for member in members if _whose(str(member[0]).upper(), books) == book]


def _whose(name: str, books: list[BookName]) -> BookName:
    exact = next((book for book in books if name.startswith(f"{book}.")), None)
    of_type = next((book for book in books if name.startswith(f"{book.type}.")), None)
    return exact or of_type or books[0]
