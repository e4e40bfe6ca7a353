"""A table of figures as somebody printed it: its columns of whole numbers, its rows, its total, and what does not belong to them.

In: a CSV file whose first row names the columns and whose last row is the printed total, written as anybody writes them (``1.320.177``,
``0¹``). Out: ``Printed``. A column is one of numbers when most of its cells are; a cell of it that is none is told, not passed over. So
are the header when it stands twice and rows of subtotals, which are taken out of the sums. Pure: no installation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sogoc.law.refusal import Refusal, RefusalKind
from sogoc.law.text import fold

UNREADABLE = RefusalKind(
    "BANG_KHONG_DOC_DUOC",
    "Không đọc được bảng {file}: {what}.",
    "Lưu bảng thành CSV mã hóa UTF-8: dòng đầu là tên cột, dòng cuối là dòng tổng cộng, mỗi ô số là một số nguyên.",
    status=422,
)
NUMBER = re.compile(r"([0-9]{1,3}(?:[. ,\u00a0][0-9]{3})+|[0-9]+)([¹²³⁴⁵⁶⁷⁸⁹⁰*]*|\([0-9]+\))")
TOTAL_WORDS = ("tong", "cong", "total", "sum", "toan tinh", "ca tinh", "toan quoc", "chung")
SUBTOTAL = re.compile(r"tong\b.*|(cong|total|subtotal|sum|cong don|chung|toan tinh|ca tinh|toan quoc)[ :.]*")
"""Within a table ``Cộng Hòa`` may be a place; a name that only begins like a total counts when its figures are one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A whole number with its footnote mark, if any."""

    value: int
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its line in the file (blank lines not counted)."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The table: ``numeric`` and ``label`` are places of columns; ``subtotals`` with the rows that each of them ends."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    numeric: tuple[int, ...]
    label: int
    headers_again: tuple[Row, ...]
    subtotals: tuple[tuple[Row, tuple[Row, ...]], ...]

    def name(self, row: Row) -> str:
        """What a row is called."""
        return row.cells[self.label]


def read(path: Path) -> Printed:
    """Read a table; refuses what has no total row and what has no figures."""
    header, every = _lines(path)
    again = tuple(row for row in every if row.cells == header)
    *rows, total = (row for row in every if row.cells != header)
    if not rows or not _is_total(len(header), rows, total.cells):
        shown = _shown(total.cells)
        raise _refusal(path, f"dòng cuối (“{shown}”) không phải dòng tổng cộng")
    figures = [at for at in range(len(header)) if _is_numeric([*rows, total], at)]
    own, subtotals = _apart(rows, figures)
    numeric = tuple(at for at in figures if own and not _is_counter(own, total.cells, at))
    if not numeric:
        raise _refusal(path, "không cột nào có phần lớn các ô là số")
    if not any(cell_of(total.cells[at]) for at in numeric):
        raise _refusal(path, f"dòng tổng (“{_shown(total.cells)}”) không có số nào đọc được")
    named = (at for at in range(len(header)) if at not in figures and any(row.cells[at] for row in own))
    return Printed(path.name, header, tuple(own), total, numeric, next(named, 0), again, tuple(subtotals))


def cell_of(text: str) -> Cell | None:
    """Number of a cell; None when it is none."""
    found = NUMBER.fullmatch(text.strip())
    return Cell(int(re.sub(r"[^0-9]", "", found[1])), found[2]) if found else None


def sum_of(rows: Sequence[Row], at: int) -> int:
    """Sum of a column over the cells that can be read."""
    return sum(cell.value for row in rows if (cell := cell_of(row.cells[at])))


def _lines(path: Path) -> tuple[tuple[str, ...], list[Row]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(4096)
            file.seek(0)
            delimiter = max(",;\t", key=sample.split("\n", 1)[0].count)
            table = [
                tuple(cell.strip() for cell in row)
                for row in csv.reader(file, delimiter=delimiter, strict=True)
                if any(cell.strip() for cell in row)
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _refusal(path, "tệp không phải CSV mã hóa UTF-8") from error
    if len(table) < 3:
        raise _refusal(path, "bảng phải có dòng tên cột, ít nhất một dòng số liệu và dòng tổng")
    uneven = next((at for at, row in enumerate(table, start=1) if len(row) != len(table[0])), None)
    if uneven is not None:
        raise _refusal(path, f"dòng {uneven} có số ô khác dòng tên cột")
    return table[0], [Row(at, cells) for at, cells in enumerate(table[1:], start=2)]


def _refusal(path: Path, what: str) -> Refusal:
    return UNREADABLE.because(file=path.name, what=what)


def _is_numeric(rows: Sequence[Row], at: int) -> bool:
    """Whether most of what stands in a column are numbers."""
    filled = [row.cells[at] for row in rows if row.cells[at]]
    return 2 * sum(cell_of(text) is not None for text in filled) > len(filled)


def _is_counter(rows: Sequence[Row], total: Sequence[str], at: int) -> bool:
    """A column that only counts the rows 1, 2, 3 … is no figure."""
    return not total[at] and [row.cells[at] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def _is_total(width: int, rows: Sequence[Row], total: Sequence[str]) -> bool:
    """Whether the last row says that it is a total, or at least has no name and no number of its own."""
    words = [fold(cell) for cell in total if cell and not cell_of(cell)]
    if any(word.startswith(TOTAL_WORDS) for word in words):
        return True
    named = [at for at in range(width) if not _is_numeric(rows, at) and all(row.cells[at] for row in rows)]
    counted = [at for at in range(width) if _is_counter(rows, total, at)]
    return not words and (bool(counted) or any(not total[at] for at in named))


def _apart(
    rows: Sequence[Row], figures: Sequence[int]
) -> tuple[list[Row], list[tuple[Row, tuple[Row, ...]]]]:
    """Rows of their own, and subtotals with what they are totals of: the rows since the last one, or all so far."""
    own: list[Row] = []
    since: list[Row] = []
    found: list[tuple[Row, tuple[Row, ...]]] = []
    for row in rows:
        if _is_subtotal(row, figures, since, own):
            of_all = not since or (_adds_up(row, figures, own) and not _adds_up(row, figures, since))
            found.append((row, tuple(own if of_all else since)))
            since = []
        else:
            own.append(row)
            since.append(row)
    return own, found


def _is_subtotal(row: Row, figures: Sequence[int], since: Sequence[Row], own: Sequence[Row]) -> bool:
    words = [
        fold(cell) for at, cell in enumerate(row.cells) if cell and at not in figures and not cell_of(cell)
    ]
    if any(SUBTOTAL.fullmatch(word) for word in words):
        return True
    likely = any(word.startswith(TOTAL_WORDS) for word in words) or not words
    return likely and any(len(part) > 1 and _adds_up(row, figures, part) for part in (since, own))


def _adds_up(row: Row, figures: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether a row's figures are the sums of these rows."""
    read_ = [(at, cell.value) for at in figures if (cell := cell_of(row.cells[at]))]
    return any(value for _, value in read_) and all(sum_of(rows, at) == value for at, value in read_)


def _shown(cells: Sequence[str]) -> str:
    first = next((cell for cell in cells if cell), "")
    return first if len(first) <= 40 else f"{first[:40]}…"
