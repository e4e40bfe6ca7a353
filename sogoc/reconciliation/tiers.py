"""The tiers: named patterns of agreement, strongest first. A candidate belongs to the first whose condition holds. Pure.

``ceiling`` is the precision that the tier is expected to reach when its evidence stands alone and nobody else fits; a score never
exceeds it. ``automatic`` tiers may link by themselves; candidates of the others wait for people. ``says`` opens the sentence why.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Tier:
    """One pattern of agreement."""

    code: str
    ceiling: float
    automatic: bool
    says: str
    holds: pl.Expr
    least: float = 0.99
    """Least probability, before the ceiling, with which it links by itself."""


_E = {
    name: pl.col(f"e_{name}")
    for name in ("name", "birth", "mother", "father", "spouse", "place", "number", "sex")
}
_FULL, _NO_DATE = _E["birth"] == 5, _E["birth"] == 0
_YEAR = _E["birth"].is_in([2, 3, 4])
_CLOSE_DATE = _E["birth"].is_in([1, -1, -2])
_NAME, _NEAR = _E["name"] >= 2, _E["name"] == 1
_KIN = (_E["mother"] > 0) | (_E["father"] > 0) | (_E["spouse"] > 0)
_PARENTS = (_E["mother"] > 0) & (_E["father"] > 0)
_STRANGE_KIN = (_E["mother"] < 0) & (_E["father"] < 0)
_NUMBER = _E["number"] == 1
_PLACE, _COMMUNE = _E["place"] > 0, _E["place"] == 2
_ANY_STRANGE_KIN = (_E["mother"] < 0) | (_E["father"] < 0)

TIERS: tuple[Tier, ...] = (
    Tier(
        "so_dinh_danh", 0.9999, True, "Trùng số định danh, được họ tên và ngày sinh xác nhận.",
        _NUMBER & (_E["name"] >= 1) & (_E["birth"] >= -1) & (_E["sex"] >= 0),
    ),
    Tier(
        "so_dinh_danh_lech", 0.997, True, "Trùng số định danh, tuy có thông tin khác.",
        _NUMBER & (_NAME | (_FULL & (_KIN | (_E["name"] >= 1)))),
    ),
    Tier("so_nguoi_khac", 0.3, False, "Trùng số định danh nhưng họ tên và ngày sinh là của người khác.", _NUMBER),
    Tier("ten_ngay_cha_me", 0.9998, True, "Trùng họ tên, đủ ngày tháng năm sinh và họ tên cha hoặc mẹ.",
         _NAME & _FULL & ((_E["mother"] > 0) | (_E["father"] > 0))),
    Tier("ten_ngay_vo_chong", 0.9998, True, "Trùng họ tên, đủ ngày tháng năm sinh và họ tên vợ hoặc chồng.",
         _NAME & _FULL & (_E["spouse"] > 0)),
    Tier("ten_ngay_noi", 0.9995, True, "Trùng họ tên, đủ ngày tháng năm sinh và địa bàn.", _NAME & _FULL & _PLACE & ~_STRANGE_KIN),
    Tier("ten_ngay", 0.998, True, "Trùng họ tên và đủ ngày tháng năm sinh.", _NAME & _FULL & ~_STRANGE_KIN,
         least=0.998),
    Tier("ten_nam_cha_me", 0.999, True, "Trùng họ tên, họ tên cha và mẹ; năm sinh phù hợp.", _NAME & _YEAR & _PARENTS),
    Tier("ten_nam_vo_chong", 0.999, True, "Trùng họ tên, họ tên vợ hoặc chồng; năm sinh phù hợp.",
         _NAME & _YEAR & (_E["spouse"] > 0)),
    Tier("ten_nam_than_nhan", 0.998, True, "Trùng họ tên, họ tên một người thân; năm sinh phù hợp.", _NAME & _YEAR & _KIN),
    Tier("ten_ngay_gan", 0.998, True, "Trùng họ tên và họ tên người thân; ngày sinh gần giống.", _NAME & _CLOSE_DATE & _KIN),
    Tier("ten_gan_ngay", 0.998, True, "Trùng đủ ngày tháng năm sinh và họ tên người thân; họ tên gần giống.", _NEAR & _FULL & _KIN),
    Tier("ten_gan_ngay_noi", 0.995, True, "Trùng đủ ngày tháng năm sinh và địa bàn; họ tên gần giống.",
         _NEAR & _FULL & _PLACE & ~_STRANGE_KIN, least=0.998),
    Tier("ten_than_nhan", 0.995, True, "Trùng họ tên và họ tên người thân; không so được ngày sinh.", _NAME & _NO_DATE & _KIN),
    Tier("ten_gan_nam", 0.99, True, "Họ tên gần giống, trùng họ tên người thân; năm sinh phù hợp.", _NEAR & (_YEAR | _CLOSE_DATE) & _KIN),
    Tier("ten_nam_noi", 0.998, True, "Trùng họ tên và xã, phường; năm sinh phù hợp; không có người nào khác như vậy.",
         _NAME & _YEAR & _COMMUNE & ~_ANY_STRANGE_KIN, least=0.998),
    Tier("ten_ngay_gan_noi", 0.998, True, "Trùng họ tên và xã, phường; ngày sinh gần giống.",
         _NAME & _E["birth"].is_in([1, -1]) & _COMMUNE & ~_ANY_STRANGE_KIN, least=0.998),
    Tier("ten_nam", 0.9, False, "Chỉ trùng họ tên và năm sinh.", _NAME & _YEAR),
    Tier("ngay_than_nhan", 0.8, False, "Trùng đủ ngày tháng năm sinh và họ tên người thân nhưng khác họ tên.", _FULL & _KIN),
    Tier("ten_khac_ngay", 0.7, False, "Trùng họ tên nhưng ngày sinh không trùng hoặc không so được.", _NAME),
    Tier("khac", 0.5, False, "Chỉ trùng một phần thông tin.", pl.lit(value=True)),
)  # fmt: skip

BY_CODE = {tier.code: tier for tier in TIERS}


def number_of_tier() -> pl.Expr:
    """Index of the first tier that holds."""
    found = (
        pl.when(tier.holds.fill_null(value=False)).then(index).otherwise(None)
        for index, tier in enumerate(TIERS)
    )
    return pl.coalesce(found).cast(pl.Int8).alias("tier")
