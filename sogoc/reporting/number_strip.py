"""The strip of a book: one cell a number, year by year, with what is there, missing, repeated, withdrawn or held. Pure.

In: entries as ``reporting.confirmed.strip_rows`` gives them. Out: strips with cells in the order of their numbers.
A number's year is the one written with it, else the book's. A declared series (*loạt*, a row's ``series``) has strips of its own. Numbers
that nobody can read stand in a strip of their own, in row order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sogoc.law.values.so_dang_ky import ordinal, split

LONGEST_GAP = 60
"""A longer run of missing numbers is one cell that says how many."""

KINDS: Mapping[str, tuple[str, str]] = {
    "official": ("■", "đã chuyển chính thức"),
    "outdated": ("◪", "bản chính thức là phiên bản cũ"),
    "refused": ("✕", "bị hệ thống của Bộ từ chối"),
    "approved": ("▣", "đã duyệt"),
    "present": ("▪", "có, chờ duyệt"),
    "held": ("!", "bị giữ vì lỗi, cảnh báo"),
    "repeated": ("≡", "số bị trùng"),
    "withdrawn": ("–", "không còn trong gói"),
    "crossed_out": ("⊘", "gạch bỏ"),
    "replaced": ("⇄", "được thay thế"),
    "revoked": ("⊗", "bị thu hồi, hủy bỏ"),
    "missing": ("▫", "khuyết số"),
}
UNSEEN = ("▫", "khuyết số, hoặc chỉ người có nhiệm vụ xem nội dung nhạy cảm mở được")
"""What an empty cell means for somebody from whom entries of the book are hidden: which of both is not told."""
_LETTERS_BEFORE = re.compile(r"^[^0-9/]+")
ENDED = ("crossed_out", "replaced", "revoked")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: what it is, the entries that bear it (none: missing), and its words."""

    kind: str
    label: str
    key: str
    says: str

    @property
    def sign(self) -> str:
        """Mark that stands beside the colour."""
        return KINDS[self.kind][0]


@dataclass(frozen=True, slots=True)
class Strip:
    """Cells of one year; ``year`` is empty for numbers that nobody can read."""

    year: str
    cells: tuple[Cell, ...]
    missing: int
    series: str = ""
    """Name of a declared series; empty for the book's own numbers."""


def strips(
    rows: Iterable[Mapping[str, Any]], *, year: str, hidden: Container[str] = frozenset()
) -> list[Strip]:
    """Strips of a book, oldest year first, unreadable numbers last; without the cells of ``hidden`` keys, which are not missing."""
    every = list(rows)
    shown = [row for row in every if row["key"] not in hidden]
    found = _strips(shown, year)
    if len(shown) == len(every):
        return found
    missing = {(one.series, one.year): one.missing for one in _strips(every, year)}
    return [
        replace(one, missing=missing[one.series, one.year], cells=tuple(_unsure(cell) for cell in one.cells))
        for one in found
    ]


def _unsure(cell: Cell) -> Cell:
    """An empty cell of a book of which something is hidden."""
    return replace(cell, says=f"Ô {cell.label}: {UNSEEN[1]}.") if cell.kind == "missing" else cell


def _strips(rows: Iterable[Mapping[str, Any]], year: str) -> list[Strip]:
    numbered: defaultdict[tuple[str, str], defaultdict[tuple[int, str], list[Mapping[str, Any]]]] = (
        defaultdict(lambda: defaultdict(list))
    )
    unread: list[Mapping[str, Any]] = []
    for row in rows:
        series = row.get("series", "")
        found = ordinal(_LETTERS_BEFORE.sub("", row["so"]) if series else row["so"])
        written = split(row["so"])[1] or ("" if year == "0000" else year)
        if found is None or not written:
            unread.append(row)
        else:
            numbered[series, written][found].append(row)
    made = [_year(written, numbers, series=series) for (series, written), numbers in sorted(numbered.items())]
    if unread:
        made.append(Strip("", tuple(_cell(row["so"] or row["key"], [row]) for row in unread), 0))
    return made


def _year(year: str, numbers: Mapping[tuple[int, str], list[Mapping[str, Any]]], *, series: str) -> Strip:
    cells: list[Cell] = []
    missing = 0
    last: int | None = None
    for number, suffix in sorted(numbers):
        if last is not None and number > last + 1:
            missing += number - last - 1
            cells.extend(_gap(last + 1, number - 1, year))
        here = numbers[number, suffix]
        cells.append(_cell(here[0]["so"] if series else f"{number}{suffix}/{year}", here))
        last = number
    return Strip(year, tuple(cells), missing, series)


def _gap(first: int, last: int, year: str) -> list[Cell]:
    if last - first + 1 > LONGEST_GAP:
        return [
            Cell(
                "missing",
                f"{first}…{last}",
                "",
                f"Khuyết {last - first + 1} số, từ {first}/{year} đến {last}/{year}.",
            )
        ]
    return [
        Cell("missing", str(number), "", f"Khuyết số {number}/{year}.") for number in range(first, last + 1)
    ]


def _cell(label: str, rows: list[Mapping[str, Any]]) -> Cell:
    rows = [row for row in rows if row["state"] != "withdrawn"] or rows[-1:]
    first = rows[0]
    kind = _kind(first) if len(rows) == 1 else "repeated"
    names = "; ".join(row["subject"] or "không ghi họ tên" for row in rows)
    said = _said(first, kind) if len(rows) == 1 else f"{len(rows)} trường hợp cùng số"
    return Cell(kind, label.partition("/")[0], first["key"], f"Số {label}: {names} ({said}).")


def _said(row: Mapping[str, Any], kind: str) -> str:
    official = "; đã chuyển chính thức" if kind == "held" and row["official_on"] else ""
    return f"{KINDS[kind][1]}{official}"


def _kind(row: Mapping[str, Any]) -> str:
    """What stands in the cell; what is held here shows so, also when the ministry holds it as official."""
    if row["state"] == "withdrawn":
        return "withdrawn"
    if row["state"] in ENDED:
        return str(row["state"])
    if row["delivery"] == "refused":
        return "refused"
    if row["held"] and (row["state"] == "staged" or not row["official_on"]):
        return "held"
    if row["official_on"]:
        return "outdated" if row["outdated"] else "official"
    return "approved" if row["state"] == "approved" else "present"
