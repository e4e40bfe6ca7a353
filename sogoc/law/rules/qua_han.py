"""Registration of births and deaths within its term: the kind "on time" (1) or "late" (4) against the two dates.

Births: 60 days since NĐ 158/2005 and under the law of 2014; NĐ 83/1998 gave 30 days, 60 in remote areas. Deaths: 15 days; NĐ 83/1998
gave 48 hours, up to 15 days in the country. Where a law had two terms, "on time" is held against the longer one and "late" against
the shorter one, so that nothing right is called wrong. Before 1998 nothing is told. Other kinds have no term.

A term whose last day is a Saturday, a Sunday or a holiday ends with the next working day (Civil Code of 2015, article 148, and of 2005,
article 153; not read). Which days were holidays is not known for every year, so four days are always given.
"""

from __future__ import annotations

from sogoc.law.expr import EVENT, REGISTERED, F, any_of, date, days, if_, is_in, lit
from sogoc.law.laws import (
    DAN_SU_2015_HAN_NGHI,
    HO_TICH_2014_KHAI_SINH,
    HO_TICH_2014_KHAI_TU,
    ND_83_1998_KHAI_SINH,
    ND_83_1998_KHAI_TU,
    ND_158_2005_KHAI_SINH,
    ND_158_2005_KHAI_TU,
)
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity, Version

_KIND = F("loaiDangKy").u
_PASSED = days(EVENT, REGISTERED)
_NOTED = if_(_KIND == "1", lit("đúng hạn"), lit("quá hạn"))
_FIX = (
    "Đối chiếu ngày, ngày đăng ký và loại đăng ký với trang sổ, sửa chỗ nhập sai. "
    "Nếu sổ ghi đúng như vậy thì chọn lý do."
)
GRACE = 4
"""Days by which a last day that is a day of rest may move: a week's end beside two holidays."""
_OF_1998 = ("1998-10-25", "2006-03-31")
_OF_2005 = ("2006-04-01", "2015-12-31")
_OF_2014 = ("2016-01-01", None)


def _version(law: Law, force: tuple[str, str | None], *, longest: int, shortest: int) -> Version:
    passed = _PASSED
    holds = if_(_KIND == "1", passed <= longest + GRACE, any_of(passed < 0, passed > shortest))
    return Version(holds, law=law, since=force[0], until=force[1])


def _birth(born: str, registered: str, kind: str, outcome: Outcome) -> Example:
    return Example("KS", ({"nksNgaySinh": born, "ngayDangKy": registered, "loaiDangKy": kind},), outcome)


def _death(died: str, registered: str, kind: str, outcome: Outcome) -> Example:
    return Example("KT", ({"nktNgayChet": died, "ngayDangKy": registered, "loaiDangKy": kind},), outcome)


RULES = (
    Rule(
        code="KHAI_SINH_QUA_HAN",
        title="Loại đăng ký không hợp với thời hạn khai sinh",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=DAN_SU_2015_HAN_NGHI,
        books=("KS",),
        field="loaiDangKy",
        when=is_in(_KIND, "1", "4"),
        decisive=date(REGISTERED),
        says="{label} ghi là {noted}, nhưng từ ngày sinh “{event}” đến ngày đăng ký “{registered}” là {passed} ngày.",
        fix=_FIX,
        versions=(
            _version(ND_83_1998_KHAI_SINH, _OF_1998, longest=60, shortest=30),
            _version(ND_158_2005_KHAI_SINH, _OF_2005, longest=60, shortest=60),
            _version(HO_TICH_2014_KHAI_SINH, _OF_2014, longest=60, shortest=60),
        ),
        params={"noted": _NOTED, "event": EVENT.v, "registered": REGISTERED.v, "passed": _PASSED},
        reasons=AS_WRITTEN,
        examples=(
            _birth("01.09.2008", "31.10.2008", "1", Outcome.PASSES),
            _birth("02.11.2017", "02.01.2018", "1", Outcome.PASSES),
            _birth("01.09.2008", "05.11.2008", "1", Outcome.BREAKS),
            _birth("01.09.2018", "15.11.2018", "1", Outcome.BREAKS),
            _birth("01.09.1990", "01.11.2008", "4", Outcome.PASSES),
            _birth("01.09.2008", "10.09.2008", "4", Outcome.BREAKS),
            _birth("01.01.2000", "15.02.2000", "4", Outcome.PASSES),
            _birth("01.01.2000", "15.02.2000", "1", Outcome.PASSES),
            _birth("01.09.1960", "01.11.2008", "2", Outcome.PASSES),
            _birth("01.09.1990", "01.11.1990", "1", Outcome.PASSES),
            _birth("2008", "01.11.2008", "1", Outcome.CANNOT_TELL),
            _birth("2007", "01.11.2008", "1", Outcome.BREAKS),
            _birth("01.09.2008", "", "1", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="KHAI_TU_QUA_HAN",
        title="Loại đăng ký không hợp với thời hạn khai tử",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=DAN_SU_2015_HAN_NGHI,
        books=("KT",),
        field="loaiDangKy",
        when=is_in(_KIND, "1", "4"),
        decisive=date(REGISTERED),
        says="{label} ghi là {noted}, nhưng từ ngày chết “{event}” đến ngày đăng ký “{registered}” là {passed} ngày.",
        fix=_FIX,
        versions=(
            _version(ND_83_1998_KHAI_TU, _OF_1998, longest=15, shortest=1),
            _version(ND_158_2005_KHAI_TU, _OF_2005, longest=15, shortest=15),
            _version(HO_TICH_2014_KHAI_TU, _OF_2014, longest=15, shortest=15),
        ),
        params={"noted": _NOTED, "event": EVENT.v, "registered": REGISTERED.v, "passed": _PASSED},
        reasons=AS_WRITTEN,
        examples=(
            _death("01.09.2008", "16.09.2008", "1", Outcome.PASSES),
            _death("31.08.2018", "17.09.2018", "1", Outcome.PASSES),
            _death("01.09.2008", "21.09.2008", "1", Outcome.BREAKS),
            _death("01.09.2018", "01.10.2018", "1", Outcome.BREAKS),
            _death("01.09.2001", "05.09.2001", "4", Outcome.PASSES),
            _death("01.09.2018", "10.09.2018", "4", Outcome.BREAKS),
            _death("05.1968", "01.10.2008", "4", Outcome.PASSES),
            _death("09.2018", "01.10.2018", "1", Outcome.CANNOT_TELL),
        ),
    ),
)
