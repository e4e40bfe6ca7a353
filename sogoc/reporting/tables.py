"""The progress table for paper: lines of a terminal, CSV, Excel. Figures as Viet Nam writes them where people read them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from itertools import groupby
from pathlib import Path

from sogoc.law.text.figures import vn, vn_percent
from sogoc.register.incoming import PERIODS
from sogoc.reporting.figures import Figures
from sogoc.reporting.progress import PERIOD_TITLES, Progress

HEADER = ("STT", "Đơn vị", *(f"{PERIOD_TITLES[period]}: {what}" for period in PERIODS for what in ("kê khai", "đã xong", "tỷ lệ")),
          "Tổng: kê khai", "Tổng: đã xong", "Tổng: tỷ lệ")  # fmt: skip


def as_lines(table: Progress) -> list[str]:
    """Aligned lines with the title, the rows and the computed total."""
    rows = [
        [str(at), row.name, *_cells(row.periods, row.total)] for at, row in enumerate(table.rows, start=1)
    ]
    total = ["", "TỔNG (tính)", *_cells(table.total_periods, table.total)]
    header = [
        "",
        "Đơn vị",
        "Kê khai I",
        "Xong I",
        "Tỷ lệ",
        "Kê khai II",
        "Xong II",
        "Tỷ lệ",
        "Kê khai",
        "Xong",
        "Tỷ lệ",
    ]
    widths = [max(len(row[at]) for row in (header, *rows, total)) for at in range(len(header))]

    def line(row: list[str]) -> str:
        left = f"{row[0]:>{widths[0]}}  {row[1]:<{widths[1]}}"
        return left + "".join(f"  {cell:>{width}}" for cell, width in zip(row[2:], widths[2:], strict=True))

    inside = []
    if table.total.left_out:
        periods = {period: figures.in_scope for period, figures in table.total_periods.items()}
        inside = [["", "TRONG PHẠM VI", *_cells(periods, table.total.in_scope)]]

    rule = "─" * len(line(header))
    legend = "I: từ 30/6/2016 trở về trước; II: từ tháng 7/2016."
    sums = [line(total), *map(line, inside)]
    body: list[str] = []
    for area, those in groupby(zip(table.rows, rows, strict=True), key=lambda pair: pair[0].area):
        body += [*([f"{area}:"] if area else []), *(line(row) for _, row in those)]
    lines = [table.title, rule, line(header), rule, *body, rule, *sums, rule, legend]
    return [*lines, *table.remarks]


def _cells(periods: dict[str, Figures], total: Figures) -> list[str]:
    cells = []
    for figures in (*(periods[period] for period in PERIODS), total):
        cells += [vn(figures.declared), vn(figures.done), vn_percent(figures.rate)]
    return cells


def as_csv(table: Progress) -> str:
    """CSV with plain numbers and fractions, the computed total last; ``report audit`` reads it back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    header = ["stt", "don_vi"]
    for period in PERIODS:
        header += [f"tong_{period}", f"chuyen_chinh_thuc_{period}"]
    areas = any(row.area for row in table.rows)
    writer.writerow([*header, *(["khu_vuc_cu"] if areas else [])])
    for at, row in enumerate(table.rows, start=1):
        writer.writerow([at, row.name, *_numbers(row.periods), *([row.area] if areas else [])])
    writer.writerow(["", "TỔNG", *_numbers(table.total_periods), *([""] if areas else [])])
    return out.getvalue()


def _numbers(periods: dict[str, Figures]) -> list[int]:
    return [number for period in PERIODS for number in (periods[period].declared, periods[period].done)]


def write_xlsx(table: Progress, path: Path) -> None:
    """Excel sheet with title, rows, and totals as formulas over the rows, so that a reader can check them."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        book.set_properties(
            {"created": dt.datetime.combine(table.as_of, dt.time())}
        )  # the same table, the same file
        sheet = book.add_worksheet("Tiến độ")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        figure = book.add_format({"num_format": "#,##0"})
        rate = book.add_format({"num_format": "0.00%"})
        sheet.set_column(1, 1, 24)
        sheet.set_column(2, len(HEADER), 14)
        sheet.write(0, 0, table.title, book.add_format({"bold": True}))
        sheet.write_row(2, 0, HEADER, bold)
        if any(row.area for row in table.rows):
            sheet.write(2, len(HEADER), "Khu vực cũ", bold)
        first = 3
        for at, row in enumerate(table.rows):
            sheet.write(first + at, 0, at + 1)
            sheet.write(first + at, 1, row.name)
            if row.area:
                sheet.write(first + at, len(HEADER), row.area)
            _write_figures(
                sheet, first + at, [*(row.periods[period] for period in PERIODS), row.total], figure, rate
            )
        last = first + len(table.rows)
        sheet.write(last, 1, "TỔNG", bold)
        totals = [*(table.total_periods[period] for period in PERIODS), table.total]
        for at, figures in enumerate(totals):
            for offset, value in enumerate((figures.declared, figures.done)):
                column = 2 + at * 3 + offset
                letter = chr(ord("A") + column)
                sheet.write_formula(last, column, f"=SUM({letter}{first + 1}:{letter}{last})", figure, value)
            sheet.write(last, 4 + at * 3, figures.rate if figures.rate is not None else "–", rate)
        for at, remark in enumerate(table.remarks, start=last + 2):
            sheet.write(at, 1, remark)


def _write_figures(sheet: object, at: int, cells: list[Figures], figure: object, rate: object) -> None:
    for index, one in enumerate(cells):
        sheet.write(at, 2 + index * 3, one.declared, figure)  # type: ignore[attr-defined]
        sheet.write(at, 3 + index * 3, one.done, figure)  # type: ignore[attr-defined]
        sheet.write(at, 4 + index * 3, one.rate if one.rate is not None else "–", rate)  # type: ignore[attr-defined]
