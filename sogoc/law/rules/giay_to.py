"""Identity papers against the life of their holder and against the entry: issued after birth, before registration, to somebody old enough.

The identity card was given from fourteen years on (NĐ 05/1999/NĐ-CP, Luật Căn cước công dân 2014), since 01/7/2024 at any age.
"""

from __future__ import annotations

from sogoc.law.expr import BESIDE, REGISTERED, THIS, all_of, any_of, date, is_in, no, present, years
from sogoc.law.laws import CAN_CUOC_CONG_DAN_2014, ND_05_1999_CMND, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_BORN = BESIDE("ngay_sinh")
_KIND = BESIDE("loai_giay_to").u
_ISSUED = THIS.attribute_in("ngay_cap")
_AGE = years(_BORN, THIS)
_FIX = "Đối chiếu ngày cấp với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."


def _wife(
    issued: str, outcome: Outcome, *, born: str = "1980", registered: str = "05.03.2008", kind: str = "1"
) -> Example:
    row = {
        "voNgayCapGiayToTuyThan": issued,
        "voNgaySinh": born,
        "ngayDangKy": registered,
        "voLoaiGiayToTuyThan": kind,
    }
    return Example("KH", (row,), outcome, field="voNgayCapGiayToTuyThan")


def _number(kind: str, number: str, outcome: Outcome) -> Example:
    row = {"nycLoaiGiayToTuyThan": kind, "nycSoGiayToTuyThan": number}
    return Example("KT", (row,), outcome, field="nycSoGiayToTuyThan")


RULES = (
    Rule(
        code="GIAY_TO_CAP_TRUOC_SINH",
        title="Giấy tờ tùy thân cấp trước ngày sinh",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("giấy tờ của một người được cấp sau khi người ấy sinh ra"),
        each=("ngay",),
        when=_ISSUED,
        says="{label} ghi “{value}”, trước ngày sinh “{born}” của người đó.",
        fix=_FIX,
        versions=(Version(date(THIS) >= date(_BORN)),),
        params={"born": _BORN.v},
        reasons=AS_WRITTEN,
        examples=(
            _wife("05.03.2000", Outcome.PASSES),
            _wife("05.03.1979", Outcome.BREAKS),
            _wife("", Outcome.CANNOT_TELL),
            _wife("05.03.2000", Outcome.CANNOT_TELL, born=""),
        ),
    ),
    Rule(
        code="GIAY_TO_CAP_SAU_DANG_KY",
        title="Giấy tờ tùy thân cấp sau ngày đăng ký",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("giấy tờ dùng khi đăng ký đã được cấp từ trước"),
        each=("ngay",),
        when=_ISSUED,
        says="{label} ghi “{value}”, sau ngày đăng ký “{registered}”: khi đó giấy này chưa có.",
        fix=_FIX,
        versions=(Version(date(THIS) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _wife("05.03.2000", Outcome.PASSES),
            _wife("06.03.2008", Outcome.BREAKS),
            _wife("2008", Outcome.CANNOT_TELL),
            _wife("05.03.2000", Outcome.CANNOT_TELL, registered=""),
        ),
    ),
    Rule(
        code="GIAY_TO_CAP_DUOI_14",
        title="Chứng minh nhân dân, căn cước công dân cấp khi chưa đủ 14 tuổi",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ngay",),
        when=all_of(_ISSUED, is_in(_KIND, "1", "4")),
        decisive=date(THIS),
        says="{label} ghi “{value}”: khi đó người sinh “{born}” mới {age} tuổi, chưa đủ 14 tuổi để được cấp.",
        fix="Kiểm tra ngày cấp và ngày sinh với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(
            Version(
                any_of(_AGE < 0, _AGE >= 14), law=ND_05_1999_CMND, since="1999-06-01", until="2015-12-31"
            ),
            Version(
                any_of(_AGE < 0, _AGE >= 14),
                law=CAN_CUOC_CONG_DAN_2014,
                since="2016-01-01",
                until="2024-06-30",
            ),
        ),
        params={"born": _BORN.v, "age": _AGE},
        examples=(
            _wife("05.03.2000", Outcome.PASSES),
            _wife("05.03.2000", Outcome.BREAKS, born="1988"),
            _wife("05.03.2020", Outcome.BREAKS, born="2008", kind="4"),
            _wife("05.03.2000", Outcome.PASSES, born="1988", kind="2"),
            _wife("05.08.2024", Outcome.PASSES, born="2014", kind="4"),
            _wife("05.03.2000", Outcome.CANNOT_TELL, born=""),
        ),
    ),
    Rule(
        code="THIEU_LOAI_GIAY_TO",
        title="Có số giấy tờ mà không có loại giấy tờ",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("một số giấy tờ là số của một loại giấy tờ"),
        each=("so_giay_to",),
        when=THIS.stands_beside("loai_giay_to") & present(THIS),
        says="{label} ghi “{value}”, nhưng loại giấy tờ để trống hoặc ghi mã 0 (để trống).",
        fix="Đối chiếu với trang sổ và chọn loại giấy tờ; nếu sổ không ghi loại thì giữ nguyên.",
        versions=(Version(all_of(present(_KIND), no(_KIND == "0"))),),
        examples=(
            _number("1", "250111222", Outcome.PASSES),
            _number("", "250111222", Outcome.BREAKS),
            _number("0", "250111222", Outcome.BREAKS),
            _number("", "", Outcome.PASSES),
        ),
    ),
)
