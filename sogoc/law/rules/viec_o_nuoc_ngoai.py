"""Events settled abroad and entered here (book GC), divorces and annulments among them (book LH): authority, country, order of days."""

from __future__ import annotations

from sogoc.law.conditions import VIET_NAM, certainly
from sogoc.law.expr import REGISTERED, F, all_of, any_of, date, if_, is_in, lit, no, present
from sogoc.law.laws import HO_TICH_2014_NUOC_NGOAI, TT_04_2020_NUOC_NGOAI, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_FIX = "Đối chiếu với trang sổ, sửa chỗ nhập sai. Nếu sổ ghi đúng như vậy thì chọn lý do."
_COUNTRY = F("qgNuocNgoai").u
_EVENT, _PAPER = F("viecNgay"), F("gtnnNgay")
_JUDGED, _IN_FORCE, _MARRIED = F("qdNgay"), F("qdNgayHieuLuc"), F("khNgay")
_OF_TWO = ("2", "4", "5", "6")


def _event(outcome: Outcome, **row: str) -> Example:
    return Example("GC", (row,), outcome)


def _divorce(outcome: Outcome, **row: str) -> Example:
    return Example("LH", (row,), outcome)


RULES = (
    Rule(
        code="NUOC_NGOAI_LA_VIET_NAM",
        title="Việc đã giải quyết ở nước ngoài mà quốc gia ghi là Việt Nam",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        books=("GC", "LH"),
        field="qgNuocNgoai",
        says="{label} ghi “{value}”, mà sổ này ghi việc do cơ quan có thẩm quyền của nước ngoài giải quyết.",
        fix=_FIX,
        versions=(Version(no(is_in(_COUNTRY, VIET_NAM)), law=TT_04_2020_NUOC_NGOAI),),
        reasons=AS_WRITTEN,
        examples=(
            _event(Outcome.PASSES, qgNuocNgoai="Đức"),
            _event(Outcome.BREAKS, qgNuocNgoai="Việt Nam"),
            _divorce(Outcome.BREAKS, qgNuocNgoai="Việt Nam"),
            _event(Outcome.CANNOT_TELL, qgNuocNgoai=""),
        ),
    ),
    Rule(
        code="VIEC_NUOC_NGOAI_SAI_THU_TU",
        title="Ngày của việc hộ tịch ở nước ngoài không theo thứ tự",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("việc xảy ra rồi mới có giấy tờ, có giấy tờ rồi mới ghi vào sổ"),
        books=("GC",),
        field="gtnnNgay",
        says="{label} ghi “{value}”, {how}.",
        fix=_FIX,
        versions=(Version(all_of(date(_PAPER) >= date(_EVENT), date(_PAPER) <= date(REGISTERED))),),
        params={
            "how": if_(
                certainly(date(_PAPER) > date(REGISTERED)),
                lit("sau ngày ghi vào sổ"),
                lit("trước ngày xảy ra việc hộ tịch"),
            )
        },
        reasons=AS_WRITTEN,
        examples=(
            _event(Outcome.PASSES, viecNgay="05.03.1990", gtnnNgay="10.03.1990", ngayDangKy="15.06.2018"),
            _event(Outcome.BREAKS, viecNgay="05.03.1990", gtnnNgay="04.03.1990", ngayDangKy="15.06.2018"),
            _event(Outcome.BREAKS, viecNgay="", gtnnNgay="16.06.2018", ngayDangKy="15.06.2018"),
            _event(Outcome.CANNOT_TELL, viecNgay="", gtnnNgay="10.03.1990", ngayDangKy="15.06.2018"),
        ),
    ),
    Rule(
        code="VIEC_SAU_KHI_GHI_VAO_SO",
        title="Việc hộ tịch xảy ra sau ngày ghi vào sổ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("việc xảy ra rồi mới ghi vào sổ"),
        books=("GC",),
        field="viecNgay",
        says="{label} ghi “{value}”, sau ngày ghi vào sổ (“{registered}”).",
        fix=_FIX,
        versions=(Version(date(_EVENT) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _event(Outcome.PASSES, viecNgay="05.03.1990", ngayDangKy="15.06.2018"),
            _event(Outcome.BREAKS, viecNgay="2019", ngayDangKy="15.06.2018"),
            _event(Outcome.CANNOT_TELL, viecNgay="2018", ngayDangKy="15.06.2018"),
        ),
    ),
    Rule(
        code="GHI_VAO_SO_THIEU_GIAY_TO",
        title="Ghi vào sổ việc ở nước ngoài mà không ghi giấy tờ của nước ngoài",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("GC",),
        field="gtnnSo",
        says="Tên, số và ngày của giấy tờ do nước ngoài cấp đều để trống.",
        fix="Nếu trang sổ có ghi thì nhập bổ sung; nếu sổ để trống thì giữ nguyên.",
        versions=(
            Version(
                any_of(*(present(F(name)) for name in ("gtnnTen", "gtnnSo", "gtnnNgay"))),
                law=HO_TICH_2014_NUOC_NGOAI,
            ),
        ),
        examples=(
            _event(Outcome.PASSES, gtnnSo="123"),
            _event(Outcome.BREAKS, gtnnTen="", gtnnSo="", gtnnNgay=""),
        ),
    ),
    Rule(
        code="GHI_VAO_SO_THIEU_NGUOI",
        title="Loại việc có hai người mà chỉ ghi một người",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("GC",),
        field="loaiDangKy",
        when=is_in(F("loaiDangKy").u, *_OF_TWO),
        says="{label} ghi mã “{value}” là việc giữa hai người, mà phần người có liên quan để trống.",
        fix="Đối chiếu loại việc với trang sổ; nếu trang sổ ghi người kia thì nhập bổ sung, nếu không thì giữ nguyên.",
        versions=(Version(present(F("nlqHoTen")), law=HO_TICH_2014_NUOC_NGOAI),),
        examples=(
            _event(Outcome.PASSES, loaiDangKy="2", nlqHoTen="ANNA NOVAK"),
            _event(Outcome.PASSES, loaiDangKy="1"),
            _event(Outcome.BREAKS, loaiDangKy="2"),
            _event(Outcome.CANNOT_TELL, loaiDangKy=""),
        ),
    ),
    Rule(
        code="BAN_AN_SAU_DANG_KY",
        title="Bản án, quyết định ly hôn sau ngày ghi chú",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("có bản án, quyết định rồi mới ghi chú vào sổ"),
        books=("LH",),
        field="qdNgay",
        says="{label} ghi “{value}”, sau ngày ghi chú vào sổ (“{registered}”).",
        fix=_FIX,
        versions=(Version(date(_JUDGED) <= date(REGISTERED)),),
        params={"registered": REGISTERED.v},
        reasons=AS_WRITTEN,
        examples=(
            _divorce(Outcome.PASSES, qdNgay="10.10.2017", ngayDangKy="15.06.2018"),
            _divorce(Outcome.BREAKS, qdNgay="10.10.2018", ngayDangKy="15.06.2018"),
            _divorce(Outcome.CANNOT_TELL, qdNgay="10.10.2018", ngayDangKy=""),
        ),
    ),
    Rule(
        code="BAN_AN_HIEU_LUC_TRUOC",
        title="Bản án có hiệu lực trước ngày tuyên, hoặc sau ngày ghi chú",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("bản án tuyên rồi mới có hiệu lực, có hiệu lực rồi mới ghi chú vào sổ"),
        books=("LH",),
        field="qdNgayHieuLuc",
        says="{label} ghi “{value}”, {how}.",
        fix=_FIX,
        versions=(Version(all_of(date(_IN_FORCE) >= date(_JUDGED), date(_IN_FORCE) <= date(REGISTERED))),),
        params={
            "how": if_(
                certainly(date(_IN_FORCE) > date(REGISTERED)),
                lit("sau ngày ghi chú vào sổ"),
                lit("trước ngày của bản án, quyết định"),
            )
        },
        reasons=AS_WRITTEN,
        examples=(
            _divorce(
                Outcome.PASSES, qdNgay="10.10.2017", qdNgayHieuLuc="10.11.2017", ngayDangKy="15.06.2018"
            ),
            _divorce(
                Outcome.BREAKS, qdNgay="10.10.2017", qdNgayHieuLuc="09.10.2017", ngayDangKy="15.06.2018"
            ),
            _divorce(Outcome.CANNOT_TELL, qdNgay="10.10.2017", qdNgayHieuLuc="", ngayDangKy="15.06.2018"),
        ),
    ),
    Rule(
        code="LY_HON_TRUOC_NGAY_KET_HON",
        title="Bản án ly hôn trước ngày đăng ký kết hôn",
        severity=Severity.CAN_LY_DO,
        scope=Scope.ENTRY,
        basis=logic("kết hôn rồi mới ly hôn"),
        books=("LH",),
        field="khNgay",
        says="{label} ghi “{value}”, sau ngày của bản án, quyết định (“{judged}”).",
        fix=_FIX,
        versions=(Version(date(_MARRIED) <= date(_JUDGED)),),
        params={"judged": _JUDGED.v},
        reasons=AS_WRITTEN,
        examples=(
            _divorce(Outcome.PASSES, khNgay="01.02.2005", qdNgay="10.10.2017"),
            _divorce(Outcome.BREAKS, khNgay="01.02.2018", qdNgay="10.10.2017"),
            _divorce(Outcome.CANNOT_TELL, khNgay="", qdNgay="10.10.2017"),
        ),
    ),
)
