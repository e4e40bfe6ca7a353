"""What one line of the plan says (contract ``inventory.csv``), read from cells by column. Pure but for the units that are known.

In: cells by the contract's column names. Out: the line in canonical form, or what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sogoc.ground.csv_lists import Refuse
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.law.places import dated_code, read_code
from sogoc.law.refusal import Refusal
from sogoc.law.values import VALUE_TYPES
from sogoc.packages.names import UNKNOWN_NUMBER, UNKNOWN_YEAR, parse_book_name
from sogoc.register.incoming import PERIODS

COLUMNS = ("unit", "type", "year", "number", "opened", "closed", "period", "declared_entries", "basis")
SIGN = ("unit", "type", "year", "number", "period")
PERIOD_TITLES: Mapping[str, str] = dict(
    zip(PERIODS, ("từ 30/6/2016 trở về trước", "từ tháng 7/2016"), strict=True)
)
MOST_ENTRIES = 2_147_483_647
"""What a column of whole numbers holds."""
LONGEST_BASIS = 500
Sign = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line; its days in canonical form, since ``opened`` may decide a period."""

    sign: Sign
    opened: str
    closed: str
    declared: int
    basis: str

    @property
    def book(self) -> str:
        """Path of the book."""
        unit, *book, _ = self.sign
        return f"{unit}/{'.'.join(book)}"

    @property
    def values(self) -> tuple[object, ...]:
        """What is stored and hashed of a line, in the order of its columns."""
        return (*self.sign, self.opened, self.closed, self.declared, self.basis)


def read_line(cells: Mapping[str, str], number: int, refuse: Refuse) -> PlanLine:
    """One line of a list; raises the list's refusal, by its line."""
    if cells["period"] not in PERIODS:
        what = f"kỳ “{_short(cells['period'])}” không có; các kỳ là {', '.join(PERIODS)}"
        raise refuse(number, what)
    if not (cells["unit"] and cells["type"]):
        raise refuse(number, "thiếu đơn vị hoặc loại sổ")
    try:
        unit = dated_code(keeps_registers(read_code(cells["unit"])))
    except Refusal as refusal:
        raise refuse(number, refusal.says[:1].lower() + refusal.says[1:].rstrip(".")) from None
    written = ".".join((cells["type"], cells["year"] or UNKNOWN_YEAR, cells["number"] or UNKNOWN_NUMBER))
    book = parse_book_name(written)
    if book is None:
        what = (
            f"“{_short(written)}” không phải tên một quyển sổ như KS.2008.01 (loại sổ, năm mở sổ, số quyển)"
        )
        raise refuse(number, what)
    days = [_day(cells[column], column, number, refuse) for column in ("opened", "closed")]
    basis = cells.get("basis", "")
    if len(basis) > LONGEST_BASIS:
        raise refuse(number, f"căn cứ dài {len(basis)} ký tự, quá {LONGEST_BASIS}")
    sign = (unit, book.type, book.year, book.number, cells["period"])
    return PlanLine(sign, days[0], days[1], _count(cells["declared_entries"], number, refuse), basis)


def _count(text: str, number: int, refuse: Refuse) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refuse(number, f"số trường hợp “{_short(text)}” không phải số nguyên không âm")
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(MOST_ENTRIES)) or int(digits) > MOST_ENTRIES:
        raise refuse(number, f"số trường hợp “{_short(text)}” quá lớn, nhiều nhất là {MOST_ENTRIES}")
    return int(digits)


def _day(text: str, column: str, number: int, refuse: Refuse) -> str:
    day = canonical_day(text)
    if text and not day:
        raise refuse(number, f"“{_short(text)}” ở cột {column} không phải một ngày như 15/06/2008 hoặc 2008")
    return day


def canonical_day(text: str) -> str:
    """The canonical form (ISO 8601, to the day, the month or the year) of what a list calls a day; empty where it says none."""
    read = VALUE_TYPES["ngay"].understand(text, None) if text else None
    return read.canonical or "" if read is not None and read.kind == "ngay" else ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
