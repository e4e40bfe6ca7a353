"""The book's number in the entry: a book is opened before the events that stand in it, and may serve several years."""

from __future__ import annotations

from sogoc.law.expr import REGISTERED, THIS, int_of, matches, part, year
from sogoc.law.laws import TT_04_2020_SO
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version


def _book(text: str, registered: str, outcome: Outcome) -> Example:
    return Example("KS", ({"quyenSo": text, "ngayDangKy": registered},), outcome, field="quyenSo")


RULE = Rule(
    code="QUYEN_MO_SAU_DANG_KY",
    title="Quyển sổ mở sau năm đăng ký",
    severity=Severity.LUU_Y,
    scope=Scope.FIELD,
    each=("so_quyen",),
    when=matches(THIS.u, "[0-9A-Za-z]+/[0-9]{4}", "có dạng số/năm"),
    says="{label} ghi “{value}”, năm mở sổ sau năm đăng ký “{registered}”.",
    fix="Kiểm tra quyển số và ngày đăng ký với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy (sổ sao lại) thì giữ nguyên.",
    versions=(Version(int_of(part(THIS.u, -4)) <= year(REGISTERED), law=TT_04_2020_SO),),
    params={"registered": REGISTERED.v},
    examples=(
        _book("01/2008", "05.03.2008", Outcome.PASSES),
        _book("01/2008", "05.03.2010", Outcome.PASSES),
        _book("02/2018", "27.10.2008", Outcome.BREAKS),
        _book("01-TP/HT-2020-KS", "05.03.2018", Outcome.PASSES),
        _book("", "05.03.2008", Outcome.CANNOT_TELL),
        _book("01/2008", "", Outcome.CANNOT_TELL),
    ),
)
