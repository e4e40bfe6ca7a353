"""Entries that look like one event, and twins. Found on whole books, in ``checking/book_rules``.

The ministry's software refuses twins as repeats and lets true repeats pass; here they are told apart. One event twice: the same
subjects (name, sex, birth date) and the same relatives, whatever the number. Twins: the same birth date and parents, another name or
sex. Names one edit apart may be either, so both are said, and nothing is held.
"""

from __future__ import annotations

from sogoc.law.laws import logic
from sogoc.law.reasons import SAME_EVENT
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity


def _births(first: dict[str, str], second: dict[str, str], outcome: Outcome) -> Example:
    shared = {
        "ngayDangKy": "15.06.2008",
        "nksGioiTinh": "1",
        "nksNgaySinh": "01.06.2008",
        "meHoTen": "LÊ THỊ BÌNH",
        "chaHoTen": "NGUYỄN VĂN CƯỜNG",
    }
    return Example("KS", (shared | {"so": "01/2008"} | first, shared | {"so": "02/2008"} | second), outcome)


_AN = {"nksHoTen": "NGUYỄN VĂN AN"}

RULES = (
    Rule(
        code="NGHI_TRUNG_VIEC",
        title="Nghi cùng một việc được ghi hai lần",
        severity=Severity.CAN_LY_DO,
        scope=Scope.BOOK,
        basis=logic("một việc hộ tịch chỉ được tính một lần"),
        says="Thông tin của “{who}” trùng hoặc gần trùng với {others}; nghi là cùng một việc được ghi hai lần.",
        fix=(
            "So các trang sổ với nhau. Nếu nhập hai lần thì bỏ một dòng rồi nộp lại gói; "
            "nếu đúng là hai trường hợp trong sổ thì chọn lý do."
        ),
        reasons=SAME_EVENT,
        examples=(
            _births(_AN, _AN, Outcome.BREAKS),
            _births(_AN, {"nksHoTen": "Nguyễn Văn An"}, Outcome.BREAKS),
            _births(_AN, {"nksHoTen": "NGUYỄN VĂN BÌNH"}, Outcome.PASSES),
            _births(_AN, {**_AN, "nksNgaySinh": "02.06.2008"}, Outcome.PASSES),
            _births({**_AN, "nksNgaySinh": ""}, {**_AN, "nksNgaySinh": ""}, Outcome.CANNOT_TELL),
            _births(
                {**_AN, "meHoTen": "", "chaHoTen": ""},
                {**_AN, "meHoTen": "", "chaHoTen": ""},
                Outcome.CANNOT_TELL,
            ),
        ),
    ),
    Rule(
        code="NGHI_SINH_DOI",
        title="Nghi sinh đôi",
        severity=Severity.LUU_Y,
        scope=Scope.BOOK,
        basis=logic("hai trẻ cùng ngày sinh, cùng cha mẹ mà khác tên hoặc khác giới tính là hai anh chị em"),
        books=("KS",),
        says="“{who}” cùng ngày sinh, cùng cha mẹ với {others}; nghi là sinh đôi.",
        fix="So các trang sổ với nhau. Nếu là sinh đôi thì giữ nguyên; danh sách này dùng để đề nghị Bộ Tư pháp tiếp nhận.",
        reasons=SAME_EVENT,
        examples=(
            _births(_AN, {"nksHoTen": "NGUYỄN VĂN BÌNH"}, Outcome.BREAKS),
            _births(_AN, {**_AN, "nksGioiTinh": "2"}, Outcome.BREAKS),
            _births(_AN, _AN, Outcome.PASSES),
            _births(_AN, {"nksHoTen": "NGUYỄN VĂN BÌNH", "meHoTen": "TRẦN THỊ BÌNH"}, Outcome.PASSES),
            _births({**_AN, "nksNgaySinh": ""}, {"nksHoTen": "B", "nksNgaySinh": ""}, Outcome.CANNOT_TELL),
        ),
    ),
)
