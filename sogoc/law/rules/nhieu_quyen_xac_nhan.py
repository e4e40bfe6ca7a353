"""Certificates of marital status of one person. Found over all books, in ``checking/register_rules``.

For a marriage one copy is issued and it is valid for six months (TT 04/2020/TT-BTP Điều 12); a second one for a marriage within that time
is rightly there when the first was lost or not used, so this is a note.
"""

from __future__ import annotations

from sogoc.law.laws import TT_04_2020_MOT_BAN
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import BOOK_OF_ROW, Example, Outcome, Rule, Scope, Severity

_ONE = {
    "So": "01/2021",
    "ngayDangKy": "05.03.2021",
    "nxnHoTen": "LÊ VĂN BA",
    "nxnNgaySinh": "05.03.1990",
    "nxnLoaiMucDichSuDung": "1",
}


def _two(outcome: Outcome, **second: str) -> Example:
    other = _ONE | {"So": "09/2021", "ngayDangKy": "05.07.2021", BOOK_OF_ROW: "24772/HN.2021.01"}
    return Example("HN", (_ONE, other | second), outcome)


RULE = Rule(
    code="XNTTHN_HAI_GIAY",
    title="Hai giấy xác nhận tình trạng hôn nhân để kết hôn trong sáu tháng",
    severity=Severity.LUU_Y,
    scope=Scope.REGISTER,
    books=("HN",),
    says="Trong vòng 06 tháng người này còn được cấp giấy xác nhận để đăng ký kết hôn ở {others}; để kết hôn chỉ cấp một bản.",
    fix=(
        "So hai trang sổ: nếu là hai người trùng tên, hoặc giấy trước đã mất, không dùng đến thì giữ nguyên; "
        "nếu nhập hai lần thì bỏ dòng thừa."
    ),
    basis=TT_04_2020_MOT_BAN,
    reasons=(*AS_WRITTEN, "hai_nguoi"),
    examples=(
        _two(Outcome.BREAKS),
        _two(Outcome.PASSES, ngayDangKy="05.10.2021"),
        _two(Outcome.PASSES, nxnLoaiMucDichSuDung="5"),
        _two(Outcome.PASSES, nxnNgaySinh="05.03.1991"),
        _two(Outcome.CANNOT_TELL, nxnNgaySinh=""),
        _two(Outcome.CANNOT_TELL, nxnLoaiMucDichSuDung=""),
    ),
)
