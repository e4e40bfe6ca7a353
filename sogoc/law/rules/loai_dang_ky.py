"""The kind of registration against dates and other columns: codes that say nothing, copies issued again, events registered abroad."""

from __future__ import annotations

from sogoc.law.conditions import foreign, speaks_of
from sogoc.law.expr import REGISTERED, THIS, F, all_of, any_of, date, is_in, no, present, years
from sogoc.law.laws import ND_158_2005_CAP_LAI, TT_04_2020_CACH_GHI, TT_04_2020_NUOC_NGOAI, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_KIND = F("loaiDangKy").u
_ABROAD = _KIND == "3"
_NUMBER, _DAY, _OFFICE, _COUNTRY = (
    F(name)
    for name in ("soDangKyNuocNgoai", "ngayDangKyNuocNgoai", "cqNuocNgoaiDaDangKy", "qgNuocNgoaiDaDangKy")
)


def _birth(outcome: Outcome, **row: str) -> Example:
    return Example("KS", (row,), outcome)


RULES = (
    Rule(
        code="LOAI_DANG_KY_KHONG_RO",
        title="Loại đăng ký ghi là không xác định",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("mỗi việc được đăng ký theo một loại, biết loại thì mới xét được thời hạn"),
        each=("ma",),
        books=("KS", "KT", "CMC"),
        when=THIS.attribute_in("loai_dang_ky"),
        says="{label} ghi mã “{value}”, nghĩa là không xác định hoặc không có thông tin.",
        fix="Xem ô đánh dấu bên phải trang sổ và hai ngày (ngày xảy ra việc, ngày đăng ký) để chọn loại; sổ không cho biết thì giữ nguyên.",
        versions=(Version(no(any_of(THIS.u == "0", THIS.u == "6"))),),
        examples=(
            Example("KS", ({"loaiDangKy": "1"},), Outcome.PASSES, field="loaiDangKy"),
            Example("KS", ({"loaiDangKy": "6"},), Outcome.BREAKS, field="loaiDangKy"),
            Example("KT", ({"loaiDangKy": "0"},), Outcome.BREAKS, field="loaiDangKy"),
            Example("KS", ({"loaiDangKy": ""},), Outcome.CANNOT_TELL, field="loaiDangKy"),
        ),
    ),
    Rule(
        code="CAP_LAI_BAN_CHINH_TU_2016",
        title="Cấp lại bản chính Giấy khai sinh từ 01/01/2016",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="loaiDangKy",
        decisive=date(REGISTERED),
        says=(
            "{label} ghi là cấp bản chính Giấy khai sinh, nhưng ngày đăng ký là “{registered}”: "
            "từ 01/01/2016 không còn việc cấp lại bản chính."
        ),
        fix="Kiểm tra loại đăng ký với trang sổ; nếu là đăng ký lại thì chọn mã 2, nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(_KIND == "5"), law=ND_158_2005_CAP_LAI, since="2016-01-01"),),
        params={"registered": REGISTERED.v},
        examples=(
            _birth(Outcome.PASSES, loaiDangKy="5", ngayDangKy="03.05.2009"),
            _birth(Outcome.BREAKS, loaiDangKy="5", ngayDangKy="03.05.2018"),
            _birth(Outcome.PASSES, loaiDangKy="2", ngayDangKy="03.05.2018"),
            _birth(Outcome.CANNOT_TELL, loaiDangKy="5", ngayDangKy=""),
        ),
    ),
    Rule(
        code="GHI_SO_NUOC_NGOAI_THIEU",
        title="Ghi vào sổ việc khai sinh ở nước ngoài mà thiếu thông tin đăng ký ở nước ngoài",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=TT_04_2020_NUOC_NGOAI,
        books=("KS",),
        field="loaiDangKy",
        when=_ABROAD,
        says="{label} là ghi vào sổ việc khai sinh đã đăng ký ở nước ngoài, nhưng không ghi nước và cơ quan nước ngoài đã đăng ký.",
        fix="Đối chiếu với trang sổ và nhập số, ngày, cơ quan và nước đã đăng ký; nếu sổ không ghi thì giữ nguyên.",
        versions=(Version(any_of(present(_COUNTRY), present(_OFFICE), no(present(_KIND)))),),
        examples=(
            _birth(Outcome.PASSES, loaiDangKy="3", qgNuocNgoaiDaDangKy="Pháp"),
            _birth(Outcome.BREAKS, loaiDangKy="3"),
            _birth(Outcome.PASSES, loaiDangKy="1"),
            _birth(Outcome.CANNOT_TELL, loaiDangKy=""),
        ),
    ),
    Rule(
        code="GHI_SO_NUOC_NGOAI_LECH",
        title="Có nước ngoài đã đăng ký mà loại đăng ký không phải là ghi vào sổ việc ở nước ngoài",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("hai cột nói về cùng một điều thì không trái nhau"),
        books=("KS",),
        field="qgNuocNgoaiDaDangKy",
        when=foreign(_COUNTRY.u),
        says="{label} ghi “{value}”, nhưng loại đăng ký ghi “{kind}”, không phải mã 3 (ghi vào sổ việc đã đăng ký ở nước ngoài).",
        fix="Đối chiếu loại đăng ký và phần đăng ký ở nước ngoài với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(_ABROAD),),
        params={"kind": F("loaiDangKy").v},
        reasons=(*AS_WRITTEN, "yeu_to_nuoc_ngoai"),
        examples=(
            _birth(Outcome.PASSES, loaiDangKy="3", qgNuocNgoaiDaDangKy="Pháp"),
            _birth(Outcome.BREAKS, loaiDangKy="1", qgNuocNgoaiDaDangKy="Pháp"),
            _birth(Outcome.PASSES, loaiDangKy="1", qgNuocNgoaiDaDangKy="Việt Nam"),
            _birth(Outcome.CANNOT_TELL, loaiDangKy="", qgNuocNgoaiDaDangKy="Pháp"),
        ),
    ),
    Rule(
        code="NGAY_NUOC_NGOAI_SAI_THU_TU",
        title="Ngày đăng ký ở nước ngoài trước ngày sinh hoặc sau ngày ghi vào sổ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("sinh ra rồi mới đăng ký ở nước ngoài, đăng ký ở nước ngoài rồi mới ghi vào sổ"),
        books=("KS",),
        field="ngayDangKyNuocNgoai",
        says="{label} ghi “{value}”, không nằm giữa ngày sinh “{born}” và ngày ghi vào sổ “{registered}”.",
        fix="Đối chiếu ba ngày với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(all_of(date(_DAY) >= date(F("nksNgaySinh")), date(_DAY) <= date(REGISTERED))),),
        params={"born": F("nksNgaySinh").v, "registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _birth(
                Outcome.PASSES,
                ngayDangKyNuocNgoai="05.03.2010",
                nksNgaySinh="01.03.2010",
                ngayDangKy="01.06.2012",
            ),
            _birth(
                Outcome.BREAKS,
                ngayDangKyNuocNgoai="05.03.2009",
                nksNgaySinh="01.03.2010",
                ngayDangKy="01.06.2012",
            ),
            _birth(
                Outcome.BREAKS,
                ngayDangKyNuocNgoai="05.03.2013",
                nksNgaySinh="01.03.2010",
                ngayDangKy="01.06.2012",
            ),
            _birth(
                Outcome.CANNOT_TELL, ngayDangKyNuocNgoai="", nksNgaySinh="01.03.2010", ngayDangKy="01.06.2012"
            ),
        ),
    ),
    Rule(
        code="NOI_SINH_LECH_NUOC_NGOAI",
        title="Khai sinh đăng ký ở nước ngoài mà nơi sinh ở Việt Nam",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksNoiSinh",
        when=_ABROAD,
        says="{label} ghi “{value}” là nơi ở Việt Nam, nhưng loại đăng ký là ghi vào sổ việc khai sinh đã đăng ký ở nước ngoài.",
        fix="Đối chiếu nơi sinh và loại đăng ký với trang sổ; sinh ở nước ngoài thì ghi tên thành phố và tên nước.",
        versions=(
            Version(
                no(
                    speaks_of(F("nksNoiSinh").v, "xã ", "phường ", "thị trấn ", "huyện ", "tỉnh ", "việt nam")
                ),
                law=TT_04_2020_CACH_GHI,
            ),
        ),
        examples=(
            _birth(Outcome.PASSES, loaiDangKy="3", nksNoiSinh="Thành phố Lyon, Cộng hòa Pháp"),
            _birth(
                Outcome.BREAKS, loaiDangKy="3", nksNoiSinh="Trạm y tế xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"
            ),
            _birth(Outcome.PASSES, loaiDangKy="1", nksNoiSinh="Trạm y tế xã Lát"),
            _birth(Outcome.CANNOT_TELL, loaiDangKy="3", nksNoiSinh=""),
        ),
    ),
    Rule(
        code="KHAI_SINH_NGUOI_THANH_NIEN",
        title="Khai sinh quá hạn cho người đã từ 18 tuổi trở lên",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        basis=logic("khai sinh cho người đã lớn ít gặp, dễ là năm nhập sai"),
        books=("KS",),
        field="nksNgaySinh",
        when=is_in(_KIND, "4"),
        says="{label} ghi “{value}”: vào ngày đăng ký quá hạn “{registered}” người này đã {age} tuổi.",
        fix=(
            "Kiểm tra năm sinh và năm đăng ký với trang sổ. Người đã thành niên vẫn được khai sinh quá hạn; "
            "nếu sổ ghi là đăng ký lại thì sửa loại đăng ký, còn lại thì giữ nguyên."
        ),
        versions=(Version(years(F("nksNgaySinh"), REGISTERED) < 18),),
        params={"registered": REGISTERED.v, "age": years(F("nksNgaySinh"), REGISTERED)},
        examples=(
            _birth(Outcome.PASSES, loaiDangKy="4", nksNgaySinh="01.03.2001", ngayDangKy="01.06.2012"),
            _birth(Outcome.BREAKS, loaiDangKy="4", nksNgaySinh="01.03.1971", ngayDangKy="01.06.2012"),
            _birth(Outcome.PASSES, loaiDangKy="2", nksNgaySinh="01.03.1971", ngayDangKy="01.06.2012"),
            _birth(Outcome.CANNOT_TELL, loaiDangKy="4", nksNgaySinh="", ngayDangKy="01.06.2012"),
        ),
    ),
)
