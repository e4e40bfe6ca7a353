"""Residence: "Đã chết" stands there for a dead parent when a birth is registered again, and is right; the dead ask for nothing, though.

TT 04/2020/TT-BTP Điều 10 khoản 2.
"""

from __future__ import annotations

from sogoc.law.conditions import any_case
from sogoc.law.expr import F, all_of, any_of, fold, if_, is_in, lit, matches, no
from sogoc.law.laws import TT_04_2020_NOI_CU_TRU
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_DEAD = any_case("đã chết")
_RELATION = fold(F("nycQuanHe").v)
_MOTHER_DEAD = matches(F("meNoiCuTru").v, _DEAD, "là “Đã chết”")
_FATHER_DEAD = matches(F("chaNoiCuTru").v, _DEAD, "là “Đã chết”")
_BY_MOTHER = is_in(_RELATION, "me", "me de", "ma")
_BY_FATHER = is_in(_RELATION, "cha", "cha de", "bo", "bo de", "ba")


def _asked(relation: str, outcome: Outcome, **row: str) -> Example:
    return Example("KS", ({"nycQuanHe": relation, "nycHoTen": "LÊ THỊ BÌNH", **row},), outcome)


RULES = (
    Rule(
        code="NGUOI_YEU_CAU_DA_CHET",
        title="Người yêu cầu là cha, mẹ mà nơi cư trú của người đó ghi “Đã chết”",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nycQuanHe",
        says="{label} ghi “{value}”, nhưng nơi cư trú của {whom} ghi “Đã chết”.",
        fix="Đối chiếu người yêu cầu và nơi cư trú của cha, mẹ với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(
            Version(
                all_of(any_of(no(_BY_MOTHER), no(_MOTHER_DEAD)), any_of(no(_BY_FATHER), no(_FATHER_DEAD))),
                law=TT_04_2020_NOI_CU_TRU,
            ),
        ),
        params={"whom": if_(_BY_MOTHER, lit("mẹ"), lit("cha"))},
        reasons=AS_WRITTEN,
        examples=(
            _asked("Mẹ", Outcome.PASSES, meNoiCuTru="Thôn 1, xã Lát", chaNoiCuTru="Đã chết"),
            _asked("Mẹ", Outcome.BREAKS, meNoiCuTru="Đã chết"),
            _asked("Cha", Outcome.BREAKS, chaNoiCuTru="đã chết"),
            _asked("Bản thân", Outcome.PASSES, meNoiCuTru="Đã chết", chaNoiCuTru="Đã chết"),
            _asked("", Outcome.CANNOT_TELL, meNoiCuTru="Đã chết"),
        ),
    ),
)
