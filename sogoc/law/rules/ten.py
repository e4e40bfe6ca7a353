"""Names and free text: strange characters, legacy fonts, near-miss surnames. Names of ethnic groups are good names.

A name of a foreign person is written as in the passport (TT 04/2020/TT-BTP Điều 31), so its letters are not judged.
"""

from __future__ import annotations

from sogoc.law.conditions import foreign
from sogoc.law.expr import BESIDE, THIS, Expr, any_of, called, if_, is_in, lit, no
from sogoc.law.laws import DAN_SU_2015_HO_TEN, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version
from sogoc.law.text import legacy

_SURE = is_in(THIS.k, *legacy.SURE.values())
_OLD_ENCODING = called(
    any_of(_SURE, is_in(THIS.k, *legacy.UNSURE.values())), "ô đang xét gõ bằng bảng mã cũ hoặc có thể như vậy"
)
_ENCODING: Expr = lit("")
for _code, _title in legacy.ENCODINGS.items():
    _ENCODING = if_(is_in(THIS.k, legacy.SURE[_code], legacy.UNSURE[_code]), lit(_title), _ENCODING)

RULES = (
    Rule(
        code="TEN_KY_TU_LA",
        title="Tên có ký tự lạ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        each=("ho_ten",),
        when=no(foreign(BESIDE("quoc_tich").u)),
        says="{label} ghi “{value}” có ký tự không thuộc tiếng Việt hay tiếng dân tộc nào của Việt Nam: {wrong}.",
        fix=(
            "Đối chiếu với trang sổ và nhập lại đúng chữ. "
            "Nếu là tên người nước ngoài thì ghi quốc tịch; nếu sổ ghi đúng như vậy thì chọn lý do."
        ),
        versions=(Version(no(THIS.k == "ky_tu_la"), law=DAN_SU_2015_HO_TEN),),
        params={"wrong": THIS.h},
        reasons=(*AS_WRITTEN, "yeu_to_nuoc_ngoai"),
        examples=(
            Example("KS", ({"nksHoTen": "NGUYỄN VĂN AN"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "K'Brơi"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "Ƀuôn Krŏng"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"meHoTen": "Y Ơ̆"},), Outcome.PASSES, field="meHoTen"),
            Example(
                "KH", ({"chongHoTen": "MÜLLER", "chongQuocTich": "Đức"},), Outcome.PASSES, field="chongHoTen"
            ),
            Example("KS", ({"nksHoTen": "NGUYỄN V@N 4N"},), Outcome.BREAKS, field="nksHoTen"),
            Example("KS", ({"nksHoTen": ""},), Outcome.CANNOT_TELL, field="nksHoTen"),
        ),
    ),
    Rule(
        code="TEN_BANG_MA_CU",
        title="Chữ ở bảng mã cũ",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("chữ của bảng mã cũ không đọc được thành chữ Việt"),
        each=("ho_ten", "noi_chon", "van_ban"),
        says="{label} ghi “{value}”, {sure} gõ bằng {encoding}, bảng mã cũ; chuyển sang Unicode được: “{converted}”.",
        fix="Kiểm tra chữ đã chuyển “{converted}” với trang sổ rồi nhập lại bằng Unicode.",
        versions=(Version(no(_OLD_ENCODING)),),
        params={
            "converted": THIS.h,
            "sure": if_(_SURE, lit("gần như chắc chắn"), lit("có thể, chưa chắc,")),
            "encoding": _ENCODING,
        },
        reasons=AS_WRITTEN,
        examples=(
            Example("KS", ({"nksHoTen": "Nguyễn Thị Hà"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "NguyÔn V¨n Hïng"},), Outcome.BREAKS, field="nksHoTen"),
            Example("KS", ({"meHoTen": "Nguyeãn Thò Höôøng"},), Outcome.BREAKS, field="meHoTen"),
            Example("KS", ({"ghiChu": "X· Léc Ng·i"},), Outcome.BREAKS, field="ghiChu"),
            Example("KS", ({"nksHoTen": "ñ¥ng Ng†c HuŒ"},), Outcome.BREAKS, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "Nguye^~n Va(n A'n"},), Outcome.BREAKS, field="nksHoTen"),
            Example("KS", ({"ghiChu": ""},), Outcome.CANNOT_TELL, field="ghiChu"),
        ),
    ),
    Rule(
        code="TEN_HO_LA",
        title="Họ gần giống một họ thường gặp",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        basis=logic("họ chỉ khác một dấu với họ thường gặp dễ là nhầm dấu"),
        each=("ho_ten",),
        when=no(foreign(BESIDE("quoc_tich").u)),
        says="{label} ghi “{value}”, họ này gần giống họ thường gặp “{nearest}”.",
        fix="Đối chiếu dấu của họ với trang sổ; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(THIS.k == "ho_la")),),
        params={"nearest": THIS.h},
        examples=(
            Example("KS", ({"nksHoTen": "Nguyễn Văn An"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "Ka Să Ha Thương"},), Outcome.PASSES, field="nksHoTen"),
            Example("KS", ({"nksHoTen": "Nguyển Văn An"},), Outcome.BREAKS, field="nksHoTen"),
            Example("KS", ({"nksHoTen": ""},), Outcome.CANNOT_TELL, field="nksHoTen"),
        ),
    ),
)
