"""Where somebody was born or died: a health facility with its address, else the unit with all its levels (TT 04/2020 Điều 31.3, 34.2).

A birth that is registered again may name the province or the country alone. Only a place of one single part is asked about: which of the
levels lack cannot be told from a text that names two.
"""

from __future__ import annotations

from sogoc.law.conditions import ANY
from sogoc.law.expr import REGISTERED, THIS, F, all_of, any_of, date, is_in, matches, no, present
from sogoc.law.laws import TT_04_2020_CACH_GHI
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version


def _place(text: str, outcome: Outcome, *, registered: str = "05.03.2021", **row: str) -> Example:
    return Example(
        "KS", ({"nksNoiSinh": text, "ngayDangKy": registered, **row},), outcome, field="nksNoiSinh"
    )


RULE = Rule(
    code="NOI_XAY_RA_THIEU_CAP",
    title="Nơi sinh, nơi chết chỉ ghi một phần địa chỉ",
    severity=Severity.LUU_Y,
    scope=Scope.FIELD,
    each=("noi_chon",),
    books=("KS", "KT"),
    when=all_of(
        THIS.field_in("nksNoiSinh", "nktNoiChet"),
        no(all_of(present(F("loaiDangKy").u), is_in(F("loaiDangKy").u, "2", "3"))),
    ),
    decisive=date(REGISTERED),
    says="{label} ghi “{value}”, không kèm địa chỉ hoặc các cấp hành chính.",
    fix="Đối chiếu với trang sổ và nhập đủ như trong sổ; nếu sổ ghi đúng như vậy thì giữ nguyên, không tự thêm.",
    versions=(
        Version(
            any_of(
                matches(THIS.v, f"{ANY}[,;(–-]{ANY}", "ghi nhiều phần"),
                all_of(THIS.field_in("nksNoiSinh"), present(F("nksNoiSinhDVHC"))),
            ),
            law=TT_04_2020_CACH_GHI,
            since="2020-07-16",
        ),
    ),
    examples=(
        _place("Trạm y tế xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", Outcome.PASSES),
        _place("Bệnh viện tỉnh", Outcome.BREAKS),
        _place("Bệnh viện tỉnh", Outcome.PASSES, nksNoiSinhDVHC="phường 6, Đà Lạt, Lâm Đồng"),
        _place("Bệnh viện tỉnh", Outcome.PASSES, registered="05.03.2008"),
        _place("Lâm Đồng", Outcome.PASSES, loaiDangKy="2"),
        _place("", Outcome.CANNOT_TELL),
        Example(
            "KT", ({"nktNoiChet": "Tại nhà", "ngayDangKy": "05.03.2021"},), Outcome.BREAKS, field="nktNoiChet"
        ),
    ),
)
