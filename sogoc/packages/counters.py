"""The cells under *STT* as a workbook has them: whatever a counter is for the register, an export gives it back as it came.

In: the path of a workbook that was read before. Out: Excel row → a number where the cell holds one, else the text. ``read_counters`` runs
in the reader's process.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sogoc.packages.limits import Limits
    from sogoc.packages.sandbox import Sandbox

Counters = Mapping[int, "int | str"]
COLUMN = "STT"
_TEXT = re.compile(rb"""[ \t\r\n]t=["'](?:s|str|inlineStr)["']""")


def counters_of(path: Path, *, name: str, sandbox: Sandbox) -> Counters | None:
    """Counters of a workbook by Excel row; None where it has no such column. ``name`` is the file's name for a refusal."""
    answer, _ = sandbox.ask("counters", name=name, path=str(path))
    found: list[tuple[int, str, bool]] | None = answer["counters"]
    if found is None:
        return None
    return {row: text if is_text else plain_number(text) for row, text, is_text in found}


def plain_number(text: str) -> int | str:
    """A whole number where the text is how that is written (``7``, not ``07``), else the text."""
    return int(text) if text.isascii() and text.isdecimal() and str(int(text)) == text else text


def read_counters(path: Path, *, limits: Limits) -> list[tuple[int, str, bool]] | None:
    """Excel row, text, whether the cell holds a text, of every filled cell of the column; only an xlsx tells texts from numbers."""
    from sogoc.packages.spreadsheet import read_table

    table = read_table(path, limits=limits)
    names = [(name or "").strip().upper() for name in table.header]
    if COLUMN not in names:
        return None
    at = names.index(COLUMN)
    texts = _text_rows(path, table.sheet, at, limits=limits) if zipfile.is_zipfile(path) else set()
    values = table.frame.get_column(str(at)).to_list()
    return [(row, text, row in texts) for row, text in enumerate(values, table.first) if text]


def _text_rows(path: Path, sheet: str, at: int, *, limits: Limits) -> set[int]:
    """Rows in which the cell of a column holds a text (ECMA-376 part 1, 18.3.1.4: ``t``)."""
    from sogoc.packages.archive import open_archive
    from sogoc.packages.sheet_scan import sheet_parts, windows
    from sogoc.packages.sheet_writing import column_letters

    cell = re.compile(
        rb"""<[A-Za-z0-9:]*c[ \t\r\n][^>]*?\br=["']%s([0-9]{1,7})["'][^>]*>""" % column_letters(at).encode()
    )
    rows: set[int] = set()
    with open_archive(path, limits=limits, workbook=True) as archive:
        part = sheet_parts(archive).get(sheet, "")
        if part in archive.namelist():
            for window, _seen in windows(archive, part):
                rows.update(int(found[1]) for found in cell.finditer(window) if _TEXT.search(found[0]))
    return rows
