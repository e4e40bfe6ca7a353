"""The checks that every rule framework can be asked for: filled, of the right form, in the list.

They are what a data team would write for this sheet, drawn from the same declarations that our rules use. Ours asks far more (dates that
exist, the law of the day, one event twice, numbering), and writes a Vietnamese sentence with the remedy for each breach.
"""

from __future__ import annotations

from typing import Any

from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.field import Field

LETTERS = "A-Za-zÀ-ỹ"
FORMS = {
    "ngay": r"^[0-9]{2}[.][0-9]{2}[.][0-9]{4}$",
    "so_dang_ky": r"^[0-9]+/[0-9]{4}$",
    "so_quyen": r"^[0-9]+/[0-9]{4}$",
    "so_dinh_danh": r"^0[0-9]{2}[0-3][0-9]{8}$",
    "ho_ten": rf"^[{LETTERS}' ]+$",
    "trang": r"^[0-9]+$",
}
"""Form of a text by the type of its field."""


def shared_checks(names: list[str], *, code: str) -> dict[str, Any]:
    """Checks of some columns of a book type: ``not_null``, ``matches``, ``in_set``."""
    book_type = BOOK_TYPES[code]
    fields = [field for field in book_type.official if field.name in names]
    return {
        "not_null": [field.name for field in fields if field.name in book_type.core],
        "matches": {field.name: FORMS[field.type] for field in fields if field.type in FORMS},
        "in_set": {field.name: _values(field) for field in fields if field.codes},
    }


def _values(field: Field) -> list[str]:
    return list(CODE_LISTS[field.codes or ""].items)
