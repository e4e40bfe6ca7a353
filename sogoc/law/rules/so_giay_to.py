"""The number of an identity paper against its kind and day: what such a paper looks like, and since when and until when it existed.

Chứng minh nhân dân: nine digits, twelve since 01/7/2012 in some provinces, no longer valid from 01/01/2025. Căn cước công dân: twelve
digits, from 01/01/2016; *thẻ căn cước* has the same number and, in *Phần mềm 158*, the same code 4 since 01/7/2024. Passport of a citizen:
letters and digits. Older papers (thẻ căn cước of the south before 1975) are kept as *Giấy tờ khác* (8). None of the texts was read, so
all of this is a note.
"""

from __future__ import annotations

from sogoc.law.conditions import foreign, twelve_digits
from sogoc.law.expr import (
    BESIDE,
    REGISTERED,
    THIS,
    Expr,
    absent,
    all_of,
    any_of,
    date,
    if_,
    is_in,
    lit,
    matches,
    no,
)
from sogoc.law.laws import CAN_CUOC_2023, CAN_CUOC_CONG_DAN_2014, HO_CHIEU_2019, ND_05_1999_CMND
from sogoc.law.rule import Example, Law, Outcome, Rule, Scope, Severity, Version

_KIND = BESIDE("loai_giay_to").u
_NUMBER = THIS.u
_NINE = matches(_NUMBER, "[0-9]{9}", "gồm đúng 9 chữ số")
_TWELVE = twelve_digits(_NUMBER)
_PASSPORT = matches(_NUMBER, "[A-Z]{1,2}[0-9]{6,8}", "gồm 1–2 chữ cái rồi 6–8 chữ số")
_FIX = "Kiểm tra loại và số giấy tờ với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."


def _wife(
    kind: str, number: str, outcome: Outcome, *, registered: str = "05.03.2018", nationality: str = "Việt Nam"
) -> Example:
    row = {
        "voLoaiGiayToTuyThan": kind,
        "voSoGiayToTuyThan": number,
        "ngayDangKy": registered,
        "voQuocTich": nationality,
    }
    return Example("KH", (row,), outcome, field="voSoGiayToTuyThan")


def _form(
    code: str, title: str, *, kind: str, says: str, holds: Expr, law: Law, examples: tuple[Example, ...]
) -> Rule:
    return Rule(
        code=code,
        title=title,
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_giay_to",),
        when=all_of(is_in(_KIND, kind), no(foreign(BESIDE("quoc_tich").u))),
        says=says,
        fix=_FIX,
        versions=(Version(holds, law=law),),
        params={
            "hint": if_(
                _TWELVE,
                lit("12 chữ số thường là số căn cước công dân"),
                if_(
                    _NINE,
                    lit("9 chữ số thường là số chứng minh nhân dân"),
                    lit("có thể thừa, thiếu hoặc nhầm chữ số"),
                ),
            )
        },
        examples=examples,
    )


RULES = (
    _form(
        "SO_CMND_SAI_DANG",
        "Số chứng minh nhân dân không đúng dạng",
        kind="1",
        says="{label} ghi “{value}”: chứng minh nhân dân có 9 chữ số, từ 01/7/2012 có nơi cấp 12 chữ số; {hint}.",
        holds=any_of(_NINE, all_of(_TWELVE, date(REGISTERED) >= "2012-07-01")),
        law=ND_05_1999_CMND,
        examples=(
            _wife("1", "250111222", Outcome.PASSES),
            _wife("1", "068182001234", Outcome.PASSES),
            _wife("1", "068182001234", Outcome.BREAKS, registered="05.03.2008"),
            _wife("1", "25011122", Outcome.BREAKS),
            _wife("8", "25011122", Outcome.PASSES),
            _wife("1", "", Outcome.CANNOT_TELL),
        ),
    ),
    _form(
        "SO_CCCD_SAI_DANG",
        "Số căn cước công dân không đủ 12 chữ số",
        kind="4",
        says="{label} ghi “{value}”: thẻ căn cước công dân, thẻ căn cước có 12 chữ số; {hint}.",
        holds=_TWELVE,
        law=CAN_CUOC_CONG_DAN_2014,
        examples=(
            _wife("4", "068182001234", Outcome.PASSES),
            _wife("4", "250111222", Outcome.BREAKS),
            _wife("4", "68182001234", Outcome.BREAKS),
            _wife("2", "C1234567", Outcome.PASSES),
            _wife("4", "", Outcome.CANNOT_TELL),
        ),
    ),
    _form(
        "SO_HO_CHIEU_SAI_DANG",
        "Số hộ chiếu Việt Nam không đúng dạng",
        kind="2",
        says="{label} ghi “{value}”: hộ chiếu Việt Nam có chữ cái ở đầu rồi đến các chữ số; {hint}.",
        holds=_PASSPORT,
        law=HO_CHIEU_2019,
        examples=(
            _wife("2", "C1234567", Outcome.PASSES),
            _wife("2", "P00001234", Outcome.PASSES),
            _wife("2", "250111222", Outcome.BREAKS),
            _wife("2", "561234567", Outcome.PASSES, nationality="Hoa Kỳ"),
            _wife("2", "", Outcome.CANNOT_TELL),
        ),
    ),
    Rule(
        code="GIAY_TO_TRUOC_KHI_CO",
        title="Căn cước công dân ghi trong việc đăng ký trước năm 2016",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_giay_to",),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}” là thẻ căn cước công dân, nhưng ngày đăng ký là “{registered}”: loại thẻ này có từ 01/01/2016.",
        fix=(
            "Kiểm tra loại giấy tờ và ngày đăng ký với trang sổ. Thẻ căn cước của chế độ cũ trước năm 1975 thì chọn “Giấy tờ khác”; "
            "nếu sổ ghi đúng như vậy thì giữ nguyên."
        ),
        versions=(
            Version(any_of(absent(THIS), no(_KIND == "4")), law=CAN_CUOC_CONG_DAN_2014, until="2015-12-31"),
        ),
        params={"registered": REGISTERED.v},
        examples=(
            _wife("4", "068182001234", Outcome.PASSES),
            _wife("4", "068182001234", Outcome.BREAKS, registered="05.03.2008"),
            _wife("1", "250111222", Outcome.PASSES, registered="05.03.2008"),
            _wife("4", "068182001234", Outcome.CANNOT_TELL, registered=""),
        ),
    ),
    Rule(
        code="CMND_SAU_2024",
        title="Chứng minh nhân dân dùng trong việc đăng ký từ 01/01/2025",
        severity=Severity.LUU_Y,
        scope=Scope.FIELD,
        each=("so_giay_to",),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}” là chứng minh nhân dân, nhưng ngày đăng ký là “{registered}”: giấy này có giá trị đến hết 31/12/2024.",
        fix="Kiểm tra loại giấy tờ với trang sổ (có thể là thẻ căn cước, mã 4); nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(Version(any_of(absent(THIS), no(_KIND == "1")), law=CAN_CUOC_2023, since="2025-01-01"),),
        params={"registered": REGISTERED.v},
        examples=(
            _wife("1", "250111222", Outcome.PASSES),
            _wife("1", "250111222", Outcome.BREAKS, registered="05.03.2025"),
            _wife("4", "068182001234", Outcome.PASSES, registered="05.03.2025"),
            _wife("1", "250111222", Outcome.CANNOT_TELL, registered=""),
        ),
    ),
)
