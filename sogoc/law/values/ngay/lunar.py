"""Dates told by the moon in words or with the signs of the year: ``rằm tháng 3 năm Canh Ngọ``, ``25 tháng Chạp năm Kỷ Tỵ (âm lịch)``.

In: a text in lower case. Out: ``al:1990-03-15``; ``cc:ky-ti-12-25`` where only the signs of the year stand, for they come again after
sixty years; ``al:--03-15`` without a year. What says that it is lunar and cannot be read is kept as written: no calendar of the sun
calls it impossible. *Rằm*, a leap month and a month of a year by its signs are lunar without saying so; *mồng* and *tháng Giêng* alone
are not, for books wrote January so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sogoc.law.text import fold
from sogoc.law.value import Understanding
from sogoc.law.values.ngay import can_chi
from sogoc.law.values.ngay.words import number, year_said

MARK = re.compile(
    r"\(?(?<![a-zà-ỹ])(?:âm lịch|lịch âm|ngày âm|tính theo âm lịch|âm|a/l|a\.l\.?|â\.l\.?|âl|al)(?![a-zà-ỹ])\)?\.?"
)
LEAP = re.compile(r"\(?\bnhuận\)?")
LONGEST_MONTH = 30
_BY_NATURE = re.compile(r"(?<![a-zà-ỹ])(?:rằm|nhuận)(?![a-zà-ỹ])")
_WITH_MONTH = re.compile(r"(?:(.*?)[ ,]+)?(?:tháng|thg)[ .:]*(.+)")
_IN_FIGURES = re.compile(r"(?:(?:sinh|ngày) )*([0-9]{1,2}) ?[./-] ?([0-9]{1,2})(?![0-9])[ ,./-]*(.*)")
_YEAR = re.compile(r"[ ,.]*(?:năm\b)?[ :]*")
_FIGURES = re.compile(r"[0-9]{4}")
_NOT_LETTERS = re.compile(r"[ ,()]+")
_BEFORE_DAY = frozenset({"sinh", "ngay", "mong", "mung", "vao", "dem"})
_MONTHS = {"gieng": 1, "chap": 12}
_FULL_MOON = 15
_BEFORE_NEW_YEAR = 11
"""From this lunar month on, the days may belong to the next year of the sun, and people write that year."""
FIRST_YEAR, LAST_YEAR = 1800, 2100
_OF_TWO_SIGNS = re.compile(r"(?=(?<![a-zà-ỹ])([a-zà-ỹ]+ [a-zà-ỹ]+))")
_LETTER = re.compile("[a-zà-ỹ]")


def read(text: str) -> Understanding | None:
    """Return a lunar date in words or with the signs of its year; None for what is told otherwise."""
    if not _LETTER.search(text):
        return None
    marked = MARK.search(text) is not None
    leap = LEAP.search(text) is not None
    bare = " ".join(LEAP.sub(" ", MARK.sub(" ", text)).split()).strip(" .,;")
    if marked and (signs := can_chi.read(bare)):
        return Understanding(f"cc:{signs}", "can_chi")
    lunar = marked or _BY_NATURE.search(text) is not None
    known = {_canonical(parts, leap=leap) for parts in _parts(bare, lunar=lunar)}
    return known.pop() if len(known) == 1 else None


def kept(text: str) -> Understanding | None:
    """Return that a text speaks of a lunar date, without what it means: its mark, its nature or the two signs of a year say so."""
    by_signs = any(can_chi.read(found[1]) for found in _OF_TWO_SIGNS.finditer(text))
    lunar = by_signs or MARK.search(text) or _BY_NATURE.search(text)
    return Understanding(None, "am_lich") if lunar else None


def _parts(text: str, *, lunar: bool) -> Iterator[tuple[int, int, str]]:
    """Every reading as day (0: none), month and year: four digits, the slug of its signs, or nothing."""
    found = _IN_FIGURES.fullmatch(text)
    if found:
        readings = [(int(found[1]), int(found[2]), found[3])]
    else:
        said = _WITH_MONTH.fullmatch(text)
        day = _day(said[1] or "") if said else None
        readings = [] if said is None or day is None else [(day, *rest) for rest in _months(said[2])]
    for day, month, rest in readings:
        year = _year(rest, month)
        if year is not None and 1 <= month <= 12 and day <= LONGEST_MONTH:
            solar = not year or year.isdecimal()
            if lunar or not solar:
                yield day, month, year


def _day(text: str) -> int | None:
    words = [word for word in fold(text).replace(",", " ").split() if word not in _BEFORE_DAY]
    if not words:
        return 0
    if words == ["ram"]:
        return _FULL_MOON
    if words[0] == "ham" and len(words) == 2:
        words = ["hai", "muoi", words[1]]
    return number(words)


def _months(text: str) -> Iterator[tuple[int, str]]:
    """Month of one or two words, and what follows it."""
    words = re.split(r"[ ,./-]+", text)
    for length in (1, 2):
        said = fold(" ".join(words[:length])).split()
        month = _MONTHS.get(said[0]) if len(said) == 1 else None
        month = month or number(said)
        if month and len(words) >= length:
            yield month, " ".join(words[length:])


def _year(text: str, month: int) -> str | None:
    """Year that a text says: digits, a slug, empty where none stands; None where it is something else."""
    bare = _YEAR.sub("", text, count=1).strip(" ,.()")
    if not bare:
        return ""
    if _FIGURES.fullmatch(bare):
        return bare if FIRST_YEAR <= int(bare) <= LAST_YEAR else None
    figures = _FIGURES.search(bare)
    signs = can_chi.read("năm " + _NOT_LETTERS.sub(" ", _FIGURES.sub(" ", bare)).replace("năm ", "").strip())
    if signs and figures:
        years = (int(figures[0]), int(figures[0]) - (month >= _BEFORE_NEW_YEAR))
        return next((str(year) for year in years if can_chi.agrees(year, signs)), None)
    if signs:
        return signs
    said = year_said(bare)
    return str(said) if said else None


def _canonical(parts: tuple[int, int, str], *, leap: bool) -> Understanding:
    day, month, year = parts
    rest = f"-{month:02}" + ("n" if leap else "") + (f"-{day:02}" if day else "")
    if not year:
        return Understanding(f"al:-{rest}", "am_lich")
    return Understanding(f"{'al' if year.isdecimal() else 'cc'}:{year}{rest}", "am_lich")
