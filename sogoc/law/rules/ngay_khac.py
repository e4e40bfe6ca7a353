"""Dates that are no plain day of the calendar: lunar, by stem and branch, one of two years, without a year; words that cannot be read.

They are kept as written and bounded where they can be; the civil-status books of the law use the solar calendar. A first of January is a
good date: many were fixed so by a procedure (TT 04/2020/TT-BTP Điều 18).
"""

from __future__ import annotations

from sogoc.law.conditions import says_unknown
from sogoc.law.expr import THIS, any_of, if_, is_in, lit, no
from sogoc.law.laws import TT_04_2020_CACH_GHI, TT_04_2020_NGAY, logic
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version


def _mother(text: str, outcome: Outcome) -> Example:
    return Example("KS", ({"meNgaySinh": text},), outcome, field="meNgaySinh")


def _words(text: str, outcome: Outcome) -> Example:
    return Example("KS", ({"nksNgaySinhBangChu": text},), outcome, field="nksNgaySinhBangChu")


RULES = (
    Rule(
        code="NGAY_AM_LICH",
        title="Ngày âm lịch hoặc năm can chi",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ngay",),
        says="{label} ghi “{value}” {how}; sổ hộ tịch ghi ngày theo dương lịch.",
        fix="Giữ nguyên chữ của sổ. Không tự đổi sang dương lịch; nếu giấy tờ khác có ngày dương lịch thì ghi vào Ghi chú.",
        versions=(Version(no(is_in(THIS.k, "am_lich", "can_chi")), law=TT_04_2020_CACH_GHI),),
        params={"how": if_(THIS.k == "am_lich", lit("theo âm lịch"), lit("theo năm can chi"))},
        examples=(
            _mother("01.01.1962", Outcome.PASSES),
            _mother("1962", Outcome.PASSES),
            _mother("30/02/1962 (âm lịch)", Outcome.BREAKS),
            _mother("Giáp Ngọ", Outcome.BREAKS),
            _mother("25 tháng Chạp năm Kỷ Tỵ (âm lịch)", Outcome.BREAKS),
            _mother("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NGAY_CHUA_RO_NAM",
        title="Ngày ghi hai năm, hoặc có ngày tháng mà không có năm",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ngay",),
        says="{label} ghi “{value}”, {how}.",
        fix="Kiểm tra với trang sổ. Nếu sổ ghi đúng như vậy thì giữ nguyên; không tự chọn một năm.",
        versions=(Version(no(is_in(THIS.k, "hai_nam", "khong_nam")), law=TT_04_2020_NGAY),),
        params={"how": if_(THIS.k == "hai_nam", lit("có thể là một trong hai năm"), lit("không có năm"))},
        examples=(
            _mother("05.03.1954", Outcome.PASSES),
            _mother("1954 hoặc 1955", Outcome.BREAKS),
            _mother("05.03", Outcome.BREAKS),
            _mother("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NGAY_BANG_CHU_KHONG_DOC",
        title="Ngày ghi bằng chữ không đọc được thành ngày",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("một ngày ghi bằng chữ đọc được thành ngày, tháng, năm"),
        each=("ngay_bang_chu",),
        says="{label} ghi “{value}”, không đọc được thành ngày, tháng, năm nên chưa so được với ngày ghi bằng số.",
        fix="Đối chiếu với trang sổ, sửa chỗ nhập sai (thiếu chữ, lặp chữ); nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(any_of(no(THIS.k == "khong_hieu"), says_unknown(THIS.v))),),
        examples=(
            _words("Ngày một tháng tám năm hai nghìn không trăm linh tám", Outcome.PASSES),
            _words("Không rõ", Outcome.PASSES),
            _words("Ngày một một tháng tám tám", Outcome.BREAKS),
            _words("", Outcome.CANNOT_TELL),
        ),
    ),
)
