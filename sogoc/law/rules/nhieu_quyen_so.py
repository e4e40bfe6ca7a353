"""Numbers, volumes and totals across the books of an office. Found over all books, in ``checking/register_rules``.

Numbers run from 01 to the end of the year across books (TT 04/2020, Điều 29, 36); volumes are numbered from 01 within type and year; at
closing the officer writes the totals. What the plan declares of a book is its closing page as the unit reported it.
"""

from __future__ import annotations

from sogoc.law.laws import TT_04_2020_SO
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import BOOK_OF_ROW, PLAN_OF_ROW, Example, Law, Outcome, Rule, Scope, Severity

_CLOSING = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Điều 36")
_MISSING = ("so_bo_trong", "trang_thieu", "cho_xac_minh")
_FIRST, _SECOND, _THIRD = "24769/KS.2008.01", "24769/KS.2008.02", "24769/KS.2008.03"


def _numbers(
    *numbers: int, book: str, plan: str = "", day: str = "15.06.2008", year: int = 2008
) -> tuple[dict[str, str], ...]:
    return tuple(
        {BOOK_OF_ROW: book, PLAN_OF_ROW: plan, "so": f"{number:02}/{year}", "ngayDangKy": day}
        for number in numbers
    )


def _example(*books: tuple[dict[str, str], ...], outcome: Outcome) -> Example:
    return Example("KS", tuple(row for book in books for row in book), outcome)


