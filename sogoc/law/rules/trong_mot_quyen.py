"""What the order of a book shows: days and pages that run against the numbers, pages missing, entries that belong elsewhere.

Numbers run through the year without letters and without gaps, days and pages with them (TT 04/2020, Điều 29, 36). Older books were kept
less strictly, so all of these are notes: they hold nothing. Found on whole books, in ``checking/book_rules``.
"""

from __future__ import annotations

from sogoc.law.laws import TT_04_2020_SO, logic
from sogoc.law.reasons import AS_WRITTEN, LEFT_EMPTY
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity

_ORDER = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 2, khoản 3 Điều 29")
_CROSSED = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 29, Điều 35")
_YEARLY = Law(
    "158/2005/NĐ-CP", "Nghị định về đăng ký và quản lý hộ tịch", "quy định về sổ hộ tịch", sure=False
)
_PLACE = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
_OTHER_PLACE = "UBND xã Đạ Sar, huyện Lạc Dương, tỉnh Lâm Đồng"


def _rows(*rows: dict[str, str], outcome: Outcome, year: int = 2008) -> Example:
    """Entries with numbers from 01 on, days and pages in their order unless a row says otherwise."""
    made = tuple(
        {"so": f"{number:02}/{year}", "ngayDangKy": f"{number:02}.06.{year}", "trangSo": str(number)} | row
        for number, row in enumerate(rows, start=1)
    )
    return Example("KS", made, outcome)


def _many(
    count: int, *changed: tuple[int, dict[str, str]], outcome: Outcome, all_: dict[str, str]
) -> Example:
    other = dict(changed)
    return _rows(*(all_ | other.get(number, {}) for number in range(1, count + 1)), outcome=outcome)


