"""Which entries are sensitive by what they say: born out of wedlock, adoption, sex determined again (domain facts §12).

Private life, personal and family secrets are protected by Điều 38 BLDS 2015; who digitises may not disclose (NĐ 87/2020 Điều 5.2).
Which entries those are no law lists: the causes here are practice and lean to hiding. Each is a condition over one book type, read
like a rule's; *cannot tell* hides nothing. The books of nhận cha, mẹ, con stay in sight: who keys and checks them needs them whole, and
what they tell of a birth is hidden where the birth stands. In: a row. Out: whether it is sensitive, and the causes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr import Expr, F, absent, all_of, any_of, find, fold, is_in, lit, matches, present
from sogoc.law.expr.bind import bind
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.rule import Law

DAN_SU_2015_DOI_TU = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 38")
NUOI_CON_NUOI = Law("52/2010/QH12", "Luật Nuôi con nuôi", "Điều 11", sure=False)
DAN_SU_2015_GIOI_TINH = Law("91/2015/QH13", "Bộ luật Dân sự", "Điều 36", sure=False)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an entry of one book type is sensitive."""

    code: str
    title: str
    book: str
    holds: Expr
    law: Law


_OF_A_FATHER = ("chaHoTen", "chaNgaySinh", "chaNoiCuTru")
"""What a book says of a father beside codes, ethnic group and nationality, which templates fill in by themselves."""
_NOBODY = "khong(?: ro| co| biet| xac dinh(?: duoc)?)?|chua ro|chua xac dinh(?: duoc)?|[-/._x… ]+"
_OUT_OF_WEDLOCK = (
    "(ngoai gia thu|nhan (?:la )?(?:cha|me|con)|(?:khong|chua) (?:ro|xac dinh duoc|biet) (?:cha|me)|bo roi)"
)
_ADOPTED = "((?:con|cha|me|bo) nuoi|nuoi con|nhan nuoi)"
_SEX = "((?:xac dinh|chuyen doi|chuyen|thay doi) (?:lai )?(?:gioi tinh|gt))"


def _says(name: str, pattern: str) -> Expr:
    return present(find(fold(F(name).v), pattern))


def _says_nobody(name: str) -> Expr:
    """A column that is empty, or whose words only say that nothing is known."""
    return any_of(absent(F(name)), matches(fold(F(name).v), _NOBODY))


def _anywhere(pattern: str, *names: str) -> dict[str, Expr]:
    """Book type → one of these columns says so, for the types that have any of them; what a type speaks of anyway is told apart."""
    return {
        code: any_of(*(_says(name, pattern) for name in names if name in book_type.field))
        for code, book_type in BOOK_TYPES.items()
        if any(name in book_type.field for name in names)
    }


_WORDS = (
    "ghiChu",
    "noiDungThayDoi",
    "lyDo",
    "canCu",
    "viecNoiDung",
    "loaiViecHoTich",
    "noiDungXacNhan",
    "loaiBanSao",
)
"""Columns of free words: an entry of any type may tell there what another entry hides."""
CAUSES: tuple[Cause, ...] = (
    Cause(
        "ngoai_gia_thu",
        "chưa xác định được cha hoặc mẹ, trẻ bị bỏ rơi",
        "KS",
        any_of(
            is_in(F("nksLoaiKhaiSinh").u, "2", "3", "4", "5"),
            all_of(present(F("nksHoTen")), *(_says_nobody(name) for name in _OF_A_FATHER)),
            _says("ghiChu", _OUT_OF_WEDLOCK),
        ),
        DAN_SU_2015_DOI_TU,
    ),
    Cause("con_nuoi", "nuôi con nuôi", "CN", lit(True), NUOI_CON_NUOI),
    *(
        Cause("con_nuoi", "nuôi con nuôi", code, holds, NUOI_CON_NUOI)
        for code, holds in _anywhere(_ADOPTED, *_WORDS).items()
        if code != "CN"
    ),
    *(
        Cause("gioi_tinh", "xác định lại giới tính", code, holds, DAN_SU_2015_GIOI_TINH)
        for code, holds in _anywhere(_SEX, *_WORDS).items()
        if code != "TD"
    ),
    Cause(
        "gioi_tinh",
        "xác định lại giới tính",
        "TD",
        any_of(
            *(_says(name, "(gioi tinh|(?:lai|doi|dinh) gt)") for name in ("noiDungThayDoi", "lyDo", "canCu"))
        ),
        DAN_SU_2015_GIOI_TINH,
    ),
)
TITLES: Mapping[str, str] = {cause.code: cause.title for cause in CAUSES} | {
    "lien_ket": "liên kết với trường hợp nhạy cảm",
    "danh_dau": "được đánh dấu riêng",
}
"""Words of every cause; the last two come of acts, not of contents."""


@cache
def of_type(code: str) -> tuple[tuple[str, Expr], ...]:
    """Causes of a book type with their conditions, bound to it."""
    book_type = BOOK_TYPES[code]
    return tuple((one.code, bind(one.holds, book_type)) for one in CAUSES if one.book == code)


def causes_of(row: Mapping[str, str | None], book_type: BookType) -> list[str]:
    """Codes of the causes for which a row, official name → text as written, is sensitive."""
    conditions = of_type(book_type.code)
    if not conditions:
        return []
    view = RowView(row, book_type)
    return [code for code, holds in conditions if value_of(holds, view) is True]
