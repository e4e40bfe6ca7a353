"""What the note of a marriage entry says against its columns: the day it was established, the divorce, the certificate used.

The day on which a marriage was established and the judgment of a divorce have no columns of their own; books write them in the note
(TT 04/2020/TT-BTP Điều 23, Điều 33).
"""

from __future__ import annotations

from sogoc.law.conditions import certainly, speaks_of
from sogoc.law.expr import (
    REGISTERED,
    Expr,
    F,
    all_of,
    any_of,
    date,
    date_in,
    days,
    find,
    fold,
    if_,
    is_in,
    lit,
    no,
    present,
)
from sogoc.law.laws import TT_04_2020_LY_HON, TT_04_2020_XNTTHN, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version
from sogoc.law.rules.tuoi_ket_hon import ESTABLISHED

_NOTE = F("ghiChu").v
_STATE = F("tinhTrangKetHon").u
_DAY = (
    "(?:[^0-9]|[0-9]{1,4}(?:[^0-9./-]|[./-][^0-9]|/[0-9]{4}/)){0,90}([0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4})"
)


def _day_after(words: str, meaning: str) -> Expr:
    return date_in(find(fold(_NOTE), f"(?:{words}){_DAY}", meaning))


_DIVORCE = _day_after("da li hon|ban an|quyet dinh", "ngày của bản án, quyết định")
_CERTIFICATE = _day_after("xac nhan tinh trang hon nhan|xntthn", "ngày của giấy xác nhận tình trạng hôn nhân")
_SPEAKS_OF_DIVORCE = certainly(speaks_of(_NOTE, "ly hôn", "lý hôn", "li hôn"))
_SPEAKS_OF_END = certainly(
    speaks_of(
        _NOTE,
        "ly hôn",
        "li hôn",
        "hủy việc kết hôn",
        "huỷ việc kết hôn",
        "hủy kết hôn",
        "huỷ kết hôn",
        "công nhận",
    )
)


def _note(
    note: str, outcome: Outcome, *, registered: str = "20.08.2003", state: str = "", kind: str = "1"
) -> Example:
    row = {"ghiChu": note, "ngayDangKy": registered, "tinhTrangKetHon": state, "loaiDangKy": kind}
    return Example("KH", (row,), outcome)


def _or_empty(text: Expr) -> Expr:
    return if_(present(text), text, lit("(để trống)"))


_COURT = "Đã ly hôn theo Bản án số 12/2015/HNGĐ-ST ngày 05/06/2015 của Tòa án nhân dân huyện Di Linh"

