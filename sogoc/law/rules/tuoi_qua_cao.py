"""Nobody who registers, marries, dies or is certified is older than 120; parents named in a birth entry may have died long before.

The bound is one of practice against keying errors of the century, no law.
"""

from __future__ import annotations

from sogoc.law.expr import EVENT, REGISTERED, THIS, Expr, all_of, date, if_, no, present, years
from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_OLDEST = 120
_DAY: Expr = if_(all_of(THIS.block_in("nkt"), present(EVENT)), date(EVENT), date(REGISTERED))
_AGE = years(THIS, _DAY)

RULE = Rule(
    code="TUOI_TREN_120",
    title="Tuổi trên 120 khi đăng ký hoặc khi chết",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    basis=logic("rất hiếm người sống quá 120 tuổi"),
    each=("ngay",),
    when=all_of(THIS.attribute_in("ngay_sinh"), THIS.is_mention, no(THIS.block_in("me", "cha"))),
    says="{label} ghi “{value}”: tính đến {day} là {age} tuổi.",
    fix="Đối chiếu năm sinh và năm đăng ký với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
    versions=(Version(_AGE <= _OLDEST),),
    params={"age": _AGE, "day": _DAY},
    reasons=AS_WRITTEN,
    examples=(
        Example(
            "KT", ({"nktNgaySinh": "1905", "nktNgayChet": "05.03.2018"},), Outcome.PASSES, field="nktNgaySinh"
        ),
        Example(
            "KT", ({"nktNgaySinh": "1855", "nktNgayChet": "05.03.2018"},), Outcome.BREAKS, field="nktNgaySinh"
        ),
        Example(
            "KH", ({"voNgaySinh": "1880", "ngayDangKy": "05.03.2018"},), Outcome.BREAKS, field="voNgaySinh"
        ),
        Example(
            "KS", ({"chaNgaySinh": "1880", "ngayDangKy": "05.03.2018"},), Outcome.PASSES, field="chaNgaySinh"
        ),
        Example("KH", ({"voNgaySinh": "1880", "ngayDangKy": ""},), Outcome.CANNOT_TELL, field="voNgaySinh"),
    ),
)
