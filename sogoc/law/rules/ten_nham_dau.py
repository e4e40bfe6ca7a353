"""A breve of a highland language (``ŭ``) in a Kinh name: in handwriting it looks like the hook of hỏi (``ủ``). Domain facts §6.3."""

from __future__ import annotations

from sogoc.law.expr import THIS, no
from sogoc.law.laws import logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="TEN_NHAM_DAU",
    title="Có thể nhầm dấu hỏi với dấu ă của tiếng dân tộc",
    severity=Severity.LUU_Y,
    scope=Scope.FIELD,
    basis=logic("dấu hỏi và dấu ă viết tay giống nhau nên dễ nhập nhầm"),
    each=("ho_ten",),
    says="{label} ghi “{value}”; chữ viết tay dễ nhầm, có thể là “{hooked}”.",
    fix="Xem kỹ nét dấu trên trang sổ; nếu là dấu hỏi thì sửa trong bảng, nếu sổ ghi đúng như vậy thì giữ nguyên.",
    versions=(Version(no(THIS.k == "nham_dau")),),
    params={"hooked": THIS.h},
    examples=(
        Example("KS", ({"nksHoTen": "Nguyễn Thị Thủy"},), Outcome.PASSES, field="nksHoTen"),
        Example("KS", ({"nksHoTen": "Y Ƀlŭl Niê"},), Outcome.PASSES, field="nksHoTen"),
        Example("KS", ({"nksHoTen": "Nguyễn Thị Thŭy"},), Outcome.BREAKS, field="nksHoTen"),
        Example("KH", ({"voHoTen": "TRẦN THỊ NĬ"},), Outcome.BREAKS, field="voHoTen"),
        Example("KS", ({"nksHoTen": ""},), Outcome.CANNOT_TELL, field="nksHoTen"),
    ),
)
