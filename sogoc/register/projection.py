"""What the register projects from one entry's values: the columns that lists, searches and reconciliation look at.

In: the stored values of one version (official column → text as written, or an object with its layers). Out: the same as
``intake.projection`` makes of a whole package at once. A value whose understanding was dropped is understood as nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sogoc.law.book import BookType
from sogoc.law.expr.to_python import BLANKS
from sogoc.law.field import PersonBlock
from sogoc.law.sensitive import causes_of
from sogoc.law.text import fold
from sogoc.law.value import verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.law.values.ho_ten import main_name
from sogoc.register.incoming import Person

NUMBER_LENGTH = 64
NAME_LENGTH = 500
CANONICAL_LENGTH = 32
"""Longest texts of projected columns; the whole text stays in the values."""


@dataclass(frozen=True, slots=True)
class Projected:
    """Projected columns of an entry, and its persons."""

    so: str
    registered: str
    subject: str
    subject_fold: str
    birth: str
    people: tuple[Person, ...]
    sensitive: bool
    """By what it says; links and marks come of acts."""


def project(values: Mapping[str, Any], book_type: BookType) -> Projected:
    """Project one version of an entry."""
    subject = book_type.subjects[0]
    name = _text(values, book_type.attribute(subject, "ho_ten"))
    return Projected(
        so=_text(values, book_type.number)[:NUMBER_LENGTH],
        registered=_canonical(values, book_type.registered, book_type, kinds=("ngay",)),
        subject=name[:NAME_LENGTH],
        subject_fold=fold(main_name(name))[:NAME_LENGTH],
        birth=_canonical(values, book_type.attribute(subject, "ngay_sinh"), book_type),
        people=tuple(
            _person(values, book_type, block)
            for block in book_type.blocks
            if block.mention and _text(values, book_type.attribute(block.prefix, "ho_ten"))
        ),
        sensitive=bool(causes_of({name: _text(values, name) for name in values}, book_type)),
    )


def _person(values: Mapping[str, Any], book_type: BookType, block: PersonBlock) -> Person:
    def column(attribute: str) -> str | None:
        return book_type.attribute(block.prefix, attribute)

    name = _text(values, column("ho_ten"))
    return Person(
        role=block.prefix,
        name=name[:NAME_LENGTH],
        fold=fold(main_name(name))[:NAME_LENGTH],
        birth=_canonical(values, column("ngay_sinh"), book_type),
        sex=(_canonical(values, column("gioi_tinh"), book_type) or block.sex or "")[:1],
        personal_number=_canonical(values, column("so_dinh_danh"), book_type, kinds=("dinh_danh",)),
        place=_text(values, column("noi_cu_tru"))[:NAME_LENGTH],
    )


def _text(values: Mapping[str, Any], name: str | None) -> str:
    return verbatim(values.get(name)) if name is not None else ""


def _canonical(
    values: Mapping[str, Any], name: str | None, book_type: BookType, *, kinds: tuple[str, ...] = ()
) -> str:
    value = values.get(name) if name is not None else None
    text = _text(values, name)
    if name is None or not text.strip(BLANKS) or (isinstance(value, dict) and value.get("understood") == ""):
        return ""
    field = book_type.field[name]
    canonical, kind = _meaning(field.type, text, field.codes)
    return (canonical or "")[:CANONICAL_LENGTH] if not kinds or kind in kinds else ""


@lru_cache(maxsize=100_000)
def _meaning(type_: str, text: str, codes: str | None) -> tuple[str | None, str]:
    found = VALUE_TYPES[type_].understand(text, codes)
    return found.canonical, found.kind
