"""The registration number is not written ``nn/yyyy``: the form of the import template (numbers such as 12A/2008 are good)."""

from __future__ import annotations

from sogoc.law.expr import THIS
from sogoc.law.laws import TT_04_2020_SO
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="SO_SAI_DANG",
    title="Số đăng ký sai dạng",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    each=("so_dang_ky",),
    says="{label} ghi “{value}”, không đúng dạng số/năm (ví dụ 05/2008).",
    fix=(
        "Đối chiếu với trang sổ và nhập theo dạng số/năm, năm đủ bốn chữ số. "
        "Nếu sổ ghi đúng như vậy thì giữ nguyên và chọn lý do."
    ),
    versions=(Version(THIS.k == "so", law=TT_04_2020_SO),),
    reasons=AS_WRITTEN,
    examples=(
        Example("KS", ({"so": "05/2008"},), Outcome.PASSES, field="so"),
        Example("KT", ({"So": "12A/2008"},), Outcome.PASSES, field="So"),
        Example("KS", ({"so": "05"},), Outcome.BREAKS, field="so"),
        Example("KH", ({"So": "năm/2008"},), Outcome.BREAKS, field="So"),
        Example("KS", ({"so": ""},), Outcome.CANNOT_TELL, field="so"),
    ),
)
