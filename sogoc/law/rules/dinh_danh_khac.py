"""Further questions to a personal number: the place in its first three digits, who may have one, two persons with the same.

The first three digits are the code of the province, or of the country, of the birth registration (TT 59/2021/TT-BCA, appendix not read: its
codes of provinces are facts known from practice). Numbers in entries before 2016 were added later from the population database; that is
no fault. A birth registered elsewhere, or again, has another province's code.
"""

from __future__ import annotations

from sogoc.law.conditions import certainly, foreign, twelve_digits
from sogoc.law.expr import (
    BESIDE,
    PLACE,
    REGISTERED,
    THIS,
    Expr,
    F,
    all_of,
    any_of,
    date,
    fold,
    if_,
    is_in,
    matches,
    no,
    part,
)
from sogoc.law.laws import CAN_CUOC_CONG_DAN_2014, TT_59_2021_MA_NOI, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 "
    "049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
).split()
_OWN = ("067", "060", "068")
"""Đắk Nông, Bình Thuận, Lâm Đồng, which are one province since 01/7/2025."""
_PLACE_CODE = part(THIS.u, 0, 3)
_ABROAD = matches(THIS.u, "[1-9][0-9]{11}", "có mã của một nước (từ 100 trở lên)")
_IS_NUMBER = any_of(
    THIS.type_in("so_dinh_danh"), all_of(BESIDE("loai_giay_to").u == "4", twelve_digits(THIS.u))
)
_LAM_DONG = matches(fold(PLACE.v), "[^\u00b6]*lam dong[ .]*", "là một nơi của tỉnh Lâm Đồng")
_CHILD = F("nksSoDinhDanh")
_OTHERS = {
    "nksSoDinhDanh": ("meSoDinhDanhCaNhan", "chaSoDinhDanhCaNhan", "meSoGiayToTuyThan", "chaSoGiayToTuyThan"),
    "meSoDinhDanhCaNhan": ("chaSoDinhDanhCaNhan", "chaSoGiayToTuyThan"),
    "ncSoGiayToTuyThan": ("cmSoGiayToTuyThan",),
}
"""Number of one person, and the numbers of the other persons of the entry."""


def _differs(name: str) -> Expr:
    return all_of(*(no(certainly(THIS.u == F(other).u)) for other in _OTHERS[name]))


def _number(number: str, outcome: Outcome, **row: str) -> Example:
    return Example("KS", ({"nksSoDinhDanh": number, **row},), outcome, field="nksSoDinhDanh")


def _registered(
    number: str, outcome: Outcome, *, place: str = "UBND xã Lát, tỉnh Lâm Đồng", kind: str = "1"
) -> Example:
    row = {"nksSoDinhDanh": number, "noiDangKy": place, "loaiDangKy": kind, "ngayDangKy": "05.03.2018"}
    return Example("KS", (row,), outcome)


