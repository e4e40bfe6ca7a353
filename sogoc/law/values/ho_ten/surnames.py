"""Known surnames, and the near misses of common ones (``Nguyển``, ``Đổ``, ``Vỏ``: hỏi and ngã confused for a whole commune).

Data: ``data/ho.csv`` (surnames with their share, from a public name list under MIT), ``data/tay_nguyen.csv`` (first words of names of the
highlands, which are never near misses).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sogoc.law.codelists import read_table
from sogoc.law.text import fold, letters_key
from sogoc.law.text.letters import HIGHLAND
from sogoc.law.text.likeness import one_edit_apart
from sogoc.law.text.syllables import is_syllable

_HOOKS = str.maketrans("ĕĭŏŭĔĬŎŬ", "ẻỉỏủẺỈỎỦ")
BREVES = "ĕĭŏŭĔĬŎŬ"
"""Letters of highland languages that look like Vietnamese letters with a hook."""
_COMMON = 0.4
_VERY_COMMON = 1.0
_LONG = 4
_HIGHLAND_SIGN = re.compile(f"['’‘ʼ`´\u0306{HIGHLAND}]")


@cache
def known() -> dict[str, float]:
    """Surnames (letters key) with their share in per cent."""
    return {letters_key(row["ho"]): float(row["trong_so"]) for row in read_table(__package__ or "", "ho")}


@cache
def _highland_words() -> frozenset[str]:
    return frozenset(letters_key(row["tu"]) for row in read_table(__package__ or "", "tay_nguyen"))


def near_miss(name: str) -> str | None:
    """Return the common surname that the name's first word seems to mean, or None; never for highland or one-word names."""
    first, _, rest = name.partition(" ")
    if not rest:
        return None
    proposal = _proposal(first)
    if proposal is None or _HIGHLAND_SIGN.search(name):
        return None
    if any(
        not is_syllable(word)
        for word in rest.replace(".", " ").replace("-", " ").split()
        if not word.isascii()
    ):
        return None
    return proposal


def hook_for_breve(name: str) -> str | None:
    """The name with hooks (``ỉ ỏ ủ ẻ``) for the breves (``ĭ ŏ ŭ ĕ``) that look like them, where a Kinh name says so; else None.

    Only after a surname that Kinh people have, and only where each word that has one becomes a Vietnamese syllable by it.
    """
    if not any(sign in BREVES for sign in name) or letters_key(name.partition(" ")[0]) not in known():
        return None
    words = [word.translate(_HOOKS) for word in name.split()]
    changed = [new for old, new in zip(name.split(), words, strict=True) if old != new]
    return " ".join(words) if all(is_syllable(word) for word in changed) else None


@lru_cache(maxsize=20_000)
def _proposal(word: str) -> str | None:
    key = letters_key(word)
    if key in known() or key in _highland_words():
        return None
    bare = fold(key)
    candidates = [
        (share, surname)
        for surname, share in known().items()
        if (share >= _COMMON and fold(surname) == bare and len(bare) > 1)
        or (
            share >= _VERY_COMMON
            and len(bare) >= _LONG
            and len(surname) >= _LONG
            and one_edit_apart(key, surname)
        )
    ]
    return max(candidates)[1].title() if candidates else None
