"""VIQR (RFC 1456): Vietnamese in seven-bit letters, ``Nguye^~n Va(n A'n``. Old mail and old files hold it.

In: text as a cell holds it. Out: whether it is VIQR, and the text in Unicode. Full stops and apostrophes are marks of tone there too,
so only a mark of shape (``^ ( +``) or a tilde on a vowel gives it away, and every word that has marks must become a syllable.
"""

from __future__ import annotations

import re
import unicodedata

from sogoc.law.text.syllables import is_syllable

_SHAPE = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONE = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_MARKED = re.compile(r"([AEIOUYaeiouy])([\^(+]?)(['`?~.]?)|DD|Dd|dd")
MARKS = r"[AEOaeo]\^|[Aa]\(|[OUou]\+|[AEIOUYaeiouy]~"
"""What gives a text away: a mark of shape, or a tilde, on its vowel."""
_STRONG = re.compile(MARKS)
_SPACE = re.compile("( +)")
_AROUND = "\"'“”‘’.,;:!?()[]-"


def detect(text: str) -> bool:
    """Tell whether the text is VIQR."""
    if not text.isascii() or not _STRONG.search(text):
        return False
    words = [word for word in _SPACE.split(text) if _STRONG.search(word)]
    return all(is_syllable(_word(word).strip(_AROUND)) for word in words)


def convert(text: str) -> str:
    """Return the text in Unicode: words that become a syllable by their marks, the others as they stand."""
    return "".join(_word(word) for word in _SPACE.split(text))


def _word(word: str) -> str:
    letters = unicodedata.normalize("NFC", _MARKED.sub(_letter, word))
    return letters if is_syllable(letters.strip(_AROUND)) else word


def _letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return "đ" if found[0] == "dd" else "Đ"
    return found[1] + _SHAPE.get(found[2], "") + _TONE.get(found[3], "")