RULES = (
    Rule(
        code="DINH_DANH_MA_NOI_LA",
        title="Số định danh có mã tỉnh không tồn tại",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_dinh_danh", "so_giay_to"),
        when=all_of(_IS_NUMBER, twelve_digits(THIS.u)),
        says="{label} ghi “{value}”: ba chữ số đầu “{place}” không phải là mã của tỉnh, thành phố nào.",
        fix="Đối chiếu ba chữ số đầu với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(any_of(is_in(_PLACE_CODE, *_PROVINCES), _ABROAD), law=TT_59_2021_MA_NOI),),
        params={"place": _PLACE_CODE},
        examples=(
            _number("068208001234", Outcome.PASSES),
            _number("079208001234", Outcome.PASSES),
            _number("118208001234", Outcome.PASSES),
            _number("069208001234", Outcome.BREAKS),
            _number("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="DINH_DANH_KHAC_TINH",
        title="Số định danh của trẻ có mã tỉnh khác nơi đăng ký khai sinh",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksSoDinhDanh",
        when=all_of(_LAM_DONG, is_in(F("loaiDangKy").u, "1", "4")),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”: mã tỉnh “{place}” không phải là mã của nơi đăng ký (Lâm Đồng: 068, 067, 060).",
        fix=(
            "Đối chiếu số định danh với trang sổ. Nếu trẻ đã được cấp số ở tỉnh khác hoặc sổ ghi đúng như vậy thì giữ nguyên."
        ),
        versions=(Version(is_in(part(_CHILD.u, 0, 3), *_OWN), law=TT_59_2021_MA_NOI, since="2016-01-01"),),
        params={"place": part(_CHILD.u, 0, 3)},
        examples=(
            _registered("068218001234", Outcome.PASSES),
            _registered("079218001234", Outcome.BREAKS),
            _registered("079218001234", Outcome.PASSES, kind="2"),
            _registered("079218001234", Outcome.PASSES, place="UBND xã Bình Chánh, thành phố Hồ Chí Minh"),
            _registered("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="DINH_DANH_NGUOI_NUOC_NGOAI",
        title="Người có quốc tịch nước ngoài mà có số định danh của công dân Việt Nam",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_dinh_danh", "so_giay_to"),
        when=all_of(_IS_NUMBER, twelve_digits(THIS.u)),
        says="{label} ghi “{value}”, nhưng quốc tịch của người đó ghi “{nationality}”.",
        fix="Kiểm tra quốc tịch (kể cả quốc tịch khác) và số định danh với trang sổ; nếu người đó có hai quốc tịch thì giữ nguyên.",
        versions=(
            Version(
                any_of(
                    no(foreign(BESIDE("quoc_tich").u)),
                    certainly(BESIDE("quoc_tich_khac").u == "Việt Nam"),
                    no(twelve_digits(THIS.u)),
                ),
                law=CAN_CUOC_CONG_DAN_2014,
            ),
        ),
        params={"nationality": BESIDE("quoc_tich").v},
        examples=(
            _number("068208001234", Outcome.PASSES, nksQuocTich="Việt Nam"),
            _number("068208001234", Outcome.BREAKS, nksQuocTich="Nhật Bản"),
            _number("068208001234", Outcome.PASSES, nksQuocTich="Nhật Bản", nksQuocTichKhac="Việt Nam"),
            _number("", Outcome.CANNOT_TELL, nksQuocTich="Nhật Bản"),
        ),
    ),
    Rule(
        code="HAI_NGUOI_MOT_SO",
        title="Hai người trong một trường hợp có cùng một số định danh",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("một số định danh chỉ của một người"),
        each=("so_dinh_danh", "so_giay_to"),
        books=("KS", "CMC"),
        when=all_of(THIS.field_in(*_OTHERS), twelve_digits(THIS.u)),
        says="{label} ghi “{value}”, trùng với số của một người khác trong cùng trường hợp.",
        fix="Đối chiếu số của từng người với trang sổ, sửa chỗ nhập nhầm. Nếu sổ ghi trùng như vậy thì chọn lý do.",
        versions=(
            Version(
                if_(
                    THIS.field_in("nksSoDinhDanh"),
                    _differs("nksSoDinhDanh"),
                    if_(
                        THIS.field_in("meSoDinhDanhCaNhan"),
                        _differs("meSoDinhDanhCaNhan"),
                        _differs("ncSoGiayToTuyThan"),
                    ),
                ),
            ),
        ),
        reasons=AS_WRITTEN,
        examples=(
            _number("068208001234", Outcome.PASSES, meSoDinhDanhCaNhan="068182001234"),
            _number("068208001234", Outcome.BREAKS, meSoDinhDanhCaNhan="068208001234"),
            _number("", Outcome.CANNOT_TELL, meSoDinhDanhCaNhan="068208001234"),
            Example(
                "KS",
                ({"meSoDinhDanhCaNhan": "068182001234", "chaSoGiayToTuyThan": "068182001234"},),
                Outcome.BREAKS,
                field="meSoDinhDanhCaNhan",
            ),
            Example(
                "CMC",
                ({"ncSoGiayToTuyThan": "068082001234", "cmSoGiayToTuyThan": "068082001234"},),
                Outcome.BREAKS,
                field="ncSoGiayToTuyThan",
            ),
        ),
    ),
)
