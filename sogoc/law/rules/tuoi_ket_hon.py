"""Age of marriage, by the law on the day the marriage was established, else on the day of registration.

The established day has no official column; it is read from the note ("xác lập quan hệ hôn nhân …", TT 04/2020/TT-BTP Điều 33).
Before 2015 an age was reached on entering the year ("bước sang tuổi"), so one completed year less is good; since 2015 the years must
be completed. The law of 1959 counts from 13/01/1960 in the north and from 25/3/1977 in the south. Where the entry was registered is
read from the registering office as the book writes it (its last part names the province), not from the unit that keeps the book now:
a book may have moved, and what the office was called then is the evidence. Before 25/3/1977 an office that is not in the north gives
only a note, for another law held there.
"""

from __future__ import annotations

from sogoc.law.conditions import NORTH, certainly
from sogoc.law.expr import (
    REGISTERED,
    THIS,
    Expr,
    F,
    any_of,
    called,
    date,
    date_in,
    find,
    fold,
    if_,
    lit,
    no,
    present,
    years,
)
from sogoc.law.laws import HON_NHAN_1959, HON_NHAN_1986, HON_NHAN_2000, HON_NHAN_2014
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_WIFE = THIS.field_in("voNgaySinh")
ESTABLISHED = date_in(
    find(
        fold(F("ghiChu").v),
        "(?:xac lap|hon nhan thuc te|hon nhan duoc cong nhan|chung song nhu)"
        "(?:[^0-9]|[0-9]{1,2}[^0-9./-]){0,60}(?:[0-9]{1,2}[./-])?"
        "([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4})",
        "ngày xác lập quan hệ hôn nhân",
    )
)
_DAY = called(
    if_(present(ESTABLISHED), ESTABLISHED, date(REGISTERED)),
    "ngày xác lập quan hệ hôn nhân ghi ở «Ghi chú» (không có thì «Ngày, tháng, năm đăng ký»)",
)
_AGE = years(THIS, _DAY)


def _at_least(wife: int, husband: int) -> Expr:
    age = _AGE
    return age >= if_(_WIFE, lit(wife), lit(husband))


def _wife(born: str, registered: str, outcome: Outcome, *, note: str = "", place: str = "") -> Example:
    row = {"voNgaySinh": born, "ngayDangKy": registered, "ghiChu": note, "noiDangKy": place}
    return Example("KH", (row,), outcome, field="voNgaySinh")


def _husband(born: str, registered: str, outcome: Outcome) -> Example:
    return Example("KH", ({"chongNgaySinh": born, "ngayDangKy": registered},), outcome, field="chongNgaySinh")


_NAM_DINH = "UBHC xã Trực Ninh, tỉnh Nam Định"
_TUYEN_DUC = "Xã Lạc Xuân, quận Đơn Dương, tỉnh Tuyên Đức"
_ENTERED = "tính “bước sang tuổi 18” (nữ), “tuổi 20” (nam): tròn 17, tròn 19 tuổi là được"
_COMPLETED = "phải đủ, tức tròn 18 tuổi (nữ), 20 tuổi (nam)"
_COUNTS_COMPLETED = date(_DAY) >= "2015-01-01"
_MINIMUM = if_(
    _COUNTS_COMPLETED,
    if_(_WIFE, lit("nữ từ đủ 18 tuổi"), lit("nam từ đủ 20 tuổi")),
    if_(
        _WIFE,
        lit("nữ từ 18 tuổi, bước sang tuổi 18 tức tròn 17 là được"),
        lit("nam từ 20 tuổi, bước sang tuổi 20 tức tròn 19 là được"),
    ),
)
_OF_AGE = THIS.field_in("chongNgaySinh", "voNgaySinh")

