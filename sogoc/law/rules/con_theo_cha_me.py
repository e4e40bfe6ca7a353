"""What a child has from its parents: surname, ethnic group, nationality.

The surname is the father's or the mother's by agreement, else by custom (NĐ 123/2015/NĐ-CP Điều 4); among the Cơ Ho, Chu Ru, Ê Đê, Gia Rai
and others children bear the mother's clan name, some have no surname at all, so a surname is only looked at where father, mother and
child are of groups that write it first. Everything here is a note: adoption, recognition and custom make many exceptions.
"""

from __future__ import annotations

from sogoc.law.conditions import (
    ADOPTED,
    SURNAMES_LIKE_KINH,
    VIET_NAM,
    first_word,
    foreign,
    in_old_encoding,
    main_group,
)
from sogoc.law.expr import REGISTERED, Expr, F, all_of, any_of, date, is_in, no, present
from sogoc.law.laws import (
    DAN_SU_1995_DAN_TOC,
    DAN_SU_2005_DAN_TOC,
    DAN_SU_2015_DAN_TOC,
    ND_123_2015_CHUA_RO_CHA,
    ND_123_2015_HO,
    QUOC_TICH_1988,
    QUOC_TICH_1998,
    QUOC_TICH_2008,
)
from sogoc.law.rule import Example, Outcome, Rule, Scope, Severity, Version

_CHILD, _MOTHER, _FATHER = (first_word(F(f"{prefix}HoTen").v) for prefix in ("nks", "me", "cha"))
_GARBLED = in_old_encoding("nksHoTen", "meHoTen", "chaHoTen")
_GROUPS = {prefix: F(f"{prefix}DanToc").u for prefix in ("nks", "me", "cha")}
_FIX = "Kiểm tra với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên."
_KNOWN_BY_MOTHER = F("nksLoaiKhaiSinh").u == "3"


def _bears_surname(prefix: str) -> Expr:
    return is_in(_GROUPS[prefix], *SURNAMES_LIKE_KINH)


def _family(outcome: Outcome, **row: str) -> Example:
    kinh = {
        "nksDanToc": "Kinh",
        "meDanToc": "Kinh",
        "chaDanToc": "Kinh",
        "ngayDangKy": "05.03.2018",
        "nksLoaiKhaiSinh": "1",
    }
    return Example("KS", (kinh | row,), outcome)


def _citizens(child: str, mother: str, father: str, outcome: Outcome) -> Example:
    return _family(outcome, nksQuocTich=child, meQuocTich=mother, chaQuocTich=father)


_AN = {"nksHoTen": "NGUYỄN VĂN AN", "meHoTen": "LÊ THỊ BÌNH", "chaHoTen": "TRẦN VĂN CƯỜNG"}
_COHO = {"nksDanToc": "Cơ Ho", "meDanToc": "Cơ Ho (Chil)", "chaDanToc": "Cơ Ho"}
_SAME_GROUP = any_of(
    main_group(_GROUPS["nks"]) == main_group(_GROUPS["me"]),
    main_group(_GROUPS["nks"]) == main_group(_GROUPS["cha"]),
)
_A_KINH_PARENT = any_of(main_group(_GROUPS["me"]) == "Kinh", main_group(_GROUPS["cha"]) == "Kinh")
"""Officers wrote *Kinh* for parents of every people for decades; a child's own group beside it is no reason to ask."""
_CITIZEN = all_of(F("nksQuocTich").u == VIET_NAM)
_BOTH = all_of(F("meQuocTich").u == VIET_NAM, F("chaQuocTich").u == VIET_NAM)
_NEITHER = all_of(foreign(F("meQuocTich").u), foreign(F("chaQuocTich").u))
_FROM_BOTH = all_of(any_of(no(_BOTH), _CITIZEN), any_of(no(_NEITHER), no(_CITIZEN)))

