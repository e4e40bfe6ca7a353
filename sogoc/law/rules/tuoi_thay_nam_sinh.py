"""An age stands where a birth date belongs; the registrar derives the year: year of registration minus age."""

from __future__ import annotations

from sogoc.law.expr import REGISTERED, THIS, int_of, no, part, year
from sogoc.law.laws import TT_04_2020_TUOI
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="TUOI_THAY_NAM_SINH",
    title="Ghi tuổi thay cho năm sinh",
    severity=Severity.LUU_Y,
    scope=Scope.FIELD,
    each=("ngay",),
    when=THIS.attribute_in("ngay_sinh"),
    says="{label} ghi tuổi “{value}” thay cho ngày sinh; theo năm đăng ký thì năm sinh tính được là {year}.",
    fix=(
        "Giữ nguyên “{value}” như trong sổ. Năm sinh tính từ tuổi chỉ dùng để đối chiếu; "
        "nếu có giấy tờ ghi năm sinh thì ghi vào Ghi chú."
    ),
    versions=(Version(no(THIS.k == "tuoi"), law=TT_04_2020_TUOI),),
    params={"year": year(REGISTERED) - int_of(part(THIS.u, 5))},
    examples=(
        Example(
            "KS", ({"chaNgaySinh": "1950", "ngayDangKy": "10.10.1975"},), Outcome.PASSES, field="chaNgaySinh"
        ),
        Example(
            "KS",
            ({"chaNgaySinh": "25 tuổi", "ngayDangKy": "10.10.1975"},),
            Outcome.BREAKS,
            field="chaNgaySinh",
        ),
        Example("KS", ({"meNgaySinh": ""},), Outcome.CANNOT_TELL, field="meNgaySinh"),
    ),
)
