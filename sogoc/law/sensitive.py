"""Which entries are sensitive by what they say: born out of wedlock, adoption, sex determined again (domain facts §12).

Private life, personal and family secrets are protected by Điều 38 BLDS 2015; who digitises may not disclose (NĐ 87/2020 Điều 5.2).
Which entries those are no law lists: the causes here are practice and lean to hiding. Each is a condition over one book type, read
like a rule's; *cannot tell* hides nothing. In: a row. Out: whether it is sensitive, and the causes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr import Expr, F, absent, all_of, any_of, find, fold, is_in, lit, present
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


_OF_A_FATHER = ("chaHoTen", "chaNgaySinh", "chaDanToc", "chaNoiCuTru")
"""What a book says of a father beside codes and nationality, which templates fill in by themselves."""
_ADOPTED = "((?:con|cha|me|bo) nuoi)"
_SEX = "(xac dinh lai gioi tinh|chuyen doi gioi tinh)"


def _says(name: str, pattern: str) -> Expr:
    return present(find(fold(F(name).v), pattern))


CAUSES: tuple[Cause, ...] = (
    Cause(
        "ngoai_gia_thu",
        "chưa xác định được cha hoặc mẹ, trẻ bị bỏ rơi",
        "KS",
        any_of(
            is_in(F("nksLoaiKhaiSinh").u, "2", "3", "4", "5"),
            all_of(present(F("nksHoTen")), *(absent(F(name)) for name in _OF_A_FATHER)),
        ),
        DAN_SU_2015_DOI_TU,
    ),
    Cause("con_nuoi", "nuôi con nuôi", "CN", lit(True), NUOI_CON_NUOI),
    Cause("con_nuoi", "nuôi con nuôi", "KS", _says("ghiChu", _ADOPTED), NUOI_CON_NUOI),
    Cause("con_nuoi", "nuôi con nuôi", "GC", _says("viecNoiDung", _ADOPTED), NUOI_CON_NUOI),
    Cause("gioi_tinh", "xác định lại giới tính", "KS", _says("ghiChu", _SEX), DAN_SU_2015_GIOI_TINH),
    Cause(
        "gioi_tinh",
        "xác định lại giới tính",
        "TD",
        any_of(*(_says(name, "(gioi tinh)") for name in ("noiDungThayDoi", "lyDo", "canCu"))),
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
