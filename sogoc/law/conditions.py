"""Conditions that several rules ask of a field, so that each question has one answer."""

from __future__ import annotations

from sogoc.law.expr import (
    BESIDE,
    PLACE,
    THIS,
    Expr,
    F,
    all_of,
    any_of,
    called,
    find,
    fold,
    if_,
    is_in,
    lit,
    matches,
    no,
    office,
    part,
    present,
)
from sogoc.law.text import fold as fold_text
from sogoc.law.text import legacy
from sogoc.law.text.letters import VIETNAMESE

ANY = "[^\u00b6]*"
"""Any text, as a pattern."""
VIET_NAM = "Việt Nam"
UNKNOWN_COUNTRY = "Không có thông tin"

_BIRTH = F("nksLoaiKhaiSinh").u
_WRITTEN_AS: dict[str, str] = {}
for _letter in VIETNAMESE:
    _WRITTEN_AS[fold_text(_letter)] = _WRITTEN_AS.get(fold_text(_letter), "") + _letter


def however_marked(words: str) -> str:
    """A pattern for these words (small letters without marks) with any marks, in capitals or small letters."""
    return "".join(f"[{_WRITTEN_AS[sign]}]" if sign in _WRITTEN_AS else _escaped(sign) for sign in words)


def _escaped(sign: str) -> str:
    return f"\\{sign}" if sign in r"\.()[]{}*+?|^$/-" else sign


def _one_of(*words: str) -> str:
    return f"(?:{'|'.join(map(however_marked, words))})"


_UNKNOWN = f" *{_one_of('khong', 'ko', 'chua')} *{_one_of('ro', 'nho', 'biet', 'co', 'xac dinh', 'doc duoc', 'ghi')}[^0-9]*|[-?. _/]+"


def foreign(nationality: Expr) -> Expr:
    """A nationality is written and is that of another country; false (never *cannot tell*) where none is understood."""
    return all_of(present(nationality), no(is_in(nationality, VIET_NAM, UNKNOWN_COUNTRY)))


def says_unknown(written: Expr) -> Expr:
    """The text only says that nothing is known: "không rõ", "không nhớ", a dash, a question mark."""
    return matches(written, _UNKNOWN, "chỉ nói là không rõ")


def _birth_kind(*codes: str) -> Expr:
    return all_of(present(_BIRTH), is_in(_BIRTH, *codes))


NOT_APPLICABLE: Expr = any_of(
    # Mother or father not determined, child abandoned: the part of that parent stays empty, the child's ethnicity too when
    # both are unknown (NĐ 123/2015/NĐ-CP Điều 14, 15).
    all_of(THIS.block_in("me"), _birth_kind("2", "4", "5")),
    all_of(THIS.block_in("cha"), _birth_kind("3", "4", "5")),
    all_of(THIS.field_in("nksDanToc"), _birth_kind("4", "5")),
    # Code 0 of the papers is the statement that the book leaves them empty.
    all_of(
        THIS.attribute_in("so_giay_to"),
        present(BESIDE("loai_giay_to").u),
        is_in(BESIDE("loai_giay_to").u, "0"),
    ),
    # The printed page of that time had no place for it (a recognition of 2016 ends in an extract, not in a numbered decision).
    THIS.has_no_place,
)
"""The core field under ``THIS`` is rightly empty."""

_PERHAPS = THIS.perhaps_has_no_place
PERHAPS_NO_PLACE: Expr = all_of(present(_PERHAPS), _PERHAPS)
"""The page of that time may have had no place for the field under ``THIS``: its form was not seen."""

_NATIONALITIES = (
    "nks", "me", "cha", "chong", "vo", "nkt", "cm", "nc", "nxn", "ngh", "ngh2", "ndgh", "ngs",
)  # fmt: skip
"""Persons whose nationality makes a foreign element."""


def any_case(words: str) -> str:
    """A pattern for these words in capitals or small letters; letters with marks keep them."""
    return "".join(
        f"[{sign.upper()}{sign.lower()}]" if sign.upper() != sign.lower() else _escaped(sign)
        for sign in words
    )


def speaks_of(text: Expr, *phrases: str) -> Expr:
    """One of the phrases stands somewhere in the text, in capitals or small letters; *cannot tell* where there is no text."""
    words = "|".join(map(any_case, phrases))
    return matches(text, f"{ANY}(?:{words}){ANY}", f"có chữ {' hoặc '.join(f'“{one}”' for one in phrases)}")