RULES = (
    Rule(
        code="XAC_LAP_SAU_DANG_KY",
        title="Ngày xác lập quan hệ hôn nhân sau ngày đăng ký",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("việc được đăng ký đã có vào ngày đăng ký"),
        books=("KH",),
        field="ghiChu",
        says="Ghi chú nói quan hệ hôn nhân xác lập {established}, sau ngày đăng ký “{registered}”.",
        fix="Đối chiếu hai ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(date(ESTABLISHED) <= date(REGISTERED)),),
        params={"established": ESTABLISHED, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _note("Xác lập quan hệ hôn nhân từ ngày 12.05.1980", Outcome.PASSES),
            _note("Quan hệ hôn nhân xác lập từ ngày 12.05.2005", Outcome.BREAKS),
            _note("Đăng ký lưu động", Outcome.CANNOT_TELL),
            _note("Xác lập quan hệ hôn nhân từ ngày 12.05.1980", Outcome.CANNOT_TELL, registered=""),
        ),
    ),
    Rule(
        code="LY_HON_TRUOC_KET_HON",
        title="Ngày ly hôn ghi ở Ghi chú trước ngày kết hôn",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KH",),
        field="ghiChu",
        when=all_of(is_in(F("loaiDangKy").u, "1"), _SPEAKS_OF_DIVORCE, no(present(ESTABLISHED))),
        says="Ghi chú nói đã ly hôn theo bản án, quyết định ngày {divorced}, trước ngày đăng ký kết hôn “{registered}”.",
        fix=(
            "Đối chiếu ngày của bản án, quyết định và ngày đăng ký với trang sổ. "
            "Nếu bản án nói về cuộc hôn nhân trước của một bên thì giữ nguyên và chọn lý do."
        ),
        versions=(Version(date(_DIVORCE) >= date(REGISTERED), law=TT_04_2020_LY_HON),),
        params={"divorced": _DIVORCE, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _note(_COURT, Outcome.PASSES),
            _note(_COURT, Outcome.BREAKS, registered="20.08.2016"),
            _note(_COURT, Outcome.PASSES, registered="20.08.2016", kind="2"),
            _note("Đã ly hôn", Outcome.CANNOT_TELL),
            _note("", Outcome.PASSES),
        ),
    ),
    Rule(
        code="LY_HON_LECH_GHI_CHU",
        title="Tình trạng kết hôn và Ghi chú nói khác nhau về ly hôn, hủy, công nhận kết hôn",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KH",),
        field="tinhTrangKetHon",
        when=any_of(
            certainly(is_in(_STATE, "Đã ly hôn", "Đã hủy việc kết hôn", "Đã được công nhận việc kết hôn")),
            _SPEAKS_OF_DIVORCE,
        ),
        says=(
            "Tình trạng kết hôn ghi “{state}”, Ghi chú ghi “{note}”: "
            "một bên nói việc kết hôn đã chấm dứt hoặc được công nhận, bên kia không nói."
        ),
        fix=(
            "Ghi vào Ghi chú số, ngày và tòa án của bản án, quyết định đúng như trang sổ, và chọn tình trạng kết hôn tương ứng. "
            "Nếu sổ không ghi thì giữ nguyên."
        ),
        versions=(
            Version(
                all_of(
                    any_of(no(present(_STATE)), no(present(F("ghiChu"))), _SPEAKS_OF_END),
                    present(F("ghiChu")),
                    present(_STATE),
                ),
                law=TT_04_2020_LY_HON,
            ),
        ),
        params={"state": _or_empty(_STATE), "note": _or_empty(_NOTE)},
        examples=(
            _note(_COURT, Outcome.PASSES, state="Đã ly hôn"),
            _note(_COURT, Outcome.BREAKS),
            _note("", Outcome.BREAKS, state="Đã ly hôn"),
            _note("Đăng ký lưu động", Outcome.BREAKS, state="Đã ly hôn"),
            _note("Đăng ký lưu động", Outcome.PASSES),
        ),
    ),
    Rule(
        code="XNTTHN_QUA_6_THANG",
        title="Giấy xác nhận tình trạng hôn nhân đã quá 06 tháng khi đăng ký kết hôn",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KH",),
        field="ghiChu",
        decisive=date(REGISTERED),
        says=(
            "Ghi chú dẫn giấy xác nhận tình trạng hôn nhân ngày {issued}: "
            "vào ngày đăng ký “{registered}” giấy đã quá 06 tháng hoặc chưa được cấp."
        ),
        fix="Đối chiếu ngày của giấy và ngày đăng ký với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(
            Version(
                all_of(days(_CERTIFICATE, REGISTERED) <= 184, days(_CERTIFICATE, REGISTERED) >= 0),
                law=TT_04_2020_XNTTHN,
                since="2020-07-16",
            ),
        ),
        params={"issued": _CERTIFICATE, "registered": REGISTERED.v},
        examples=(
            _note(
                "Giấy xác nhận tình trạng hôn nhân số 12/UBND-XNTTHN ngày 05/06/2021",
                Outcome.PASSES,
                registered="20.08.2021",
            ),
            _note(
                "Giấy xác nhận tình trạng hôn nhân số 12/UBND-XNTTHN ngày 05/06/2020",
                Outcome.BREAKS,
                registered="20.08.2021",
            ),
            _note(
                "Giấy xác nhận tình trạng hôn nhân số 12 ngày 05/06/2010",
                Outcome.PASSES,
                registered="20.08.2012",
            ),
            _note("Đăng ký lưu động", Outcome.CANNOT_TELL, registered="20.08.2021"),
        ),
    ),
)
