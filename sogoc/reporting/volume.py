"""Volumes for tables of cost: fields by the length of their text, entries and pages, by unit, book type and year.

In: the Parquet files of the current packages, the units asked for. Out: ``Volume``, whose totals are sums of its rows. Work is paid by
fields of 1–15, 16–50 and more than 50 characters, with pages and entries (domain: Thông tư 194/2012/TT-BTC as provinces apply it).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sogoc.checking.columns import CLASSES
from sogoc.checking.review_queries import volumes
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text.figures import vn

HEADER = (
    "Đơn vị",
    "Loại sổ",
    "Năm",
    "Quyển",
    "Trường hợp",
    "Tệp trang",
    *(f"Trường {one} ký tự" for one in CLASSES),
)
NAMES = ("unit", "type", "year", "books", "entries", "pages", "fields_1_15", "fields_16_50", "fields_over_50")
_FIGURES = NAMES[3:]


@dataclass(frozen=True, slots=True)
class Line:
    """One unit, type and year; ``year`` empty where no registration date tells it."""

    unit: str
    type: str
    year: str
    books: int
    entries: int
    pages: int
    fields_1_15: int
    fields_16_50: int
    fields_over_50: int


@dataclass(frozen=True, slots=True)
class Volume:
    """Lines in the order of unit, type, year; a book with entries of several years stands in each of them."""

    lines: tuple[Line, ...]

    @property
    def total(self) -> Mapping[str, int]:
        """Sums of the lines; books are not summed, for one may stand in several."""
        return {name: sum(getattr(line, name) for line in self.lines) for name in _FIGURES if name != "books"}

    def as_json(self) -> dict[str, Any]:
        """For ``--json``."""
        rows = [{name: getattr(line, name) for name in NAMES} for line in self.lines]
        return {"rows": rows, "total": dict(self.total)}

    def as_csv(self) -> str:
        """CSV with plain numbers, the sums last."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(NAMES)
        writer.writerows([getattr(line, name) for name in NAMES] for line in self.lines)
        writer.writerow(["TỔNG", "", "", "", *self.total.values()])
        return out.getvalue()

    def as_lines(self) -> list[str]:
        """Aligned lines of a terminal."""
        rows = [
            HEADER,
            *(self._cells(line) for line in self.lines),
            ("TỔNG", "", "", "", *map(vn, self.total.values())),
        ]
        widths = [max(len(row[at]) for row in rows) for at in range(len(HEADER))]
        return [
            "  ".join(
                f"{cell:<{width}}" if at < 3 else f"{cell:>{width}}"
                for at, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
            for row in rows
        ]

    @staticmethod
    def _cells(line: Line) -> tuple[str, ...]:
        short = BOOK_TYPES[line.type].short
        return (line.unit, short, line.year or "không rõ", *(vn(getattr(line, name)) for name in _FIGURES))

    def write_xlsx(self, path: Path) -> None:
        """Excel sheet; totals are formulas over the rows, so that a reader can check them."""
        import xlsxwriter

        with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
            sheet = book.add_worksheet("Khối lượng")
            bold, figure = (
                book.add_format({"bold": True, "text_wrap": True}),
                book.add_format({"num_format": "#,##0"}),
            )
            sheet.set_column(0, len(HEADER) - 1, 16)
            sheet.write_row(0, 0, HEADER, bold)
            for at, line in enumerate(self.lines, start=1):
                sheet.write_row(at, 0, [line.unit, BOOK_TYPES[line.type].short, line.year])
                sheet.write_row(at, 3, [getattr(line, name) for name in _FIGURES], figure)
            last = len(self.lines) + 1
            sheet.write(last, 0, "TỔNG", bold)
            for column, value in enumerate(self.total.values(), start=4):
                letter = chr(ord("A") + column)
                sheet.write_formula(last, column, f"=SUM({letter}2:{letter}{last})", figure, value)


def volume(units: Collection[str] | None = None) -> Volume:
    """Compute the volume of these units' books (None: all)."""
    lines = [Line(*row) for row in volumes(units)]
    return Volume(tuple(sorted(lines, key=lambda line: (line.unit, line.type, line.year))))
