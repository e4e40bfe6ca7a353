"""Names that the contract fixes: of a book, of an entry inside it, of an entry's PDF.

In: file names and registration numbers as written. Out: ``BookName``, entry keys that never change, PDF names by a pattern.
All of them are legal as file names on Windows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

DEFAULT_PATTERN = "{type}.{year}.{number}.{date}.{id}.pdf"
UNKNOWN_YEAR, UNKNOWN_NUMBER = "0000", "00"
"""Of a book that does not say them."""
UNKNOWN_DATE = "0000-00-00"
LONGEST_KEY = 40
"""Of the part before year and repeat; a whole key has less than 64 characters."""

_BOOK = re.compile(r"([A-Z]{1,8})\.([0-9]{4})\.([0-9A-Z]{1,8})")
_SO = re.compile(r"^(?:SO|QUYEN SO)[ .:]+(?=[0-9])")
_NOT_LEGAL = re.compile(r"[^0-9A-Z]+")
_DIGITS = re.compile(r"[0-9]+")
_YEAR = re.compile(r"[ ]*([0-9]{4})(?![0-9])")
_DATE = re.compile(r"(?:(?:([0-9]{1,2})[ ]?[./\- ][ ]?)?([0-9]{1,2})[ ]?[./\- ][ ]?)?([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T].*)?")
_PLACES = {
    "type": r"(?P<type>[A-Z]{1,8})",
    "year": r"(?P<year>[0-9]{4})",
    "number": r"(?P<number>[0-9A-Z]{1,8})",
    "date": r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})",
    "id": r"(?P<id>@?[0-9A-Z_]+(?:-[0-9]{4})?(?:~[0-9]+)?)",
}


@dataclass(frozen=True, slots=True)
class BookName:
    """Type, year opened (``0000`` where the book does not say) and number (``00``) of a book."""

    type: str
    year: str
    number: str

    def __str__(self) -> str:
        return f"{self.type}.{self.year}.{self.number}"


def parse_book_name(text: str) -> BookName | None:
    """Read ``KS.2008.01`` (a file's stem, any letter case); None when it is no name of a book of a declared type."""
    from sogoc.law.books import BOOK_TYPES

    name = shaped_as_book_name(text)
    return name if name is not None and name.type in BOOK_TYPES else None


def shaped_as_book_name(text: str) -> BookName | None:
    """Read a name of that shape whatever its type, for a sentence about a type that nobody declared."""
    found = _BOOK.fullmatch(unicodedata.normalize("NFC", text).strip().upper())
    return None if found is None else BookName(found[1], found[2], found[3])


def _fold(text: str) -> str:
    """Letters without marks, upper case."""
    if text.isascii():
        return text.upper()
    marks_apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in marks_apart if not unicodedata.combining(letter)).upper()


@lru_cache(maxsize=65_536)
def _stem(so: str, book_year: str) -> str:
    """Key of one number before repeats are told apart; empty when nothing of it can stand in a key."""
    number, _, rest = so.partition("/")
    folded = _SO.sub("", _fold(number).strip())
    key = _NOT_LEGAL.sub("_", folded.replace(" ", "")).strip("_")[:LONGEST_KEY]
    if not key:
        return ""
    digits = _DIGITS.match(key)
    if digits:
        key = digits[0].zfill(3) + key[digits.end() :]
    year = _YEAR.match(rest)
    return f"{key}-{year[1]}" if year and year[1] != book_year else key


def entry_keys(numbers: Iterable[tuple[int, str | None]], book_year: str) -> list[str]:
    """Return the last part of each entry's id (contract, "Entry id") for (Excel row, number as written) in row order.

    The part before the slash with its digits padded to three; ``-yyyy`` when its year is not the book's; ``~2``, ``~3`` for
    repeats; ``@row`` when blank.
    """
    seen: dict[str, int] = {}
    keys: list[str] = []
    for row, so in numbers:
        key = _stem(so, book_year) if so else ""
        if not key:
            keys.append(f"@{row}")
            continue
        times = seen.get(key, 0) + 1
        seen[key] = times
        keys.append(key if times == 1 else f"{key}~{times}")
    return keys


@lru_cache(maxsize=65_536)
def date_part(registered: str | None) -> str | None:
    """Registration date as written → the date in a PDF's name (``2008-06-00`` when the day is missing).

    A blank date is ``0000-00-00``; None means that these words are no plain date, and nothing can be said of a file's name.
    """
    if registered is None or not registered.strip():
        return UNKNOWN_DATE
    text = registered.strip()
    found = _DATE.fullmatch(text)
    if found:
        day, month, year = int(found[1] or 0), int(found[2] or 0), found[3]
    else:
        iso = _ISO.fullmatch(text)
        if iso is None:
            return None
        year, month, day = iso[1], int(iso[2]), int(iso[3])
    return f"{year}-{month:02}-{day:02}" if month <= 12 and day <= 31 else None


def pdf_name(book: BookName, key: str, *, registered: str | None, pattern: str = DEFAULT_PATTERN) -> str:
    """Name of an entry's PDF by the installation's pattern; a date that is no plain date is written as unknown."""
    return pattern.format(
        type=book.type,
        year=book.year,
        number=book.number,
        date=date_part(registered) or UNKNOWN_DATE,
        id=key,
    )


@dataclass(frozen=True, slots=True)
class PdfName:
    """What a PDF's name says; a part that the pattern lacks is None."""

    type: str | None
    year: str | None
    number: str | None
    date: str | None
    id: str


@cache
def pattern_expression(pattern: str) -> re.Pattern[str]:
    """Compile an installation's pattern; ``ValueError`` when it lacks ``{id}`` or names an unknown part."""
    pieces = re.split(r"\{([a-z]+)\}", pattern)
    unknown = set(pieces[1::2]) - set(_PLACES)
    if unknown or pieces[1::2].count("id") != 1 or len(set(pieces[1::2])) != len(pieces[1::2]):
        raise ValueError(pattern)
    return re.compile(
        "".join(_PLACES[piece] if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)),
        re.IGNORECASE,
    )


def parse_pdf_name(name: str, *, pattern: str = DEFAULT_PATTERN) -> PdfName | None:
    """Read a PDF's base name; None when it breaks the pattern."""
    found = pattern_expression(pattern).fullmatch(name)
    if found is None:
        return None
    parts = {key: value.upper() for key, value in found.groupdict().items()}
    return PdfName(parts.get("type"), parts.get("year"), parts.get("number"), parts.get("date"), parts["id"])
