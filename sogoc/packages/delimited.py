"""A .csv becomes texts by column (runs in the reader's process).

In: bytes in UTF-8 (with or without its mark), UTF-16 or windows-1258, separated by comma, semicolon or tab. Out: a frame of
strings, nothing interpreted. Bytes that none of the encodings explains are refused, never guessed.
"""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import polars as pl

from sogoc.packages.limits import Limits
from sogoc.packages.refusals import BANG_MA_LA, TEP_KHONG_DOC_DUOC, TEP_QUA_LON

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
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
    try:
        text = content.decode("cp1258")
    except UnicodeDecodeError as broken:
        raise BANG_MA_LA.because(name=path.name) from broken
    if not _VIETNAMESE & set(text):
        raise BANG_MA_LA.because(name=path.name)
    return text
