"""A core date is empty, or says only "không rõ". It is asked about once, here, not also as a missing core field."""

from __future__ import annotations

from sogoc.law.conditions import NOT_APPLICABLE, PERHAPS_NO_PLACE, says_unknown
from sogoc.law.expr import THIS, all_of, if_, lit, no, present
from sogoc.law.laws import CV_1437
from sogoc.law.reasons import LEFT_EMPTY
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="NGAY_THIEU",
    title="Thiếu ngày, tháng, năm",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    basis=CV_1437,
    each=("ngay",),
    when=THIS.is_core & no(NOT_APPLICABLE) & no(PERHAPS_NO_PLACE),
    says="{label} {how}.",
    fix=(
        "Đối chiếu với trang sổ và nhập bổ sung (chỉ có năm thì nhập năm). "
        "Nếu sổ không ghi hoặc không đọc được thì chọn lý do; không tự suy ra ngày."
    ),
    versions=(Version(all_of(present(THIS), no(says_unknown(THIS.v)))),),
    params={"how": if_(present(THIS), lit("không ghi ngày, tháng, năm nào"), lit("để trống"))},
    reasons=LEFT_EMPTY,
    answered_by_absence=True,
    examples=(
        Example("KS", ({"ngayDangKy": "15.06.2008"},), Outcome.PASSES, field="ngayDangKy"),
        Example("KS", ({"meNgaySinh": "", "nksLoaiKhaiSinh": "2"},), Outcome.PASSES, field="meNgaySinh"),
        Example("KS", ({"nycNgayCapGiayToTuyThan": ""},), Outcome.PASSES, field="nycNgayCapGiayToTuyThan"),
        Example("KS", ({"ngayDangKy": ""},), Outcome.BREAKS, field="ngayDangKy"),
        Example("KS", ({"chaNgaySinh": "", "nksLoaiKhaiSinh": "2"},), Outcome.BREAKS, field="chaNgaySinh"),
        Example("KS", ({"meNgaySinh": "Không rõ"},), Outcome.BREAKS, field="meNgaySinh"),
        Example("KT", ({"nktNgayChet": ""},), Outcome.BREAKS, field="nktNgayChet"),
    ),
)
