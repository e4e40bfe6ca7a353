"""Free text (``van_ban``): notes, titles, relations. In: any text. Out: the same with single spaces; a legacy font is noticed."""

from __future__ import annotations

from types import MappingProxyType

from sogoc.law.text import collapse, legacy
from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import Understanding, ValueType


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the text itself; in a legacy font encoding, with the converted proposal as hint."""
    del codes
    text = collapse(verbatim)
    encoding = legacy.detect(text)
    if encoding is not None and encoding != "ethnic":
        return Understanding(text, legacy.kind_of(text, encoding), legacy.convert(text, encoding))
    return Understanding(text, "van_ban")


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the text."""
    understood = understand(verbatim, codes)
    if understood.hint is not None:
        return f"Nội dung gõ bằng bảng mã cũ; có lẽ là “{understood.hint}”."
    return "Nội dung được giữ đúng như trong sổ."


TYPE = ValueType(
    code="van_ban",
    title="Văn bản",
    kinds=MappingProxyType(
        {
            "van_ban": "văn bản",
            **legacy.KINDS,
        }
    ),
    understand=understand,
    compare=compare_texts,
    explain=explain,
    plain=r"[!-')*,-\]_-}]+(?: [!-')*,-\]_-}]+)*",
    plain_kind="van_ban",
)
