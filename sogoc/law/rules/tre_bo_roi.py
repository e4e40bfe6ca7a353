"""A child abandoned or without known parents: ethnicity empty, nationality Vietnamese, native place that of birth.

NĐ 123/2015/NĐ-CP Điều 14 (and Điều 15 for a child of whom neither parent is determined); in force since 01/01/2016. Earlier books had
other rules, so nothing is told of them.
"""

from __future__ import annotations

from sogoc.law.conditions import VIET_NAM
from sogoc.law.expr import REGISTERED, Expr, F, absent, date, fold, is_in, part
from sogoc.law.laws import ND_123_2015_BO_ROI, QUOC_TICH_2008_BO_ROI
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity, Version

_KIND = F("nksLoaiKhaiSinh").u
_SINCE = "2016-01-01"
_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai hoặc sửa loại khai sinh; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _child(kind: str, outcome: Outcome, *, registered: str = "05.03.2018", **row: str) -> Example:
    return Example("KS", ({"nksLoaiKhaiSinh": kind, "ngayDangKy": registered, **row},), outcome)


def _rule(
    code: str,
    title: str,
    *,
    field: str,
    says: str,
    holds: Expr,
    when: Expr,
    law: Law,
    examples: tuple[Example, ...],
) -> Rule:
    return Rule(
        code=code,
        title=title,
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field=field,
        when=when,
        decisive=date(REGISTERED),
        says=says,
        fix=_FIX,
        versions=(Version(holds, law=law, since=_SINCE),),
        examples=examples,
    )


RULES = (
    _rule(
        "TRE_BO_ROI_CO_DAN_TOC",
        "Trẻ bị bỏ rơi hoặc chưa rõ cha mẹ mà có ghi dân tộc",
        field="nksDanToc",
        when=is_in(_KIND, "4", "5"),
        says="{label} ghi “{value}”, nhưng loại khai sinh là trẻ bị bỏ rơi hoặc chưa xác định được cả cha lẫn mẹ: dân tộc để trống.",
        holds=absent(F("nksDanToc")),
        law=ND_123_2015_BO_ROI,
        examples=(
            _child("5", Outcome.PASSES),
            _child("5", Outcome.BREAKS, nksDanToc="Kinh"),
            _child("4", Outcome.BREAKS, nksDanToc="Kinh"),
            _child("1", Outcome.PASSES, nksDanToc="Kinh"),
            _child("5", Outcome.PASSES, nksDanToc="Kinh", registered="05.03.2009"),
            _child("", Outcome.CANNOT_TELL, nksDanToc="Kinh"),
        ),
    ),
    _rule(
        "TRE_BO_ROI_QUOC_TICH",
        "Trẻ bị bỏ rơi mà quốc tịch không phải là Việt Nam",
        field="nksQuocTich",
        when=is_in(_KIND, "5"),
        says="{label} ghi “{value}”, nhưng trẻ bị bỏ rơi được tìm thấy ở Việt Nam có quốc tịch Việt Nam.",
        holds=F("nksQuocTich").u == VIET_NAM,
        law=QUOC_TICH_2008_BO_ROI,
        examples=(
            _child("5", Outcome.PASSES, nksQuocTich="Việt Nam"),
            _child("5", Outcome.BREAKS, nksQuocTich="Lào"),
            _child("3", Outcome.PASSES, nksQuocTich="Lào"),
            _child("5", Outcome.CANNOT_TELL, nksQuocTich=""),
        ),
    ),
    _rule(
        "TRE_BO_ROI_QUE_QUAN",
        "Trẻ bị bỏ rơi mà quê quán khác tỉnh nơi tìm thấy",
        field="nksQueQuan",
        when=is_in(_KIND, "5"),
        says="{label} ghi “{value}”, khác với nơi sinh: quê quán của trẻ bị bỏ rơi là nơi trẻ được tìm thấy.",
        holds=part(fold(F("nksQueQuan").v), -8) == part(fold(F("nksNoiSinh").v), -8),
        law=ND_123_2015_BO_ROI,
        examples=(
            _child(
                "5",
                Outcome.PASSES,
                nksQueQuan="xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
                nksNoiSinh="Thôn 1, xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
            ),
            _child(
                "5",
                Outcome.BREAKS,
                nksQueQuan="tỉnh Nam Định",
                nksNoiSinh="xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng",
            ),
            _child("1", Outcome.PASSES, nksQueQuan="tỉnh Nam Định", nksNoiSinh="xã Lát, tỉnh Lâm Đồng"),
            _child("5", Outcome.CANNOT_TELL, nksQueQuan="tỉnh Nam Định"),
        ),
    ),
)
