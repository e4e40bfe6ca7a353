"""One person across the books: marriages that overlap, what happens after a death, personal numbers, births too near.

Persons are taken for one when their personal number is one, or when name, full birth date and sex agree; two persons may share these,
so every finding can be settled as *hai người khác nhau*. Found over all books, in ``checking/register_rules``.
"""

from __future__ import annotations

from collections.abc import Mapping

from sogoc.law.laws import HON_NHAN_2014, ND_137_2015_SO_DINH_DANH, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import BOOK_OF_ROW, Example, Law, Outcome, Rule, Scope, Severity

_NOTE_1977 = Law(
    "76/CP", "Quyết định về thi hành pháp luật thống nhất trong cả nước", "25/3/1977", sure=False
)
_ONE_SPOUSE = Law("52/2014/QH13", "Luật Hôn nhân và gia đình", "Khoản 2 Điều 5, Điều 65")
_TWO_PERSONS = ("hai_nguoi", *AS_WRITTEN)
_KH, _KH2, _KT, _KS2, _HN = (
    "24769/KH.2008.01", "24769/KH.2012.01", "24769/KT.2010.01", "24772/KS.2009.01", "24769/HN.2012.01",
)  # fmt: skip
_HUSBAND = {"chongHoTen": "LÊ VĂN BA", "chongNgaySinh": "05.03.1970"}
_FIRST = {
    BOOK_OF_ROW: _KH,
    "So": "01/2008",
    "ngayDangKy": "15.06.2008",
    "voHoTen": "TRẦN THỊ NĂM",
    "voNgaySinh": "06.04.1972",
}
_SECOND = {
    BOOK_OF_ROW: _KH2,
    "So": "07/2012",
    "ngayDangKy": "01.02.2012",
    "voHoTen": "HỒ THỊ SÁU",
    "voNgaySinh": "1975",
}
_WIFE_DIES = {
    BOOK_OF_ROW: _KT,
    "So": "02/2010",
    "ngayDangKy": "03.05.2010",
    "nktHoTen": "TRẦN THỊ NĂM",
    "nktGioiTinh": "2",
    "nktNgaySinh": "06.04.1972",
    "nktNgayChet": "01.05.2010",
}
_HUSBAND_DIES = {
    BOOK_OF_ROW: _KT,
    "So": "02/2010",
    "ngayDangKy": "03.05.2010",
    "nktHoTen": "LÊ VĂN BA",
    "nktGioiTinh": "1",
    "nktNgaySinh": "05.03.1970",
    "nktNgayChet": "01.05.2010",
}
_CHILD = {
    BOOK_OF_ROW: _KS2,
    "so": "05/2012",
    "ngayDangKy": "20.06.2012",
    "nksHoTen": "LÊ VĂN TÁM",
    "nksGioiTinh": "1",
    "nksNgaySinh": "01.06.2012",
}


def _marriages(*rows: dict[str, str], outcome: Outcome) -> Example:
    return Example(
        "KH", tuple(_HUSBAND | row if "So" in row and "nktHoTen" not in row else row for row in rows), outcome
    )


def _numbered(
    number: str, name: str, born: str, *, sex: str = "1", book: str, so: str, mother: str = "LÊ THỊ BÌNH"
) -> dict[str, str]:
    return {
        BOOK_OF_ROW: book,
        "so": so,
        "ngayDangKy": "15.06.2018",
        "nksSoDinhDanh": number,
        "nksHoTen": name,
        "nksGioiTinh": sex,
        "nksNgaySinh": born,
        "meHoTen": mother,
    }


_A, _B = "24769/KS.2018.01", "24772/KS.2018.01"
_MOTHER = {"meHoTen": "TRẦN THỊ NĂM", "meNgaySinh": "06.04.1972"}


def _births(*rows: Mapping[str, str], outcome: Outcome) -> Example:
    return Example("KS", rows, outcome)


