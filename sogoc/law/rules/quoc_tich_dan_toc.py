"""Nationality and ethnic group of one person against each other."""

from __future__ import annotations

from sogoc.law.conditions import VIET_NAM, certainly, foreign
from sogoc.law.expr import BESIDE, THIS, any_of
from sogoc.law.laws import logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_OTHER = BESIDE("quoc_tich_khac").u
_NATIONALITY = BESIDE("quoc_tich").u
_FOREIGNER = "Người nước ngoài"


def _child(outcome: Outcome, *, field: str, **row: str) -> Example:
    return Example("KS", (row,), outcome, field=field)


RULES = (
    Rule(
        code="QUOC_TICH_KHAC_TRUNG",
        title="Quốc tịch khác trùng với quốc tịch",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("quốc tịch khác là một quốc tịch thứ hai"),
        each=("quoc_tich",),
        when=THIS.attribute_in("quoc_tich_khac"),
        says="{label} ghi “{value}”, trùng với quốc tịch đã ghi.",
        fix="Kiểm tra với trang sổ: cột này chỉ dùng cho quốc tịch thứ hai; nếu không có thì để trống.",
        versions=(Version(THIS.u != _NATIONALITY),),
        examples=(
            _child(Outcome.PASSES, field="nksQuocTichKhac", nksQuocTich="Việt Nam", nksQuocTichKhac="Pháp"),
            _child(
                Outcome.BREAKS, field="nksQuocTichKhac", nksQuocTich="Việt Nam", nksQuocTichKhac="Việt Nam"
            ),
            _child(Outcome.CANNOT_TELL, field="nksQuocTichKhac", nksQuocTich="Việt Nam"),
        ),
    ),
    Rule(
        code="DAN_TOC_LECH_QUOC_TICH",
        title="Dân tộc ghi “Người nước ngoài” mà quốc tịch là Việt Nam",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("công dân Việt Nam thuộc một dân tộc, không phải là “Người nước ngoài”"),
        each=("dan_toc",),
        when=THIS.u == _FOREIGNER,
        says="{label} ghi “{value}”, nhưng quốc tịch của người đó ghi “{nationality}”.",
        fix="Kiểm tra dân tộc và quốc tịch với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(any_of(_NATIONALITY != VIET_NAM, certainly(foreign(_OTHER)))),),
        params={"nationality": BESIDE("quoc_tich").v},
        examples=(
            _child(Outcome.PASSES, field="chaDanToc", chaDanToc="Người nước ngoài", chaQuocTich="Pháp"),
            _child(Outcome.BREAKS, field="chaDanToc", chaDanToc="Người nước ngoài", chaQuocTich="Việt Nam"),
            _child(Outcome.PASSES, field="chaDanToc", chaDanToc="Kinh", chaQuocTich="Pháp"),
            _child(Outcome.CANNOT_TELL, field="chaDanToc", chaDanToc="Người nước ngoài"),
        ),
    ),
)
