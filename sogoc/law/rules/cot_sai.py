"""Text in the wrong column or in a form that the book's rules exclude: places and remarks in names, dates in places, abbreviations, length.

Digits and other strange characters in names have a code of their own (TEN_KY_TU_LA). Names in capitals and in mixed letters are both good;
only a name without any capital is asked about, for it is nearly always a slip of the keyboard.
"""

from __future__ import annotations

from sogoc.law.conditions import ANY, any_case, speaks_of
from sogoc.law.expr import REGISTERED, THIS, Expr, date, if_, lit, matches, no, part
from sogoc.law.laws import CV_1437, TT_04_2020_CACH_GHI, TT_04_2020_DE_TRONG, TT_04_2020_SO, logic
from sogoc.law.reasons import AS_WRITTEN
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version
from sogoc.law.text.letters import HIGHLAND, VIETNAMESE

_CAPITALS = "".join(letter for letter in VIETNAMESE + HIGHLAND + "FJWZ" if letter.isupper())
_PLACES = ("ubnd ", "xã ", "phường ", "thị trấn ", "huyện ", "tỉnh ", "thôn ", "tổ dân phố ", "công an ")
_REMARKS = ("cha nuôi", "mẹ nuôi", "con nuôi", "đã chết", "đã mất", "ly hôn", "cải chính")
_UNKNOWN = ("không rõ", "không biết", "không xác định", "chưa xác định", "vô danh", "không có")
_SHORT = "(?:[XxPpHhQqTt]|TT|Tt|tt|TP|Tp|tp|TX|Tx|tx|T[.]P|T[.]X|T[.]T)[.]"
_LONGEST, _LONGER = 500, 1000


def _name(text: str, outcome: Outcome) -> Example:
    return Example("KS", ({"meHoTen": text},), outcome, field="meHoTen")


def _place(text: str, outcome: Outcome, *, registered: str = "05.03.2021") -> Example:
    return Example("KS", ({"nksNoiSinh": text, "ngayDangKy": registered},), outcome, field="nksNoiSinh")


def _fits(length: int) -> Expr:
    return part(THIS.v, length, length + 1) == ""


