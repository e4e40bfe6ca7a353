"""A date that cannot exist, or that is no date: only its understood value is refused, what stands in the book stays."""

from __future__ import annotations

from sogoc.law.conditions import says_unknown
from sogoc.law.expr import THIS, all_of, any_of, if_, is_in, lit, no, present
from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

RULE = Rule(
    code="NGAY_SAI",
    title="Ngày không có thật hoặc không đọc được thành ngày",
    severity=Severity.KHONG_THE,
    scope=Scope.FIELD,
    basis=logic("một ngày phải có trong lịch"),
    each=("ngay",),
    says="{label} ghi “{value}”, {why}: {hint}.",
    fix=(
        "Đối chiếu với trang sổ và nhập lại (dd.mm.yyyy, mm.yyyy hoặc yyyy; ngày âm lịch thì ghi thêm “âm lịch”). "
        "Nếu sổ ghi đúng như vậy thì chọn “Giữ nguyên chữ trong sổ, bỏ phần phần mềm hiểu” (lệnh: --drop) và một lý do."
    ),
    versions=(
        Version(
            all_of(
                no(is_in(THIS.k, "khong_the")),
                any_of(no(is_in(THIS.k, "khong_hieu")), says_unknown(THIS.v)),
                any_of(no(is_in(THIS.k, "tuoi")), THIS.attribute_in("ngay_sinh")),
            )
        ),
    ),
    params={
        "why": if_(
            THIS.k == "khong_the",
            lit("là ngày không có trong lịch"),
            lit("không đọc được thành ngày, tháng, năm"),
        ),
        "hint": if_(present(THIS.h), THIS.h, lit("cách ghi này chưa rõ nghĩa")),
    },
    reasons=(*AS_WRITTEN, "khong_doc_duoc", "rach"),
    examples=(
        Example("KS", ({"nksNgaySinh": "29.02.2008"},), Outcome.PASSES, field="nksNgaySinh"),
        Example("KS", ({"meNgaySinh": "1962"},), Outcome.PASSES, field="meNgaySinh"),
        Example("KS", ({"chaNgaySinh": "25 tuổi"},), Outcome.PASSES, field="chaNgaySinh"),
        Example("KS", ({"meNgaySinh": "30.02.1962 âm lịch"},), Outcome.PASSES, field="meNgaySinh"),
        Example("KS", ({"meNgaySinh": "không rõ"},), Outcome.PASSES, field="meNgaySinh"),
        Example("KS", ({"nksNgaySinh": "31.02.1990"},), Outcome.BREAKS, field="nksNgaySinh"),
        Example("KS", ({"meNgaySinh": "05/03/62"},), Outcome.BREAKS, field="meNgaySinh"),
        Example("KT", ({"nktNgayChet": "05.13.1999"},), Outcome.BREAKS, field="nktNgayChet"),
        Example("KH", ({"ngayDangKy": "25 tuổi"},), Outcome.BREAKS, field="ngayDangKy"),
        Example("KS", ({"nksNgaySinh": ""},), Outcome.CANNOT_TELL, field="nksNgaySinh"),
    ),
)
