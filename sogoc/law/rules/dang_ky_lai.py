"""Registration again (kind 2): for an event that was registered long before, in books that were lost.

Since 01/01/2016 only what had been registered before that day may be registered again (NĐ 123/2015/NĐ-CP Điều 24, amended from
15/01/2026 by a text that was not read, so nothing is told from then on). A marriage that is registered again keeps the day on which it was
established (TT 04/2020/TT-BTP Điều 32); the columns have no place for it, so it stands in the note.
"""

from __future__ import annotations

from sogoc.law.expr import EVENT, REGISTERED, F, date, days, present
from sogoc.law.laws import ND_123_2015_DANG_KY_LAI, ND_158_2005_DANG_KY_LAI, TT_04_2020_XAC_LAP
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version
from sogoc.law.rules.tuoi_ket_hon import ESTABLISHED

_AGAIN = F("loaiDangKy").u == "2"
_FIX = "Kiểm tra loại đăng ký và các ngày với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _birth(born: str, registered: str, outcome: Outcome, *, kind: str = "2") -> Example:
    return Example("KS", ({"nksNgaySinh": born, "ngayDangKy": registered, "loaiDangKy": kind},), outcome)


def _death(died: str, registered: str, outcome: Outcome) -> Example:
    return Example("KT", ({"nktNgayChet": died, "ngayDangKy": registered, "loaiDangKy": "2"},), outcome)


def _marriage(note: str, outcome: Outcome, *, kind: str = "2", registered: str = "01.11.2021") -> Example:
    return Example("KH", ({"ghiChu": note, "ngayDangKy": registered, "loaiDangKy": kind},), outcome)


RULES = (
    Rule(
        code="KET_HON_LAI_THIEU_XAC_LAP",
        title="Đăng ký lại kết hôn mà không ghi ngày xác lập quan hệ hôn nhân",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KH",),
        field="ghiChu",
        when=_AGAIN,
        decisive=date(REGISTERED),
        says="Kết hôn được đăng ký lại, mà {label} không ghi ngày, tháng, năm xác lập quan hệ hôn nhân.",
        fix=(
            "Nếu trang sổ có ghi ngày xác lập thì nhập vào Ghi chú (ví dụ: Quan hệ hôn nhân xác lập từ 05/03/1990); "
            "nếu sổ để trống thì giữ nguyên, không tự suy ra."
        ),
        versions=(Version(present(ESTABLISHED), law=TT_04_2020_XAC_LAP, since="2020-07-16"),),
        examples=(
            _marriage("Quan hệ hôn nhân xác lập từ ngày 05/03/1990", Outcome.PASSES),
            _marriage("", Outcome.BREAKS),
            _marriage("Đăng ký lại", Outcome.BREAKS),
            _marriage("", Outcome.PASSES, kind="1"),
            _marriage("", Outcome.PASSES, registered="01.11.2008"),
            _marriage("", Outcome.CANNOT_TELL, registered=""),
        ),
    ),
    Rule(
        code="DANG_KY_LAI_QUA_SOM",
        title="Đăng ký lại khi việc mới xảy ra dưới một năm",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS", "KT"),
        field="loaiDangKy",
        when=_AGAIN,
        says="{label} ghi là đăng ký lại, nhưng việc xảy ra ngày “{event}”, chưa đầy một năm trước ngày đăng ký “{registered}”.",
        fix=_FIX,
        versions=(Version(days(EVENT, REGISTERED) >= 365, law=ND_158_2005_DANG_KY_LAI),),
        params={"event": EVENT.v, "registered": REGISTERED.v},
        examples=(
            _birth("01.09.1960", "01.11.2008", Outcome.PASSES),
            _birth("01.09.2008", "01.11.2008", Outcome.BREAKS),
            _birth("01.09.2008", "01.11.2008", Outcome.PASSES, kind="1"),
            _death("01.09.2008", "11.09.2008", Outcome.BREAKS),
            _birth("2008", "01.02.2009", Outcome.CANNOT_TELL),
            _birth("01.09.2008", "", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="DANG_KY_LAI_VIEC_TU_2016",
        title="Đăng ký lại một việc xảy ra từ 01/01/2016",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS", "KT"),
        field="loaiDangKy",
        when=_AGAIN,
        decisive=date(REGISTERED),
        says=(
            "{label} ghi là đăng ký lại, nhưng việc xảy ra ngày “{event}”: "
            "chỉ việc đã đăng ký trước 01/01/2016 mới thuộc diện đăng ký lại."
        ),
        fix=_FIX,
        versions=(
            Version(
                date(EVENT) < "2016-01-01",
                law=ND_123_2015_DANG_KY_LAI,
                since="2016-01-01",
                until="2026-01-14",
            ),
        ),
        params={"event": EVENT.v},
        examples=(
            _birth("01.09.1960", "01.11.2018", Outcome.PASSES),
            _birth("01.09.2016", "01.11.2018", Outcome.BREAKS),
            _death("02.01.2016", "01.11.2018", Outcome.BREAKS),
            _birth("01.09.2016", "01.11.2018", Outcome.PASSES, kind="4"),
            _birth("2015", "01.11.2018", Outcome.PASSES),
            _birth("", "01.11.2018", Outcome.CANNOT_TELL),
            _birth("01.09.2016", "", Outcome.CANNOT_TELL),
        ),
    ),
)
