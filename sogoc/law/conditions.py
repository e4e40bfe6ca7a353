"""Conditions that several rules ask of a field, so that each question has one answer."""

from __future__ import annotations

from sogoc.law.expr import (
    BESIDE,
    REGISTERED,
    THIS,
    Expr,
    F,
    all_of,
    any_of,
    date,
    fold,
    is_in,
    matches,
    no,
    present,
)

VIET_NAM = "Việt Nam"
UNKNOWN_COUNTRY = "Không có thông tin"

_BIRTH = F("nksLoaiKhaiSinh").u


def foreign(nationality: Expr) -> Expr:
    """A nationality is written and is that of another country; false (never *cannot tell*) where none is understood."""
    return all_of(present(nationality), no(is_in(nationality, VIET_NAM, UNKNOWN_COUNTRY)))


def says_unknown(written: Expr) -> Expr:
    """The text only says that nothing is known: "không rõ", "không nhớ", a dash, a question mark."""
    words = "(?:khong|ko|chua) *(?:ro|nho|biet|co|xac dinh|doc duoc|ghi)[^0-9]*"
    return matches(fold(written), f"{words}|[-?. _/]+")


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
    # Since the law of 2014 a recognition of father, mother, child ends in an extract, not in a decision with a number.
    all_of(THIS.field_in("quyetDinhSo"), date(REGISTERED) >= "2016-01-01"),
)
"""The core field under ``THIS`` is rightly empty."""
