"""Regular dates of a whole column at once: day, month, four-digit year, divided by dots, slashes or dashes.

What is not a day of the calendar, or is written in any other way, is left to the value type.
"""

from __future__ import annotations

import polars as pl

_REGULAR = r"^[0-9]{1,2}[./-][0-9]{1,2}[./-](?:1[89]|20)[0-9]{2}$"


def read_days(texts: pl.Series) -> pl.Series:
    """Days of the texts that are regular dates; null elsewhere."""
    regular = texts.str.contains(_REGULAR)
    days = _dotted(texts)
    if bool((regular & days.is_null()).any()):
        days = _dotted(texts.str.replace_all(r"[/-]", "."))
    return days if bool(regular.all()) else pl.select(pl.when(regular).then(days)).to_series()


def _dotted(texts: pl.Series) -> pl.Series:
    return texts.str.strptime(pl.Date, "%d.%m.%Y", strict=False, cache=False)