RULES = (
    Rule(
        code="TEN_LA_NOI_CHON",
        title="Cột họ tên ghi nơi chốn hoặc cơ quan",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("họ tên một người không phải là tên nơi chốn hay cơ quan"),
        each=("ho_ten",),
        says="{label} ghi “{value}”, giống nơi chốn hoặc tên cơ quan hơn là họ tên; có thể đã nhập lệch cột.",
        fix="Đối chiếu các cột cạnh nhau với trang sổ và nhập lại đúng cột. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(
            Version(
                no(
                    matches(
                        THIS.v,
                        f"(?:{'|'.join(map(any_case, _PLACES))}){ANY}",
                        "bắt đầu bằng tên cấp hành chính, cơ quan",
                    )
                )
            ),
        ),
        reasons=AS_WRITTEN,
        examples=(
            _name("LÊ THỊ BÌNH", Outcome.PASSES),
            _name("XÃ", Outcome.PASSES),
            _name("Huyện Đức Trọng", Outcome.BREAKS),
            _name("UBND xã Lát", Outcome.BREAKS),
            _name("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TEN_KEM_CHU_THICH",
        title="Cột họ tên có kèm lời ghi chú",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ho_ten",),
        says="{label} ghi “{value}”, có kèm lời ghi chú.",
        fix="Nếu trên sổ lời này nằm ở cột Ghi chú hoặc nơi cư trú thì chuyển sang cột đó; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(no(speaks_of(THIS.v, *_REMARKS)), law=TT_04_2020_CACH_GHI),),
        examples=(
            _name("LÊ THỊ BÌNH", Outcome.PASSES),
            _name("LÊ THỊ NUÔI", Outcome.PASSES),
            _name("LÊ THỊ BÌNH, mẹ nuôi", Outcome.BREAKS),
            _name("Lê Thị Bình đã chết", Outcome.BREAKS),
            _name("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TEN_GHI_KHONG_RO",
        title="Cột họ tên ghi “không rõ” thay vì để trống",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ho_ten",),
        says="{label} ghi “{value}”, không phải là một họ tên.",
        fix="Nếu sổ để trống thì để trống ô này và chọn lý do “Sổ gốc để trống”; nếu sổ ghi đúng những chữ này thì giữ nguyên.",
        versions=(
            Version(
                no(matches(THIS.v, f"(?:{'|'.join(map(any_case, _UNKNOWN))}){ANY}", "chỉ nói là không rõ")),
                law=TT_04_2020_SO,
            ),
        ),
        examples=(
            _name("LÊ THỊ BÌNH", Outcome.PASSES),
            _name("Không rõ", Outcome.BREAKS),
            _name("Chưa xác định được", Outcome.BREAKS),
            _name("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="O_CHI_CO_DAU",
        title="Ô chỉ có dấu gạch, dấu chấm thay vì để trống",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("noi_chon", "van_ban"),
        says="{label} chỉ ghi “{value}”.",
        fix="Điều chưa biết thì để trống, không đánh dấu. Nếu sổ có ghi chữ thì nhập lại; nếu sổ để trống thì để trống ô này.",
        versions=(Version(no(matches(THIS.v, "[-–—?.,;:*_/ ]+", "chỉ có dấu")), law=TT_04_2020_DE_TRONG),),
        examples=(
            _place("Trạm y tế xã Lát", Outcome.PASSES),
            _place("-", Outcome.BREAKS),
            _place("......", Outcome.BREAKS),
            _place("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="TEN_KHONG_VIET_HOA",
        title="Họ tên không có chữ hoa nào",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ho_ten",),
        says="{label} ghi “{value}”, không có chữ hoa nào.",
        fix="Sổ ghi họ, chữ đệm, tên bằng chữ in hoa có dấu; nhập lại như trang sổ, dấu giữ nguyên.",
        versions=(
            Version(no(matches(THIS.v, f"[^{_CAPITALS}]+", "không có chữ hoa nào")), law=TT_04_2020_CACH_GHI),
        ),
        examples=(
            _name("LÊ THỊ BÌNH", Outcome.PASSES),
            _name("Lê Thị Bình", Outcome.PASSES),
            _name("K'Brơi", Outcome.PASSES),
            _name("Y", Outcome.PASSES),
            _name("lê thị bình", Outcome.BREAKS),
            _name("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NOI_CHON_LA_NGAY",
        title="Cột nơi chốn chỉ ghi ngày hoặc số",
        severity=Severity.CAN_LY_DO,
        scope=Scope.FIELD,
        basis=logic("nơi chốn không phải là một ngày hay một con số"),
        each=("noi_chon",),
        says="{label} ghi “{value}”, là ngày hoặc số chứ không phải nơi chốn; có thể đã nhập lệch cột.",
        fix="Đối chiếu các cột cạnh nhau với trang sổ và nhập lại đúng cột. Nếu sổ ghi đúng như vậy thì chọn lý do.",
        versions=(Version(no(matches(THIS.v, "[0-9][0-9./ -]+", "chỉ gồm chữ số"))),),
        reasons=AS_WRITTEN,
        examples=(
            _place("Trạm y tế xã Lát", Outcome.PASSES),
            _place("112 Hai Bà Trưng, Đà Lạt", Outcome.PASSES),
            _place("05.03.2008", Outcome.BREAKS),
            _place("250111222", Outcome.BREAKS),
            _place("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="NOI_CHON_VIET_TAT",
        title="Nơi chốn viết tắt cấp hành chính",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("noi_chon",),
        when=date(REGISTERED) >= "2020-07-16",
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, có chữ viết tắt cấp hành chính (x., p., h., tt., tp.).",
        fix="Sổ hộ tịch không viết tắt: nhập đủ chữ như trang sổ; nếu sổ viết tắt đúng như vậy thì giữ nguyên.",
        versions=(
            Version(
                no(matches(THIS.v, f"(?:{ANY}[ ,-])?{_SHORT}{ANY}", "có chữ viết tắt cấp hành chính")),
                law=TT_04_2020_SO,
                since="2020-07-16",
            ),
        ),
        examples=(
            _place("UBND xã Lát, huyện Lạc Dương", Outcome.PASSES),
            _place("x. Lát, h. Lạc Dương", Outcome.BREAKS),
            _place("Phường 3, TP.Đà Lạt", Outcome.BREAKS),
            _place("x. Lát, h. Lạc Dương", Outcome.PASSES, registered="05.03.1999"),
            _place("", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="O_QUA_DAI",
        title="Nội dung dài hơn độ dài của cột",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("ho_ten", "noi_chon", "van_ban"),
        says="{label} dài hơn {limit} ký tự, có thể bị cắt khi chuyển vào phần mềm.",
        fix="Kiểm tra xem nội dung có bị chép lặp hay không; nếu sổ ghi dài như vậy thì giữ nguyên và xem lại sau khi chuyển.",
        versions=(
            Version(
                if_(THIS.attribute_in("noi_cu_tru", "ghi_chu"), _fits(_LONGER), _fits(_LONGEST)), law=CV_1437
            ),
        ),
        params={
            "limit": if_(THIS.attribute_in("noi_cu_tru", "ghi_chu"), lit(str(_LONGER)), lit(str(_LONGEST)))
        },
        examples=(
            _place("Trạm y tế xã Lát", Outcome.PASSES),
            _place("x" * 501, Outcome.BREAKS),
            Example("KS", ({"ghiChu": "x" * 501},), Outcome.PASSES, field="ghiChu"),
            Example("KS", ({"ghiChu": "x" * 1001},), Outcome.BREAKS, field="ghiChu"),
            _place("", Outcome.CANNOT_TELL),
        ),
    ),
)