def in_old_encoding(*names: str) -> Expr:
    """One of the names was typed in a font from before Unicode: its letters are not those that were meant; never *cannot tell*."""
    kinds = [F(name).k for name in names]
    return called(
        any_of(*(all_of(present(kind), is_in(kind, *legacy.KINDS)) for kind in kinds)),
        "có họ tên gõ bằng bảng mã cũ",
    )


def certainly(condition: Expr) -> Expr:
    """It holds and can be told: never *cannot tell*."""
    return all_of(present(condition), condition)


def first_word(name: Expr) -> Expr:
    """First word of a name, as matching sees it: in a name of the usual form, the surname."""
    return fold(find(name, "([^ ]+)", "từ đầu"))


def main_group(ethnicity: Expr) -> Expr:
    """Ethnic group without the subgroup in brackets: *Cơ Ho* of *Cơ Ho (Chil)*."""
    return find(ethnicity, "([^(]*[^( ])", "tên dân tộc chính")


def implied_sex() -> Expr:
    """Sex of the person of ``THIS``: written, implied by the block, or of a parent who recognises a child by the kind of recognition."""
    kind = F("loaiXacNhan").u
    recognised = if_(is_in(kind, "1", "3"), lit("1"), lit("2"))
    return if_(THIS.block_in("cm"), recognised, BESIDE("gioi_tinh").u)


FOREIGN_ELEMENT: Expr = called(
    any_of(*(foreign(F(f"{prefix}QuocTich").u) for prefix in _NATIONALITIES)),
    "có người mang quốc tịch nước ngoài hoặc không quốc tịch",
)
"""Somebody in the entry has a foreign nationality or none; never *cannot tell*."""
OFFICE: Expr = office(PLACE.v)
"""Kind of the registering office, from what the book writes (so of its day, whoever keeps the book now)."""
_NORTHERN = (
    "Hà Nội", "Hải Phòng", "Hà Đông", "Sơn Tây", "Hà Tây", "Hải Dương", "Hưng Yên", "Hải Hưng", "Hà Nam", "Nam Định", "Nam Hà",
    "Hà Nam Ninh", "Thái Bình", "Ninh Bình", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Nghệ Tĩnh", "Quảng Bình", "Vĩnh Linh", "Vĩnh Phúc",
    "Phú Thọ", "Vĩnh Phú", "Bắc Ninh", "Bắc Giang", "Hà Bắc", "Bắc Kạn", "Thái Nguyên", "Bắc Thái", "Cao Bằng", "Lạng Sơn", "Cao Lạng",
    "Quảng Ninh", "Hồng Quảng", "Hải Ninh", "Hà Giang", "Tuyên Quang", "Hà Tuyên", "Yên Bái", "Lào Cai", "Nghĩa Lộ", "Hoàng Liên Sơn",
    "Sơn La", "Lai Châu", "Điện Biên", "Hòa Bình", "Kiến An",
)  # fmt: skip
"""Provinces north of the seventeenth parallel, under their names until now."""
NORTH: Expr = matches(
    fold(PLACE.v),
    f"{ANY}(?:,|tinh|thanh pho|khu|tp[.]?) *(?:{'|'.join(map(fold_text, _NORTHERN))})[ .]*",
    "là một tỉnh, thành phố ở miền Bắc",
)
"""The registering office lies in a province of the north; *cannot tell* where the book does not name the office."""
ADOPTED: Expr = certainly(speaks_of(F("ghiChu").v, "nuôi"))
"""The note speaks of an adoption ("cha nuôi", "mẹ nuôi", "nhận nuôi")."""
SURNAMES_LIKE_KINH = ("Kinh", "Hoa", "Tày", "Nùng", "Mường", "Sán Dìu", "Sán Chay", "Thổ", "Ngái")
"""Ethnic groups in which a child bears the surname of the father or the mother as its first word."""


def twelve_digits(number: Expr) -> Expr:
    """The number has the form of a personal number."""
    return matches(number, "[0-9]{12}", "gồm đúng 12 chữ số")


def of_woman(number: Expr) -> Expr:
    """The fourth digit of a personal number is that of a woman."""
    return is_in(part(number, 3, 4), "1", "3", "5", "7", "9")
