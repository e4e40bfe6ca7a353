"""Which entries of a book belong to a series with numbers of its own (*loạt*), as the book declares it.

In: a book, its rows as the strip shows them, its declared series. Out: the rows with ``series``. By the letters before the number, or by
the kind of registration (*loại đăng ký*), as the checks on numbers tell them apart (``checking.numbering``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book

_LETTERS = re.compile(r"[ ]*([^0-9/ .-]+)")


def with_series(
    rows: Iterable[Mapping[str, Any]], book: Book, *, declared: Mapping[str, Mapping[str, Sequence[str]]]
) -> list[Mapping[str, Any]]:
    """Rows with the name of their series, or an empty one; values are asked for only where a series is told by them."""
    if not declared:
        return list(rows)
    kinds: dict[str, str] = {}
    if any(marks["kinds"] for marks in declared.values()):
        keys = dict(records.entries(book, withdrawn=True).values_list("pk", "key"))
        values = records.values_of_entries(keys)
        kinds = {key: _text(values.get(pk, {}).get("loaiDangKy")) for pk, key in keys.items()}
    return [
        row | {"series": _series(row["so"], kinds.get(row["key"], ""), declared)} for row in map(dict, rows)
    ]


def _text(value: Any) -> str:
    """What a cell says: the text, or what was understood of it."""
    return str(value.get("understood") or "") if isinstance(value, dict) else str(value or "")


def _series(so: str, kind: str, declared: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    letters = _LETTERS.match(so)
    prefix = letters[1].upper() if letters else ""
    found = (
        name
        for name, marks in declared.items()
        if (prefix and prefix in marks["prefixes"]) or (kind and kind in marks["kinds"])
    )
    return next(found, "")
