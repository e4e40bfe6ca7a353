"""XNTTHN_HAI_GIAY: two certificates of marital status for a marriage, to one person, while the first was valid."""

from __future__ import annotations

import polars as pl

from sogoc.checking.register_view import RegisterView
from sogoc.checking.standing import meeting, named, turned

CODES = ("XNTTHN_HAI_GIAY",)
_FOR_MARRIAGE = r"^(?:1|2|3|4|(?i:để đăng ký kết hôn).*)$"
_VALID = "6mo"


def find(view: RegisterView) -> pl.DataFrame:
    """Return a line for each certificate, with ``others``."""
    entries = view.entries("HN")
    asked = entries.filter(pl.col("nxnLoaiMucDichSuDung").str.contains(_FOR_MARRIAGE)).select(
        "_book",
        "_row",
        "nxnHoTen.f",
        pl.when(pl.col("nxnNgaySinh.u").str.len_chars() == 10).then("nxnNgaySinh.u").alias("born"),
        pl.when(pl.col("ngayDangKy.lo") == pl.col("ngayDangKy.hi")).then("ngayDangKy.lo").alias("day"),
    )
    met = meeting(asked.drop_nulls("day"), [("nxnHoTen.f", "born")])
    first, last = pl.min_horizontal("day", "day.2"), pl.max_horizontal("day", "day.2")
    within = met.filter((first < last) & (last <= first.dt.offset_by(_VALID)))
    return named(turned(within.select("_book", "_row", "_book.2", "_row.2")), view, code="XNTTHN_HAI_GIAY")
