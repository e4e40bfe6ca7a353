"""The plan as a spreadsheet: rows by the contract's columns, whatever headings an office gave them; an empty one to fill in.

In: a CSV (``ground.csv_lists``) or a workbook, which is opened in the reader's process alone. Out: rows with their numbers in the file.
Headings may be the contract's or Vietnamese, in any letter case, with or without marks; so may periods and types of books. A workbook's
number that lost its zeros (a cell formatted as a number) gets them back: codes of units have five digits, numbers of books two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sogoc.ground.csv_lists import Refuse, read_list
from sogoc.intake.inventory_columns import OPTIONAL
from sogoc.intake.inventory_lines import COLUMNS, PERIOD_TITLES
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text import fold
from sogoc.packages.list_template import write_list_template

if TYPE_CHECKING:
    import polars as pl

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "unit": ("Mã đơn vị", "Đơn vị"),
    "type": ("Loại sổ", "Loại"),
    "year": ("Năm mở sổ", "Năm"),
    "number": ("Số quyển", "Quyển số"),
    "opened": ("Ngày mở sổ", "Ngày mở"),
    "closed": ("Ngày khóa sổ", "Ngày khóa"),
    "period": ("Kỳ",),
    "declared_entries": ("Số trường hợp", "Số trường hợp kê khai"),
    "basis": ("Căn cứ",),
    "cover": ("Bìa chung",),
    "series": ("Loạt số",),
    "keeper": ("Nơi giữ",),
    "exemplar_of": ("Sổ kép của",),
    "pages": ("Số trang",),
    "closing_total": ("Số trường hợp khi khóa sổ",),
    "blank_pages": ("Số trang trống",),
    "crossed_pages": ("Số trang gạch chéo",),
}
SHEET = "Bảng kê"
MOST_ROWS = 100_000
_EXAMPLE = dict(
    zip(
        COLUMNS,
        ("24862", "KS", "2008", "01", "02/01/2008", "31/12/2008", "truoc_7_2016", "120", "Kiểm kê 2023"),
        strict=True,
    )
)
_WIDTHS = {"unit": 5, "number": 2}
Rows = Iterator[tuple[int, dict[str, str]]]


def plan_rows(path: Path, *, refuse: Refuse) -> Rows:
    """Rows of a list: number in the file, cells by the contract's columns."""
    if path.suffix.lower() in (".csv", ".txt"):
        needs = [COLUMNS[:-1], [heading(column) for column in COLUMNS[:-1]]]
        for row in read_list(path, refuse=refuse, needs=needs):
            yield row.line, _cells(row.cells)
        return
    yield from _sheet_rows(path, refuse)


def heading(column: str) -> str:
    """What a column of the contract is called for people."""
    return HEADINGS[column][0]


def write_template(path: Path) -> None:
    """Write an empty plan: Vietnamese headings, cells as text, an example and the contract's name of each column."""
    columns = [
        (heading(column), column, _EXAMPLE.get(column, "(không bắt buộc)"))
        for column in (*COLUMNS, *OPTIONAL)
    ]
    choices = {heading("period"): list(PERIOD_TITLES.values())}
    write_list_template(path, sheet=SHEET, columns=columns, choices=choices)


def _sheet_rows(path: Path, refuse: Refuse) -> Rows:
    from sogoc.packages.sandbox import Sandbox

    with Sandbox() as sandbox:
        answer, blocks = sandbox.ask("table", name=path.name, path=str(path.resolve()))
    header = [(text or "").strip() for text in answer["header"]]
    columns = [_column(text) for text in header]
    twice = next((one for one in columns if one and columns.count(one) > 1), None)
    if twice:
        raise refuse(1, f"cột {heading(twice) if twice in HEADINGS else twice} có hai lần")
    lacking = [column for column in COLUMNS[:-1] if column not in columns]
    if lacking:
        names = ", ".join(f"{column} ({heading(column)})" for column in lacking)
        raise refuse(1, f"thiếu cột {names}")
    frame = _joined(blocks)
    if frame.height > MOST_ROWS:
        raise refuse(1, f"bảng có {frame.height} hàng, nhiều nhất là {MOST_ROWS}")
    for number, row in enumerate(frame.iter_rows(), start=answer["first"]):
        cells = {
            name: (row[at] or "").strip() for at, name in enumerate(header[: frame.width]) if columns[at]
        }
        if any(cells.values()):
            yield number, widened(_cells(cells))


def _joined(blocks: Sequence[bytes]) -> pl.DataFrame:
    import polars as pl

    return pl.concat([pl.read_ipc_stream(block) for block in blocks])


def _cells(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells by the contract's columns, periods and types by their codes."""
    found = dict.fromkeys(COLUMNS, "") | {_column(name): text for name, text in cells.items()}
    found["period"] = _periods().get(fold(found["period"]), found["period"])
    found["type"] = _types().get(fold(found["type"]), found["type"])
    return found


def widened(cells: dict[str, str]) -> dict[str, str]:
    """Cells of a new line with the zeros of their codes, as a person or a sheet of figures left them out."""
    for column, width in _WIDTHS.items():
        text = cells[column]
        if text.isascii() and text.isdigit() and len(text) < width:
            cells[column] = text.zfill(width)
    return cells


def _column(name: str) -> str:
    return _by_heading().get(fold(name), name)


@cache
def _by_heading() -> Mapping[str, str]:
    return {fold(name): column for column, names in HEADINGS.items() for name in (column, *names)}


@cache
def _periods() -> Mapping[str, str]:
    return {fold(words): code for code, title in PERIOD_TITLES.items() for words in (code, title)}


@cache
def _types() -> Mapping[str, str]:
    return {fold(words): one.code for one in BOOK_TYPES.values() for words in (one.title, one.short)}
