"""Deaths: the notice of death, the hour, the place, the boxes for children, a life of less than a day.

An empty cause of death and an empty notice are right (TT 04/2020/TT-BTP Điều 34: a cause without paper stays empty; the commune that would
issue the notice itself issues none), so no rule asks for them.
"""

from __future__ import annotations

from sogoc.law.conditions import says_unknown, speaks_of
from sogoc.law.expr import EVENT, REGISTERED, F, all_of, any_of, date, days, if_, lit, no, present, years
from sogoc.law.laws import DAN_SU_2015_KHAI_TU, ND_123_2015_KHAI_TU, TT_04_2020_KHAI_TU
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_BORN, _HOUR, _NOTICE = F("nktNgaySinh"), F("nktGioPhutChet"), F("gbtNgay")
_NOTE = F("ghiChu").v
_INFANT = speaks_of(_NOTE, "dưới 01 tuổi", "dưới 1 tuổi", "dưới một tuổi")
_SMALL = speaks_of(_NOTE, "đến dưới 05 tuổi", "đến dưới 5 tuổi", "đến dưới năm tuổi")
_AGE = years(_BORN, EVENT)
_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."


def _death(outcome: Outcome, **row: str) -> Example:
    usual = {"nktNgaySinh": "1940", "nktNgayChet": "05.03.2018", "ngayDangKy": "10.03.2018"}
    return Example("KT", (usual | row,), outcome)


