"""From the text of a date cell to its understanding."""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.text import collapse, fold
from sogoc.law.value import Understanding
from sogoc.law.values.ngay import ages, can_chi
from sogoc.law.values.ngay import lunar as moon
from sogoc.law.values.ngay.words import from_words

KINDS = MappingProxyType(
    {
        "ngay": "ngày, tháng và năm, hoặc tháng và năm, hoặc chỉ năm",
        "hai_nam": "một trong hai năm",
        "khong_nam": "chỉ có ngày và tháng",
        "am_lich": "ngày âm lịch",
        "can_chi": "năm can chi",
        "tuoi": "tuổi ghi thay cho ngày sinh",
        "khong_the": "ngày không thể có",
        "khong_hieu": "không hiểu được thành ngày",
    }
)
FIRST_YEAR, LAST_YEAR = 1800, 2100
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

PLAIN = r"(?:1[89][0-9]{2}|20[0-9]{2})(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?"
"""Texts that are their own canonical form, whatever the year."""
_QUICK = re.compile(r"([0-9]{1,2})([./\-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(PLAIN)
_SOLAR = re.compile(r"\(?\b(?:dương lịch|d\.l\.?|dl)(?![a-zà-ỹ])\)?\.?")
_MIDNIGHT = re.compile(r"[ t]0?0:00(?::00(?:\.0+)?)?z?$")
_WORDS = re.compile(r"\b(?:sinh|sn|ngày|mồng|mùng|tháng|năm|thg)\b[:.]?")
_UNKNOWN = re.compile(r"(?<![0-9a-zà-ỹ])(?:[_?x…]+|\.{2,}|-{2,})(?![0-9a-zà-ỹ])|(?<=[./-])_+(?=[./-])")
_AGE_BESIDE = re.compile(r"[ ,(]*(?<![0-9])[0-9]{1,3} ?(?:tuổi|t)(?![a-zà-ỹ])[ ,)]*")
_SEPARATOR = re.compile(r" *[./\-,] *| +")
_TWO_YEARS = re.compile(r"(?:năm )?([0-9]{4}) ?(hoặc|hay|,|-|–|/) ?(?:năm )?([0-9]{4})")
_YEAR_OF_SIGNS = re.compile(r"([0-9]{4}) ?\(?([^0-9()]+)\)?|\(?([^0-9()]+?)\)? ?\(?([0-9]{4})\)?")
_NUMBERS = re.compile(r"(?:[0-9]{1,4} )*[0-9]{1,4}")

_NOT_UNDERSTOOD = Understanding(None, "khong_hieu")


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return what a date cell says; never raises. Two-digit years and other digits than 0–9 are not understood."""
    del codes
    quick = _QUICK.fullmatch(verbatim)
    if quick and "1800" <= quick[4] <= "2100":
        day, month = int(quick[1]), int(quick[3])
        if 1 <= month <= 12 and 1 <= day <= 28:
            return Understanding(f"{quick[4]}-{month:02}-{day:02}", "ngay")
    if _ISO.fullmatch(verbatim):
        return Understanding(verbatim, "ngay")
    text = collapse(verbatim).casefold().strip(" .,;:")
    text = _MIDNIGHT.sub("", text)
    if not text:
        return _NOT_UNDERSTOOD
    return (
        _two_years(text)
        or ages.read(text)
        or _signs(text)
        or moon.read(text)
        or _figures(text)
        or _spoken(text)
        or moon.kept(text)
        or _NOT_UNDERSTOOD
    )


def is_year(year: int) -> bool:
    """Tell whether a register of this country can speak of the year."""
    return FIRST_YEAR <= year <= LAST_YEAR


def days_in(month: int, year: int | None) -> int:
    """Length of a month; without a year February has 29 days."""
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month - 1]


def _two_years(text: str) -> Understanding | None:
    found = _TWO_YEARS.fullmatch(text)
    if not found:
        return None
    first, second = sorted((int(found[1]), int(found[3])))
    spoken = found[2] in ("hoặc", "hay")
    if is_year(first) and is_year(second) and first != second and (spoken or second == first + 1):
        return Understanding(f"{first}|{second}", "hai_nam")
    return Understanding(None, "khong_hieu", "hai năm không liền nhau")


def _signs(text: str) -> Understanding | None:
    """``Giáp Ngọ``, ``năm Giáp Ngọ``, ``1954 (Giáp Ngọ)``: a year beside its signs counts only if they agree."""
    signs = can_chi.read(text)
    if signs:
        return Understanding(f"cc:{signs}", "can_chi")
    found = _YEAR_OF_SIGNS.fullmatch(text)
    if found:
        year, signs = found[1] or found[4], can_chi.read(found[2] or found[3])
        if signs and is_year(int(year)):
            if can_chi.agrees(int(year), signs):
                return Understanding(year, "ngay")
            return Understanding(None, "khong_hieu", f"năm {year} là năm {can_chi.of_year(int(year))}")
    return None


def _figures(text: str) -> Understanding | None:
    lunar = moon.MARK.search(text) is not None
    text = _SOLAR.sub(" ", moon.MARK.sub(" ", text)) if lunar or "d" in text else text
    leap = lunar and moon.LEAP.search(text) is not None
    text = moon.LEAP.sub(" ", text) if leap else text
    text = _AGE_BESIDE.sub(" ", text) if "t" in text else text
    text = _WORDS.sub(" ", _UNKNOWN.sub("0", text))
    text = _SEPARATOR.sub(" ", text.strip(" .,;:/-()")).strip()
    if not _NUMBERS.fullmatch(text):
        return None
    parts = text.split(" ")
    if len(parts) > 3:
        return None
    if len(parts[0]) >= 3 and len(parts) > 1:
        parts = parts[::-1]
        if len(parts[0]) >= 3:
            return None
    return _assemble(parts, lunar=lunar, leap=leap)


def _assemble(parts: list[str], *, lunar: bool, leap: bool) -> Understanding:
    """Parts are day, month, year; the last one or two of them; or day and month."""
    last = parts[-1]
    if len(last) == 4 and last != "0000":
        day, month, year = (0, 0, *map(int, parts))[-3:]
        return _dated(day, month, year, lunar=lunar, leap=leap)
    if len(parts) == 3 and not int(last):
        return _without_year(parts[:-1], lunar=lunar)
    if len(parts) == 2 and len(last) <= 2:
        return _without_year(parts, lunar=lunar)
    if len(parts) == 3 and len(last) == 2:
        return Understanding(None, "khong_hieu", "năm chỉ ghi hai chữ số")
    if len(parts) == 1 and len(last) <= 2 and int(last):
        return Understanding(None, "khong_hieu", f"có thể là {int(last)} tuổi")
    return _NOT_UNDERSTOOD


def _dated(day: int, month: int, year: int, *, lunar: bool, leap: bool) -> Understanding:
    impossible = _impossible(day, month, year, lunar=lunar)
    if impossible:
        return Understanding(None, "khong_the", impossible)
    if day and not month:
        return Understanding(None, "khong_hieu", "có ngày mà không có tháng")
    leaf = "n" if leap and month else ""
    iso = "".join((f"{year:04}", f"-{month:02}{leaf}" if month else "", f"-{day:02}" if day else ""))
    return Understanding(f"al:{iso}", "am_lich") if lunar else Understanding(iso, "ngay")


def _impossible(day: int, month: int, year: int, *, lunar: bool) -> str | None:
    """Why such a date cannot exist, with the likely slip."""
    if not is_year(year):
        return f"năm {year:04}"
    if month > 12:
        turned = 1 <= day <= 12 and month <= days_in(day, year)
        return "có thể đảo ngày và tháng" if turned else f"tháng {month}"
    if lunar:
        return "tháng âm lịch có nhiều nhất 30 ngày" if day > 30 else None
    if day > 31 or (month and day > days_in(month, year)):
        length = f"tháng {month} có {days_in(month, year)} ngày" if month else f"ngày {day}"
        return "có thể là ngày âm lịch" if day <= 30 else length
    return None


def _without_year(parts: list[str], *, lunar: bool) -> Understanding:
    if len(parts) != 2:
        return _NOT_UNDERSTOOD
    day, month = int(parts[0]), int(parts[1])
    if lunar or not day or not month:
        return _NOT_UNDERSTOOD
    if month > 12 or day > days_in(month, None):
        return Understanding(None, "khong_the", "không có ngày và tháng này")
    return Understanding(f"--{month:02}-{day:02}", "khong_nam")


def _spoken(text: str) -> Understanding | None:
    if not any(word in fold(text).split() for word in ("nam", "thang", "nghin", "ngan")):
        return None
    canonical = from_words(text)
    return Understanding(canonical, "ngay") if canonical else None
