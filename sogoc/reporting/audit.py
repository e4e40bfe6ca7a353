"""A table of figures from elsewhere, recomputed (design §1.6; the seed's own table has two wrong totals).

In: a CSV file whose last row is the printed total and whose columns are names and whole numbers, written as anybody writes them
(``1.320.177``, ``0¹``). Out: every column's printed and computed total, rates, and what asks for a question. Pure: no installation.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from sogoc.law.refusal import RefusalKind
from sogoc.law.text import fold

UNREADABLE = RefusalKind(
    "BANG_KHONG_DOC_DUOC",
    "Không đọc được bảng {file}: {what}.",
    "Lưu bảng thành CSV mã hóa UTF-8: dòng đầu là tên cột, dòng cuối là dòng tổng cộng, mỗi ô số là một số nguyên.",
    status=422,
)
NUMBER = re.compile(r"([0-9]{1,3}(?:[. ,\u00a0][0-9]{3})+|[0-9]+)([¹²³⁴⁵⁶⁷⁸⁹⁰*]*|\([0-9]+\))")
PART_WORDS = ("chuyen", "chinh thuc", "official", "da so hoa", "hoan thanh")
TOTAL_WORDS = ("tong", "cong", "total", "sum", "toan tinh", "ca tinh", "toan quoc", "chung")
WHOLE_WORDS = ("tong", "ke khai", "declared", "phai so hoa")


@dataclass(frozen=True, slots=True)
class Cell:
    """A whole number with its footnote mark, if any."""

    value: int
    note: str


@dataclass(frozen=True, slots=True)
class ColumnTotal:
    """Printed and computed total of a column."""

    column: str
    printed: int | None
    computed: int

    @property
    def difference(self) -> int:
        """Printed less computed."""
        return (self.printed or 0) - self.computed


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that asks for an explanation."""

    row: str
    column: str
    code: str
    says: str


@dataclass(slots=True)
class Audit:
    """What the table says and what it should say."""

    file: str
    rows: int
    totals: list[ColumnTotal]
    rates: list[dict[str, object]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def mismatches(self) -> list[ColumnTotal]:
        """Columns whose printed total is not the sum of their rows."""
        return [one for one in self.totals if one.printed is not None and one.difference]


def audit(path: Path) -> Audit:
    """Recompute a table."""
    header, rows, total = _read(path)
    if not _is_total(header, rows, total):
        raise UNREADABLE.because(
            file=path.name, what=f"dòng cuối (“{_shown(total)}”) không phải dòng tổng cộng"
        )
    numeric = [at for at in range(len(header)) if _is_numeric(rows, at) and not _is_counter(rows, total, at)]
    label = next((at for at in range(len(header)) if at not in numeric and _is_label(rows, at)), 0)
    cells = {at: [_cell(row[at]) for row in rows] for at in numeric}
    names = [row[label] for row in rows]
    result = Audit(path.name, len(rows), [])
    for at in numeric:
        printed = _cell(total[at]) if total[at].strip() else None
        computed = sum(cell.value for cell in cells[at] if cell)
        result.totals.append(ColumnTotal(header[at], printed.value if printed else None, computed))
    for whole, part in _pairs(header, numeric):
        result.rates.extend(_rates(names, cells[whole], cells[part], header[part]))
        result.questions.extend(_questions(names, cells[whole], cells[part], header[part]))
    return result


def _read(path: Path) -> tuple[list[str], list[list[str]], list[str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(4096)
            file.seek(0)
            delimiter = max(",;\t", key=sample.split("\n", 1)[0].count)
            table = [
                [cell.strip() for cell in row] for row in csv.reader(file, delimiter=delimiter) if any(row)
            ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UNREADABLE.because(file=path.name, what="tệp không phải CSV mã hóa UTF-8") from error
    if len(table) < 3:
        raise UNREADABLE.because(
            file=path.name, what="bảng phải có dòng tên cột, ít nhất một dòng số liệu và dòng tổng"
        )
    width = len(table[0])
    uneven = next((at for at, row in enumerate(table, start=1) if len(row) != width), None)
    if uneven is not None:
        raise UNREADABLE.because(file=path.name, what=f"dòng {uneven} có số ô khác dòng tên cột")
    return table[0], table[1:-1], table[-1]


def _cell(text: str) -> Cell | None:
    found = NUMBER.fullmatch(text.strip())
    return Cell(int(re.sub(r"[^0-9]", "", found[1])), found[2]) if found else None


def _is_numeric(rows: Sequence[Sequence[str]], at: int) -> bool:
    filled = [row[at] for row in rows if row[at]]
    return bool(filled) and all(_cell(text) for text in filled)


def _is_counter(rows: Sequence[Sequence[str]], total: Sequence[str], at: int) -> bool:
    """A column that only counts the rows 1, 2, 3 … is no figure."""
    return not total[at].strip() and [row[at] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def _is_total(header: Sequence[str], rows: Sequence[Sequence[str]], total: Sequence[str]) -> bool:
    """Whether the last row says that it is a total, or at least has no name and no number of its own."""
    words = [fold(cell) for cell in total if cell and not _cell(cell)]
    if any(word.startswith(TOTAL_WORDS) for word in words):
        return True
    named = [at for at in range(len(header)) if not _is_numeric(rows, at) and all(row[at] for row in rows)]
    counted = [at for at in range(len(header)) if _is_counter(rows, total, at)]
    return not words and (bool(counted) or any(not total[at] for at in named))


def _shown(row: Sequence[str]) -> str:
    first = next((cell for cell in row if cell), "")
    return first if len(first) <= 40 else f"{first[:40]}…"


def _is_label(rows: Sequence[Sequence[str]], at: int) -> bool:
    return any(row[at] and not _cell(row[at]) for row in rows)


def _pairs(header: Sequence[str], numeric: Sequence[int]) -> list[tuple[int, int]]:
    """(whole, part): a column of what is declared followed by one of what was done of it."""
    folded = {at: fold(header[at].replace("_", " ")) for at in numeric}
    found = []
    for whole, part in pairwise(numeric):
        if any(word in folded[part] for word in PART_WORDS) and any(
            word in folded[whole] for word in WHOLE_WORDS
        ):
            found.append((whole, part))
    return found


def _rates(
    names: Sequence[str], wholes: Sequence[Cell | None], parts: Sequence[Cell | None], column: str
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {"row": name, "column": column, "rate": part.value / whole.value if whole.value else None}
        for name, whole, part in zip(names, wholes, parts, strict=True)
        if whole and part
    ]
    whole_sum = sum(cell.value for cell in wholes if cell)
    part_sum = sum(cell.value for cell in parts if cell)
    return [*rows, {"row": None, "column": column, "rate": part_sum / whole_sum if whole_sum else None}]


def _questions(
    names: Sequence[str], wholes: Sequence[Cell | None], parts: Sequence[Cell | None], column: str
) -> list[Question]:
    found = []
    for name, whole, part in zip(names, wholes, parts, strict=True):
        if whole is None or part is None:
            continue
        if part.value == 0 and whole.value > 0 and not part.note:
            says = f"{name} ghi 0 trong {_vn(whole.value)} trường hợp ở cột “{column}” mà không có chú thích."
            found.append(Question(name, column, "SO_KHONG_CHUA_GIAI_THICH", says))
        if part.value > whole.value:
            says = f"{name} ghi {_vn(part.value)} ở cột “{column}”, nhiều hơn tổng số {_vn(whole.value)}."
            found.append(Question(name, column, "PHAN_LON_HON_TONG", says))
    return found


def _vn(value: int) -> str:
    return f"{value:,}".replace(",", ".")
