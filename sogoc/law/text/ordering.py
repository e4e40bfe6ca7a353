"""The order of a Vietnamese dictionary: a ă â b c d đ e ê …, syllable by syllable, tones last (không, huyền, hỏi, ngã, sắc, nặng).

In: text as people write it. Out: a key to sort by. Figures stand before letters, by their value: *Phường 2* before *Phường 10*.
"""

from __future__ import annotations

import re
import unicodedata

_RANKS = {letter: at for at, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = {tone: at for at, tone in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}
_SYLLABLE = re.compile(r"[0-9]+|[^\W0-9_]+")

Key = tuple[tuple[int, int, tuple[int, ...], tuple[int, ...]], ...]


def dictionary_order(text: str) -> Key:
    """Key of a text; upper and lower case are one, a letter of another alphabet stands behind z."""
    return tuple(_syllable(found) for found in _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower()))


def _syllable(text: str) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
    if text[0] in "0123456789":
        return 0, int(text), (), ()
    letters, tones = [], []
    for sign in text:
        marks = unicodedata.normalize("NFD", sign)
        tones.append(next((_TONES[mark] for mark in marks if mark in _TONES), 0))
        bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
        letters.append(_RANKS.get(bare, len(_RANKS) + ord(bare[0])))
    return 1, 0, tuple(letters), tuple(tones)
