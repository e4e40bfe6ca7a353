"""``units.csv`` of the contract, read line by line. Pure but for opening the file.

In: the path. Out: the units, each with its line. Each line is right by itself (form of the code, kind, dates, lengths); how the units
fit together and with those that are known is the business of ``unit_tree``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from sogoc.accounts.offices import RANKS, Unit
from sogoc.accounts.refusals import TEP_DON_VI_SAI
from sogoc.ground.csv_lists import Refuse, read_list
from sogoc.law.refusal import Refusal
from sogoc.law.values import VALUE_TYPES

COLUMNS = ("unit", "name", "kind", "parent", "valid_from", "valid_to", "software_from")
MAY_NAME = "successors"
"""One more column that a list may have: codes of what a unit became, separated by spaces, the main one first."""
LONGEST_NAME = 150
_REF = re.compile(r"([A-Z0-9]{1,12})(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
_DAYS = ("valid_from", "valid_to", "software_from")


def refuse_in(file: str) -> Refuse:
    """The refusal of a line of this file."""

    def refuse(line: int, what: str) -> Refusal:
        return TEP_DON_VI_SAI.because(file=file, line=line, what=what, columns=",".join(COLUMNS))

    return refuse


def read_units(path: Path) -> dict[Unit, int]:
    """Units of the file with their lines; refuses the first wrong line, and a list of nothing."""
    refuse = refuse_in(path.name)
    listed: dict[Unit, int] = {}
    for line, _, cells in read_list(path, refuse=refuse, needs=[COLUMNS]):
        unit = _unit(cells, line, refuse)
        if unit in listed:
            raise refuse(line, f"đơn vị {unit.ref} đã có ở dòng {listed[unit]}")
        listed[unit] = line
    if not listed:
        raise refuse(2, "không có đơn vị nào")
    _refuse_overlaps(listed, refuse)
    return listed


def _unit(cells: Mapping[str, str], line: int, refuse: Refuse) -> Unit:
    for column in ("unit", "name", "kind"):
        if not cells[column]:
            raise refuse(line, f"cột {column} trống")
    named = _REF.fullmatch(cells["unit"])
    if named is None:
        raise refuse(line, f"mã đơn vị “{_short(cells['unit'])}” không đúng dạng (như 24862, H675, STP)")
    if len(cells["name"]) > LONGEST_NAME:
        raise refuse(line, f"tên đơn vị dài {len(cells['name'])} ký tự, quá {LONGEST_NAME}")
    if cells["kind"] not in RANKS:
        raise refuse(line, f"loại đơn vị “{_short(cells['kind'])}” không có; các loại là {', '.join(RANKS)}")
    if cells["parent"] and _REF.fullmatch(cells["parent"]) is None:
        raise refuse(line, f"mã đơn vị cấp trên “{_short(cells['parent'])}” không đúng dạng")
    days = {column: _day(cells[column], column, line, refuse) for column in _DAYS}
    if days["valid_from"] and days["valid_to"] and days["valid_to"] < days["valid_from"]:
        raise refuse(line, "ngày kết thúc trước ngày bắt đầu")
    successors = " ".join(cells.get(MAY_NAME, "").split())
    unit = Unit(named[1], cells["name"], cells["kind"], cells["parent"], **days, successors=successors)
    if successors and unit.valid_to is None:
        raise refuse(line, f"đơn vị {unit.ref} có đơn vị kế tiếp nhưng không có ngày kết thúc")
    wrong = next((code for code in successors.split() if _REF.fullmatch(code) is None), None)
    if wrong is not None:
        raise refuse(line, f"mã đơn vị kế tiếp “{_short(wrong)}” không đúng dạng")
    if named[2]:
        day = _day(named[2], "unit", line, refuse)
        if day is not None and not unit.stood_on(day):
            raise refuse(line, f"ngày trong mã {cells['unit']} nằm ngoài thời gian tồn tại của đơn vị")
    return unit


def _day(text: str, column: str, line: int, refuse: Refuse) -> dt.date | None:
    if not text:
        return None
    read = VALUE_TYPES["ngay"].understand(text, None)
    if read.kind != "ngay" or read.canonical is None or len(read.canonical) < len("2025-07-01"):
        raise refuse(line, f"“{_short(text)}” ở cột {column} không phải là một ngày đầy đủ, như 2025-07-01")
    return dt.date.fromisoformat(read.canonical)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _refuse_overlaps(listed: Mapping[Unit, int], refuse: Refuse) -> None:
    by_code: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit, line in listed.items():
        other = _overlapping(unit, by_code[unit.code])
        if other is not None:
            what = f"thời gian tồn tại của đơn vị {unit.code} chồng lên dòng {listed[other]}"
            raise refuse(line, what)
        by_code[unit.code].append(unit)


def _overlapping(unit: Unit, others: Iterable[Unit]) -> Unit | None:
    for other in others:
        first, second = sorted((unit, other), key=lambda one: one.valid_from or dt.date.min)
        if (first.valid_to or dt.date.max) >= (second.valid_from or dt.date.min):
            return other
    return None
