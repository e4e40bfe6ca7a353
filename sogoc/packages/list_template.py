"""An empty list to be filled in by people (xlsx): headings, every cell as text, choices, and a sheet that says what each column holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

ROWS = 5_000
"""So many rows offer their choices."""
GUIDE = "Hướng dẫn"


def write_list_template(
    path: Path,
    *,
    sheet: str,
    columns: Sequence[tuple[str, str, str]],
    choices: Mapping[str, Sequence[str]],
) -> None:
    """Write the workbook; ``columns`` are heading, name in a CSV, example; ``choices`` are offered below a heading."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        page, guide = book.add_worksheet(sheet), book.add_worksheet(GUIDE)
        page.freeze_panes(1, 0)
        guide.set_column(0, 2, 34)
        for at, words in enumerate(("Cột", "Tên trong tệp CSV", "Ví dụ")):
            guide.write_string(0, at, words, bold)
        for at, column in enumerate(columns):
            page.write_string(0, at, column[0], bold)
            page.set_column(at, at, 18, text)
            if column[0] in choices:
                offered = {"validate": "list", "source": list(choices[column[0]])}
                page.data_validation(1, at, ROWS, at, offered)
            for place, words in enumerate(column):
                guide.write_string(at + 1, place, words, text)
