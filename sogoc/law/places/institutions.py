"""Offices as institutions: the names that each kind bore from a day to a day, and the kind that a text names.

In: text as books write it (*ubnd Xã An Nhơn*, *Phòng Tư pháp*, *ĐSQ Việt Nam tại Lào*). Out: ``xa huyen so dai_dien toa_an``, or None where
the text does not say. The days of names are known from practice and were not read in a text, but where a law is named.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from sogoc.law.places.competence import Institution
from sogoc.law.text import fold


@dataclass(frozen=True, slots=True)
class OfficeName:
    """One name of one kind of office (or of the ministry's department, ``cuc``); days are inclusive, None is open or unknown."""

    office: str
    name: str
    since: dt.date | None = None
    until: dt.date | None = None
    sure: bool = False

    def on(self, day: dt.date) -> bool:
        """Tell whether the name was in use on the day."""
        return (self.since or dt.date.min) <= day <= (self.until or dt.date.max)


def _named(office: str, name: str, since: str = "", until: str = "", *, sure: bool = False) -> OfficeName:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    return OfficeName(office, name, first, last, sure)


OFFICE_NAMES: tuple[OfficeName, ...] = (
    _named("xa", "Ủy ban hành chính", "", "1976-07-01"),
    _named("xa", "Ủy ban nhân dân cách mạng", "1975-04-30", "1977-05-15"),
    _named("xa", "Ủy ban nhân dân", "1976-07-02"),
    _named("huyen", "Ủy ban hành chính huyện", "", "1976-07-01"),
    _named("huyen", "Ủy ban nhân dân cách mạng huyện", "1975-04-30", "1977-05-15"),
    _named("huyen", "Ủy ban nhân dân huyện", "1976-07-02", "2025-06-30"),
    _named("huyen", "Phòng Tư pháp", "1993-01-01", "2025-06-30"),
    _named("so", "Ủy ban nhân dân tỉnh", "1976-07-02"),
    _named("so", "Sở Tư pháp", "1982-01-01"),
    _named("cuc", "Cục Hộ tịch, quốc tịch, chứng thực", "2015-01-01", "2025-02-28"),
    _named("cuc", "Cục Hành chính tư pháp", "2025-03-01"),
    _named("dai_dien", "Đại sứ quán Việt Nam"),
    _named("dai_dien", "Tổng lãnh sự quán Việt Nam"),
    _named("toa_an", "Tòa hòa giải rộng quyền", "", "1975-04-30"),
    _named("toa_an", "Tòa sơ thẩm", "", "1975-04-30"),
    _named("toa_an", "Tòa án nhân dân"),
)


def names_of(office: str, on: dt.date) -> list[OfficeName]:
    """Return the names that a kind of office bore on a day."""
    return [each for each in OFFICE_NAMES if each.office == office and each.on(on)]


_CENTRAL_CITIES = r"(?:ha noi|hai phong|da nang|can tho|hue|sai gon|ho chi minh|hcm|sai gon - gia dinh)"
_COMMITTEE = r"(?:ubnd|u\.b\.n\.d|uy ban|ubhc)\b"
_PATTERNS: tuple[tuple[Institution, re.Pattern[str]], ...] = (
    ("dai_dien", re.compile(r"\b(?:dai su quan|dsq|lanh su|tlsq|lsq|co quan dai dien)\b")),
    ("toa_an", re.compile(r"\btoa (?:an|so tham|hoa giai|phuc tham)\b|^tand\b")),
    ("so", re.compile(r"\bso tu phap\b|\bstp\b")),
    ("huyen", re.compile(r"\bphong tu phap\b|\bptp\b")),
    (
        "xa",
        re.compile(r"^[^,;-]*?\b(?:(?<!thi )xa(?! hoi)|phuong|thi tran|dac khu|tt|x|p|f)\b[. ]*\S|\bp[0-9]"),
    ),
    ("so", re.compile(rf"^{_COMMITTEE}[^,;-]*?\b(?:tp|thanh pho)[. ]*{_CENTRAL_CITIES}\b")),
    ("huyen", re.compile(r"^[^,;-]*?\b(?:huyen|thi xa|thanh pho|quan|h|tx|tp|q)\b[. ]*\S")),
    ("so", re.compile(rf"^{_COMMITTEE}[^,;-]*?\b(?:tinh|t)\b[. ]*\S")),
)
"""Tried in this order; a level counts only in the first part of the text, the others say where that office lies. A province alone is a
place: only its committee registers."""
_NO_OFFICE = re.compile(r"^(?:benh vien|bv|nha ho sinh|nha bao sanh)\b")


@lru_cache(maxsize=50_000)
def institution_named(text: str) -> Institution | None:
    """Return the kind of office that a registering office as written is; None where the text does not say."""
    folded = fold(text).strip(" .")
    if _NO_OFFICE.match(folded):
        return None
    return next((office for office, pattern in _PATTERNS if pattern.search(folded)), None)
