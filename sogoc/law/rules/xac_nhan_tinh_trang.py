"""Certificates of marital status: purpose, intended marriage, what the status says against the other columns.

The wording of the status has six patterns (TT 04/2020/TT-BTP Điều 33): never registered a marriage; has a spouse; divorced; spouse dead;
*from … to …* no marriage; living as spouses before 03/01/1987. ``_CLASSES`` tells them apart; older books have the same in freer words.
A certificate is good for six months at most (Điều 12); what a marriage entry says of one is asked in ``hon_nhan_ghi_chu``.
"""

from __future__ import annotations

from sogoc.law.conditions import speaks_of
from sogoc.law.expr import (
    REGISTERED,
    F,
    all_of,
    any_of,
    date,
    date_in,
    find,
    if_,
    is_in,
    lit,
    no,
    present,
    years,
)
from sogoc.law.laws import HON_NHAN_2014, HON_NHAN_2014_CAM, TT_04_2020_TINH_TRANG, TT_04_2020_XNTTHN
from sogoc.law.reasons import AS_WRITTEN, LEFT_EMPTY
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_CODE, _WORDS = F("nxnLoaiMucDichSuDung"), F("nxnMucDichSuDung")
_STATUS, _SEX, _BORN = F("nxnTinhTrangHonNhan"), F("nxnGioiTinh").u, F("nxnNgaySinh")
_FROM, _TO = F("nxnThoiGianCuTruTu"), F("nxnThoiGianCuTruDen")
_FOR_MARRIAGE = is_in(_CODE.u, "1", "2", "3", "4")
_MARRIAGE_WORDS = speaks_of(_WORDS.v, "kết hôn", "đkkh")

_NEVER = speaks_of(
    _STATUS.v,
    "chưa đăng ký kết hôn",
    "chưa đăng kí kết hôn",
    "chưa kết hôn",
    "chưa có vợ",
    "chưa có chồng",
    "độc thân",
)
_HAS_WIFE = speaks_of(_STATUS.v, "có vợ là", "đang có vợ", "đã có vợ", "vợ là bà")
_HAS_HUSBAND = speaks_of(_STATUS.v, "có chồng là", "đang có chồng", "đã có chồng", "chồng là ông")
_ENDED = speaks_of(
    _STATUS.v, "ly hôn", "li hôn", "đã chết", "chết ngày", "qua đời", "hủy việc kết hôn", "huỷ việc kết hôn"
)
_HAS_SPOUSE = all_of(
    any_of(_HAS_WIFE, _HAS_HUSBAND, speaks_of(_STATUS.v, "đang có vợ hoặc chồng", "đã đăng ký kết hôn với")),
    no(_ENDED),
)
_IN_A_TIME = speaks_of(_STATUS.v, "trong thời gian", "từ ngày", "trước ngày")
_IN_FACT = speaks_of(_STATUS.v, "thực tế", "chung sống")
_CLASSES = any_of(_NEVER, _HAS_SPOUSE, _ENDED, _IN_A_TIME, _IN_FACT)
_DAY_OF_STATUS = date_in(
    find(_STATUS.v, "[^0-9./-]([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})", "ngày được nêu")
)
_AGE = years(_BORN, REGISTERED)


def _paper(outcome: Outcome, **row: str) -> Example:
    usual = {
        "ngayDangKy": "05.03.2021",
        "nxnGioiTinh": "1",
        "nxnNgaySinh": "1990",
        "nxnLoaiMucDichSuDung": "5",
        "nxnMucDichSuDung": "Vay vốn ngân hàng",
        "nxnTinhTrangHonNhan": "Chưa đăng ký kết hôn với ai",
    }
    return Example("HN", (usual | row,), outcome)


_NO_PURPOSE = {"nxnLoaiMucDichSuDung": "", "nxnMucDichSuDung": ""}
_WITH_BINH = "Để đăng ký kết hôn với chị Trần Thị Bình tại UBND xã Lát, huyện Lạc Dương"


def _status(text: str, outcome: Outcome, **row: str) -> Example:
    return _paper(outcome, nxnTinhTrangHonNhan=text, **row)


