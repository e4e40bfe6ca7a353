"""The year in the registration number is another than the year of registration; numbers start again each year."""

from __future__ import annotations

from sogoc.law.expr import REGISTERED, THIS, int_of, part, year
from sogoc.law.laws import TT_04_2020_SO
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="SO_LECH_NAM",
    title="Năm của số đăng ký khác năm đăng ký",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    each=("so_dang_ky",),
    when=THIS.k == "so",
    says="{label} ghi “{value}” nhưng ngày đăng ký là “{registered}”, hai năm khác nhau.",
    fix="Đối chiếu số và ngày đăng ký với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
    versions=(Version(int_of(part(THIS.u, -4)) == year(REGISTERED), law=TT_04_2020_SO),),
    params={"registered": REGISTERED.v},
    reasons=AS_WRITTEN,
    examples=(
        Example("KS", ({"so": "05/2008", "ngayDangKy": "15.06.2008"},), Outcome.PASSES, field="so"),
        Example("HN", ({"So": "12A/2008", "ngayDangKy": "2008"},), Outcome.PASSES, field="So"),
        Example("KS", ({"so": "01/2018", "ngayDangKy": "27.10.2008"},), Outcome.BREAKS, field="so"),
        Example("KS", ({"so": "05/2008", "ngayDangKy": ""},), Outcome.CANNOT_TELL, field="so"),
        Example("KS", ({"so": "05", "ngayDangKy": "15.06.2008"},), Outcome.PASSES, field="so"),
    ),
)
