"""Personal numbers: one that contradicts sex, century, year or form; a birth that waits for one.

Twelve digits: three of the place of birth registration, one of century and sex (0 man, 1 woman born 1900–1999, 2 and 3 in the next
century, and so on), two of the birth year, six at random. A citizen's identity card carries the same number; a number that stands in
both places is judged once. Numbers are given to citizens at birth registration since 01/01/2016; a child registered as a foreigner
has none.
"""

from __future__ import annotations

from sogoc.law.conditions import foreign
from sogoc.law.expr import (
    BESIDE,
    REGISTERED,
    THIS,
    Expr,
    F,
    absent,
    all_of,
    any_of,
    date,
    if_,
    int_of,
    is_in,
    lit,
    matches,
    no,
    part,
    present,
    year,
)
from sogoc.law.laws import ND_123_2015_SO_DINH_DANH, ND_137_2015_SO_DINH_DANH
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_IDENTITY_CARD = "4"
_CENTURY_AND_SEX = part(THIS.u, 3, 4)
_SEX = BESIDE("gioi_tinh").u


def _first_year(digit: Expr) -> Expr:
    later = if_(is_in(digit, "2", "3"), lit(2000), if_(is_in(digit, "4", "5"), lit(2100), lit(2200)))
    return if_(is_in(digit, "0", "1"), lit(1900), later)


_FORM_AGREES = any_of(THIS.type_in("so_giay_to"), THIS.k == "dinh_danh")
_SEX_AGREES = any_of(
    all_of(_SEX == "1", matches(THIS.u, "[0-9]{3}[02468][0-9]*", "có chữ số thứ tư của nam")),
    all_of(_SEX == "2", matches(THIS.u, "[0-9]{3}[13579][0-9]*", "có chữ số thứ tư của nữ")),
    no(is_in(_SEX, "1", "2")),
)
_YEAR_AGREES = year(BESIDE("ngay_sinh")) == int_of(part(THIS.u, 4, 6)) + _first_year(_CENTURY_AND_SEX)


def _child(number: str, sex: str, born: str, outcome: Outcome) -> Example:
    row = {"nksSoDinhDanh": number, "nksGioiTinh": sex, "nksNgaySinh": born}
    return Example("KS", (row,), outcome, field="nksSoDinhDanh")


def _birth(number: str, registered: str, outcome: Outcome, *, nationality: str = "Việt Nam") -> Example:
    row = {"nksSoDinhDanh": number, "ngayDangKy": registered, "nksQuocTich": nationality}
    return Example("KS", (row,), outcome)


RULES = (
    Rule(
        code="DINH_DANH_SAI",
        title="Số định danh cá nhân mâu thuẫn với thông tin của người đó",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("so_dinh_danh", "so_giay_to"),
        when=any_of(
            THIS.type_in("so_dinh_danh"),
            all_of(
                is_in(BESIDE("loai_giay_to").u, _IDENTITY_CARD),
                matches(THIS.u, "[0-9]{12}"),
                absent(BESIDE("so_dinh_danh")),
            ),
        ),
        says="{label} ghi “{value}”, {how}.",
        fix=(
            "Đối chiếu số này, giới tính và ngày sinh với trang sổ, sửa chỗ nhập sai. "
            "Nếu sổ ghi đúng như vậy thì chọn lý do và đề nghị cơ quan quản lý cơ sở dữ liệu dân cư kiểm tra."
        ),
        versions=(Version(all_of(_FORM_AGREES, _SEX_AGREES, _YEAR_AGREES), law=ND_137_2015_SO_DINH_DANH),),
        params={
            "how": if_(
                no(_FORM_AGREES),
                if_(
                    THIS.k == "thieu_so_khong",
                    lit("không đủ 12 chữ số, có thể đã mất số 0 ở đầu"),
                    lit("không đúng dạng số định danh 12 chữ số"),
                ),
                if_(
                    all_of(present(_SEX_AGREES), no(_SEX_AGREES)),
                    lit("chữ số thứ tư không hợp với giới tính"),
                    lit("các chữ số thứ tư, năm, sáu không hợp với năm sinh"),
                ),
            ),
        },
        reasons=AS_WRITTEN,
        examples=(
            _child("068208001234", "1", "15.06.2008", Outcome.PASSES),
            _child("068308001234", "2", "2008", Outcome.PASSES),
            _child("068308001234", "1", "15.06.2008", Outcome.BREAKS),
            _child("068008001234", "1", "15.06.2008", Outcome.BREAKS),
            _child("068209001234", "1", "15.06.2008", Outcome.BREAKS),
            _child("68208001234", "1", "15.06.2008", Outcome.BREAKS),
            _child("068208001234", "3", "15.06.2008", Outcome.PASSES),
            _child("068208001234", "1", "", Outcome.CANNOT_TELL),
            _child("", "1", "15.06.2008", Outcome.CANNOT_TELL),
            Example(
                "KH",
                ({"voLoaiGiayToTuyThan": "4", "voSoGiayToTuyThan": "068095001234", "voNgaySinh": "1995"},),
                Outcome.BREAKS,
                field="voSoGiayToTuyThan",
            ),
            Example(
                "KS",
                (
                    {
                        "meSoDinhDanhCaNhan": "068292001234",
                        "meLoaiGiayToTuyThan": "4",
                        "meSoGiayToTuyThan": "068292001234",
                        "meNgaySinh": "1992",
                    },
                ),
                Outcome.PASSES,
                field="meSoGiayToTuyThan",
            ),
            Example(
                "KH",
                ({"voLoaiGiayToTuyThan": "1", "voSoGiayToTuyThan": "250123456", "voNgaySinh": "1995"},),
                Outcome.PASSES,
                field="voSoGiayToTuyThan",
            ),
        ),
    ),
    Rule(
        code="CHO_DINH_DANH",
        title="Khai sinh từ 01/01/2016 chưa có số định danh cá nhân",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksSoDinhDanh",
        when=all_of(date(REGISTERED) >= "2016-01-01", no(foreign(F("nksQuocTich").u))),
        says="Khai sinh đăng ký ngày “{registered}” chưa có số định danh cá nhân.",
        fix=(
            "Đối chiếu với trang sổ và nhập số định danh nếu có. "
            "Nếu chưa được cấp thì chọn lý do “Chờ cấp số định danh cá nhân”; trường hợp này vẫn phê duyệt được."
        ),
        versions=(Version(present(F("nksSoDinhDanh")), law=ND_123_2015_SO_DINH_DANH),),
        params={"registered": REGISTERED.v},
        reasons=("cho_so_dinh_danh", "so_de_trong", "khong_doc_duoc", "rach", "cho_xac_minh"),
        examples=(
            _birth("068216001234", "05.01.2016", Outcome.PASSES),
            _birth("", "01.01.2016", Outcome.BREAKS),
            _birth("", "31.12.2015", Outcome.PASSES),
            _birth("", "2015", Outcome.PASSES),
            _birth("", "05.01.2016", Outcome.PASSES, nationality="Nhật Bản"),
            _birth("", "", Outcome.CANNOT_TELL),
        ),
    ),
)