RULES = (
    Rule(
        code="XNTTHN_THIEU_MUC_DICH",
        title="Giấy xác nhận tình trạng hôn nhân không ghi mục đích sử dụng",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnMucDichSuDung",
        decisive=date(REGISTERED),
        says="Cả mục đích sử dụng và loại mục đích đều để trống.",
        fix="Đối chiếu với trang sổ, nhập mục đích và chọn loại mục đích (mã 1 đến 5). Nếu sổ để trống thì chọn lý do.",
        versions=(
            Version(any_of(present(_CODE), present(_WORDS)), law=TT_04_2020_XNTTHN, since="2020-07-16"),
        ),
        reasons=LEFT_EMPTY,
        examples=(
            _paper(Outcome.PASSES),
            _paper(Outcome.PASSES, nxnLoaiMucDichSuDung=""),
            _paper(Outcome.BREAKS, **_NO_PURPOSE),
            _paper(Outcome.PASSES, ngayDangKy="05.03.2012", **_NO_PURPOSE),
            _paper(Outcome.CANNOT_TELL, ngayDangKy="", **_NO_PURPOSE),
        ),
    ),
    Rule(
        code="XNTTHN_LECH_MUC_DICH",
        title="Loại mục đích và mục đích sử dụng nói khác nhau",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnLoaiMucDichSuDung",
        says="{label} ghi “{value}”, nhưng mục đích sử dụng ghi “{words}”.",
        fix=(
            "Sửa loại mục đích theo nội dung trang sổ (1 đến 4: để đăng ký kết hôn, 5: mục đích khác). "
            "Loại này quyết định trường hợp có phải số hóa theo yêu cầu của tỉnh hay không."
        ),
        versions=(Version(if_(_FOR_MARRIAGE, _MARRIAGE_WORDS, no(_MARRIAGE_WORDS)), law=TT_04_2020_XNTTHN),),
        params={"words": _WORDS.v},
        examples=(
            _paper(Outcome.PASSES),
            _paper(Outcome.PASSES, nxnLoaiMucDichSuDung="1", nxnMucDichSuDung=_WITH_BINH),
            _paper(Outcome.BREAKS, nxnLoaiMucDichSuDung="1"),
            _paper(Outcome.BREAKS, nxnMucDichSuDung="Để đăng ký kết hôn"),
            _paper(Outcome.CANNOT_TELL, nxnMucDichSuDung=""),
            _paper(Outcome.CANNOT_TELL, nxnLoaiMucDichSuDung=""),
        ),
    ),
    Rule(
        code="XNTTHN_THIEU_NGUOI_KET_HON",
        title="Xác nhận để kết hôn mà không nêu người dự định kết hôn và nơi đăng ký",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnMucDichSuDung",
        when=_FOR_MARRIAGE,
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, không nêu kết hôn với ai và tại đâu.",
        fix="Đối chiếu với trang sổ và nhập đủ người dự định kết hôn, nơi đăng ký; nếu sổ không ghi thì giữ nguyên.",
        versions=(
            Version(
                speaks_of(_WORDS.v, "với", "cùng ông", "cùng bà", "cùng anh", "cùng chị"),
                law=TT_04_2020_XNTTHN,
                since="2020-07-16",
            ),
        ),
        examples=(
            _paper(Outcome.PASSES, nxnLoaiMucDichSuDung="1", nxnMucDichSuDung=_WITH_BINH),
            _paper(Outcome.BREAKS, nxnLoaiMucDichSuDung="1", nxnMucDichSuDung="Để đăng ký kết hôn"),
            _paper(Outcome.PASSES),
            _paper(
                Outcome.PASSES, nxnLoaiMucDichSuDung="1", nxnMucDichSuDung="Kết hôn", ngayDangKy="05.03.2012"
            ),
            _paper(Outcome.CANNOT_TELL, nxnLoaiMucDichSuDung="1", nxnMucDichSuDung=""),
        ),
    ),
    Rule(
        code="XNTTHN_TINH_TRANG_KHONG_RO",
        title="Tình trạng hôn nhân không thuộc sáu cách ghi",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnTinhTrangHonNhan",
        says=(
            "{label} ghi “{value}”, chưa xếp được vào loại nào: chưa kết hôn, đang có vợ hoặc chồng, đã ly hôn, vợ hoặc chồng đã chết, "
            "trong một thời gian, hôn nhân thực tế."
        ),
        fix="Đối chiếu với trang sổ và nhập đủ câu như trong sổ; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(_CLASSES, law=TT_04_2020_TINH_TRANG),),
        examples=(
            _status("Chưa đăng ký kết hôn với ai", Outcome.PASSES),
            _status("Hiện tại đang có vợ là bà Trần Thị Bình", Outcome.PASSES),
            _status("Đã ly hôn theo Bản án số 12/2015 ngày 05/06/2015", Outcome.PASSES),
            _status("Đã đăng ký kết hôn, nhưng vợ đã chết", Outcome.PASSES),
            _status("Trong thời gian cư trú tại xã Lát không đăng ký kết hôn với ai", Outcome.PASSES),
            _status("Có quan hệ hôn nhân thực tế từ năm 1985", Outcome.PASSES),
            _status("Bình thường", Outcome.BREAKS),
            _status("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="XNTTHN_DANG_CO_VO_CHONG",
        title="Xác nhận để đăng ký kết hôn mà tình trạng là đang có vợ, có chồng",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnTinhTrangHonNhan",
        when=_FOR_MARRIAGE,
        says="{label} ghi “{value}”, trong khi mục đích là để đăng ký kết hôn (mã “{code}”).",
        fix="Đối chiếu tình trạng và mục đích với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(_HAS_SPOUSE), law=HON_NHAN_2014_CAM),),
        params={"code": _CODE.v},
        examples=(
            _status("Chưa đăng ký kết hôn với ai", Outcome.PASSES, nxnLoaiMucDichSuDung="1"),
            _status("Hiện tại đang có vợ là bà Trần Thị Bình", Outcome.BREAKS, nxnLoaiMucDichSuDung="1"),
            _status("Hiện tại đang có vợ là bà Trần Thị Bình", Outcome.PASSES),
            _status("Đã có vợ là bà Trần Thị Bình nhưng đã ly hôn", Outcome.PASSES, nxnLoaiMucDichSuDung="1"),
            _status("", Outcome.CANNOT_TELL, nxnLoaiMucDichSuDung="1"),
        ),
    ),
    Rule(
        code="XNTTHN_VO_CHONG_LECH_GIOI",
        title="Tình trạng nói có vợ hoặc có chồng không hợp với giới tính",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnTinhTrangHonNhan",
        when=is_in(_SEX, "1", "2"),
        says="{label} ghi “{value}”, nhưng giới tính của người được xác nhận là {sex}.",
        fix="Đối chiếu giới tính và tình trạng hôn nhân với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(
            Version(
                if_(
                    _SEX == "1",
                    any_of(no(_HAS_HUSBAND), _HAS_WIFE),
                    any_of(no(_HAS_WIFE), _HAS_HUSBAND),
                ),
                law=HON_NHAN_2014,
            ),
        ),
        params={"sex": if_(_SEX == "1", lit("nam"), lit("nữ"))},
        reasons=AS_WRITTEN,
        examples=(
            _status("Hiện tại đang có vợ là bà Trần Thị Bình", Outcome.PASSES),
            _status("Hiện tại đang có chồng là ông Lê Văn An", Outcome.BREAKS),
            _status("Hiện tại đang có vợ là bà Trần Thị Bình", Outcome.BREAKS, nxnGioiTinh="2"),
            _status("Chưa có vợ", Outcome.PASSES, nxnGioiTinh="2"),
            _status("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="XNTTHN_NGAY_SAU_NGAY_CAP",
        title="Tình trạng hôn nhân nêu một ngày sau ngày cấp giấy",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnTinhTrangHonNhan",
        says="{label} nêu ngày {named}, sau ngày cấp “{registered}”.",
        fix="Đối chiếu ngày ly hôn, ngày chết với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(date(_DAY_OF_STATUS) <= date(REGISTERED), law=TT_04_2020_TINH_TRANG),),
        params={"named": _DAY_OF_STATUS, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _status("Đã ly hôn theo Quyết định số 12/2015/QĐST ngày 05/06/2015", Outcome.PASSES),
            _status("Đã đăng ký kết hôn, nhưng vợ đã chết ngày 05/06/2022", Outcome.BREAKS),
            _status("Chưa đăng ký kết hôn với ai", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="XNTTHN_THOI_GIAN_CU_TRU",
        title="Thời gian cư trú được xác nhận không theo thứ tự",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnThoiGianCuTruDen",
        says="Thời gian cư trú ghi từ “{since}” đến “{value}”, không theo thứ tự hoặc sau ngày cấp “{registered}”.",
        fix="Đối chiếu hai ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(
            Version(
                all_of(date(_FROM) <= date(_TO), date(_TO) <= date(REGISTERED)), law=TT_04_2020_TINH_TRANG
            ),
        ),
        params={"since": _FROM.v, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _paper(Outcome.PASSES, nxnThoiGianCuTruTu="2008", nxnThoiGianCuTruDen="05.03.2021"),
            _paper(Outcome.BREAKS, nxnThoiGianCuTruTu="2018", nxnThoiGianCuTruDen="05.03.2012"),
            _paper(Outcome.BREAKS, nxnThoiGianCuTruTu="2008", nxnThoiGianCuTruDen="05.03.2022"),
            _paper(Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="XNTTHN_CHUA_DU_TUOI",
        title="Xác nhận để đăng ký kết hôn cho người chưa đủ tuổi kết hôn",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("HN",),
        field="nxnNgaySinh",
        when=all_of(_FOR_MARRIAGE, is_in(_SEX, "1", "2")),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: vào ngày cấp “{registered}” mới {age} tuổi, chưa đủ tuổi kết hôn.",
        fix="Đối chiếu ngày sinh, giới tính, mục đích với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(
            Version(if_(_SEX == "1", lit(20), lit(18)) <= _AGE, law=HON_NHAN_2014, since="2015-01-01"),
        ),
        params={"age": _AGE, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _paper(Outcome.PASSES, nxnLoaiMucDichSuDung="1"),
            _paper(Outcome.BREAKS, nxnLoaiMucDichSuDung="1", nxnNgaySinh="05.03.2002"),
            _paper(Outcome.PASSES, nxnLoaiMucDichSuDung="1", nxnNgaySinh="05.03.2002", nxnGioiTinh="2"),
            _paper(Outcome.PASSES, nxnNgaySinh="05.03.2002"),
            _paper(Outcome.CANNOT_TELL, nxnLoaiMucDichSuDung="1", nxnNgaySinh=""),
        ),
    ),
)
