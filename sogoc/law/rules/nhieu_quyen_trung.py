"""One event, or one whole book, twice in the register. Found over all books, in ``checking/register_rules``.

A copy of each book went to the upper level until 2020, so one book may have been digitised at the commune and at the district; one book
may have been delivered under two names. An event registered again (đăng ký lại) or whose certificate was issued anew stands rightly in two
books. What is left is a probable double entry. Twins are never one event: another name or sex is another child.
"""

from __future__ import annotations

from sogoc.law.laws import logic
from sogoc.law.reasons import SAME_EVENT
from sogoc.law.rule import BOOK_OF_ROW, Example, Law, Outcome, Rule, Scope, Severity

_AGAIN = Law("123/2015/NĐ-CP", "Nghị định hướng dẫn Luật Hộ tịch", "Điều 24", sure=False)
_COMPARE = (
    "Mở hai trang sổ và so với nhau. Nếu nhập hai lần thì bỏ dòng thừa rồi nộp lại gói của quyển ấy; "
    "nếu sổ ghi đúng là hai lần thì chọn lý do."
)
_OTHER = {BOOK_OF_ROW: "24772/KS.2010.01"}


def _births(first: dict[str, str], second: dict[str, str], outcome: Outcome) -> Example:
    shared = {
        "so": "01/2008",
        "ngayDangKy": "15.06.2008",
        "nksHoTen": "NGUYỄN VĂN AN",
        "nksGioiTinh": "1",
        "nksNgaySinh": "01.06.2008",
        "meHoTen": "LÊ THỊ BÌNH",
    }
    return Example("KS", (shared | first, shared | {BOOK_OF_ROW: "24769/KS.2009.01"} | second), outcome)


def _deaths(first: dict[str, str], second: dict[str, str], outcome: Outcome) -> Example:
    shared = {
        "So": "01/2008",
        "ngayDangKy": "15.06.2008",
        "nktHoTen": "LÊ VĂN BA",
        "nktGioiTinh": "1",
        "nktNgaySinh": "05.03.1930",
        "nktNgayChet": "14.06.2008",
    }
    return Example("KT", (shared | first, shared | {BOOK_OF_ROW: "24772/KT.2008.01"} | second), outcome)


def _couples(first: dict[str, str], second: dict[str, str], outcome: Outcome) -> Example:
    shared = {
        "So": "01/2008",
        "ngayDangKy": "15.06.2008",
        "chongHoTen": "LÊ VĂN BA",
        "chongNgaySinh": "05.03.1980",
        "voHoTen": "TRẦN THỊ NĂM",
        "voNgaySinh": "06.04.1982",
    }
    return Example("KH", (shared | first, shared | {BOOK_OF_ROW: "24772/KH.2008.01"} | second), outcome)


def _book(unit: str, book: str, *, of: int = 6, other: str = "") -> tuple[dict[str, str], ...]:
    return tuple(
        {
            BOOK_OF_ROW: f"{unit}/{book}",
            "so": f"{number:02}/2008",
            "ngayDangKy": "15.06.2008",
            "nksHoTen": f"{name} {other}".strip(),
        }
        for number, name in enumerate(("AN", "BÌNH", "CƯỜNG", "DŨNG", "GIANG", "HOA")[:of], start=1)
    )


