"""Ages written where a date belongs: ``25 tuổi``, ``25t``, ``hai mươi lăm tuổi``, ``3 tháng tuổi``."""

from __future__ import annotations

import re

from sogoc.law.text import fold
from sogoc.law.value import Understanding
from sogoc.law.values.ngay.words import number

OLDEST = 130
_YEARS = re.compile(r"(?:tuoi[: ]*)?([0-9]{1,3}) ?(?:t|tuoi)?(?: ta| tron)?\.?")
_MORE = re.compile(r"([0-9]{1,3}) ?(?:t|tuoi)[ ,]*(?:va )?[0-9]{1,2} ?(?:thang|th)(?: tuoi)?")
_LESS = re.compile(r"[0-9]{1,3} ?(?:thang|th|ngay|tuan|gio) ?(?:tuoi)?(?:[ ,]+[0-9]{1,2} ?ngay(?: tuoi)?)?")
_SAID = re.compile(r"([a-z ]+?) tuoi(?: ta| tron)?")
_SAID_LESS = re.compile(r"([a-z ]+?) (?:thang|ngay|tuan) tuoi")


def read(text: str) -> Understanding | None:
    """Return the age that a text (lower case) speaks of, an infant's as 0, or None where it speaks of something else."""
    if "t" not in text and "ngày" not in text and "giờ" not in text:
        return None
    folded = fold(text).strip(" ().")
    for pattern in (_YEARS, _MORE):
        found = pattern.fullmatch(folded)
        if found and "t" in folded:
            return _aged(int(found[1]))
    if _LESS.fullmatch(folded):
        return _aged(0)
    found = _SAID_LESS.fullmatch(folded)
    if found and number(found[1].split()) is not None:
        return _aged(0)
    found = _SAID.fullmatch(folded)
    if found:
        years = number(found[1].split())
        return None if years is None else _aged(years)
    return None


def _aged(years: int) -> Understanding:
    if years > OLDEST:
        return Understanding(None, "khong_the", f"{years} tuổi")
    return Understanding(f"tuoi:{years}", "tuoi")
