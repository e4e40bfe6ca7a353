"""Number of an identity paper (``so_giay_to``): CMND 9 digits, CCCD 12, passports with letters; any other is kept as it is."""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.text import collapse
from sogoc.law.value import Sameness, Understanding, ValueType

_COMPACT = re.compile(r"[A-ZĐ]{0,3}[0-9]{5,12}[A-Z]{0,2}")
_SEPARATORS = re.compile(r"[ .\-]")
_PREFIX = re.compile(r"^(?:số|cmnd|cccd|cc|hc|hộ chiếu|căn cước)[:. ]+", re.IGNORECASE)


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the number in capitals without blanks, or the text itself where it has no such form."""
    del codes
    text = collapse(verbatim)
    compact = _SEPARATORS.sub("", _PREFIX.sub("", text)).upper()
    return Understanding(compact if _COMPACT.fullmatch(compact) else text, "so")


def compare(first: str, second: str) -> Sameness:
    """Blanks, letter case and leading zeros aside; one wrong character is close."""
    one, other = ((understand(text).canonical or text).lstrip("0") for text in (first, second))
    if one == other:
        return Sameness.SAME
    slips = len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return Sameness.CLOSE if slips else Sameness.DIFFERENT


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the paper's number."""
    return f"Số giấy tờ {understand(verbatim, codes).canonical}."


TYPE = ValueType(
    code="so_giay_to",
    title="Số giấy tờ",
    kinds=MappingProxyType({"so": "số giấy tờ"}),
    understand=understand,
    compare=compare,
    explain=explain,
    plain=r"[0-9]{5,12}",
    plain_kind="so",
)
