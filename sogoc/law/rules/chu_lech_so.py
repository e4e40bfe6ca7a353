"""A birth date in words is another date than the one in figures beside it, whoever's it is."""

from __future__ import annotations

from sogoc.law.expr import BESIDE, THIS, all_of, date
from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_FIGURES = BESIDE("ngay_sinh")
_WORDS = THIS


def _example(figures: str, words: str, outcome: Outcome) -> Example:
    row = {"nksNgaySinh": figures, "nksNgaySinhBangChu": words}
    return Example("KS", (row,), outcome, field="nksNgaySinhBangChu")


RULE = Rule(
    code="CHU_LECH_SO",
    title="Ngày sinh bằng chữ khác ngày sinh bằng số",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    basis=logic("ngày ghi bằng chữ và ngày ghi bằng số là một ngày"),
    each=("ngay_bang_chu",),
    when=all_of(_FIGURES.k == "ngay", _WORDS.k == "ngay"),
    says="{label} là “{value}”, khác với ngày sinh ghi bằng số “{figures}”.",
    fix=(
        "Đối chiếu cả hai chỗ với trang sổ và sửa chỗ nhập sai. "
        "Nếu sổ ghi khác nhau đúng như vậy thì giữ nguyên và chọn lý do."
    ),
    versions=(Version(date(_FIGURES) == date(_WORDS)),),
    params={"figures": _FIGURES.v},
    reasons=AS_WRITTEN,
    examples=(
        _example(
            "27.08.2008", "Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám", Outcome.PASSES
        ),
        _example(
            "17.08.2008", "Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám", Outcome.BREAKS
        ),
        _example("27.08.2008", "", Outcome.CANNOT_TELL),
        _example("", "Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám", Outcome.CANNOT_TELL),
    ),
)
