"""Book number (``so_quyen``): ``nn/yyyy`` or a paper code such as ``01-TP/HT-2020-GH`` (TT 04/2020/TT-BTP, art. 36)."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

from sogoc.law.text import collapse
from sogoc.law.value import Understanding
from sogoc.law.values import so_dang_ky

_COVER = re.compile(
    r"[0-9]{1,4}[- ]?TP ?/ ?(?:HT|CC)[-/. ]?((?:1[89]|20)[0-9]{2})(?:[-/. ]?[A-ZĐ.]+)?", re.IGNORECASE
)


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the number of the book as written, without blanks around the slash."""
    understood = so_dang_ky.understand(verbatim, codes)
    text = collapse(verbatim)
    if understood.kind == "sai_dang" and _COVER.fullmatch(text):
        return Understanding(text, "so")
    return understood


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the book number."""
    return so_dang_ky.explain(verbatim, codes).replace("Số ", "Quyển số ", 1)


TYPE = replace(
    so_dang_ky.TYPE,
    code="so_quyen",
    title="Quyển số",
    kinds=MappingProxyType(dict(so_dang_ky.TYPE.kinds)),
    understand=understand,
    explain=explain,
)