RULES = (
    Rule(
        code="HO_KHONG_THEO_CHA_ME",
        title="Họ của con khác cả họ của cha và họ của mẹ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksHoTen",
        when=all_of(
            _bears_surname("nks"), _bears_surname("me"), _bears_surname("cha"), no(ADOPTED), no(_GARBLED)
        ),
        says="{label} ghi “{value}”, họ khác với cả cha (“{father}”) và mẹ (“{mother}”).",
        fix=_FIX,
        versions=(Version(any_of(_CHILD == _MOTHER, _CHILD == _FATHER), law=ND_123_2015_HO),),
        params={"father": F("chaHoTen").v, "mother": F("meHoTen").v},
        examples=(
            _family(Outcome.PASSES, **(_AN | {"chaHoTen": "Nguyễn Văn Cường"})),
            _family(Outcome.PASSES, **(_AN | {"meHoTen": "NGUYỄN THỊ BÌNH"})),
            _family(Outcome.BREAKS, **_AN),
            _family(Outcome.PASSES, **(_AN | {"nksHoTen": "NguyÔn V¨n Hïng"})),
            _family(Outcome.PASSES, **(_AN | {"ghiChu": "Cha nuôi, mẹ nuôi"})),
            _family(
                Outcome.PASSES, nksHoTen="CILL K'GIT", meHoTen="CILL KA GIT", chaHoTen="LIÊNG HÓT HA", **_COHO
            ),
            _family(Outcome.PASSES, nksHoTen="K'BRƠI", meHoTen="KA LIÊN", chaHoTen="K'TÂM", **_COHO),
            _family(Outcome.PASSES, **(_AN | {"meDanToc": "Chu Ru", "meHoTen": "TOUPRONG NAI"})),
            _family(Outcome.CANNOT_TELL, **(_AN | {"chaHoTen": ""})),
        ),
    ),
    Rule(
        code="HO_THEO_ME",
        title="Chưa xác định được cha mà họ của con khác họ của mẹ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksHoTen",
        when=all_of(_KNOWN_BY_MOTHER, _bears_surname("nks"), _bears_surname("me"), no(_GARBLED)),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, họ khác với mẹ (“{mother}”), trong khi chưa xác định được cha: họ của con theo họ của mẹ.",
        fix=_FIX,
        versions=(Version(_CHILD == _MOTHER, law=ND_123_2015_CHUA_RO_CHA, since="2016-01-01"),),
        params={"mother": F("meHoTen").v},
        examples=(
            _family(Outcome.PASSES, nksLoaiKhaiSinh="3", nksHoTen="LÊ VĂN AN", meHoTen="LÊ THỊ BÌNH"),
            _family(Outcome.BREAKS, nksLoaiKhaiSinh="3", nksHoTen="TRẦN VĂN AN", meHoTen="LÊ THỊ BÌNH"),
            _family(
                Outcome.PASSES,
                nksLoaiKhaiSinh="3",
                nksHoTen="TRẦN VĂN AN",
                meHoTen="LÊ THỊ BÌNH",
                ngayDangKy="05.03.2009",
            ),
            _family(Outcome.PASSES, nksLoaiKhaiSinh="3", nksHoTen="K'BRƠI", meHoTen="KA LIÊN", **_COHO),
            _family(Outcome.CANNOT_TELL, nksLoaiKhaiSinh="3", nksHoTen="TRẦN VĂN AN", meHoTen=""),
        ),
    ),
    Rule(
        code="DAN_TOC_THEO_ME",
        title="Chưa xác định được cha mà dân tộc của con khác dân tộc của mẹ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksDanToc",
        when=_KNOWN_BY_MOTHER,
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, khác với dân tộc của mẹ (“{mother}”), trong khi chưa xác định được cha: dân tộc của con theo mẹ.",
        fix=_FIX,
        versions=(
            Version(
                main_group(_GROUPS["nks"]) == main_group(_GROUPS["me"]),
                law=ND_123_2015_CHUA_RO_CHA,
                since="2016-01-01",
            ),
        ),
        params={"mother": F("meDanToc").v},
        examples=(
            _family(Outcome.PASSES, nksLoaiKhaiSinh="3", nksDanToc="Cơ Ho", meDanToc="Cơ Ho (Chil)"),
            _family(Outcome.BREAKS, nksLoaiKhaiSinh="3", nksDanToc="Kinh", meDanToc="Mạ"),
            _family(Outcome.PASSES, nksDanToc="Kinh", meDanToc="Mạ"),
            _family(Outcome.CANNOT_TELL, nksLoaiKhaiSinh="3", nksDanToc="Kinh", meDanToc=""),
        ),
    ),
    Rule(
        code="DAN_TOC_KHONG_THEO_CHA_ME",
        title="Dân tộc của con khác cả dân tộc của cha và của mẹ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksDanToc",
        when=all_of(no(ADOPTED), no(_A_KINH_PARENT)),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, khác với cả dân tộc của cha (“{father}”) và của mẹ (“{mother}”).",
        fix=_FIX,
        versions=(
            Version(_SAME_GROUP, law=DAN_SU_1995_DAN_TOC, since="1996-07-01", until="2005-12-31"),
            Version(_SAME_GROUP, law=DAN_SU_2005_DAN_TOC, since="2006-01-01", until="2016-12-31"),
            Version(_SAME_GROUP, law=DAN_SU_2015_DAN_TOC, since="2017-01-01"),
        ),
        params={"father": F("chaDanToc").v, "mother": F("meDanToc").v},
        examples=(
            _family(Outcome.PASSES, nksDanToc="Mạ", meDanToc="Mạ"),
            _family(Outcome.PASSES, nksDanToc="Kinh", meDanToc="Mạ"),
            _family(Outcome.PASSES, **_COHO),
            _family(Outcome.BREAKS, nksDanToc="Tày", meDanToc="Mạ", chaDanToc="Cơ Ho"),
            _family(Outcome.PASSES, nksDanToc="Cơ Ho"),
            _family(
                Outcome.PASSES,
                nksDanToc="Tày",
                meDanToc="Mạ",
                chaDanToc="Mạ",
                ghiChu="Con nuôi theo Quyết định số 03/2018",
            ),
            _family(Outcome.CANNOT_TELL, nksDanToc="Tày", meDanToc="Mạ", chaDanToc=""),
        ),
    ),
    Rule(
        code="QUOC_TICH_THEO_ME",
        title="Chưa xác định được cha mà quốc tịch của con khác quốc tịch của mẹ",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksQuocTich",
        when=_KNOWN_BY_MOTHER,
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, khác với quốc tịch của mẹ (“{mother}”), trong khi chưa xác định được cha: quốc tịch của con theo mẹ.",
        fix=_FIX,
        versions=(
            Version(F("nksQuocTich").u == F("meQuocTich").u, law=ND_123_2015_CHUA_RO_CHA, since="2016-01-01"),
        ),
        params={"mother": F("meQuocTich").v},
        examples=(
            _family(Outcome.PASSES, nksLoaiKhaiSinh="3", nksQuocTich="Việt Nam", meQuocTich="Việt Nam"),
            _family(Outcome.BREAKS, nksLoaiKhaiSinh="3", nksQuocTich="Pháp", meQuocTich="Việt Nam"),
            _family(Outcome.PASSES, nksQuocTich="Pháp", meQuocTich="Việt Nam"),
            _family(Outcome.CANNOT_TELL, nksLoaiKhaiSinh="3", nksQuocTich="Pháp", meQuocTich=""),
        ),
    ),
    Rule(
        code="QUOC_TICH_CON_LECH_CHA_ME",
        title="Quốc tịch của con không theo cha mẹ khi cả hai cùng có hoặc cùng không có quốc tịch Việt Nam",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        books=("KS",),
        field="nksQuocTich",
        when=all_of(present(F("nksQuocTich").u), no(ADOPTED)),
        decisive=date(REGISTERED),
        says="{label} ghi “{value}”, trong khi cha là “{father}”, mẹ là “{mother}”.",
        fix="Kiểm tra quốc tịch của ba người với trang sổ, sửa chỗ nhập sai; nếu sổ ghi đúng như vậy thì giữ nguyên.",
        versions=(
            Version(_FROM_BOTH, law=QUOC_TICH_1988, since="1988-07-15", until="1998-12-31"),
            Version(_FROM_BOTH, law=QUOC_TICH_1998, since="1999-01-01", until="2009-06-30"),
            Version(_FROM_BOTH, law=QUOC_TICH_2008, since="2009-07-01"),
        ),
        params={"father": F("chaQuocTich").v, "mother": F("meQuocTich").v},
        examples=(
            _citizens("Việt Nam", "Việt Nam", "Việt Nam", Outcome.PASSES),
            _citizens("Pháp", "Việt Nam", "Pháp", Outcome.PASSES),
            _citizens("Pháp", "Việt Nam", "Việt Nam", Outcome.BREAKS),
            _citizens("Việt Nam", "Pháp", "Lào", Outcome.BREAKS),
            _citizens("Việt Nam", "Không quốc tịch", "Việt Nam", Outcome.PASSES),
            _citizens("", "Việt Nam", "Việt Nam", Outcome.PASSES),
            _citizens("Pháp", "Việt Nam", "", Outcome.CANNOT_TELL),
        ),
    ),
)
