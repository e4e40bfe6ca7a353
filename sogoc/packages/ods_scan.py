"""Formulas of an .ods, which the reader of cells does not tell (runs in the reader's process).

In: an examined archive, a sheet's name. Out: the cells that hold formulas, by Excel row and column (OpenDocument 1.3 part 3, 9.1:
rows and cells may stand for many by a repeat count).
"""

from __future__ import annotations

import html
import re
import zipfile

from sogoc.packages.sheet_scan import MOST_PLACES, Scan

_LARGEST = 128 << 20
_NAME = re.compile(rb'table:name="([^"]*)"')
_TABLE = re.compile(rb"<table:table[ >]")
_TOKEN = re.compile(rb"<table:(table-row|(?:covered-)?table-cell)([ /][^>]*)?>")
_ROWS = re.compile(rb'table:number-rows-repeated="([0-9]{1,7})"')
_CELLS = re.compile(rb'table:number-columns-repeated="([0-9]{1,7})"')
_FORMULA = b"table:formula="


def scan_ods(archive: zipfile.ZipFile, sheet: str) -> Scan | None:
    """Find the formulas of a sheet; None when the content is too large to be looked through."""
    member = archive.getinfo("content.xml")
    if member.file_size > _LARGEST:
        return None
    content = archive.read(member)
    result = Scan()
    if _FORMULA not in content:
        return result
    for table in _TABLE.finditer(content):
        end = content.find(b">", table.start())
        name = _NAME.search(content, table.start(), end)
        if name and html.unescape(name[1].decode("utf-8", "replace")) == sheet:
            _find(content[end : content.find(b"</table:table>", end)], result)
    return result


def _find(table: bytes, result: Scan) -> None:
    row, step, column = 1, 0, 0
    for token in _TOKEN.finditer(table):
        attributes = token[2] or b""
        if token[1] == b"table-row":
            row, column = row + step, 0
            repeated = _ROWS.search(attributes)
            step = int(repeated[1]) if repeated else 1
            continue
        if _FORMULA in attributes:
            result.formulas[column] += 1
            if len(result.formula_cells) < MOST_PLACES:
                result.formula_cells.append((row, column))
        repeated = _CELLS.search(attributes)
        column += int(repeated[1]) if repeated else 1
