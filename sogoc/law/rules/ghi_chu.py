"""What the note says of a later life of the entry: changes that a copy must show (TT 04/2020/TT-BTP Điều 29 khoản 6).

Nationality, father, mother, child, sex, adoption and its end, divorce, annulment, missing, capacity, correction: the columns keep
what stood first, the change is recorded beside it as a dated amendment.
"""

from __future__ import annotations

from sogoc.law.conditions import ANY, speaks_of
from sogoc.law.expr import REGISTERED, THIS, all_of, date, date_in, find, matches, no
from sogoc.law.laws import TT_04_2020_GHI_CHU, TT_04_2020_SUA_CHUA
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_CHANGES = (
    "cải chính", "thay đổi họ", "thay đổi tên", "đổi tên", "bổ sung hộ tịch", "xác định lại", "nhận cha", "nhận mẹ", "nhận con",
    "con nuôi", "chấm dứt việc nuôi", "mất tích", "năng lực hành vi", "thôi quốc tịch", "nhập quốc tịch", "ly hôn", "hủy việc kết hôn",
    "huỷ việc kết hôn",
)  # fmt: skip
_NOTE = THIS.attribute_in("ghi_chu")
_TAKES_PLACE = ("cải chính", "thay đổi", "bổ sung", "ly hôn")
_DAY = date_in(
    find(
        THIS.v,
        "(?:cải chính|thay đổi|bổ sung|ly hôn)[^0-9]{0,60}ngày ([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})",
        "ngày của việc sửa",
    )
)


def _note(text: str, outcome: Outcome, *, registered: str = "05.03.2008") -> Example:
    return Example("KS", ({"ghiChu": text, "ngayDangKy": registered},), outcome, field="ghiChu")


RULES = (
    Rule(
        code="GHI_CHU_BIEN_DONG",
        title="Ghi chú có việc làm thay đổi nội dung của trường hợp",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("van_ban",),
        when=_NOTE,
        says="{label} ghi “{value}”: đây là việc làm thay đổi nội dung, bản sao phải theo nội dung mới.",
        fix=(
            "Giữ nguyên các cột như nội dung đăng ký ban đầu và ghi việc này thành một ghi chú thay đổi có ngày và căn cứ, "
            "để bản sao trích lục lấy đúng giá trị hiện tại."
        ),
        versions=(Version(no(speaks_of(THIS.v, *_CHANGES)), law=TT_04_2020_GHI_CHU),),
        examples=(
            _note("Đăng ký lưu động", Outcome.PASSES),
            _note("Cải chính năm sinh theo Quyết định số 05/QĐ-UBND ngày 03/05/2012", Outcome.BREAKS),
            _note("Đã ly hôn theo Bản án số 12/2015", Outcome.BREAKS),
            _note("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="SUA_CHUA_THIEU_NGAY",
        title="Ghi chú nói có sửa chữa sai sót mà không ghi ngày sửa",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("van_ban",),
        when=all_of(
            _NOTE, speaks_of(THIS.v, "sửa chữa", "đã sửa", "sửa lại", "ghi nhầm", "viết nhầm", "ghi sai")
        ),
        says="{label} ghi “{value}”, nói có sửa chữa mà không có ngày, tháng, năm sửa.",
        fix="Đối chiếu với trang sổ: nếu sổ ghi ngày sửa và người sửa thì nhập đủ; nếu sổ không ghi thì giữ nguyên.",
        versions=(
            Version(
                matches(
                    THIS.v,
                    f"{ANY}(?:[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{4}}|[Nn]ăm *[0-9]{{4}}){ANY}",
                    "có ngày, tháng, năm",
                ),
                law=TT_04_2020_SUA_CHUA,
            ),
        ),
        examples=(
            _note("Sửa chữa ngày sinh ngày 05/03/2008", Outcome.PASSES),
            _note("Đã sửa chữ đệm, ngày 05 tháng 3 năm 2008", Outcome.PASSES),
            _note("Sửa lại chữ đệm", Outcome.BREAKS),
            _note("Đăng ký lưu động", Outcome.PASSES),
            _note("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="BIEN_DONG_TRUOC_DANG_KY",
        title="Ghi chú nói sửa nội dung vào ngày trước ngày đăng ký",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("van_ban",),
        when=all_of(_NOTE, speaks_of(THIS.v, *_TAKES_PLACE), no(speaks_of(THIS.v, "đăng ký lại"))),
        says="{label} nói việc sửa ngày {day}, trước ngày đăng ký “{registered}”.",
        fix="Kiểm tra hai ngày với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy (ví dụ sổ được sao lại) thì giữ nguyên.",
        versions=(Version(date(_DAY) >= date(REGISTERED), law=TT_04_2020_GHI_CHU),),
        params={"day": _DAY, "registered": REGISTERED.v},
        examples=(
            _note("cải chính năm sinh ngày 03/05/2012", Outcome.PASSES),
            _note("cải chính năm sinh ngày 03/05/2002", Outcome.BREAKS),
            _note("Cải chính", Outcome.CANNOT_TELL),
            _note("Đăng ký lưu động", Outcome.PASSES),
            _note("", Outcome.CANNOT_TELL),
        ),
    ),
)