RULES = (
    Rule(
        code="NGAY_GIAY_BAO_TU",
        title="Ngày của giấy báo tử trước ngày chết hoặc sau ngày đăng ký",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KT",),
        field="gbtNgay",
        says="{label} ghi “{value}”, không nằm giữa ngày chết “{died}” và ngày đăng ký “{registered}”.",
        fix=_FIX,
        versions=(
            Version(
                all_of(date(_NOTICE) >= date(EVENT), date(_NOTICE) <= date(REGISTERED)),
                law=ND_123_2015_KHAI_TU,
            ),
        ),
        params={"died": EVENT.v, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _death(Outcome.PASSES, gbtNgay="06.03.2018"),
            _death(Outcome.BREAKS, gbtNgay="04.03.2018"),
            _death(Outcome.BREAKS, gbtNgay="11.03.2018"),
            _death(Outcome.CANNOT_TELL, gbtNgay=""),
        ),
    ),
    Rule(
        code="GIAY_BAO_TU_THIEU_LOAI",
        title="Có số, ngày hoặc nơi cấp giấy báo tử mà không có loại giấy",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KT",),
        field="gbtLoai",
        when=any_of(present(F("gbtSo")), present(_NOTICE), present(F("gbtCoQuanCap"))),
        says="{label} để trống hoặc ghi mã 0, nhưng số, ngày hoặc cơ quan cấp của giấy đó có ghi.",
        fix="Đối chiếu với trang sổ và chọn loại giấy; nếu sổ không ghi loại thì giữ nguyên.",
        versions=(
            Version(all_of(present(F("gbtLoai").v), no(F("gbtLoai").u == "0")), law=ND_123_2015_KHAI_TU),
        ),
        examples=(
            _death(Outcome.PASSES, gbtLoai="1", gbtSo="05/GBT"),
            _death(Outcome.BREAKS, gbtSo="05/GBT"),
            _death(Outcome.BREAKS, gbtLoai="0", gbtNgay="06.03.2018"),
            _death(Outcome.PASSES),
        ),
    ),
    Rule(
        code="GIO_CHET_SAI",
        title="Giờ, phút chết không có thật hoặc không đọc được thành giờ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("KT",),
        field="nktGioPhutChet",
        says="{label} ghi “{value}”, {why}.",
        fix="Đối chiếu với trang sổ và nhập lại (ví dụ 07:30); sổ không ghi thì để trống. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(any_of(_HOUR.k == "gio_phut", says_unknown(_HOUR.v)), law=TT_04_2020_KHAI_TU),),
        params={
            "why": if_(
                _HOUR.k == "khong_the", lit("là giờ không thể có"), lit("chưa đọc được thành giờ, phút")
            )
        },
        reasons=AS_WRITTEN,
        examples=(
            _death(Outcome.PASSES, nktGioPhutChet="07 giờ 30 phút"),
            _death(Outcome.PASSES, nktGioPhutChet="Không rõ"),
            _death(Outcome.BREAKS, nktGioPhutChet="25:10"),
            _death(Outcome.BREAKS, nktGioPhutChet="05.03.2018"),
            _death(Outcome.CANNOT_TELL, nktGioPhutChet=""),
        ),
    ),
    Rule(
        code="O_TUOI_TRE_EM_LECH",
        title="Ghi chú “Trẻ dưới 01 tuổi”, “Trẻ từ 01 đến dưới 5 tuổi” không hợp với tuổi khi chết",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KT",),
        field="ghiChu",
        when=any_of(_INFANT, _SMALL),
        says="Ghi chú nói {box}, nhưng theo ngày sinh “{born}” và ngày chết “{died}” người chết {age} tuổi.",
        fix="Kiểm tra ô đánh dấu và hai ngày với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(if_(_INFANT, _AGE < 1, all_of(_AGE >= 1, _AGE < 5)), law=TT_04_2020_KHAI_TU),),
        params={
            "box": if_(_INFANT, lit("trẻ dưới 01 tuổi"), lit("trẻ từ 01 đến dưới 5 tuổi")),
            "born": _BORN.v,
            "died": EVENT.v,
            "age": _AGE,
        },
        examples=(
            _death(Outcome.PASSES, nktNgaySinh="01.01.2018", ghiChu="Trẻ dưới 01 tuổi"),
            _death(Outcome.BREAKS, nktNgaySinh="01.01.2016", ghiChu="Trẻ dưới 01 tuổi"),
            _death(Outcome.PASSES, nktNgaySinh="01.01.2016", ghiChu="Trẻ từ 01 đến dưới 5 tuổi"),
            _death(Outcome.BREAKS, nktNgaySinh="01.01.2018", ghiChu="Trẻ từ 01 đến dưới 5 tuổi"),
            _death(Outcome.CANNOT_TELL, nktNgaySinh="", ghiChu="Trẻ dưới 01 tuổi"),
        ),
    ),
    Rule(
        code="SONG_DUOI_24_GIO",
        title="Trẻ chết ngay trong ngày sinh",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KT",),
        field="nktNgayChet",
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, cùng ngày với ngày sinh “{born}”: trẻ sống dưới 24 giờ chỉ được khai tử khi cha mẹ yêu cầu.",
        fix="Kiểm tra ngày sinh và ngày chết với trang sổ (nhất là năm), sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(days(_BORN, EVENT) != 0, law=DAN_SU_2015_KHAI_TU, since="2017-01-01"),),
        params={"born": _BORN.v},
        examples=(
            _death(Outcome.PASSES, nktNgaySinh="03.03.2018"),
            _death(Outcome.BREAKS, nktNgaySinh="05.03.2018"),
            _death(
                Outcome.PASSES, nktNgaySinh="05.03.2008", nktNgayChet="05.03.2008", ngayDangKy="10.03.2008"
            ),
            _death(Outcome.CANNOT_TELL, nktNgaySinh="2018"),
        ),
    ),
    Rule(
        code="THIEU_NOI_CHET",
        title="Khai tử từ 2016 không ghi nơi chết",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KT",),
        field="nktNoiChet",
        when=any_of(present(F("nktGioPhutChet")), present(F("nktNguyenNhanChet"))),
        decisive=date(REGISTERED),
        says="{label} để trống, trong khi giờ chết hoặc nguyên nhân chết có ghi; từ 01/01/2016 sổ phải ghi nơi chết.",
        fix="Đối chiếu với trang sổ và nhập bổ sung; nếu sổ để trống thì giữ nguyên.",
        versions=(Version(present(F("nktNoiChet")), law=ND_123_2015_KHAI_TU, since="2016-01-01"),),
        examples=(
            _death(Outcome.PASSES, nktNoiChet="Tại nhà", nktNguyenNhanChet="Bệnh"),
            _death(Outcome.BREAKS, nktNguyenNhanChet="Bệnh"),
            _death(Outcome.PASSES),
            _death(Outcome.PASSES, ngayDangKy="10.03.2008", nktNguyenNhanChet="Bệnh"),
            _death(Outcome.CANNOT_TELL, ngayDangKy="", nktNguyenNhanChet="Bệnh"),
        ),
    ),
)
