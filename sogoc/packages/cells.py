"""Cells as read become cells as written (runs in the reader's process).

In: a frame of strings, one column for each of the sheet's. Out: the same with NFC, without outer white space, control characters
and empty texts, and what was done where. Inner spaces, separators and spelling stay as they are (design §2, "Text", "Cells").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

import polars as pl

MOST_NOTES = 1_000
_DATE_CELL = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Outside the blocks of the second piece a character may not be NFC.
_SUSPECT = (
    "[\x00-\x08\x0b-\x1f\x7f]"
    "|[^\x00-\u02ff\u1e00-\u1eff\u2010-\u2027]"
    r"|^\s|\s$|^$"
    r"|^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:"
)
_LOST_ZERO = "^[0-9]{10,11}$"
_NO_DATE = ("1899-12-30", "1899-12-31", "1904-01-01")

Places = dict[str, list[tuple[int, str]]]
"""Column → (row index in the frame, text)."""


def suspects(frame: pl.DataFrame) -> list[str]:
    """Return the columns that hold any text to look at closer; in a well-made book there is none.

    One pass over all cells as one long column: a pass for each column and question costs more than reading a small book.
    """
    if frame.width == 0 or frame.height == 0:
        return []
    cells = pl.concat([column.alias("") for column in frame.get_columns()], rechunk=False)
    found = cells.str.contains(_SUSPECT).arg_true()
    if found.len() == 0:
        return []
    return [frame.columns[index] for index in (found // frame.height).unique().sort().to_list()]


def clean(frame: pl.DataFrame, columns: list[str]) -> tuple[pl.DataFrame, Places]:
    """Clean some columns of a frame; return it and where control characters were dropped."""
    dropped: Places = {}
    columns_now = []
    for name in columns:
        values = frame.get_column(name)
        rows = values.str.contains(_SUSPECT).arg_true()
        texts = values[rows].to_list()
        if controlled := [row for row, text in zip(rows, texts, strict=True) if _CONTROL.search(text)]:
            dropped[name] = [(row, "") for row in controlled]
        columns_now.append(
            values.scatter(rows, pl.Series([cleaned(text) for text in texts], dtype=pl.String))
        )
    return frame.with_columns(columns_now), dropped


def cleaned(text: str) -> str | None:
    """Return one text as ``clean`` leaves it; None when nothing is left."""
    text = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text).strip() or None


def date_like(frame: pl.DataFrame, columns: list[str]) -> list[str]:
    """Return those of some columns in which a real date cell may stand (the reader spells it as an instant)."""
    return [name for name in columns if frame.get_column(name).str.contains(_DATE_CELL).any()]


def lost_zeros(frame: pl.DataFrame, columns: list[str]) -> Places:
    """Return where an identity number may have lost its leading zeros, with the number that it may be.

    All codes of provinces begin with 0, some with 00: a number cell keeps eleven or ten of the twelve digits.
    """
    found: Places = {}
    for name in columns:
        values = frame.get_column(name)
        if rows := values.str.contains(_LOST_ZERO).arg_true().to_list():
            found[name] = [(row, str(values[row]).zfill(12)) for row in rows]
    return found


def dates_as_written(
    frame: pl.DataFrame,
    columns: Iterable[str],
    *,
    texts: set[tuple[int, int]],
    coarse: Mapping[tuple[int, int], str],
) -> tuple[pl.DataFrame, Places]:
    """Write date cells as ``dd.mm.yyyy`` (with the time when there is one); ``texts`` are the cells that are texts.

    A spreadsheet makes the first day of “06/2008” and shows no day: where a ``coarse`` cell shows only the month or year, and the hidden
    part is the first, only what it shows was typed.
    """
    noted: Places = {}
    for name in columns:
        values = frame.get_column(name)
        mask = values.str.contains(_DATE_CELL).fill_null(value=False)
        kept = [row for row, column in texts if column == int(name) and row < frame.height]
        if kept:
            mask = mask & ~pl.Series(range(frame.height)).is_in(kept)
        if not mask.any():
            continue
        part = pl.col(name).str
        date = pl.concat_str(part.slice(8, 2), pl.lit("."), part.slice(5, 2), pl.lit("."), part.slice(0, 4))
        time = part.slice(11, 5)
        spelled = (
            pl.when(part.slice(0, 10).is_in(_NO_DATE))
            .then(time)
            .when(part.slice(11, 8) == "00:00:00")
            .then(date)
            .otherwise(pl.concat_str(date, pl.lit(" "), time))
        )
        frame = frame.with_columns(pl.when(mask).then(spelled).otherwise(pl.col(name)).alias(name))
        rows = mask.arg_true().to_list()
        frame = frame.with_columns(_as_shown(frame.get_column(name), rows, coarse))
        shown = frame.get_column(name).gather(rows[:MOST_NOTES]).to_list()
        noted[name] = list(zip(rows[:MOST_NOTES], shown, strict=True))
        noted[name].extend((row, "") for row in rows[MOST_NOTES:])
    return frame, noted


def _as_shown(values: pl.Series, rows: list[int], coarse: Mapping[tuple[int, int], str]) -> pl.Series:
    kinds = {row: coarse[row, int(values.name)] for row in rows if (row, int(values.name)) in coarse}
    shown = {
        row: values[row][3:] if kind == "month" else values[row][6:]
        for row, kind in kinds.items()
        if values[row].startswith("01." if kind == "month" else "01.01.")
    }
    return values.scatter(list(shown), list(shown.values())) if shown else values
