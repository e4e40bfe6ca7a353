"""A core field is empty, and the printed form of that time may have had no place for it: told, and nothing is held.

Which forms lacked what before 2016 is known from practice, not from the forms themselves; so nothing is asked, only said. Where the form
was seen (since 2016) an empty place that the page lacks is no finding at all.
"""

from __future__ import annotations

from sogoc.law.conditions import NOT_APPLICABLE, PERHAPS_NO_PLACE
from sogoc.law.expr import THIS, no, present
from sogoc.law.laws import CV_1437
from sogoc.law.reasons import LEFT_EMPTY
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version


def _birth(registered: str, ethnicity: str, outcome: Outcome) -> Example:
    return Example("KS", ({"ngayDangKy": registered, "nksDanToc": ethnicity},), outcome, field="nksDanToc")


RULE = Rule(
    code="COT_MAU_CU",
    title="Trường để trống, mẫu sổ thời đó có thể không có",
    severity=Severity.LUU_Y,
    scope=Scope.FIELD,
    when=THIS.is_core & no(NOT_APPLICABLE) & PERHAPS_NO_PLACE,
    says="{label} để trống; mẫu sổ dùng vào thời gian đó có thể không có chỗ ghi.",
    fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu trang sổ không có chỗ ghi thì giữ nguyên.",
    versions=(Version(present(THIS), law=CV_1437),),
    reasons=LEFT_EMPTY,
    answered_by_absence=True,
    examples=(
        _birth("12.03.1970", "Kinh", Outcome.PASSES),
        _birth("12.03.1970", "", Outcome.BREAKS),
        _birth("12.03.2008", "", Outcome.PASSES),
        _birth("", "", Outcome.PASSES),
        Example(
            "KH",
            ({"ngayDangKy": "1968", "voSoGiayToTuyThan": ""},),
            Outcome.BREAKS,
            field="voSoGiayToTuyThan",
        ),
        Example(
            "KH",
            ({"ngayDangKy": "1998", "voSoGiayToTuyThan": ""},),
            Outcome.PASSES,
            field="voSoGiayToTuyThan",
        ),
        Example("KS", ({"ngayDangKy": "12.03.1970", "nksHoTen": ""},), Outcome.PASSES, field="nksHoTen"),
    ),
)
