"""Hour and minute (``gio_phut``). In: ``07 giờ 30 phút``, ``7h30``, ``07:30``, ``7 giờ``. Out: ``07:30`` or ``07``."""

from __future__ import annotations

import re
from types import MappingProxyType

from sogoc.law.text import collapse, fold, letters_key
from sogoc.law.value import Sameness, Understanding, ValueType

_TIME = re.compile(
    r"(?:luc |vao )?([0-9]{1,2}) ?(?:gio|g|h|:|\.)(?: ?([0-9]{1,2}) ?(?:phut|ph|p|'|m)?(?::[0-9]{2})?)?"
    r" ?(sang|trua|chieu|toi|dem)?"
)
_NOON = 12


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the hour of the day, with the minute where one is written; unknown parts stay away (TT 04/2020/TT-BTP, art. 34)."""
    del codes
    found = _TIME.fullmatch(fold(collapse(verbatim)).rstrip("."))
    if not found:
        return Understanding(None, "khong_hieu")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] in ("chieu", "toi") and hour < _NOON:
        hour += _NOON
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return Understanding(None, "khong_the")
    return Understanding(f"{hour:02}:{minute:02}" if found[2] else f"{hour:02}", "gio_phut")


def compare(first: str, second: str) -> Sameness:
    """The same time however it is written; an hour without its minute is close."""
    one, other = understand(first).canonical, understand(second).canonical
    if one is None or other is None:
        return Sameness.SAME if letters_key(first) == letters_key(second) else Sameness.DIFFERENT
    if one == other:
        return Sameness.SAME
    return Sameness.CLOSE if one[:2] == other[:2] and len(one) != len(other) else Sameness.DIFFERENT


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the time."""
    understood = understand(verbatim, codes)
    if understood.canonical:
        hour, _, minute = understood.canonical.partition(":")
        return f"Hiểu là {hour} giờ {minute} phút." if minute else f"Hiểu là {hour} giờ, không ghi phút."
    return f"“{verbatim}” " + (
        "là giờ không thể có." if understood.kind == "khong_the" else "chưa hiểu được thành giờ."
    )


TYPE = ValueType(
    code="gio_phut",
    title="Giờ, phút",
    kinds=MappingProxyType(
        {
            "gio_phut": "giờ và phút, hoặc chỉ giờ",
            "khong_the": "giờ không thể có",
            "khong_hieu": "không hiểu được thành giờ",
        }
    ),
    understand=understand,
    compare=compare,
    explain=explain,
    plain="(?:[01][0-9]|2[0-3]):[0-5][0-9]",
    plain_kind="gio_phut",
)
