"""Another core field (a date has its own code) is empty, nothing says why, and it is expected in this entry."""

from __future__ import annotations

from sogoc.law.conditions import NOT_APPLICABLE, PERHAPS_NO_PLACE
from sogoc.law.expr import THIS, no, present
from sogoc.law.laws import CV_1437
from sogoc.law.reasons import LEFT_EMPTY
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="THIEU_COT_LOI",
    title="Trường cốt lõi để trống",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    each=(
        "dan_toc",
        "ho_ten",
        "ma",
        "noi_chon",
        "quoc_tich",
        "so_dang_ky",
        "so_giay_to",
        "so_quyen",
        "trang",
        "van_ban",
    ),
    when=THIS.is_core & no(NOT_APPLICABLE) & no(PERHAPS_NO_PLACE),
    says="{label} để trống.",
    fix="Đối chiếu với trang sổ và nhập bổ sung. Nếu sổ không ghi hoặc không đọc được thì chọn lý do.",
    versions=(Version(present(THIS), law=CV_1437),),
    reasons=LEFT_EMPTY,
    answered_by_absence=True,
    examples=(
        Example("KS", ({"nksDanToc": "Kinh"},), Outcome.PASSES, field="nksDanToc"),
        Example("KS", ({"chaHoTen": "", "nksLoaiKhaiSinh": "3"},), Outcome.PASSES, field="chaHoTen"),
        Example("KS", ({"nksDanToc": "", "nksLoaiKhaiSinh": "5"},), Outcome.PASSES, field="nksDanToc"),
        Example("KT", ({"gbtSo": ""},), Outcome.PASSES, field="gbtSo"),
        Example(
            "KT",
            ({"nktLoaiGiayToTuyThan": "0", "nktSoGiayToTuyThan": ""},),
            Outcome.PASSES,
            field="nktSoGiayToTuyThan",
        ),
        Example(
            "CMC", ({"quyetDinhSo": "", "ngayDangKy": "05.03.2019"},), Outcome.PASSES, field="quyetDinhSo"
        ),
        Example(
            "CMC", ({"quyetDinhSo": "", "ngayDangKy": "05.03.2009"},), Outcome.BREAKS, field="quyetDinhSo"
        ),
        Example("KS", ({"nksHoTen": ""},), Outcome.BREAKS, field="nksHoTen"),
        Example("KS", ({"chaHoTen": "", "nksLoaiKhaiSinh": "2"},), Outcome.BREAKS, field="chaHoTen"),
        Example("KH", ({"noiDangKy": ""},), Outcome.BREAKS, field="noiDangKy"),
        Example("CMC", ({"quyetDinhSo": "", "ngayDangKy": ""},), Outcome.CANNOT_TELL, field="quyetDinhSo"),
    ),
)