RULES = (
    Rule(
        code="HAI_BAN_MOT_QUYEN",
        title="Một quyển sổ có thể đã được số hóa hai lần",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("một quyển sổ chỉ được tính một lần"),
        says="{same} trong {rows} trường hợp của quyển này trùng số và họ tên với quyển {other}; có thể là hai bản của một quyển sổ.",
        fix=(
            "So bìa và vài trang của hai quyển. Nếu là sổ kép (bản xã và bản huyện) hoặc một quyển nộp hai lần thì báo đơn vị "
            "giữ sổ để chọn bản dùng làm nguồn, rồi ghi lý do."
        ),
        reasons=("hai_ban_so", "dung_theo_so", "cho_xac_minh"),
        examples=(
            Example("KS", (*_book("24769", "KS.2008.01"), *_book("H675", "KS.2008.01")), Outcome.BREAKS),
            Example("KS", (*_book("24769", "KS.2008.01"), *_book("24769", "KS.2008.02")), Outcome.BREAKS),
            Example(
                "KS",
                (*_book("24769", "KS.2008.01"), *_book("H675", "KS.2008.01", other="VĂN")),
                Outcome.PASSES,
            ),
            Example(
                "KS",
                (*_book("24769", "KS.2008.01", of=3), *_book("H675", "KS.2008.01", of=3)),
                Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="KHAI_SINH_HAI_LAN",
        title="Nghi một người được khai sinh ở hai quyển sổ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("một người chỉ sinh ra một lần"),
        books=("KS",),
        says="Họ tên, ngày sinh, cha mẹ trùng hoặc gần trùng với trường hợp ở quyển khác: {others}.",
        fix=_COMPARE,
        reasons=SAME_EVENT,
        examples=(
            _births({}, {}, Outcome.BREAKS),
            _births({}, {"nksHoTen": "Nguyễn Văn An", "so": "77/2009"} | _OTHER, Outcome.BREAKS),
            _births({}, {"nksHoTen": "NGUYỄN VĂN BÌNH"}, Outcome.PASSES),
            _births({}, {"nksGioiTinh": "2"}, Outcome.PASSES),
            _births({}, {"loaiDangKy": "2"}, Outcome.PASSES),
            _births({"nksNgaySinh": ""}, {"nksNgaySinh": ""}, Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="KHAI_TU_HAI_LAN",
        title="Nghi một người được khai tử ở hai quyển sổ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("một người chỉ chết một lần"),
        books=("KT",),
        says="Họ tên, ngày sinh, ngày chết trùng hoặc gần trùng với trường hợp ở quyển khác: {others}.",
        fix=_COMPARE,
        reasons=SAME_EVENT,
        examples=(
            _deaths({}, {}, Outcome.BREAKS),
            _deaths({}, {"nktNgayChet": "14.06.2009"}, Outcome.PASSES),
            _deaths({}, {"nktGioiTinh": "2"}, Outcome.PASSES),
            _deaths({"nktNgaySinh": ""}, {"nktNgaySinh": "", "nktNgayChet": ""}, Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TRUNG_VIEC_KHAC_QUYEN",
        title="Nghi một việc được ghi ở hai quyển sổ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("một việc hộ tịch chỉ được tính một lần"),
        says="Thông tin trùng hoặc gần trùng với trường hợp ở quyển khác: {others}; nghi là cùng một việc.",
        fix=_COMPARE,
        reasons=SAME_EVENT,
        examples=(
            _couples({}, {}, Outcome.BREAKS),
            _couples({}, {"voHoTen": "TRẦN THỊ SÁU"}, Outcome.PASSES),
            _couples({}, {"ghiChu": "Đăng ký lại"}, Outcome.PASSES),
            _couples(
                {"chongNgaySinh": "", "voNgaySinh": ""},
                {"chongNgaySinh": "", "voNgaySinh": ""},
                Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="NGHI_DANG_KY_LAI",
        title="Việc đã đăng ký ở quyển khác được đăng ký lại hoặc cấp lại",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="Trường hợp này và {others} là một việc, một bên ghi là đăng ký lại hoặc cấp lại bản chính.",
        fix="Mở hai trang sổ để xác nhận; hai trường hợp đều được giữ, chỉ cần liên kết với nhau.",
        basis=_AGAIN,
        reasons=SAME_EVENT,
        examples=(
            _births({}, {"loaiDangKy": "2"}, Outcome.BREAKS),
            _births({}, {"loaiDangKy": "5"}, Outcome.BREAKS),
            _couples({}, {"ghiChu": "Đăng ký lại"}, Outcome.BREAKS),
            _births({}, {}, Outcome.PASSES),
            _births({"nksNgaySinh": ""}, {"nksNgaySinh": "", "loaiDangKy": "2"}, Outcome.CANNOT_TELL),
        ),
    ),
)
