"""Personal number (``so_dinh_danh``): 12 digits: 3 place of birth registration, 1 century and sex, 2 year of birth, 6 others.

In: the cell, blanks and dots allowed. Out: the 12 digits. Structure after NĐ 137/2015/NĐ-CP and TT 59/2021/TT-BCA (their texts were not
read; domain facts §5.11). A spreadsheet that took it for a number drops leading zeros: then the hint proposes the full number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from sogoc.law.text import collapse
from sogoc.law.value import Sameness, Understanding, ValueType

FORM = r"(?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})[0-3][0-9]{8}"
_FORM = re.compile(FORM)
_DIGITS = re.compile(r"[0-9]+")
_SEPARATORS = re.compile(r"[ .\-]")
_FLOAT = re.compile(r"\.0$")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number says: code of the place, digit of century and sex, year of birth, sex (``1`` male, ``2`` female)."""

    province: str
    century_sex: str
    year: int
    sex: str


def understand(verbatim: str, codes: str | None = None) -> Understanding:
    """Return the 12 digits; ``thieu_so_khong`` with the proposal when zeros are missing in front; else ``sai_dang``."""
    del codes
    text = _SEPARATORS.sub("", _FLOAT.sub("", collapse(verbatim)))
    if _FORM.fullmatch(text):
        return Understanding(text, "dinh_danh")
    if _DIGITS.fullmatch(text) and len(text) in (10, 11) and _FORM.fullmatch(text.zfill(12)):
        return Understanding(None, "thieu_so_khong", text.zfill(12))
    return Understanding(None, "sai_dang")


def parts(number: str) -> Parts | None:
    """Return what a personal number says, or None for a text that is none."""
    if not _FORM.fullmatch(number):
        return None
    century_sex = int(number[3])
    return Parts(
        province=number[:3],
        century_sex=number[3],
        year=1900 + 100 * (century_sex // 2) + int(number[4:6]),
        sex="2" if century_sex % 2 else "1",
    )


def compare(first: str, second: str) -> Sameness:
    """Blanks aside; a number without its leading zeros is close, as is one wrong digit."""
    one, other = (understand(text) for text in (first, second))
    texts = [
        found.canonical or found.hint or _SEPARATORS.sub("", collapse(text))
        for found, text in ((one, first), (other, second))
    ]
    if texts[0] == texts[1]:
        return Sameness.SAME if one.kind == other.kind else Sameness.CLOSE
    slips = len(texts[0]) == len(texts[1]) and sum(a != b for a, b in zip(*texts, strict=True)) == 1
    return Sameness.CLOSE if slips else Sameness.DIFFERENT


def explain(verbatim: str, codes: str | None = None) -> str:
    """Return one Vietnamese sentence about the number."""
    understood = understand(verbatim, codes)
    found = parts(understood.canonical) if understood.canonical else None
    if found:
        sex = "nam" if found.sex == "1" else "nữ"
        return (
            f"Số định danh của người {sex}, sinh năm {found.year}, mã nơi đăng ký khai sinh {found.province}."
        )
    if understood.kind == "thieu_so_khong":
        return f"Số định danh thiếu số 0 ở đầu; có lẽ là {understood.hint}."
    return "Số định danh phải gồm 12 chữ số, chữ số thứ tư từ 0 đến 3."


TYPE = ValueType(
    code="so_dinh_danh",
    title="Số định danh cá nhân",
    kinds=MappingProxyType(
        {
            "dinh_danh": "12 chữ số",
            "thieu_so_khong": "thiếu số 0 ở đầu",
            "sai_dang": "không phải số định danh",
        }
    ),
    understand=understand,
    compare=compare,
    explain=explain,
    plain=FORM,
    plain_kind="dinh_danh",
)
