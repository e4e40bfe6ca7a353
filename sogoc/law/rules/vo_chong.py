"""Husband and wife in one entry: two different persons, of two different ages.

The kinship that the law forbids between spouses cannot be seen in a marriage entry, which names no parents; what can be seen is that
one person was written twice.
"""

from __future__ import annotations

from sogoc.law.conditions import certainly
from sogoc.law.expr import THIS, F, all_of, any_of, date, if_, lit, no, years
from sogoc.law.laws import HON_NHAN_2014, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_SAME_NAME = all_of(F("chongHoTen").u == F("voHoTen").u, date(F("chongNgaySinh")) == date(F("voNgaySinh")))
_SAME_PAPER = all_of(
    F("chongSoGiayToTuyThan").u == F("voSoGiayToTuyThan").u,
    F("chongLoaiGiayToTuyThan").u == F("voLoaiGiayToTuyThan").u,
    no(F("chongLoaiGiayToTuyThan").u == "8"),
)
_FAR = 40
_OLDER = years(F("chongNgaySinh"), F("voNgaySinh"))
_YOUNGER = years(F("voNgaySinh"), F("chongNgaySinh"))


def _couple(husband: tuple[str, str], wife: tuple[str, str], outcome: Outcome) -> Example:
    row = {"chongHoTen": husband[0], "chongNgaySinh": husband[1], "voHoTen": wife[0], "voNgaySinh": wife[1]}
    return Example("KH", (row,), outcome)


def _papers(husband: str, wife: str, outcome: Outcome, *, kind: str = "1") -> Example:
    row = {
        "chongHoTen": "LÊ VĂN AN",
        "voHoTen": "TRẦN THỊ BÌNH",
        "chongNgaySinh": "1980",
        "voNgaySinh": "1982",
        "chongLoaiGiayToTuyThan": kind,
        "chongSoGiayToTuyThan": husband,
        "voLoaiGiayToTuyThan": kind,
        "voSoGiayToTuyThan": wife,
    }
    return Example("KH", (row,), outcome)


RULES = (
    Rule(
        code="VO_CHONG_MOT_NGUOI",
        title="Phần của chồng và phần của vợ ghi cùng một người",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("vợ và chồng là hai người"),
        books=("KH",),
        field="voHoTen",
        says="Phần của chồng và phần của vợ trùng nhau {what} (vợ ghi “{value}”).",
        fix="Đối chiếu hai phần với trang sổ, sửa phần nhập nhầm. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(no(any_of(_SAME_NAME, _SAME_PAPER))),),
        params={
            "what": if_(certainly(_SAME_PAPER), lit("số giấy tờ tùy thân"), lit("cả họ tên và ngày sinh"))
        },
        reasons=AS_WRITTEN,
        examples=(
            _couple(("LÊ VĂN AN", "1980"), ("TRẦN THỊ BÌNH", "1982"), Outcome.CANNOT_TELL),
            _papers("250111222", "250111223", Outcome.PASSES),
            _papers("250111222", "250111222", Outcome.BREAKS),
            _papers("GKS 01/1980", "GKS 01/1980", Outcome.PASSES, kind="8"),
            _couple(("TRẦN THỊ BÌNH", "03.05.1982"), ("TRẦN THỊ BÌNH", "03.05.1982"), Outcome.BREAKS),
            _papers("", "", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="VO_CHONG_CHENH_TUOI",
        title="Vợ chồng chênh nhau từ 40 tuổi trở lên",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("vợ chồng ít khi chênh nhau từ 40 tuổi trở lên"),
        books=("KH",),
        field="voNgaySinh",
        says="{label} ghi “{value}”, ngày sinh của chồng ghi “{husband}”: hai người chênh nhau từ 40 tuổi trở lên.",
        fix="Kiểm tra hai năm sinh với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(all_of(_OLDER < _FAR, _YOUNGER < _FAR)),),
        params={"husband": F("chongNgaySinh").v},
        examples=(
            _couple(("LÊ VĂN AN", "1980"), ("TRẦN THỊ BÌNH", "1982"), Outcome.PASSES),
            _couple(("LÊ VĂN AN", "12.04.1932"), ("TRẦN THỊ BÌNH", "1982"), Outcome.BREAKS),
            _couple(("LÊ VĂN AN", "12.04.1992"), ("TRẦN THỊ BÌNH", "1942"), Outcome.BREAKS),
            _couple(("LÊ VĂN AN", ""), ("TRẦN THỊ BÌNH", "1942"), Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="DANG_KY_KET_HON_KHI_DA_CHET",
        title="Người kết hôn ghi nơi cư trú là “Đã chết”",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("noi_chon",),
        books=("KH",),
        says="{label} ghi “{value}”: người đã chết thì không thể đăng ký hoặc đăng ký lại việc kết hôn.",
        fix="Đối chiếu với trang sổ và sửa chỗ nhập nhầm cột. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(no(any_of(THIS.u == "Đã chết", THIS.u == "đã chết")), law=HON_NHAN_2014),),
        reasons=AS_WRITTEN,
        examples=(
            Example("KH", ({"voNoiCuTru": "Thôn 1, xã Lát"},), Outcome.PASSES, field="voNoiCuTru"),
            Example("KH", ({"voNoiCuTru": "Đã chết"},), Outcome.BREAKS, field="voNoiCuTru"),
            Example("KH", ({"voNoiCuTru": ""},), Outcome.CANNOT_TELL, field="voNoiCuTru"),
        ),
    ),
)
