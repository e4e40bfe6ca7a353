"""Dates in words, both ways: *Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám*.

Reading is tolerant (letter case, NFD, place of tone marks, *lẻ*/*linh*, *ngàn*/*nghìn*, *mồng*, *lăm*/*nhăm*/*năm*, missing *mươi*,
*tháng giêng*/*chạp*, years said digit by digit) but says nothing when a text allows two readings.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sogoc.law.text import fold

_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "rham": 5,
    "sau": 6, "bay": 7, "bai": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_MONTHS = {"gieng": 1, "chap": 12}
_SKIPPED = frozenset({"sinh", "duong", "lich"})


def in_words(iso: str) -> str:
    """Return the Vietnamese words of ``yyyy``, ``yyyy-mm`` or ``yyyy-mm-dd``."""
    parts = [int(part) for part in iso.split("-")]
    words = f"năm {year_in_words(parts[0])}"
    if len(parts) > 1:
        words = f"tháng {'tư' if parts[1] == 4 else _below_hundred(parts[1])} {words}"
    if len(parts) > 2:
        words = f"ngày {_below_hundred(parts[2])} {words}"
    return words[0].upper() + words[1:]


def year_in_words(year: int) -> str:
    """Return the words of a year from 1000 to 9999."""
    thousands, rest = divmod(year, 1000)
    hundreds, below = divmod(rest, 100)
    words = f"{_ONES[thousands]} nghìn"
    if rest:
        words += f" {_ONES[hundreds]} trăm"
    if 0 < below < 10:
        return f"{words} linh {_ONES[below]}"
    return f"{words} {_below_hundred(below)}" if below else words


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _ONES[ones]
    words = "mười" if tens == 1 else f"{_ONES[tens]} mươi"
    if not ones:
        return words
    if ones == 1 and tens > 1:
        return f"{words} mốt"
    return f"{words} {'lăm' if ones == 5 else _ONES[ones]}"


def from_words(text: str) -> str | None:
    """Return the ISO prefix that a date in words says, or None when it says none or could say two."""
    tokens = tuple(token for word in text.split() for token in _tokens(word))
    if "thang" not in tokens:
        return _only_year(tokens)
    split = tokens.index("thang")
    day = _day(tokens[:split])
    if day is None:
        return None
    readings = {
        f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
        for month, year in _months_of_years(tokens[split + 1 :])
        if _exists(day, month, year)
    }
    return readings.pop() if len(readings) == 1 else None


@lru_cache(maxsize=2_000)
def _tokens(word: str) -> tuple[str, ...]:
    """Folded tokens of one written word; the words of dates are few, so each is folded once."""
    return tuple(token for token in _TOKEN.findall(fold(word)) if token not in _SKIPPED)


def _only_year(tokens: tuple[str, ...]) -> str | None:
    year = _year([*(tokens[1:] if tokens[:1] == ("nam",) else tokens)])
    return f"{year:04}" if year else None


@lru_cache(maxsize=2_000)
def _day(tokens: tuple[str, ...]) -> int | None:
    """Day of the words before *tháng*: 0 where none is said, None where they are no day."""
    words = list(tokens)
    while words and words[0] in ("ngay", "mong", "mung"):
        words = words[1:]
    if not words:
        return 0
    day = number(words)
    return day if day and day <= 31 else None


@lru_cache(maxsize=20_000)
def _months_of_years(tokens: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Every reading of the words after *tháng* as month and year."""
    after = list(tokens)
    return tuple(
        (month, year)
        for at in range(1, len(after))
        if (month := _month(after[:at])) and (year := _year(_after_year_word(after[at:])))
    )


def _after_year_word(tokens: list[str]) -> list[str]:
    return tokens[1:] if tokens[0] == "nam" else tokens


def _exists(day: int, month: int, year: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _month(tokens: list[str]) -> int | None:
    month = _MONTHS.get(tokens[0]) if len(tokens) == 1 else None
    month = month or number(tokens)
    return month if month and month <= 12 else None


def year_said(text: str) -> int | None:
    """Return the year that words or four digits say, or None."""
    return _year([token for word in text.split() for token in _tokens(word)])


def _year(tokens: list[str]) -> int | None:
    if len(tokens) == 1 and tokens[0].isdecimal():
        year = int(tokens[0][:5])
    elif len(tokens) == 4 and all(token in _UNITS for token in tokens):
        year = int("".join(str(_UNITS[token]) for token in tokens))
    else:
        year = number(tokens) or 0
        if "nghin" not in tokens and "ngan" not in tokens:
            return None
    return year if 1800 <= year <= 2100 else None


def number(words: list[str]) -> int | None:
    """Return the number below ten thousand that the words (folded) say, or None."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0][:6])
    thousands, rest = _counted(["nghin" if word == "ngan" else word for word in words], "nghin")
    hundreds, rest = _counted(rest, "tram")
    if thousands is None or hundreds is None or (thousands == 0 and "nghin" in words):
        return None
    total = 1000 * thousands + 100 * hundreds
    if not rest:
        return total if words else None
    linked = rest[0] in ("linh", "le")
    below = _small(rest[1:] if linked else rest)
    unclear = below is not None and (below > 9 if linked else below < 10 and hundreds > 0)
    return None if below is None or unclear else total + below  # *chín trăm tám* may be 908 or 980


def _counted(words: list[str], unit: str) -> tuple[int | None, list[str]]:
    """Split *hai nghìn không trăm* into 2 and the rest; 0 where the unit is not said, None where its count is none."""
    if unit not in words:
        return 0, words
    return (_UNITS.get(words[0]), words[2:]) if words.index(unit) == 1 else (None, [])


def _small(words: list[str]) -> int | None:
    """Numbers below one hundred: ``muoi``, ``hai muoi lam``, ``sau hai``, ``tam``."""
    match ["muoi" if word == "chuc" else word for word in words]:
        case [only]:
            return 10 if only == "muoi" else _UNITS.get(only)
        case ["muoi", ones] if _UNITS.get(ones):
            return 10 + _UNITS[ones]
        case [tens, "muoi"] if _UNITS.get(tens, 0) >= 2:
            return 10 * _UNITS[tens]
        case [tens, "muoi", ones] if _UNITS.get(tens, 0) >= 2 and _UNITS.get(ones):
            return 10 * _UNITS[tens] + _UNITS[ones]
        case [tens, ones] if _UNITS.get(tens, 0) >= 2 and _UNITS.get(ones):
            return 10 * _UNITS[tens] + _UNITS[ones]
        case _:
            return None
