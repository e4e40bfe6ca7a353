"""Years by stem and branch (can chi): ``Giáp Ngọ`` is every sixtieth year, 1954 among them."""

from __future__ import annotations

import re
from functools import cache

from sogoc.law.text import fold, letters_key

_STEMS = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
"""By the last digit of the year."""
_BRANCHES = ("Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi")
"""By the remainder of the year divided by twelve."""
_STEMS_ALSO = {"Kỷ": ("Kỉ",), "Quý": ("Quí",)}
_BRANCHES_ALSO = {"Tý": ("Tí",), "Tỵ": ("Tị",), "Mão": ("Mẹo", "Mèo")}
_PREFIX = re.compile(r"^(?:sinh )?(?:năm |tuổi )+")


@cache
def _cycle() -> dict[str, str]:
    """Letters key to slug; Tý and Tỵ, which a fold would not tell apart, are ``ty`` and ``ti``."""
    names: dict[str, str] = {}
    for year in range(60):
        stem, branch = _STEMS[year % 10], _BRANCHES[year % 12]
        for first in (stem, *_STEMS_ALSO.get(stem, ())):
            for second in (branch, *_BRANCHES_ALSO.get(branch, ())):
                names[letters_key(f"{first} {second}")] = f"{fold(stem)}-{_slug(branch)}"
                names[letters_key(second)] = _slug(branch)
    return names


def _slug(branch: str) -> str:
    return {"Tý": "ty", "Tỵ": "ti"}.get(branch, fold(branch))


def read(text: str) -> str | None:
    """Return the slug (``giap-ngo``, or ``ngo`` for a branch alone after *năm* or *tuổi*) of a text in lower case, else None."""
    text = text.strip(" ()")
    bare = _PREFIX.sub("", text)
    slug = _cycle().get(letters_key(bare))
    return slug if slug and ("-" in slug or bare != text) else None


def of_year(year: int) -> str:
    """Return the signs of a year: 1954 → ``Giáp Ngọ``."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"


def agrees(year: int, signs: str) -> bool:
    """Tell whether the year bears these signs (both, or the branch alone)."""
    stem, branch = fold(_STEMS[year % 10]), _slug(_BRANCHES[year % 12])
    return signs in (branch, f"{stem}-{branch}")


def name(slug: str) -> str:
    """Return the words of a slug: ``giap-ngo`` → ``Giáp Ngọ``, ``ngo`` → ``năm Ngọ``."""
    branches = {_slug(branch): branch for branch in _BRANCHES}
    if "-" not in slug:
        return f"năm {branches[slug]}"
    stem, branch = slug.split("-")
    return f"{ {fold(each): each for each in _STEMS}[stem] } {branches[branch]}"
