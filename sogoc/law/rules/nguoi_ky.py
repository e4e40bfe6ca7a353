"""Who signed and who wrote the entry: missing, one and the same person, a title that such an office did not have.

Old books often lack signers; that holds nothing (domain facts §1.3, 22), and a book that says nothing of its officers is not asked.
"""

from __future__ import annotations

from sogoc.law.conditions import ANY, OFFICE
from sogoc.law.expr import PLACE, REGISTERED, F, all_of, any_of, date, fold, is_in, matches, no, present
from sogoc.law.laws import logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_SIGNER, _OFFICER = F("nguoiKy"), F("nguoiThucHien")
_TITLE = fold(F("chucVuNguoiKy").v)
_DIRECTOR = matches(_TITLE, f"{ANY}giam doc{ANY}", "là chức danh giám đốc")
_OLD = matches(_TITLE, f"{ANY}(?:xa truong|ho lai|li truong|quan truong){ANY}", "là chức danh trước năm 1975")
_FIX = "Kiểm tra với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _signed(outcome: Outcome, **row: str) -> Example:
    return Example("KS", (row,), outcome)


_XA, _SO = {"noiDangKy": "UBND xã Lát, huyện Lạc Dương"}, {"noiDangKy": "Sở Tư pháp tỉnh Lâm Đồng"}

RULES = (
    Rule(
        code="THIEU_NGUOI_KY",
        title="Có chức vụ hoặc người thực hiện mà không ghi người ký",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("có chức vụ người ký thì có người ký"),
        field="nguoiKy",
        when=any_of(present(F("chucVuNguoiKy")), present(_OFFICER)),
        says="{label} để trống, trong khi chức vụ người ký hoặc người thực hiện có ghi.",
        fix="Đối chiếu với trang sổ và nhập bổ sung; nếu sổ không ghi thì giữ nguyên.",
        versions=(Version(present(_SIGNER)),),
        examples=(
            _signed(Outcome.PASSES, nguoiKy="LÊ VĂN AN", nguoiThucHien="TRẦN THỊ BÌNH"),
            _signed(Outcome.BREAKS, nguoiThucHien="LÊ VĂN AN"),
            _signed(Outcome.BREAKS, chucVuNguoiKy="Chủ tịch"),
            _signed(Outcome.PASSES, nksHoTen="LÊ VĂN AN"),
        ),
    ),
    Rule(
        code="NGUOI_KY_TU_THUC_HIEN",
        title="Người ký cũng là người thực hiện",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("người ký và người thực hiện thường là hai người"),
        field="nguoiThucHien",
        says="{label} ghi “{value}”, trùng với người ký.",
        fix=_FIX,
        versions=(Version(_SIGNER.u != _OFFICER.u),),
        examples=(
            _signed(Outcome.PASSES, nguoiKy="LÊ VĂN AN", nguoiThucHien="TRẦN THỊ BÌNH"),
            _signed(Outcome.BREAKS, nguoiKy="LÊ VĂN AN", nguoiThucHien="LÊ VĂN AN"),
            _signed(Outcome.CANNOT_TELL, nguoiKy="LÊ VĂN AN"),
        ),
    ),
    Rule(
        code="CHUC_VU_LECH_CO_QUAN",
        title="Chức vụ người ký không hợp với cơ quan hoặc thời kỳ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("người ký giữ một chức vụ của chính cơ quan đăng ký, vào thời có chức vụ ấy"),
        field="chucVuNguoiKy",
        says="{label} ghi “{value}”, không hợp với nơi đăng ký “{place}” ngày “{registered}”.",
        fix=_FIX,
        versions=(
            Version(
                all_of(
                    any_of(no(_DIRECTOR), no(is_in(OFFICE, "xa", "huyen"))),
                    any_of(no(_OLD), date(REGISTERED) < "1976-01-01"),
                )
            ),
        ),
        params={"place": PLACE.v, "registered": REGISTERED.v},
        examples=(
            _signed(Outcome.PASSES, chucVuNguoiKy="Phó Chủ tịch", **_XA),
            _signed(Outcome.PASSES, chucVuNguoiKy="Phó Giám đốc", **_SO),
            _signed(Outcome.PASSES, chucVuNguoiKy="Xã trưởng", ngayDangKy="05.03.1966", **_XA),
            _signed(Outcome.BREAKS, chucVuNguoiKy="Phó Giám đốc", ngayDangKy="05.03.1996", **_XA),
            _signed(Outcome.BREAKS, chucVuNguoiKy="Hộ lại", ngayDangKy="05.03.1996", **_XA),
            _signed(Outcome.CANNOT_TELL, chucVuNguoiKy="", **_XA),
        ),
    ),
)
