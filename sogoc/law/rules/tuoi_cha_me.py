"""Age of the parents at the child's birth: a mother from 12 to 60, a father from 13; a parent born after the child falls under it.

The bounds are those that practice uses against keying errors (domain facts §7), no law. An age written for a parent speaks of the day
of registration; when a birth was registered years later it may speak of the birth instead, and nothing is told.
"""

from __future__ import annotations

from sogoc.law.expr import (
    REGISTERED,
    THIS,
    F,
    all_of,
    any_of,
    date,
    days,
    if_,
    is_in,
    lit,
    no,
    present,
    years,
)
from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_RECOGNISES = F("loaiXacNhan").u
_RECOGNITION = THIS.block_in("cm")
_MOTHER = any_of(
    THIS.block_in("me"),
    all_of(_RECOGNITION, present(_RECOGNISES), is_in(_RECOGNISES, "2", "4")),
)
_FATHER = any_of(
    THIS.block_in("cha"),
    all_of(_RECOGNITION, present(_RECOGNISES), is_in(_RECOGNISES, "1", "3")),
)
_CHILD = if_(_RECOGNITION, date(F("ncNgaySinh")), date(F("nksNgaySinh")))
_AGE = years(THIS, _CHILD)
_LATER = all_of(present(_AGE < 0), _AGE < 0)


def _parents(
    field: str, parent: str, child: str, outcome: Outcome, *, registered: str = "15.06.2008"
) -> Example:
    row = {field: parent, "nksNgaySinh": child, "ngayDangKy": registered}
    return Example("KS", (row,), outcome, field=field)


def _recognised(kind: str, parent: str, child: str, outcome: Outcome) -> Example:
    row = {"loaiXacNhan": kind, "cmNgaySinh": parent, "ncNgaySinh": child, "ngayDangKy": "15.06.2018"}
    return Example("CMC", (row,), outcome, field="cmNgaySinh")


RULE = Rule(
    code="TUOI_CHA_ME",
    title="Tuổi của cha, mẹ khi sinh con không hợp lý",
    severity=Severity.CAN_LY_DO,
    scope=Scope.FIELD,
    basis=logic("tuổi sinh con có giới hạn tự nhiên"),
    each=("ngay",),
    books=("KS", "CMC"),
    when=all_of(
        THIS.field_in("meNgaySinh", "chaNgaySinh", "cmNgaySinh"),
        any_of(no(THIS.k == "tuoi"), _RECOGNITION, days(_CHILD, REGISTERED) <= 730),
    ),
    says="{label} ghi “{value}”: {how} (người con sinh {child}).",
    fix=(
        "Đối chiếu ngày sinh của cha, mẹ và của con với trang sổ, sửa chỗ nhập sai. "
        "Nếu sổ ghi đúng như vậy thì chọn lý do."
    ),
    versions=(
        Version(
            all_of(
                _AGE >= 12,
                any_of(no(_MOTHER), _AGE <= 60),
                any_of(no(_FATHER), _AGE >= 13),
            )
        ),
    ),
    params={
        "how": if_(
            _LATER,
            lit("sinh sau người con"),
            if_(
                all_of(present(_AGE > 60), _AGE > 60),
                lit("đã trên 60 tuổi khi sinh con"),
                lit("còn quá ít tuổi khi sinh con"),
            ),
        ),
        "child": _CHILD,
    },
    reasons=AS_WRITTEN,
    examples=(
        _parents("meNgaySinh", "10.10.1981", "01.06.2008", Outcome.PASSES),
        _parents("meNgaySinh", "02.06.1996", "01.06.2008", Outcome.BREAKS),
        _parents("meNgaySinh", "1940", "01.06.2008", Outcome.BREAKS),
        _parents("meNgaySinh", "2010", "01.06.2008", Outcome.BREAKS),
        _parents("chaNgaySinh", "1940", "01.06.2008", Outcome.PASSES),
        _parents("chaNgaySinh", "02.06.1995", "01.06.2008", Outcome.BREAKS),
        _parents("meNgaySinh", "25 tuổi", "01.06.2008", Outcome.PASSES),
        _parents("meNgaySinh", "25 tuổi", "1990", Outcome.PASSES),
        _parents("meNgaySinh", "1996", "01.06.2008", Outcome.CANNOT_TELL),
        _parents("chaNgaySinh", "", "01.06.2008", Outcome.CANNOT_TELL),
        _recognised("1", "1950", "2012", Outcome.PASSES),
        _recognised("2", "1940", "2012", Outcome.BREAKS),
        _recognised("3", "2000", "2012", Outcome.BREAKS),
    ),
)
