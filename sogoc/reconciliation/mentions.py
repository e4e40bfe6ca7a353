"""Mentions brought to the columns that matching compares. Pure Polars.

In: raw mentions (``RAW``): who stands in which role of which entry, with the kin that the same entry names. Out: the columns of a
normalised extract, ``m`` counting the mentions, ``event`` the day of registration, ``acts`` the same where the person acts on it.
"""

from __future__ import annotations

import polars as pl

from sogoc.reconciliation import normal
from sogoc.reconciliation.extract import with_names, with_places

_ACTING = frozenset({"chong", "vo", "nxn", "cm"})
"""Roles whose person acts on the day of registration."""
RAW = {
    "entry": pl.Int64, "version": pl.Int32, "role": pl.String, "name": pl.String, "birth": pl.String, "sex": pl.Int8,
    "pid": pl.String, "registered": pl.String, "death": pl.String, "mother": pl.String, "father": pl.String,
    "spouse": pl.String, "either": pl.Boolean, "home": pl.String, "born_at": pl.String, "native": pl.String, "office": pl.String,
    "book": pl.Int64,
}  # fmt: skip

"""``either``: one parent is named without saying which, and stands in ``mother`` and ``father`` both."""


def comparable(raw: pl.DataFrame) -> pl.DataFrame:
    """Bring raw mentions to the columns that matching compares, ``m`` counting them."""
    births = normal.births(raw["birth"], raw["registered"])
    days = normal.births(raw["registered"]).select("text", pl.col("lo").alias("event"))
    acting = pl.col("role").is_in(sorted(_ACTING)) & (pl.col("registered").str.len_chars() == 10)
    frame = (
        raw.join(
            births,
            left_on=["birth", "registered"],
            right_on=["text", "registered"],
            how="left",
            maintain_order="left",
        )
        .join(days, left_on="registered", right_on="text", how="left", maintain_order="left")
        .with_columns(acts=pl.when(acting).then("registered"))
    )
    return with_places(with_names(frame), ("home", "born_at", "native", "office")).with_row_index("m")
