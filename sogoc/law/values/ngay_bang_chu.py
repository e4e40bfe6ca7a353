"""Date in words (``ngay_bang_chu``). In: *Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám*. Out: ``2008-08-27``."""

from __future__ import annotations

from types import MappingProxyType

from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import Sameness, Understanding, ValueType
from sogoc.law.values.ngay import ranges, reading, words


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the ISO prefix that the words (or figures put there) say."""
    canonical = words.from_words(verbatim)
    if canonical is not None:
        return Understanding(canonical, "ngay")
    figures = reading.understand(verbatim, codes)
    if figures.kind == "ngay":
        return figures
    return Understanding(None, "khong_hieu")


def compare(first: str, second: str) -> Sameness:
    """Same date is the same; else the words decide."""
    one, other = understand(first).canonical, understand(second).canonical
    return Sameness.SAME if one is not None and one == other else compare_texts(first, second)


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the words."""
    canonical = understand(verbatim, codes).canonical
    if canonical is None:
        return "Phần bằng chữ chưa đọc được thành ngày."
    return f"Phần bằng chữ đọc là {ranges.as_written(canonical)}."


TYPE = ValueType(
    code="ngay_bang_chu",
    title="Ngày bằng chữ",
    kinds=MappingProxyType({"ngay": "ngày, tháng, năm", "khong_hieu": "không đọc được thành ngày"}),
    understand=understand,
    compare=compare,
    explain=explain,
)
