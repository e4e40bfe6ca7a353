"""A .csv becomes texts by column (runs in the reader's process).

In: bytes in UTF-8 (with or without its mark), UTF-16, windows-1258 or a legacy font (TCVN3, VNI, VPS), separated by comma, semicolon or
tab. Out: a frame of strings, nothing interpreted: bytes of a legacy font stay the characters that a cell of a sheet would show, so that
the finding about them, with its proposal, is the same. Bytes that none of the encodings explains are refused, never guessed.
"""

from __future__ import annotations

import codecs
import io
import re
from pathlib import Path

import polars as pl

from sogoc.law.text import legacy
from sogoc.packages.limits import Limits
from sogoc.packages.refusals import BANG_MA_LA, TEP_KHONG_DOC_DUOC, TEP_QUA_LON

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FONTS = ("TCVN3", "VNI", "VPS")
_WITHOUT_A_SIGN = {0xDC00 + code: code for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 has no character for are shown as controls."""
_CELL = re.compile("[^;,\t\r\n]+")
_SAMPLE = 200_000
"""So many characters tell the encoding of a file."""
_VIETNAMESE = set("ăâđêôơưÂĂĐÊÔƠƯáàéèíìóòúùý")


def read_delimited(path: Path, *, limits: Limits) -> pl.DataFrame:
    """Read a .csv into columns ``0``, ``1`` …; the first row is the header's row."""
    text = _decode(path)
    header = text[: text.find("\n") if "\n" in text else len(text)]
    separator = max(";,\t", key=header.count)
    if header.count(separator) >= limits.columns:
        raise TEP_QUA_LON.because(name=path.name, detail=f"hàng tiêu đề có hơn {limits.columns} cột")
    try:
        frame = pl.read_csv(
            io.BytesIO(text.encode()),
            has_header=False,
            separator=separator,
            infer_schema=False,
            truncate_ragged_lines=False,
        )
    except pl.exceptions.NoDataError:
        return pl.DataFrame()
    except pl.exceptions.ComputeError as broken:
        detail = "một hàng có nhiều cột hơn hàng tiêu đề hoặc dấu ngoặc kép không đóng"
        raise TEP_KHONG_DOC_DUOC.because(name=path.name, detail=detail) from broken
    return frame.rename({name: str(index) for index, name in enumerate(frame.columns)})


def _decode(path: Path) -> str:
    content = path.read_bytes()
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as broken:
                raise BANG_MA_LA.because(name=path.name) from broken
    try:
        return content.decode()
    except UnicodeDecodeError:
        pass
    shown = content.decode("cp1252", "surrogateescape").translate(_WITHOUT_A_SIGN)
    if _is_of_a_legacy_font(shown):
        return shown
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError as broken:
        raise BANG_MA_LA.because(name=path.name) from broken
    if not _VIETNAMESE & set(text):
        raise BANG_MA_LA.because(name=path.name)
    return text


def _is_of_a_legacy_font(shown: str) -> bool:
    """Whether most cells with other letters than ASCII read as a legacy font: then windows-1258 would only garble them."""
    cells = [cell for cell in _CELL.findall(shown[:_SAMPLE]) if not cell.isascii()]
    read = sum(legacy.detect(cell.strip(' "')) in _FONTS for cell in cells)
    return bool(cells) and 2 * read > len(cells)