RULES = (
    Rule(
        code="HAI_HON_NHAN",
        title="Kết hôn khi hôn nhân trước chưa thấy chấm dứt",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        books=("KH",),
        says="{who} đã đăng ký kết hôn với người khác ở {others}; chưa thấy ly hôn, hủy kết hôn hoặc người kia chết trước ngày này.",
        fix="So hai trang sổ, xem phần ghi chú và sổ ghi chú ly hôn. Nếu là hai người khác nhau hoặc sổ ghi đúng thì chọn lý do.",
        basis=_ONE_SPOUSE,
        reasons=_TWO_PERSONS,
        examples=(
            _marriages(_FIRST, _SECOND, outcome=Outcome.BREAKS),
            _marriages(_FIRST, _WIFE_DIES, _SECOND, outcome=Outcome.PASSES),
            _marriages(
                _FIRST | {"ghiChu": "Đã ly hôn theo Bản án số 5 ngày 01/01/2010"},
                _SECOND,
                outcome=Outcome.PASSES,
            ),
            _marriages(_FIRST, _FIRST | {BOOK_OF_ROW: _KH2}, outcome=Outcome.PASSES),
            _marriages(_FIRST, _SECOND | {"chongNgaySinh": ""}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="HAI_HON_NHAN_TRUOC_1977",
        title="Hai hôn nhân, hôn nhân sau trước ngày 25/3/1977",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        books=("KH",),
        says="{who} đã đăng ký kết hôn với người khác ở {others}; ở miền Nam trước ngày 25/3/1977 điều này không trái luật áp dụng khi đó.",
        fix="Giữ nguyên như sổ; chỉ cần biết để liên kết hai trường hợp.",
        basis=_NOTE_1977,
        reasons=_TWO_PERSONS,
        examples=(
            _marriages(
                _FIRST | {"ngayDangKy": "15.06.1965", "chongNgaySinh": "05.03.1940"},
                _SECOND | {"ngayDangKy": "01.02.1970", "chongNgaySinh": "05.03.1940"},
                outcome=Outcome.BREAKS,
            ),
            _marriages(_FIRST, _SECOND, outcome=Outcome.PASSES),
            _marriages(_FIRST, _SECOND | {"ngayDangKy": ""}, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="SAU_KHI_CHET",
        title="Kết hôn hoặc có con sau khi chết",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("người đã chết không còn kết hôn, không còn sinh con"),
        says="{who} đã được khai tử ở {others}, chết ngày {died}, trước {event}.",
        fix="So hai trang sổ: có thể ngày nhập sai, hoặc là hai người trùng họ tên và ngày sinh. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        reasons=_TWO_PERSONS,
        examples=(
            _marriages(_HUSBAND_DIES, _SECOND, outcome=Outcome.BREAKS),
            _marriages(_HUSBAND_DIES, _FIRST, outcome=Outcome.PASSES),
            Example("KS", (_WIFE_DIES, _CHILD | _MOTHER), Outcome.BREAKS),
            Example("KS", (_WIFE_DIES, _CHILD | _MOTHER | {"nksNgaySinh": "01.04.2009"}), Outcome.PASSES),
            _births(
                _HUSBAND_DIES,
                _CHILD | {"chaHoTen": "LÊ VĂN BA", "chaNgaySinh": "05.03.1970", "nksNgaySinh": "01.12.2010"},
                outcome=Outcome.PASSES,
            ),
            _marriages(_HUSBAND_DIES | {"nktNgayChet": ""}, _SECOND, outcome=Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="MOT_SO_HAI_NGUOI",
        title="Một số định danh ở hai người",
        severity=Severity.CAN_LY_DO,
        scope=Scope.REGISTER,
        basis=logic("một số định danh chỉ của một người"),
        says="Số định danh của {who} cũng được ghi cho người khác họ tên hoặc khác ngày sinh ở {others}.",
        fix="Đối chiếu số định danh với hai trang sổ và với dữ liệu dân cư; sửa số nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        reasons=AS_WRITTEN,
        examples=(
            _births(
                _numbered("068218001234", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("068218001234", "TRẦN HỮU ĐỨC", "07.09.2018", book=_B, so="09/2018"),
                outcome=Outcome.BREAKS,
            ),
            _births(
                _numbered("068218001234", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("068218001234", "Nguyễn Văn An", "01.06.2018", book=_B, so="09/2018"),
                outcome=Outcome.PASSES,
            ),
            _births(
                _numbered("", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("", "TRẦN HỮU ĐỨC", "07.09.2018", book=_B, so="09/2018"),
                outcome=Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="MOT_NGUOI_HAI_SO",
        title="Một người có hai số định danh",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        says="{who} có số định danh khác ở {others}, dù họ tên, ngày sinh, giới tính là một.",
        fix="Đối chiếu với dữ liệu dân cư để biết số nào đúng; nếu là hai người khác nhau thì giữ nguyên.",
        basis=ND_137_2015_SO_DINH_DANH,
        reasons=_TWO_PERSONS,
        examples=(
            _births(
                _numbered("068218001234", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("068218009999", "NGUYỄN VĂN AN", "01.06.2018", book=_B, so="09/2018"),
                outcome=Outcome.BREAKS,
            ),
            _births(
                _numbered("068218001234", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("068218009999", "NGUYỄN VĂN BÌNH", "01.06.2018", book=_B, so="09/2018"),
                outcome=Outcome.PASSES,
            ),
            _births(
                _numbered("068218001234", "NGUYỄN VĂN AN", "01.06.2018", book=_A, so="01/2018"),
                _numbered("", "NGUYỄN VĂN AN", "01.06.2018", book=_B, so="09/2018"),
                outcome=Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="SINH_QUA_GAN",
        title="Một người mẹ có hai con sinh quá gần nhau",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        basis=logic("hai lần sinh của một người mẹ cách nhau nhiều tháng"),
        books=("KS",),
        says="Người mẹ này có con khác sinh cách {days} ngày ở {others}.",
        fix="So ngày sinh ở hai trang sổ: có thể một ngày nhập sai, hoặc là hai người mẹ trùng họ tên và ngày sinh.",
        reasons=("sinh_doi", *_TWO_PERSONS),
        examples=(
            _births(
                _CHILD | _MOTHER,
                _CHILD | _MOTHER | {"so": "06/2012", "nksHoTen": "LÊ THỊ CHÍN", "nksNgaySinh": "05.09.2012"},
                outcome=Outcome.BREAKS,
            ),
            Example(
                "KS",
                (_CHILD | _MOTHER, _CHILD | _MOTHER | {"so": "06/2012", "nksHoTen": "LÊ THỊ CHÍN"}),
                Outcome.PASSES,
            ),
            _births(
                _CHILD | _MOTHER,
                _CHILD | _MOTHER | {"so": "06/2012", "nksHoTen": "LÊ THỊ CHÍN", "nksNgaySinh": "05.09.2013"},
                outcome=Outcome.PASSES,
            ),
            _births(
                _CHILD | _MOTHER,
                _CHILD | _MOTHER | {"so": "06/2012", "meNgaySinh": "", "nksNgaySinh": "05.09.2012"},
                outcome=Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="XAC_NHAN_TRAI_KET_HON",
        title="Xác nhận chưa kết hôn trong khi đã đăng ký kết hôn",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        books=("HN",),
        says="Giấy xác nhận ghi chưa đăng ký kết hôn với ai, nhưng trước đó có đăng ký kết hôn ở {others}.",
        fix="So hai trang sổ: có thể là hai người trùng họ tên và ngày sinh, hoặc giấy cấp khi chưa biết việc kết hôn. Giữ nguyên như sổ.",
        basis=HON_NHAN_2014,
        reasons=_TWO_PERSONS,
        examples=(
            _marriages(_FIRST, outcome=Outcome.PASSES),
            Example(
                "HN",
                (
                    _HUSBAND | _FIRST,
                    {
                        BOOK_OF_ROW: _HN,
                        "So": "09/2012",
                        "ngayDangKy": "05.06.2012",
                        "nxnHoTen": "LÊ VĂN BA",
                        "nxnGioiTinh": "1",
                        "nxnNgaySinh": "05.03.1970",
                        "nxnTinhTrangHonNhan": "Hiện tại chưa đăng ký kết hôn với ai",
                    },
                ),
                Outcome.BREAKS,
            ),
            Example(
                "HN",
                (
                    _HUSBAND | _FIRST,
                    {
                        BOOK_OF_ROW: _HN,
                        "So": "09/2007",
                        "ngayDangKy": "05.06.2007",
                        "nxnHoTen": "LÊ VĂN BA",
                        "nxnGioiTinh": "1",
                        "nxnNgaySinh": "05.03.1970",
                        "nxnTinhTrangHonNhan": "Chưa đăng ký kết hôn với ai",
                    },
                ),
                Outcome.PASSES,
            ),
            Example(
                "HN",
                (
                    _HUSBAND | _FIRST,
                    {
                        BOOK_OF_ROW: _HN,
                        "So": "09/2012",
                        "ngayDangKy": "05.06.2012",
                        "nxnHoTen": "LÊ VĂN BA",
                        "nxnGioiTinh": "1",
                        "nxnNgaySinh": "1970",
                        "nxnTinhTrangHonNhan": "Chưa đăng ký kết hôn với ai",
                    },
                ),
                Outcome.CANNOT_TELL,
            ),
        ),
    ),
)
