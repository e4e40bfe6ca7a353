"""``nksLoaiKhaiSinh`` 1–5 against what stands in the parts of the parents and in the note, in both directions.

1 both known, 2 mother not determined, 3 father not determined, 4 neither, 5 abandoned. An empty field of a part that applies has its own
codes (NGAY_THIEU, THIEU_COT_LOI); here the whole part and the code contradict each other (NĐ 123/2015/NĐ-CP Điều 14, Điều 15).
"""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import F, all_of, any_of, if_, is_in, lit, no, present
from sogoc.law.laws import ND_123_2015_BO_ROI, ND_123_2015_CHUA_RO_CHA, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_KIND = F("nksLoaiKhaiSinh").u
_MOTHER = any_of(present(F("meHoTen")), present(F("meNgaySinh")))
_FATHER = any_of(present(F("chaHoTen")), present(F("chaNgaySinh")))
_NO_MOTHER = is_in(_KIND, "2", "4", "5")
_NO_FATHER = is_in(_KIND, "3", "4", "5")
_NOTE = F("ghiChu").v
_FOUNDLING = speaks_of(_NOTE, "bỏ rơi")
_UNDETERMINED = speaks_of(
    _NOTE, "chưa xác định được cha", "chưa xác định được mẹ", "chưa xác định cha", "chưa xác định mẹ"
)
_ME, _CHA = (
    {"meHoTen": "LÊ THỊ BÌNH", "meNgaySinh": "1980"},
    {"chaHoTen": "TRẦN VĂN AN", "chaNgaySinh": "1978"},
)


def _birth(kind: str, outcome: Outcome, **row: str) -> Example:
    return Example("KS", ({"nksLoaiKhaiSinh": kind, **row},), outcome)


RULES = (
    Rule(
        code="LOAI_KHAI_SINH_THUA_CHA_ME",
        title="Loại khai sinh nói chưa xác định được cha, mẹ mà phần của người đó vẫn có ghi",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksLoaiKhaiSinh",
        says="{label} ghi “{value}” là chưa xác định được {whom}, nhưng phần của {whom} có ghi họ tên hoặc ngày sinh.",
        fix=(
            "Đối chiếu loại khai sinh và phần của cha, mẹ với trang sổ, sửa chỗ nhập sai. "
            "Nếu cha, mẹ được ghi bổ sung về sau (việc nhận con) thì ghi căn cứ vào Ghi chú và chọn lý do."
        ),
        versions=(
            Version(
                all_of(any_of(no(_NO_MOTHER), no(_MOTHER)), any_of(no(_NO_FATHER), no(_FATHER))),
                law=ND_123_2015_CHUA_RO_CHA,
            ),
        ),
        params={
            "whom": if_(
                certainly(_NO_MOTHER & _MOTHER),
                if_(certainly(_NO_FATHER & _FATHER), lit("cha, mẹ"), lit("mẹ")),
                lit("cha"),
            )
        },
        reasons=AS_WRITTEN,
        examples=(
            _birth("1", Outcome.PASSES, **_ME, **_CHA),
            _birth("3", Outcome.PASSES, **_ME),
            _birth("5", Outcome.PASSES),
            _birth("3", Outcome.BREAKS, **_ME, **_CHA),
            _birth("2", Outcome.BREAKS, **_ME),
            _birth("4", Outcome.BREAKS, **_ME, **_CHA),
            _birth("", Outcome.CANNOT_TELL, **_ME, **_CHA),
        ),
    ),
    Rule(
        code="LOAI_KHAI_SINH_NGHI_SAI",
        title="Cả phần của cha hoặc của mẹ để trống mà loại khai sinh ghi là đã xác định",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("hai cột nói về cùng một điều thì không trái nhau"),
        books=("KS",),
        field="nksLoaiKhaiSinh",
        when=any_of(present(F("nksHoTen")), present(F("nksNgaySinh"))),
        says="{label} ghi “{value}” là đã xác định được {whom}, nhưng cả phần của {whom} để trống.",
        fix=(
            "Xem ô đánh dấu và phần của cha, mẹ trên trang sổ. Nếu sổ không ghi cha thì mã có thể là 3, không ghi mẹ là 2, "
            "không ghi cả hai là 4 hoặc 5; nếu sổ chỉ để sót thì giữ nguyên."
        ),
        versions=(Version(all_of(any_of(_MOTHER, _NO_MOTHER), any_of(_FATHER, _NO_FATHER))),),
        params={"whom": if_(_MOTHER, lit("cha"), if_(_FATHER, lit("mẹ"), lit("cha, mẹ")))},
        examples=(
            _birth("1", Outcome.PASSES, nksHoTen="LÊ VĂN AN", **_ME, **_CHA),
            _birth("1", Outcome.BREAKS, nksHoTen="LÊ VĂN AN", **_ME),
            _birth("1", Outcome.BREAKS, nksHoTen="LÊ VĂN AN"),
            _birth("2", Outcome.BREAKS, nksHoTen="LÊ VĂN AN"),
            _birth("3", Outcome.PASSES, nksHoTen="LÊ VĂN AN", **_ME),
            _birth("5", Outcome.PASSES, nksHoTen="LÊ VĂN AN"),
            _birth("", Outcome.CANNOT_TELL, nksHoTen="LÊ VĂN AN"),
        ),
    ),
    Rule(
        code="LOAI_KHAI_SINH_LECH_GHI_CHU",
        title="Ghi chú nói trẻ bị bỏ rơi hoặc chưa xác định được cha, mẹ mà loại khai sinh nói khác",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksLoaiKhaiSinh",
        when=any_of(_FOUNDLING, _UNDETERMINED),
        says="Ghi chú nói {what}, nhưng {label} ghi “{value}”.",
        fix="Đối chiếu ô đánh dấu, Ghi chú và loại khai sinh với trang sổ; sửa mã nếu nhập sai, còn lại thì giữ nguyên.",
        versions=(
            Version(
                if_(certainly(_FOUNDLING), _KIND == "5", is_in(_KIND, "2", "3", "4", "5")),
                law=ND_123_2015_BO_ROI,
            ),
        ),
        params={"what": if_(_FOUNDLING, lit("trẻ bị bỏ rơi"), lit("chưa xác định được cha hoặc mẹ"))},
        examples=(
            _birth("5", Outcome.PASSES, ghiChu="Trẻ bị bỏ rơi"),
            _birth("1", Outcome.BREAKS, ghiChu="Trẻ bị bỏ rơi"),
            _birth("1", Outcome.BREAKS, ghiChu="Trẻ chưa xác định được cha, mẹ"),
            _birth("3", Outcome.PASSES, ghiChu="Chưa xác định được cha"),
            _birth("1", Outcome.PASSES, ghiChu="Đăng ký lưu động"),
            _birth("", Outcome.CANNOT_TELL, ghiChu="Trẻ bị bỏ rơi"),
        ),
    ),
)
