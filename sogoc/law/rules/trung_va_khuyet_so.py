"""The sequence of numbers: repeats and gaps within office, type, series and year. Found on whole books, in ``checking/book_rules``.

Numbers run from 01 to the end of the year across books and start again each year; a number such as 12A is neither a repeat of 12 nor
a gap.
"""

from __future__ import annotations

from sogoc.law.laws import TT_04_2020_SO
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity


def _numbers(*numbers: str, outcome: Outcome) -> Example:
    rows = tuple(
        {"so": number, "ngayDangKy": "15.06.2008", "noiDangKy": "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"}
        for number in numbers
    )
    return Example("KS", rows, outcome)


RULES = (
    Rule(
        code="TRUNG_SO",
        title="Trùng số đăng ký",
        severity=Severity.CAN_LY_DO,
        scope=Scope.BOOK,
        says="Số đăng ký “{number}” có ở {times} trường hợp: các dòng {rows}.",
        fix="Đối chiếu các dòng này với trang sổ, sửa số nhập sai. Nếu sổ ghi trùng số thì chọn lý do.",
        reasons=(*AS_WRITTEN, "dang_ky_lai", "hai_ban_so"),
        basis=TT_04_2020_SO,
        examples=(
            _numbers("01/2008", "02/2008", "03/2008", outcome=Outcome.PASSES),
            _numbers("12/2008", "12A/2008", "12B/2008", outcome=Outcome.PASSES),
            _numbers("12/2008", "12/2009", outcome=Outcome.PASSES),
            _numbers("01/2008", "02/2008", "1/2008", outcome=Outcome.BREAKS),
            _numbers("", "", outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="KHUYET_SO",
        title="Khuyết số đăng ký",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        says="Giữa số nhỏ nhất {lowest} và số lớn nhất {highest} của năm {year} còn thiếu {missing}.",
        fix="Kiểm tra sổ xem có trang bị bỏ sót hay không; nếu sổ bỏ trống số này thì giữ nguyên.",
        reasons=("so_bo_trong", "trang_thieu", "cho_xac_minh"),
        basis=TT_04_2020_SO,
        examples=(
            _numbers("01/2008", "02/2008", "03/2008", outcome=Outcome.PASSES),
            _numbers("12/2008", "12A/2008", "13/2008", outcome=Outcome.PASSES),
            _numbers("05/2008", "01/2009", "02/2009", outcome=Outcome.PASSES),
            _numbers("01/2008", "02/2008", "05/2008", outcome=Outcome.BREAKS),
            _numbers("", "abc", outcome=Outcome.CANNOT_TELL),
        ),
    ),
)
