"""An entry that names another by its number: the other ought to be in the register. Found over all books, in ``checking/register_rules``.

A paper bears the number of its entry in the book (TT 04/2020, Điều 29.4). A change names the paper that it changes, the end of a
guardianship its guardianship, a noted divorce its marriage. Whether the other stands here is told only where the office that it names has
books of that type and year; elsewhere nothing can be told.
"""

from __future__ import annotations

from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import BOOK_OF_ROW, Example, Law, Outcome, Rule, Scope, Severity

_SAME_NUMBER = Law("04/2020/TT-BTP", "Thông tư hướng dẫn Luật Hộ tịch", "Khoản 4 Điều 29")
_PLACE = "UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
_BIRTH = {
    BOOK_OF_ROW: "24769/KS.2008.01",
    "so": "01/2008",
    "ngayDangKy": "15.06.2008",
    "nksHoTen": "NGUYỄN VĂN AN",
    "noiDangKy": _PLACE,
}
_CHANGE = {
    BOOK_OF_ROW: "24769/TD.2015.01",
    "so": "03/2015",
    "ngayDangKy": "02.03.2015",
    "ntdHoTen": "NGUYỄN VĂN AN",
    "gthtLoai": "Giấy khai sinh",
    "gthtNoiCap": _PLACE,
}

RULE = Rule(
    code="THAM_CHIEU_KHONG_CO",
    title="Trường hợp được dẫn chiếu không có trong sổ",
    severity=Severity.LUU_Y,
    scope=Scope.REGISTER,
    books=("TD", "CDGH", "GSGH", "LH", "XNTT"),
    says="Sổ dẫn chiếu đến {what} số {number}, nhưng cơ quan ấy có sổ năm {year} mà không có số này trong dữ liệu.",
    fix="Đối chiếu số được dẫn chiếu với trang sổ; nếu đúng thì tìm trường hợp ấy ở quyển hoặc trang chưa được số hóa.",
    basis=_SAME_NUMBER,
    reasons=(*AS_WRITTEN, "trang_thieu", "khong_ap_dung"),
    examples=(
        Example("TD", (_BIRTH, _CHANGE | {"gthtSo": "07/2008"}), Outcome.BREAKS),
        Example("TD", (_BIRTH, _CHANGE | {"gthtSo": "1/2008"}), Outcome.PASSES),
        Example("TD", (_BIRTH, _CHANGE | {"gthtSo": "07/1999"}), Outcome.CANNOT_TELL),
        Example("TD", (_BIRTH, _CHANGE | {"gthtSo": ""}), Outcome.CANNOT_TELL),
    ),
)
