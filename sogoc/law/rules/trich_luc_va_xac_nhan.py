"""Copies of extracts (a line of a table) and confirmations of information: counts, kinds, days, what they refer to."""

from __future__ import annotations

from sogoc.law.conditions import speaks_of
from sogoc.law.expr import REGISTERED, F, all_of, any_of, date, int_of, matches, present
from sogoc.law.laws import HO_TICH_2014_BAN_SAO, ND_87_2020_XAC_NHAN, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."
_LEAVE = "Đối chiếu với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."
_COPIES = F("soLuong").u
_KINDS = (
    "khai sinh", "kết hôn", "khai tử", "chứng tử", "cha, mẹ, con", "cha mẹ con", "nhận cha", "nhận mẹ", "nhận con", "giám hộ",
    "nuôi con", "con nuôi", "thay đổi", "cải chính", "bổ sung", "dân tộc", "ly hôn", "hôn nhân", "hộ tịch", "KS", "KH", "KT",
)  # fmt: skip


def _copy(outcome: Outcome, **row: str) -> Example:
    return Example("TL", (row,), outcome)


def _confirmation(outcome: Outcome, **row: str) -> Example:
    return Example("XNTT", (row,), outcome)


RULES = (
    Rule(
        code="SO_BAN_SAO_SAI",
        title="Số lượng bản sao không phải là số từ 1 trở lên",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("số lượng bản sao đã cấp là một số từ 1 trở lên"),
        books=("TL",),
        field="soLuong",
        says="{label} ghi “{value}”, không phải là một số từ 1 trở lên.",
        fix=f"Nhập số lượng bằng chữ số. {_FIX}",
        versions=(Version(matches(_COPIES, "0*[1-9][0-9]*(?: bản)?", "là một số từ 1 trở lên")),),
        reasons=AS_WRITTEN,
        examples=(
            _copy(Outcome.PASSES, soLuong="2"),
            _copy(Outcome.PASSES, soLuong="05 bản"),
            _copy(Outcome.BREAKS, soLuong="0"),
            _copy(Outcome.BREAKS, soLuong="hai"),
            _copy(Outcome.CANNOT_TELL, soLuong=""),
        ),
    ),
    Rule(
        code="SO_BAN_SAO_NHIEU",
        title="Số lượng bản sao lớn khác thường",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("một lần cấp ít khi quá 50 bản"),
        books=("TL",),
        field="soLuong",
        says="{label} ghi “{value}”, nhiều khác thường cho một lần cấp.",
        fix=_LEAVE,
        versions=(Version(int_of(_COPIES) <= 50),),
        examples=(
            _copy(Outcome.PASSES, soLuong="10"),
            _copy(Outcome.BREAKS, soLuong="2018"),
            _copy(Outcome.CANNOT_TELL, soLuong="hai"),
        ),
    ),
    Rule(
        code="LOAI_BAN_SAO_LA",
        title="Loại bản sao trích lục không nêu loại việc hộ tịch nào",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TL",),
        field="loaiBanSao",
        says="{label} ghi “{value}”, không nêu loại việc hộ tịch nào.",
        fix=_LEAVE,
        versions=(Version(speaks_of(F("loaiBanSao").v, *_KINDS), law=HO_TICH_2014_BAN_SAO),),
        examples=(
            _copy(Outcome.PASSES, loaiBanSao="Trích lục khai sinh"),
            _copy(Outcome.PASSES, loaiBanSao="TLKS"),
            _copy(Outcome.BREAKS, loaiBanSao="Bản sao"),
            _copy(Outcome.CANNOT_TELL, loaiBanSao=""),
        ),
    ),
    Rule(
        code="XAC_NHAN_TRUOC_DANG_KY",
        title="Xác nhận một việc hộ tịch đăng ký sau ngày xác nhận",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("việc có trong sổ rồi mới được xác nhận"),
        books=("XNTT",),
        field="vhtNgay",
        says="{label} ghi “{value}”, sau ngày cấp văn bản xác nhận (“{registered}”).",
        fix=_FIX,
        versions=(Version(date(F("vhtNgay")) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _confirmation(Outcome.PASSES, vhtNgay="12.04.1990", ngayDangKy="15.06.2018"),
            _confirmation(Outcome.BREAKS, vhtNgay="12.04.2019", ngayDangKy="15.06.2018"),
            _confirmation(Outcome.CANNOT_TELL, vhtNgay="", ngayDangKy="15.06.2018"),
        ),
    ),
    Rule(
        code="XAC_NHAN_THIEU_DAN_CHIEU",
        title="Xác nhận thông tin mà không ghi số, ngày của việc hộ tịch",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("XNTT",),
        field="vhtSo",
        when=present(F("loaiViecHoTich")),
        says="Có loại việc hộ tịch được xác nhận mà số và ngày đăng ký của việc đó đều để trống.",
        fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu sổ để trống thì giữ nguyên.",
        versions=(Version(any_of(present(F("vhtSo")), present(F("vhtNgay"))), law=ND_87_2020_XAC_NHAN),),
        examples=(
            _confirmation(Outcome.PASSES, loaiViecHoTich="1", vhtSo="12/1990"),
            _confirmation(Outcome.PASSES, loaiViecHoTich=""),
            _confirmation(Outcome.BREAKS, loaiViecHoTich="1", vhtSo="", vhtNgay=""),
        ),
    ),
    Rule(
        code="O_XAC_NHAN_LECH_NOI_DUNG",
        title="Loại việc được xác nhận không hợp với nội dung xác nhận",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("XNTT",),
        field="loaiViecHoTich",
        says="{label} ghi mã “{value}”, mà nội dung xác nhận “{content}” chỉ nói về loại việc khác.",
        fix=_LEAVE,
        when=speaks_of(F("noiDungXacNhan").v, "khai sinh", "kết hôn", "khai tử"),
        versions=(
            Version(
                any_of(
                    *(
                        all_of(F("loaiViecHoTich").u == kind, speaks_of(F("noiDungXacNhan").v, words))
                        for kind, words in (("1", "khai sinh"), ("2", "kết hôn"), ("3", "khai tử"))
                    ),
                    matches(F("loaiViecHoTich").u, "[4-9]", "là một mã từ 4 đến 9"),
                ),
                law=ND_87_2020_XAC_NHAN,
            ),
        ),
        params={"content": F("noiDungXacNhan").v},
        examples=(
            _confirmation(Outcome.PASSES, loaiViecHoTich="1", noiDungXacNhan="Đã đăng ký khai sinh"),
            _confirmation(Outcome.BREAKS, loaiViecHoTich="3", noiDungXacNhan="Đã đăng ký kết hôn năm 1990"),
            _confirmation(Outcome.CANNOT_TELL, loaiViecHoTich="", noiDungXacNhan="Đã đăng ký kết hôn"),
        ),
    ),
)