_AGE_OF_MARRIAGE = Rule(
    code="TUOI_KET_HON",
    title="Chưa đến tuổi kết hôn theo luật khi đó",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    each=("ngay",),
    books=("KH",),
    when=_OF_AGE,
    decisive=_DAY,
    says="{label} ghi “{value}”: tính đến {day} mới được {age} tuổi, chưa đến tuổi kết hôn theo luật khi đó ({minimum}).",
    fix=(
        "Đối chiếu ngày sinh, ngày đăng ký và ghi chú với trang sổ, sửa chỗ nhập sai. "
        "Nếu sổ ghi đúng như vậy thì chọn lý do “Đúng theo sổ gốc”; việc kết hôn vẫn được lưu và chuyển bình thường."
    ),
    versions=(
        Version(
            any_of(no(NORTH), _at_least(17, 19)),
            law=HON_NHAN_1959,
            since="1960-01-13",
            until="1977-03-24",
            about=f"chỉ ở miền Bắc; {_ENTERED}",
        ),
        Version(
            _at_least(17, 19),
            law=HON_NHAN_1959,
            since="1977-03-25",
            until="1987-01-02",
            about=f"cả nước, kể cả miền Nam; {_ENTERED}",
        ),
        Version(_at_least(17, 19), law=HON_NHAN_1986, since="1987-01-03", until="2000-12-31", about=_ENTERED),
        Version(_at_least(17, 19), law=HON_NHAN_2000, since="2001-01-01", until="2014-12-31", about=_ENTERED),
        Version(_at_least(18, 20), law=HON_NHAN_2014, since="2015-01-01", about=_COMPLETED),
    ),
    params={
        "age": _AGE,
        "day": _DAY,
        "minimum": _MINIMUM,
    },
    reasons=AS_WRITTEN,
    examples=(
        _wife("05.03.1997", "05.03.2015", Outcome.PASSES),
        _wife("06.03.1997", "05.03.2015", Outcome.BREAKS),
        _husband("05.03.1995", "05.03.2015", Outcome.PASSES),
        _husband("06.03.1995", "05.03.2015", Outcome.BREAKS),
        _husband("05.03.1995", "31.12.2014", Outcome.PASSES),
        _wife("01.06.1990", "01.06.2007", Outcome.PASSES),
        _wife("02.06.1990", "01.06.2007", Outcome.BREAKS),
        _wife("1972", "10.05.1988", Outcome.BREAKS),
        _wife("1971", "10.05.1988", Outcome.CANNOT_TELL),
        _wife("1965", "20.07.1978", Outcome.BREAKS),
        _wife("29.02.1996", "28.02.2014", Outcome.PASSES),
        _wife("1960", "10.10.1970", Outcome.CANNOT_TELL),
        _wife("1960", "10.10.1970", Outcome.PASSES, place=_TUYEN_DUC),
        _wife("1960", "10.10.1970", Outcome.BREAKS, place=_NAM_DINH),
        _wife("1950", "10.10.1970", Outcome.PASSES, place=_NAM_DINH),
        _wife("1942", "10.10.1958", Outcome.PASSES, place=_NAM_DINH),
        _wife("1966", "20.08.2003", Outcome.BREAKS, note="Ngày xác lập quan hệ hôn nhân: 12/05/1980"),
        _wife("1962", "20.08.2003", Outcome.PASSES, note="Xác lập quan hệ hôn nhân từ ngày 12.05.1980"),
        _wife("", "05.03.2015", Outcome.CANNOT_TELL),
        _wife("05.03.1999", "", Outcome.CANNOT_TELL),
    ),
)

RULES = (
    _AGE_OF_MARRIAGE,
    Rule(
        code="TUOI_KET_HON_TRUOC_1977",
        title="Kết hôn dưới tuổi của Luật năm 1959, trước khi luật này áp dụng ở miền Nam",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ngay",),
        books=("KH",),
        when=_OF_AGE & no(certainly(NORTH)),
        decisive=_DAY,
        says=(
            "{label} ghi “{value}”: tính đến {day} mới được {age} tuổi. "
            "Trước 25/3/1977 ở miền Nam chưa áp dụng Luật Hôn nhân và gia đình năm 1959, nên đây chỉ là điều để kiểm tra lại năm sinh."
        ),
        fix="Kiểm tra ngày sinh và ngày đăng ký với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(_at_least(17, 19), law=HON_NHAN_1959, until="1977-03-24"),),
        params={"age": _AGE, "day": _DAY},
        examples=(
            _wife("1950", "10.10.1970", Outcome.PASSES, place=_TUYEN_DUC),
            _wife("1960", "10.10.1970", Outcome.BREAKS, place=_TUYEN_DUC),
            _wife("1960", "10.10.1970", Outcome.BREAKS),
            _wife("1960", "10.10.1970", Outcome.PASSES, place=_NAM_DINH),
            _wife("1966", "10.10.1980", Outcome.PASSES, place=_TUYEN_DUC),
            _wife("1966", "20.08.2003", Outcome.PASSES, note="Xác lập quan hệ hôn nhân từ ngày 12.05.1980"),
            _wife("", "10.10.1970", Outcome.CANNOT_TELL, place=_TUYEN_DUC),
        ),
    ),
)