RULES = (
    Rule(
        code="SO_KHONG_LIEN_TUC",
        title="Số đăng ký không nối tiếp giữa hai quyển",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Năm {year}: quyển {other} dừng ở số {last}, quyển này bắt đầu từ số {first}, thiếu {missing}.",
        fix="Kiểm tra có quyển nào giữa hai quyển này chưa được số hóa, hoặc trang cuối, trang đầu bị sót hay không.",
        basis=TT_04_2020_SO,
        reasons=_MISSING,
        examples=(
            _example(_numbers(1, 2, 3, book=_FIRST), _numbers(7, 8, book=_SECOND), outcome=Outcome.BREAKS),
            _example(_numbers(1, 2, 3, book=_FIRST), _numbers(4, 5, book=_SECOND), outcome=Outcome.PASSES),
            _example(
                _numbers(1, 2, book=_FIRST), _numbers(5, 6, book="24772/KS.2008.02"), outcome=Outcome.PASSES
            ),
            _example(
                ({BOOK_OF_ROW: _FIRST, "so": "abc"},), _numbers(5, book=_SECOND), outcome=Outcome.CANNOT_TELL
            ),
        ),
    ),
    Rule(
        code="TRUNG_SO_HAI_QUYEN",
        title="Một số đăng ký ở hai quyển",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        says="Số này của năm {year} còn có ở quyển khác của cùng cơ quan: {others}.",
        fix="Đối chiếu hai trang sổ, sửa số nhập sai. Nếu sổ ghi trùng số thì chọn lý do.",
        basis=TT_04_2020_SO,
        reasons=(*AS_WRITTEN, "dang_ky_lai", "hai_ban_so"),
        examples=(
            _example(
                _numbers(1, 2, 3, 4, 5, 6, 7, 8, book=_FIRST),
                _numbers(8, 9, 10, 11, 12, 13, 14, book=_SECOND),
                outcome=Outcome.BREAKS,
            ),
            _example(_numbers(1, 2, 3, book=_FIRST), _numbers(4, 5, book=_SECOND), outcome=Outcome.PASSES),
            _example(
                _numbers(1, 2, book=_FIRST), _numbers(1, 2, book=_SECOND, year=2009), outcome=Outcome.PASSES
            ),
            _example(
                ({BOOK_OF_ROW: _FIRST, "so": ""},),
                ({BOOK_OF_ROW: _SECOND, "so": ""},),
                outcome=Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="DANH_SO_LAI",
        title="Quyển sau đánh số lại từ đầu trong cùng năm",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Năm {year}: {same} số của quyển này trùng số với quyển {other} nhưng là việc khác; có thể quyển này đánh số lại từ đầu.",
        fix="Xem bìa và trang đầu. Nếu là một loạt số riêng (đăng ký lưu động, quá hạn, đăng ký lại) thì ghi rõ loạt số ở quyển số.",
        basis=TT_04_2020_SO,
        reasons=(*AS_WRITTEN, "hai_ban_so"),
        examples=(
            _example(
                _numbers(1, 2, 3, 4, 5, 6, book=_FIRST),
                _numbers(1, 2, 3, 4, 5, 6, book=_SECOND),
                outcome=Outcome.BREAKS,
            ),
            _example(_numbers(1, 2, 3, book=_FIRST), _numbers(4, 5, book=_SECOND), outcome=Outcome.PASSES),
            _example(
                _numbers(1, 2, book=_FIRST), ({BOOK_OF_ROW: _SECOND, "so": ""},), outcome=Outcome.CANNOT_TELL
            ),
        ),
    ),
    Rule(
        code="THIEU_QUYEN",
        title="Thiếu quyển giữa các quyển của một năm",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Năm {year}: trước quyển này còn thiếu {missing} trong thứ tự quyển của đơn vị.",
        fix="Tìm quyển còn thiếu ở đơn vị và trong bảng kê; nếu năm ấy không có quyển đó thì giữ nguyên.",
        basis=_CLOSING,
        reasons=("dung_theo_so", "cho_xac_minh", "khong_ap_dung"),
        examples=(
            _example(_numbers(1, book=_FIRST), _numbers(5, book=_THIRD), outcome=Outcome.BREAKS),
            _example(_numbers(1, book=_FIRST), _numbers(2, book=_SECOND), outcome=Outcome.PASSES),
            _example(
                _numbers(1, book="24769/KS.0000.00"), _numbers(2, book=_FIRST), outcome=Outcome.CANNOT_TELL
            ),
        ),
    ),
    Rule(
        code="LECH_KE_KHAI",
        title="Số trường hợp khác với số kê khai trong bảng kê",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Bảng kê có {declared} trường hợp{period}, gói có {rows} trường hợp, {difference}.",
        fix="So với tổng số ghi ở trang khóa sổ. Nếu thiếu thì tìm trang sót; nếu kê khai sai thì nạp lại bảng kê kèm văn bản làm căn cứ.",
        basis=_CLOSING,
        reasons=("dung_theo_so", "trang_thieu", "rach", "cho_xac_minh"),
        examples=(
            _example(_numbers(1, 2, book=_FIRST, plan="5 2008-01-02 2008-12-31"), outcome=Outcome.BREAKS),
            _example(_numbers(1, 2, book=_FIRST, plan="2 2008-01-02 2008-12-31"), outcome=Outcome.PASSES),
            _example(
                _numbers(1, 2, book=_FIRST, plan="2 2008-01-02 2008-12-31", day="15.06.2018"),
                outcome=Outcome.BREAKS,
            ),
            _example(_numbers(1, 2, book=_FIRST), outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NGOAI_THOI_GIAN_SO",
        title="Ngày đăng ký ngoài thời gian mở sổ, khóa sổ",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Ngày đăng ký “{value}” nằm ngoài thời gian của quyển sổ theo bảng kê: mở {opened}, khóa {closed}.",
        fix="Đối chiếu ngày đăng ký với trang sổ, ngày mở và khóa với bìa; sửa chỗ nhập sai ở gói hoặc ở bảng kê.",
        basis=_CLOSING,
        reasons=AS_WRITTEN,
        examples=(
            _example(_numbers(1, book=_FIRST, plan="1 2009-01-02 2009-12-31"), outcome=Outcome.BREAKS),
            _example(_numbers(1, book=_FIRST, plan="1 2008-01-02 2008-12-31"), outcome=Outcome.PASSES),
            _example(
                _numbers(1, book=_FIRST, plan="1 2009-01-02 2009-12-31", day=""), outcome=Outcome.CANNOT_TELL
            ),
        ),
    ),
)
