"""Days in words, as birth books write them beside the figures."""

from __future__ import annotations

import datetime as dt
from functools import cache

_DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


def _below_hundred(number: int, *, joined: bool) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return f"Linh {_DIGITS[ones]}" if joined else _DIGITS[ones]
    head = "Mười" if tens == 1 else f"{_DIGITS[tens]} Mươi"
    if ones == 0:
        return head
    last = {1: "Một" if tens == 1 else "Mốt", 5: "Lăm"}.get(ones, _DIGITS[ones])
    return f"{head} {last}"


@cache
def _year(year: int) -> str:
    thousands, rest = divmod(year, 1000)
    hundreds, rest = divmod(rest, 100)
    words = f"{_DIGITS[thousands]} Nghìn {_DIGITS[hundreds]} Trăm"
    return f"{words} {_below_hundred(rest, joined=True)}" if rest else words


@cache
def in_words(day: int) -> str:
    """``Ngày Hai Mươi Bảy Tháng Tám Năm Hai Nghìn Không Trăm Linh Tám``."""
    date = dt.date.fromordinal(day)
    month = "Tư" if date.month == 4 else _below_hundred(date.month, joined=False)
    return f"Ngày {_below_hundred(date.day, joined=False)} Tháng {month} Năm {_year(date.year)}"
