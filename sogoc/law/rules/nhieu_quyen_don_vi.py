"""The days of a unit against its entries. Found over all books, in ``checking/register_rules``.

A book stands under the unit that keeps it, which may have come after the office that wrote it: what is older than the unit is said once for
the whole book. Since an office registers in the ministry's software, an event of the five types of *Phần mềm 158* is there already; the
day differs by office and stands in the list of units (``software_from``).
"""

from __future__ import annotations

from sogoc.law.laws import logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import OFFICE_OF_ROW, Example, Outcome, Rule, Scope, Severity

_TIME = "từ 1994-07-11, đến 2025-06-30, phần mềm từ 2020-01-02"


def _entry(day: str, outcome: Outcome, *, time: str = _TIME, book: str = "KS") -> Example:
    return Example(book, ({"so": "01/2008", "ngayDangKy": day, OFFICE_OF_ROW: time},), outcome)


RULES = (
    Rule(
        code="NGOAI_THOI_CO_QUAN",
        title="Việc đăng ký khi đơn vị chưa có hoặc không còn",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        basis=logic("một cơ quan chỉ đăng ký khi đã có và đang còn"),
        says="{what} {when} {unit} ({day}).",
        fix=(
            "Đối chiếu ngày đăng ký và nơi đăng ký với trang sổ, sửa chỗ nhập sai. Quyển của cơ quan cũ nay do đơn vị này giữ thì "
            "giữ nguyên; quyển thuộc đơn vị khác thì nộp lại ở đơn vị ấy."
        ),
        reasons=AS_WRITTEN,
        examples=(
            _entry("15.06.2008", Outcome.PASSES),
            _entry("15.07.2025", Outcome.BREAKS),
            _entry("15.06.1990", Outcome.BREAKS),
            _entry("1994", Outcome.CANNOT_TELL),
            _entry("", Outcome.CANNOT_TELL),
            _entry("15.06.1990", Outcome.CANNOT_TELL, time="đến 2025-06-30"),
        ),
    ),
    Rule(
        code="SAU_KHI_CO_PHAN_MEM",
        title="Việc đăng ký sau ngày đơn vị bắt đầu đăng ký trên phần mềm của Bộ Tư pháp",
        severity=Severity.LUU_Y,
        scope=Scope.REGISTER,
        basis=logic("việc đã đăng ký trên phần mềm thì đã có dữ liệu ở đó"),
        says="Ngày đăng ký “{value}” sau ngày {unit} bắt đầu đăng ký trên phần mềm của Bộ Tư pháp ({day}); có thể việc này đã có ở đó.",
        fix=(
            "Tra việc này trên phần mềm của Bộ Tư pháp trước khi chuyển, để không thành hai. Nếu ngày nhập sai thì sửa; "
            "nếu việc chỉ có ở sổ giấy thì giữ nguyên."
        ),
        reasons=AS_WRITTEN,
        examples=(
            _entry("15.06.2019", Outcome.PASSES),
            _entry("15.06.2021", Outcome.BREAKS),
            _entry("15.06.2021", Outcome.PASSES, book="GH"),
            _entry("2020", Outcome.CANNOT_TELL),
            _entry("15.06.2021", Outcome.CANNOT_TELL, time="từ 1994-07-11"),
        ),
    ),
)
