"""VIQR (RFC 1456): Vietnamese in seven-bit letters, ``Nguye^~n Va(n A'n``. Old mail and old files hold it.

In: text as a cell holds it. Out: whether it is VIQR, and the text in Unicode. Full stops and apostrophes are marks of tone there too,
so what gives it away is a mark of shape (``^ ( +``) or a tilde on a vowel, or another tone within a word; every word that has such
marks must become a syllable. Brackets, blood groups and highland apostrophes look alike, so one such mark alone is not enough.
"""

from __future__ import annotations

import re
import unicodedata

from sogoc.law.text.syllables import is_syllable

_SHAPE = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_TONE = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_MARKED = re.compile(r"([AEIOUYaeiouy])([\^(+]?)(['`?~.]?)|DD|Dd|dd")
MARKS = r"[AEOaeo]\^|[Aa]\(|[OUou]\+|[AEIOUYaeiouy]~|[AEIOUYaeiouy][`'?][A-Za-z]"
"""What may give a text away: a mark of shape or a tilde on its vowel, another tone within a word."""
_HINT = re.compile(MARKS)
_SPACE = re.compile("( +)")
_AROUND = "\"'“”‘’.,;:!?()[]-"
_WITHIN = {
    2: re.compile(
        r"[AEOaeo]\^['`?~.]?[A-Za-z]|[OUou]\+['`?~.]?[A-Za-z]|[AEIOUYaeiouy][~`][a-z]|[AEIOUY][~`][A-Z]"
    ),
    1: re.compile(
        r"[AEOaeo]\^|DD[AEIOUYaeiouy]|[OUou]\+|[AEIOUYaeiouy]~|[AEIOUYaeiouy]['?][a-z]|[AEIOUY]['?][A-Z]|[AEIOUYaeiouy]`$"
    ),
}
_BREVE, _ROOF_LAST = re.compile(r"[A-Za-z][Aa]\(['`?~.]?[A-Za-z]"), re.compile(r"[A-Za-z][AEOaeo]\^$")
_NAMES = frozenset({"tẻh"})
"""Words of official names (*Đạ Tẻh*) that are no Vietnamese syllables."""
ENOUGH = 2


def detect(text: str) -> bool:
    """Tell whether the text is VIQR: its marks say so twice, or once where nothing else is written like that (``Tra^n``, not ``O+``)."""
    if not text.isascii() or not _HINT.search(text):
        return False
    words = [word for word in _SPACE.split(text) if word.strip()]
    evidence = sum(_evidence(word, alone=len(words) == 1, closed=")" in text) for word in words)
    hinted = (word for word in words if _HINT.search(word))
    return evidence >= ENOUGH and all(_word(word) != word for word in hinted) and convert(text) != text


def _evidence(word: str, *, alone: bool, closed: bool) -> int:
    """How loudly one word speaks for VIQR, 0 to 2; a bracket that is closed, a sign that ends a lone word are something else."""
    bare = word.rstrip(".,;:!?")
    if _WITHIN[2].search(bare) or (_BREVE.search(bare) and not closed and not alone):
        return 2
    if _ROOF_LAST.search(bare):
        return 1 if alone else 2
    return 1 if _WITHIN[1].search(bare) or (_BREVE.search(bare) and not closed) else 0


def convert(text: str) -> str:
    """Return the text in Unicode: words that become a syllable by their marks, the others as they stand."""
    return "".join(_word(word) for word in _SPACE.split(text))


def _word(word: str) -> str:
    letters = unicodedata.normalize("NFC", _MARKED.sub(_letter, word))
    bare = letters.strip(_AROUND)
    return letters if is_syllable(bare) or bare.casefold() in _NAMES else word


def _letter(found: re.Match[str]) -> str:
    if found[1] is None:
        return "đ" if found[0] == "dd" else "Đ"
    return found[1] + _SHAPE.get(found[2], "") + _TONE.get(found[3], "")
