"""A table of figures from elsewhere, recomputed (design §1.6; the seed's own table has two wrong totals).

In: a CSV file as ``printed_table`` reads it. Out: every column's printed and computed total, rates, and what asks for a question: zeros
that nothing explains, parts larger than their whole, cells that are no numbers, rows that are no rows. Pure: no installation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from sogoc.law.text import fold
from sogoc.law.text.figures import vn
from sogoc.reporting.printed_table import Cell, Printed, Row, cell_of, read, sum_of

PART_WORDS = ("chuyen", "chinh thuc", "official", "da so hoa", "hoan thanh")
WHOLE_WORDS = ("tong", "ke khai", "declared", "phai so hoa")


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
    """A cell or a row that asks for an explanation."""

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
    table = read(path)
    result = Audit(table.file, len(table.rows), [])
    result.questions += [*_strange_rows(table), *_unread(table)]
    for at in table.numeric:
        printed = cell_of(table.total.cells[at])
        computed = sum_of(table.rows, at)
        result.totals.append(ColumnTotal(table.header[at], printed.value if printed else None, computed))
    names = [table.name(row) for row in table.rows]
    for whole, part in _pairs(table):
        wholes, parts = ([cell_of(row.cells[at]) for row in table.rows] for at in (whole, part))
        result.rates += _rates(names, wholes, parts, table.header[part])
        result.questions += _questions(names, wholes, parts, table.header[part])
    return result


def _strange_rows(table: Printed) -> Iterator[Question]:
    """The header once more, and subtotals: not counted, and said; a subtotal that is not the sum of its rows too."""
    for row in table.headers_again:
        says = f"Dòng {row.line} lặp lại dòng tên cột; dòng này không được tính là số liệu."
        yield Question(f"dòng {row.line}", "", "TEN_COT_LAP_LAI", says)
    for row, parts in table.subtotals:
        where = _where(table, row)
        says = f"{where} là dòng cộng giữa bảng; các số của dòng này không được cộng vào tổng lần nữa."
        yield Question(table.name(row) or f"dòng {row.line}", "", "DONG_CONG_GIUA_BANG", says)
        for at in table.numeric:
            printed, computed = cell_of(row.cells[at]), sum_of(parts, at)
            if printed and printed.value != computed:
                column = table.header[at]
                says = f"{where}, cột “{column}”: in {vn(printed.value)}, các dòng bên trên cộng lại là {vn(computed)}."
                yield Question(table.name(row) or f"dòng {row.line}", column, "TONG_GIUA_BANG_SAI", says)


def _unread(table: Printed) -> Iterator[Question]:
    """Cells of columns of numbers that are none; empty ones where most rows have something."""
    for at in table.numeric:
        column = table.header[at]
        filled = sum(bool(row.cells[at]) for row in table.rows)
        for row in (*table.rows, table.total):
            text, where = row.cells[at], _where(table, row)
            if cell_of(text) or not (text or (2 * filled > len(table.rows) and row is not table.total)):
                continue
            if text:
                code, what = "O_KHONG_PHAI_SO", f"ghi “{text}”, không đọc được thành số nguyên"
            else:
                code, what = "O_DE_TRONG", "để trống"
            end = (
                "nên chưa so được với tổng tính lại" if row is table.total else "nên chưa được cộng vào tổng"
            )
            says = f"{where}, cột “{column}” {what}, {end}."
            yield Question(table.name(row) or f"dòng {row.line}", column, code, says)


def _where(table: Printed, row: Row) -> str:
    name = table.name(row)
    return f"Dòng {row.line} ({name})" if name else f"Dòng {row.line}"


def _pairs(table: Printed) -> list[tuple[int, int]]:
    """(whole, part): a column of what is declared followed by one of what was done of it."""
    folded = {at: fold(table.header[at].replace("_", " ")) for at in table.numeric}
    return [
        (whole, part)
        for whole, part in pairwise(table.numeric)
        if any(word in folded[part] for word in PART_WORDS)
        and any(word in folded[whole] for word in WHOLE_WORDS)
    ]


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
            says = f"{name} ghi 0 trong {vn(whole.value)} trường hợp ở cột “{column}” mà không có chú thích."
            found.append(Question(name, column, "SO_KHONG_CHUA_GIAI_THICH", says))
        if part.value > whole.value:
            says = f"{name} ghi {vn(part.value)} ở cột “{column}”, nhiều hơn tổng số {vn(whole.value)}."
            found.append(Question(name, column, "PHAN_LON_HON_TONG", says))
    return found
