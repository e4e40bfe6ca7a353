"""Where an entry stands: the number of its book, opened before the events that stand in it; its page."""

from __future__ import annotations

from sogoc.law.expr import REGISTERED, THIS, int_of, matches, part, year
from sogoc.law.laws import TT_04_2020_QUYEN, TT_04_2020_SO, logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version


def _book(text: str, registered: str, outcome: Outcome) -> Example:
    return Example("KS", ({"quyenSo": text, "ngayDangKy": registered},), outcome, field="quyenSo")


def _page(text: str, outcome: Outcome) -> Example:
    return Example("KS", ({"trangSo": text},), outcome, field="trangSo")


RULES = (
    Rule(
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
    ),
    Rule(
        code="QUYEN_SO_SAI_DANG",
        title="Quyển số sai dạng",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_quyen",),
        says="{label} ghi “{value}”, không đúng dạng số/năm (ví dụ 01/2008).",
        fix="Đối chiếu với bìa sổ và nhập theo dạng số/năm; nếu bìa ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(THIS.k == "so", law=TT_04_2020_QUYEN),),
        examples=(
            _book("01/2008", "", Outcome.PASSES),
            _book("01-TP/HT-2020-GH", "", Outcome.PASSES),
            _book("01", "", Outcome.BREAKS),
            _book("", "", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TRANG_SAI_DANG",
        title="Trang số không phải là số trang",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("trang",),
        basis=logic("trang của sổ được đánh bằng số"),
        says="{label} ghi “{value}”, không đọc được thành số trang.",
        fix="Đối chiếu với trang sổ và nhập số trang bằng chữ số (ví dụ 12, 12A, 55-56); nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(THIS.k == "trang"),),
        examples=(
            _page("12", Outcome.PASSES),
            _page("55-56", Outcome.PASSES),
            _page("mặt sau", Outcome.BREAKS),
            _page("", Outcome.CANNOT_TELL),
        ),
    ),
)
