"""The order of dates in a life: nobody is registered or dies before being born, no death is registered before it happened."""

from __future__ import annotations

from sogoc.law.expr import BESIDE, REGISTERED, THIS, all_of, any_of, date, if_, lit, no, present
from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_BIRTH = THIS.attribute_in("ngay_sinh")
_DEATH = THIS.attribute_in("ngay_chet")
_DIES_BEFORE_BIRTH = date(THIS) < date(BESIDE("ngay_sinh"))


def _death(born: str, died: str, registered: str, outcome: Outcome) -> Example:
    row = {"nktNgaySinh": born, "nktNgayChet": died, "ngayDangKy": registered}
    return Example("KT", (row,), outcome, field="nktNgayChet")


RULE = Rule(
    code="NGAY_TRUOC_SINH",
    title="Ngày không theo thứ tự sinh, chết, đăng ký",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    basis=logic("không ai chết hay được đăng ký trước khi sinh ra"),
    each=("ngay",),
    when=any_of(all_of(_BIRTH, THIS.is_mention), _DEATH),
    says="{label} ghi “{value}”, {how}.",
    fix="Đối chiếu các ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
    versions=(
        Version(
            all_of(
                date(THIS) <= date(REGISTERED),
                any_of(no(_DEATH), no(_DIES_BEFORE_BIRTH)),
            )
        ),
    ),
    params={
        "how": if_(
            all_of(_DEATH, present(_DIES_BEFORE_BIRTH), _DIES_BEFORE_BIRTH),
            lit("trước ngày sinh của chính người đó"),
            lit("sau ngày đăng ký của trường hợp này"),
        ),
    },
    reasons=AS_WRITTEN,
    examples=(
        Example(
            "KS",
            ({"nksNgaySinh": "01.06.2008", "ngayDangKy": "01.06.2008"},),
            Outcome.PASSES,
            field="nksNgaySinh",
        ),
        Example(
            "KS",
            ({"nksNgaySinh": "02.06.2008", "ngayDangKy": "01.06.2008"},),
            Outcome.BREAKS,
            field="nksNgaySinh",
        ),
        Example(
            "KH", ({"voNgaySinh": "1999", "ngayDangKy": "01.06.1998"},), Outcome.BREAKS, field="voNgaySinh"
        ),
        Example(
            "KS",
            ({"nksNgaySinh": "2008", "ngayDangKy": "01.06.2008"},),
            Outcome.CANNOT_TELL,
            field="nksNgaySinh",
        ),
        _death("1930", "05.06.2008", "10.06.2008", Outcome.PASSES),
        _death("1930", "05.06.1929", "10.06.2008", Outcome.BREAKS),
        _death("1930", "11.06.2008", "10.06.2008", Outcome.BREAKS),
        _death("", "05.06.2008", "10.06.2008", Outcome.CANNOT_TELL),
        _death("05.06.2008", "05.06.2008", "10.06.2008", Outcome.PASSES),
    ),
)
