"""A code of a code list (``ma``). In: the code, its label or a usual wording of it. Out: the code."""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.codelists import CODE_LISTS
from sogoc.law.text import collapse, fold_key
from sogoc.law.text.likeness import compare_texts, nearest
from sogoc.law.value import Sameness, Understanding, ValueType

_LEADING = re.compile(r"0*([0-9]+)(?:\.0)?(?:[ .:)\-].*)?")


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the code in the list named ``codes``; outside it, the nearest label as hint. Without a list any text is a code."""
    text = collapse(verbatim)
    if codes is None:
        return Understanding(text, "ma")
    items = CODE_LISTS[codes].items
    if text in items:
        return Understanding(text, "ma")
    code = CODE_LISTS[codes].code_of(text)
    if code is None and (number := _LEADING.fullmatch(text)) and number[1] in items:
        code = number[1] if _agrees(text, items[number[1]]) else None
    if code is not None:
        return Understanding(code, "ma")
    near = nearest(fold_key(text), ((fold_key(label), f"{code} ({label})") for code, label in items.items()))
    return Understanding(None, "ngoai_danh_muc", near)


def _agrees(text: str, label: str) -> bool:
    """``1``, ``01``, ``1.0`` say the code; ``1 - Nam`` must also say its label."""
    said = fold_key(text.lstrip("0123456789.:)- "))
    return not said or said == fold_key(label)


def label(code: str, codes: str) -> str:
    """Return the label of a code, or the code itself where the list has none."""
    return CODE_LISTS[codes].items.get(code, code)


def compare(first: str, second: str) -> Sameness:
    """Compare two codes written as figures or words; the list is not known here, so a figure and a label differ."""
    one, other = (
        found[1] if (found := re.fullmatch("0*([0-9]+)(?:\\.0)?", collapse(text))) else text
        for text in (first, second)
    )
    return compare_texts(one, other)


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the code."""
    understood = understand(verbatim, codes)
    if codes is None:
        return f"Mã “{verbatim}”."
    if understood.canonical is not None:
        return f"Mã {understood.canonical} là “{label(understood.canonical, codes)}”."
    near = f" Gần nhất là {understood.hint}." if understood.hint else ""
    return f"“{verbatim}” không có trong danh mục {CODE_LISTS[codes].title.lower()}.{near}"


TYPE = ValueType(
    code="ma",
    title="Mã trong danh mục",
    kinds=MappingProxyType({"ma": "mã", "ngoai_danh_muc": "ngoài danh mục"}),
    understand=understand,
    compare=compare,
    explain=explain,
)
