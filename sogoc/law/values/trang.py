"""Page number (``trang``): digits, ``12A``, or the two pages of one entry ``55-56``."""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.text import collapse
from sogoc.law.value import Sameness, Understanding, ValueType

_PAGE = re.compile(
    r"(?:trang |tr\.? ?)?(0*)([0-9]{1,5}[a-zA-Z]?)(?: ?[-,–] ?0*([0-9]{1,5}[a-zA-Z]?))?", re.IGNORECASE
)


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the page without leading zeros; ``sai_dang`` when it is no page number."""
    del codes
    found = _PAGE.fullmatch(collapse(verbatim))
    if not found:
        return Understanding(None, "sai_dang")
    return Understanding(f"{found[2]}-{found[3]}" if found[3] else found[2], "trang")


def compare(first: str, second: str) -> Sameness:
    """Leading zeros aside."""
    one, other = (understand(text).canonical or collapse(text) for text in (first, second))
    return Sameness.SAME if one.casefold() == other.casefold() else Sameness.DIFFERENT


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the page."""
    canonical = understand(verbatim, codes).canonical
    return f"Trang {canonical}." if canonical else "Trang số phải là chữ số."


TYPE = ValueType(
    code="trang",
    title="Trang số",
    kinds=MappingProxyType({"trang": "trang", "sai_dang": "không phải số trang"}),
    understand=understand,
    compare=compare,
    explain=explain,
    plain=r"[1-9][0-9]{0,4}",
    plain_kind="trang",
)
