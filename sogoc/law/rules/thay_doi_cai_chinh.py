"""Change, correction, completion of civil status and re-determined ethnicity: the boxes against the content, the dates, old and new value.

The kinds are those of the boxes on the page (TT 04/2020/TT-BTP Điều 17: correction needs an error in the book; Điều 18: completion fills
what the book left empty). Codes and columns of this book are proposals, so that a box against its content is only told.
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
    days,
    find,
    if_,
    is_in,
    lit,
    matches,
    no,
    present,
)
from sogoc.law.laws import (
    HO_TICH_2014_THAY_DOI,
    TT_04_2020_BO_SUNG,
    TT_04_2020_CAI_CHINH,
    TT_04_2020_SO,
    logic,
)
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_KIND = F("loaiDangKy").u
_CONTENT, _OLD, _NEW = F("noiDungThayDoi"), F("noiDungThayDoiTu"), F("noiDungThayDoiThanh")
_PAPER_DAY, _DECISION_DAY = F("gthtNgay"), F("quyetDinhNgay")
_SAYS_OLD = find(_CONTENT.v, "[Tt]ừ:? +([^;]*[^ ;]) +(?:thành|sang)[ :]", "phần sau chữ “từ”")
_SAYS_NEW = find(_CONTENT.v, " (?:thành|sang):? +([^;.]*[^ ;.])", "phần sau chữ “thành”")
_PARTIAL = matches(
    _OLD.u, "(?:[0-9]{1,2}[./-])?[0-9]{4}|[0-9]{1,3} tuổi", "là ngày chưa đủ (năm, tháng và năm, tuổi)"
)
_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."
_LEAVE = "Đối chiếu với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _change(outcome: Outcome, **row: str) -> Example:
    return Example("TD", (row,), outcome)


def _content_says(*words: str) -> Expr:
    return speaks_of(_CONTENT.v, *words)


RULES = (
    Rule(
        code="THAY_DOI_KHONG_DOI",
        title="Giá trị cũ và giá trị mới giống nhau",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("TD",),
        field="noiDungThayDoiThanh",
        says="{label} ghi “{value}”, giống hệt giá trị cũ.",
        fix=_FIX,
        versions=(Version(no(_OLD.u == _NEW.u), law=TT_04_2020_CAI_CHINH),),
        reasons=AS_WRITTEN,
        examples=(
            _change(Outcome.PASSES, noiDungThayDoiTu="1991", noiDungThayDoiThanh="1990"),
            _change(Outcome.PASSES, noiDungThayDoiTu="Nguyễn Van An", noiDungThayDoiThanh="Nguyễn Văn An"),
            _change(Outcome.BREAKS, noiDungThayDoiTu="1990", noiDungThayDoiThanh="1990 "),
            _change(Outcome.CANNOT_TELL, noiDungThayDoiTu="", noiDungThayDoiThanh="1990"),
        ),
    ),
    Rule(
        code="NOI_DUNG_KHONG_DOI",
        title="Nội dung ghi “từ … thành …” với hai phần giống nhau",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("TD",),
        field="noiDungThayDoi",
        says="{label} ghi “{value}”: phần sau chữ “từ” và phần sau chữ “thành” giống nhau.",
        fix=_FIX,
        versions=(Version(no(_SAYS_OLD == _SAYS_NEW), law=TT_04_2020_CAI_CHINH),),
        reasons=AS_WRITTEN,
        examples=(
            _change(Outcome.PASSES, noiDungThayDoi="Cải chính năm sinh từ 1991 thành 1990"),
            _change(Outcome.BREAKS, noiDungThayDoi="Cải chính năm sinh từ 1990 thành 1990."),
            _change(Outcome.CANNOT_TELL, noiDungThayDoi="Bổ sung nơi sinh"),
        ),
    ),
    Rule(
        code="THAY_DOI_THIEU_TU_THANH",
        title="Thay đổi, cải chính mà không rõ từ gì thành gì",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="noiDungThayDoi",
        when=is_in(_KIND, "1", "2"),
        says="{label} ghi “{value}”: không thấy ghi thay đổi từ gì thành gì, và hai cột giá trị cũ, giá trị mới chưa đủ.",
        fix="Nếu trang sổ ghi giá trị cũ và giá trị mới thì nhập vào hai cột Thay đổi từ, Thay đổi thành; nếu không thì giữ nguyên.",
        versions=(
            Version(
                any_of(all_of(present(_OLD), present(_NEW)), _content_says("thành ", " sang ")),
                law=TT_04_2020_CAI_CHINH,
            ),
        ),
        examples=(
            _change(Outcome.PASSES, loaiDangKy="2", noiDungThayDoi="Năm sinh từ 1991 thành 1990"),
            _change(
                Outcome.PASSES,
                loaiDangKy="2",
                noiDungThayDoi="Năm sinh",
                noiDungThayDoiTu="1991",
                noiDungThayDoiThanh="1990",
            ),
            _change(Outcome.BREAKS, loaiDangKy="1", noiDungThayDoi="Thay đổi tên"),
            _change(Outcome.PASSES, loaiDangKy="3", noiDungThayDoi="Bổ sung nơi sinh"),
            _change(Outcome.CANNOT_TELL, loaiDangKy="1", noiDungThayDoi=""),
        ),
    ),
    Rule(
        code="BO_SUNG_CO_GIA_TRI_CU",
        title="Ô bổ sung mà có giá trị cũ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="noiDungThayDoiTu",
        when=all_of(_KIND == "3", no(certainly(_PARTIAL))),
        says="{label} ghi “{value}”, mà loại đăng ký là bổ sung: bổ sung chỉ ghi thêm vào chỗ còn trống hoặc chưa đủ ngày, tháng.",
        fix=_LEAVE,
        versions=(Version(no(present(_OLD)), law=TT_04_2020_BO_SUNG),),
        examples=(
            _change(Outcome.PASSES, loaiDangKy="3", noiDungThayDoiTu="", noiDungThayDoiThanh="Đà Lạt"),
            _change(
                Outcome.PASSES, loaiDangKy="3", noiDungThayDoiTu="1991", noiDungThayDoiThanh="05.03.1991"
            ),
            _change(Outcome.PASSES, loaiDangKy="3", noiDungThayDoiTu="25 tuổi", noiDungThayDoiThanh="1950"),
            _change(Outcome.BREAKS, loaiDangKy="3", noiDungThayDoiTu="Kinh", noiDungThayDoiThanh="Cơ Ho"),
            _change(Outcome.PASSES, loaiDangKy="2", noiDungThayDoiTu="1991"),
            _change(Outcome.CANNOT_TELL, loaiDangKy="", noiDungThayDoiTu="Kinh"),
        ),
    ),
    Rule(
        code="O_DAN_TOC_LECH_NOI_DUNG",
        title="Ô xác định lại dân tộc không hợp với nội dung",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="loaiDangKy",
        when=_KIND == "4",
        says="{label} ghi mã “{value}” (xác định lại dân tộc), mà nội dung “{content}” không nói về dân tộc.",
        fix=_LEAVE,
        versions=(Version(_content_says("dân tộc"), law=HO_TICH_2014_THAY_DOI),),
        params={"content": _CONTENT.v},
        examples=(
            _change(
                Outcome.PASSES, loaiDangKy="4", noiDungThayDoi="Xác định lại dân tộc từ Kinh thành Cơ Ho"
            ),
            _change(Outcome.BREAKS, loaiDangKy="4", noiDungThayDoi="Năm sinh từ 1991 thành 1990"),
            _change(Outcome.CANNOT_TELL, loaiDangKy="4", noiDungThayDoi=""),
            _change(Outcome.PASSES, loaiDangKy="2", noiDungThayDoi="Năm sinh từ 1991 thành 1990"),
        ),
    ),
    Rule(
        code="O_THAY_DOI_LECH_NOI_DUNG",
        title="Ô thay đổi, cải chính, bổ sung không hợp với chữ đầu của nội dung",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="loaiDangKy",
        when=is_in(_KIND, "1", "2", "3"),
        says="{label} ghi mã “{value}”, mà nội dung “{content}” nói về loại việc khác.",
        fix=f"Xem ô đánh dấu ở bên phải trang sổ. {_LEAVE}",
        versions=(
            Version(
                no(
                    any_of(
                        *(
                            all_of(
                                no(is_in(_KIND, kind)),
                                _content_says(words),
                                *(no(_content_says(other)) for other in others),
                            )
                            for kind, words, *others in (
                                ("1", "thay đổi", "cải chính", "bổ sung"),
                                ("2", "cải chính", "thay đổi", "bổ sung"),
                                ("3", "bổ sung", "thay đổi", "cải chính"),
                            )
                        )
                    )
                ),
                law=HO_TICH_2014_THAY_DOI,
            ),
        ),
        params={"content": _CONTENT.v},
        examples=(
            _change(Outcome.PASSES, loaiDangKy="2", noiDungThayDoi="Cải chính năm sinh từ 1991 thành 1990"),
            _change(Outcome.PASSES, loaiDangKy="2", noiDungThayDoi="Năm sinh từ 1991 thành 1990"),
            _change(Outcome.BREAKS, loaiDangKy="1", noiDungThayDoi="Bổ sung nơi sinh"),
            _change(Outcome.PASSES, loaiDangKy="1", noiDungThayDoi="Thay đổi tên, bổ sung nơi sinh"),
            _change(Outcome.CANNOT_TELL, loaiDangKy="1", noiDungThayDoi=""),
        ),
    ),
    Rule(
        code="GIAY_TO_SAU_THAY_DOI",
        title="Giấy tờ hộ tịch được sửa cấp sau ngày đăng ký việc thay đổi",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("giấy tờ được sửa phải có trước khi sửa"),
        books=("TD",),
        field="gthtNgay",
        says="{label} ghi “{value}”, sau ngày đăng ký việc thay đổi (“{registered}”).",
        fix=_FIX,
        versions=(Version(date(_PAPER_DAY) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _change(Outcome.PASSES, gthtNgay="12.04.1990", ngayDangKy="15.06.2018"),
            _change(Outcome.BREAKS, gthtNgay="12.04.2019", ngayDangKy="15.06.2018"),
            _change(Outcome.CANNOT_TELL, gthtNgay="2018", ngayDangKy="15.06.2018"),
        ),
    ),
    Rule(
        code="QUYET_DINH_SAU_DANG_KY",
        title="Quyết định là căn cứ ký sau ngày đăng ký, hoặc đã quá lâu",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="quyetDinhNgay",
        says="{label} ghi “{value}”, {how} (“{registered}”).",
        fix=_LEAVE,
        versions=(
            Version(
                all_of(
                    days(_DECISION_DAY, REGISTERED) >= 0,
                    days(_DECISION_DAY, REGISTERED) <= 365,
                ),
                law=HO_TICH_2014_THAY_DOI,
            ),
        ),
        params={
            "how": if_(
                certainly(days(_DECISION_DAY, REGISTERED) < 0),
                lit("sau ngày đăng ký"),
                lit("trước ngày đăng ký hơn một năm"),
            ),
            "registered": REGISTERED.v,
        },
        examples=(
            _change(Outcome.PASSES, quyetDinhNgay="12.06.2010", ngayDangKy="15.06.2010"),
            _change(Outcome.BREAKS, quyetDinhNgay="16.06.2010", ngayDangKy="15.06.2010"),
            _change(Outcome.BREAKS, quyetDinhNgay="16.06.2007", ngayDangKy="15.06.2010"),
            _change(Outcome.CANNOT_TELL, quyetDinhNgay="", ngayDangKy="15.06.2010"),
        ),
    ),
    Rule(
        code="THAY_DOI_THIEU_DAN_CHIEU",
        title="Không ghi giấy tờ hộ tịch được sửa",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="gthtLoai",
        says="Tên, số và ngày của giấy tờ hộ tịch được sửa đều để trống nên không nối được với trường hợp gốc.",
        fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu không thì tra sổ gốc theo họ tên và ngày sinh, hoặc giữ nguyên.",
        versions=(
            Version(
                any_of(*(present(F(name)) for name in ("gthtLoai", "gthtSo", "gthtNgay"))), law=TT_04_2020_SO
            ),
        ),
        examples=(
            _change(Outcome.PASSES, gthtLoai="Giấy khai sinh"),
            _change(Outcome.PASSES, gthtSo="12/1990"),
            _change(Outcome.BREAKS, gthtLoai="", gthtSo="", gthtNgay=""),
        ),
    ),
    Rule(
        code="CO_QUYET_DINH_TU_2016",
        title="Thay đổi, cải chính từ 2016 mà có số quyết định",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("TD",),
        field="quyetDinhSo",
        when=certainly(date(REGISTERED) >= "2016-01-01"),
        says="{label} ghi “{value}”, mà từ 01/01/2016 việc thay đổi, cải chính được cấp trích lục, không còn quyết định.",
        fix=_LEAVE,
        versions=(Version(no(present(F("quyetDinhSo"))), law=HO_TICH_2014_THAY_DOI),),
        examples=(
            _change(Outcome.PASSES, quyetDinhSo="", ngayDangKy="15.06.2018"),
            _change(Outcome.BREAKS, quyetDinhSo="12/QĐ-UBND", ngayDangKy="15.06.2018"),
            _change(Outcome.PASSES, quyetDinhSo="12/QĐ-UBND", ngayDangKy="15.06.2010"),
        ),
    ),
)