RULES = (
    Rule(
        code="NGAY_LUI",
        title="Ngày đăng ký không theo thứ tự số",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Ngày đăng ký “{value}” nằm ngoài khoảng giữa số trước ({before}) và số sau ({after}).",
        fix="Đối chiếu ngày đăng ký với trang sổ, nhất là năm và tháng. Nếu sổ ghi đúng như vậy thì giữ nguyên.",
        basis=_ORDER,
        reasons=AS_WRITTEN,
        examples=(
            _rows({}, {"ngayDangKy": "02.06.2018"}, {}, outcome=Outcome.BREAKS),
            _rows({}, {"ngayDangKy": "02.05.2008"}, {}, outcome=Outcome.BREAKS),
            _rows({}, {"ngayDangKy": "01.06.2008"}, {}, outcome=Outcome.PASSES),
            _rows({}, {"ngayDangKy": ""}, {}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NGAY_THEO_LAN_CAN",
        title="Khoảng ngày đăng ký theo các số lân cận",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Ngày đăng ký để trống; theo số trước và số sau, việc được đăng ký trong khoảng từ {before} đến {after}.",
        fix="Đây chỉ là gợi ý để tìm lại ngày ở trang sổ hoặc giấy tờ lưu; không điền thay sổ.",
        basis=_ORDER,
        reasons=LEFT_EMPTY,
        examples=(
            _rows({}, {"ngayDangKy": ""}, {}, outcome=Outcome.BREAKS),
            _rows({}, {}, {}, outcome=Outcome.PASSES),
            _rows({"ngayDangKy": ""}, {}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TRANG_LUI",
        title="Số trang không theo thứ tự số đăng ký",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Trang “{value}” nằm ngoài khoảng giữa trang của số trước ({before}) và của số sau ({after}).",
        fix="Đối chiếu số trang với trang sổ. Nếu sổ được ghi hoặc đóng như vậy thì giữ nguyên.",
        basis=_ORDER,
        reasons=AS_WRITTEN,
        examples=(
            _rows({}, {"trangSo": "20"}, {}, outcome=Outcome.BREAKS),
            _rows({}, {"trangSo": "1"}, {}, outcome=Outcome.PASSES),
            _rows({}, {"trangSo": ""}, {}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TRANG_THIEU",
        title="Có trang không mang trường hợp nào",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Từ trang {first} đến trang {last} không có trường hợp nào ở {missing}.",
        fix="Xem các trang này còn trong sổ hay không: trang trống, trang gạch chéo thì giữ nguyên; trang có ghi thì nhập thêm.",
        basis=_CROSSED,
        reasons=("so_bo_trong", "trang_thieu", "rach", "cho_xac_minh"),
        examples=(
            _many(12, (12, {"trangSo": "14"}), outcome=Outcome.BREAKS, all_={}),
            _many(12, outcome=Outcome.PASSES, all_={}),
            _many(
                12,
                (11, {"ghiChu": "Trang 12, 13 gạch chéo"}),
                (12, {"trangSo": "14"}),
                outcome=Outcome.PASSES,
                all_={},
            ),
            _many(12, outcome=Outcome.CANNOT_TELL, all_={"trangSo": ""}),
        ),
    ),
    Rule(
        code="GHI_CHU_GACH_BO",
        title="Ghi chú nói về trang hoặc số bị gạch bỏ, bỏ trống",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Ghi chú “{value}” nói về trang hoặc số bị gạch bỏ hay bỏ trống.",
        fix="Nếu chính trường hợp này bị gạch bỏ thì ghi trạng thái gạch bỏ cho trường hợp; nếu là trang khác thì giữ nguyên.",
        basis=_CROSSED,
        reasons=(*AS_WRITTEN, "khong_ap_dung"),
        examples=(
            _rows({"ghiChu": "Trang sau gạch chéo"}, outcome=Outcome.BREAKS),
            _rows({"ghiChu": "Số này bỏ trống"}, outcome=Outcome.BREAKS),
            _rows({"ghiChu": "Đăng ký lưu động"}, outcome=Outcome.PASSES),
            _rows({"ghiChu": ""}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="SO_CO_CHU",
        title="Số đăng ký có chữ kèm theo",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Số “{value}” có chữ “{suffix}” kèm theo; {standing}.",
        fix="Đối chiếu với trang sổ. Số được giữ đúng như sổ ghi; chữ kèm theo cho biết số này được chen vào sau.",
        basis=TT_04_2020_SO,
        reasons=AS_WRITTEN,
        examples=(
            _rows({}, {"so": "01A/2008"}, outcome=Outcome.BREAKS),
            _rows({"so": "12B/2008"}, outcome=Outcome.BREAKS),
            _rows({}, {}, outcome=Outcome.PASSES),
            _rows({"so": "abc"}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="SO_KHONG_BAT_DAU_LAI",
        title="Sang năm mới, số đăng ký không bắt đầu lại từ 01",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Năm {year} tiếp tục từ số {first}, ngay sau số {last} của năm trước, thay vì bắt đầu lại từ 01.",
        fix="Đối chiếu năm trong số đăng ký với trang sổ. Nếu sổ đánh số liên tục qua năm thì giữ nguyên.",
        basis=_YEARLY,
        reasons=AS_WRITTEN,
        examples=(
            _rows(
                {},
                {},
                {},
                {},
                {},
                {"so": "06/2009"},
                {"so": "07/2009"},
                {"so": "08/2009"},
                outcome=Outcome.BREAKS,
            ),
            _rows(
                {},
                {},
                {},
                {},
                {},
                {"so": "01/2009"},
                {"so": "02/2009"},
                {"so": "03/2009"},
                outcome=Outcome.PASSES,
            ),
            _rows({"so": ""}, {"so": ""}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="QUYEN_SO_KHAC",
        title="Quyển số khác với cả quyển",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Quyển số ghi “{value}”, trong khi {count} trường hợp khác của quyển này ghi “{usual}”.",
        fix="Đối chiếu với bìa và trang sổ: nhập sai thì sửa; nếu trường hợp thuộc quyển khác thì chuyển sang gói của quyển ấy.",
        reasons=AS_WRITTEN,
        basis=logic("các trường hợp của một quyển mang quyển số của quyển ấy"),
        examples=(
            _many(10, (4, {"quyenSo": "02/2008"}), outcome=Outcome.BREAKS, all_={"quyenSo": "01/2008"}),
            _many(10, outcome=Outcome.PASSES, all_={"quyenSo": "01/2008"}),
            _many(10, (4, {"quyenSo": ""}), outcome=Outcome.CANNOT_TELL, all_={"quyenSo": "01/2008"}),
        ),
    ),
    Rule(
        code="NOI_DANG_KY_KHAC",
        title="Nơi đăng ký khác với cả quyển",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Nơi đăng ký ghi “{value}”, trong khi {count} trường hợp khác của quyển này do cơ quan khác đăng ký (“{usual}”).",
        fix="Đối chiếu với trang sổ. Nếu sổ ghi đúng, hoặc cơ quan đã đổi tên trong thời gian dùng sổ, thì giữ nguyên.",
        reasons=AS_WRITTEN,
        basis=logic("một quyển sổ là của một cơ quan"),
        examples=(
            _many(12, (4, {"noiDangKy": _OTHER_PLACE}), outcome=Outcome.BREAKS, all_={"noiDangKy": _PLACE}),
            _many(12, (4, {"noiDangKy": "ubnd Xã Lát"}), outcome=Outcome.PASSES, all_={"noiDangKy": _PLACE}),
            _many(12, (4, {"noiDangKy": ""}), outcome=Outcome.CANNOT_TELL, all_={"noiDangKy": _PLACE}),
        ),
    ),
    Rule(
        code="NGUOI_KY_LAC",
        title="Người ký chỉ xuất hiện một lần giữa các trường hợp của người khác",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="“{value}” chỉ ký trường hợp này trong cả quyển, trong khi các trường hợp liền trước, liền sau đều do {usual} ký.",
        fix="Đối chiếu tên người ký với trang sổ; cũng có thể ngày hoặc số bị nhập sai. Nếu đúng người ký thay thì giữ nguyên.",
        reasons=AS_WRITTEN,
        basis=logic("người ký không đổi rồi đổi lại chỉ vì một trường hợp"),
        examples=(
            _many(20, (9, {"nguoiKy": "HỒ VĂN TÁM"}), outcome=Outcome.BREAKS, all_={"nguoiKy": "LÊ VĂN BA"}),
            _many(20, outcome=Outcome.PASSES, all_={"nguoiKy": "LÊ VĂN BA"}),
            _many(20, (9, {"nguoiKy": ""}), outcome=Outcome.CANNOT_TELL, all_={"nguoiKy": "LÊ VĂN BA"}),
        ),
    ),
)
