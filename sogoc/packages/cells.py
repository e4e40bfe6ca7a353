"""Cells as read become cells as written (runs in the reader's process).

In: a frame of strings, one column for each of the sheet's. Out: the same with NFC, without outer white space, control characters
and empty texts, and what was done where. Inner spaces, separators and spelling stay as they are (design §2, "Text", "Cells").
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

MOST_NOTES = 1_000
_DATE_CELL = r"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?$"
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
_PERHAPS_NOT_NFC = "[^\x00-\u02ff\u1e00-\u1eff\u2010-\u2027]"
_NO_DATE = ("1899-12-30", "1899-12-31", "1904-01-01")

Places = dict[str, list[tuple[int, str]]]
"""Column → (row index in the frame, text)."""


def clean(frame: pl.DataFrame) -> tuple[pl.DataFrame, Places]:
    """Return the cleaned frame and where control characters were dropped."""
    if frame.width == 0 or frame.height == 0:
        return frame, {}
    every = pl.all().str
    control = _columns(frame.select(every.contains(_CONTROL).any()))
    dropped = {
        name: [(row, "") for row in _rows(frame.get_column(name).str.contains(_CONTROL))] for name in control
    }
    frame = frame.with_columns(pl.col(name).str.replace_all(_CONTROL, "") for name in control)
    returns = _columns(frame.select(every.contains("\r", literal=True).any()))
    frame = frame.with_columns(
        pl.col(name).str.replace_all("\r\n", "\n", literal=True).str.replace_all("\r", "\n", literal=True)
        for name in returns
    )
    unusual = _columns(frame.select(every.contains(_PERHAPS_NOT_NFC).any()))
    frame = frame.with_columns(pl.col(name).str.normalize("NFC") for name in unusual)
    frame = frame.with_columns(every.strip_chars())
    empty = _columns(frame.select((pl.all() == "").any()))
    frame = frame.with_columns(
        pl.when(pl.col(name) != "").then(pl.col(name)).otherwise(None).alias(name) for name in empty
    )
    return frame, dropped


def _columns(flags: pl.DataFrame) -> list[str]:
    return [name for name in flags.columns if flags.item(0, name)]


def _rows(mask: pl.Series) -> list[int]:
    return mask.fill_null(value=False).arg_true().to_list()


def date_like(frame: pl.DataFrame) -> list[str]:
    """Return the columns in which a real date cell may stand (the reader spells those as an instant)."""
    if frame.height == 0:
        return []
    long_enough = _columns(frame.select((pl.all().str.len_bytes() >= 19).any()))
    return _columns(frame.select(pl.col(long_enough).str.contains(_DATE_CELL).any())) if long_enough else []


def dates_as_written(
    frame: pl.DataFrame, columns: Iterable[str], *, texts: set[tuple[int, int]]
) -> tuple[pl.DataFrame, Places]:
    """Write date cells as ``dd.mm.yyyy`` (with the time when there is one); ``texts`` are the cells that are texts."""
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
        shown = frame.get_column(name).gather(rows[:MOST_NOTES]).to_list()
        noted[name] = list(zip(rows[:MOST_NOTES], shown, strict=True))
        noted[name].extend((row, "") for row in rows[MOST_NOTES:])
    return frame, noted
