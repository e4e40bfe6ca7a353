"""Keys under which texts are matched and searched; never shown, never stored as somebody's name.

``fold`` forgets marks; ``letters_key`` keeps them and forgets only what no reader of the book would call a difference: where a tone
mark stands in *oa, oe, uy* (``hòa``/``hoà``), the form of an apostrophe or hyphen, letter case, Unicode form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sogoc.law.text.spacing import collapse

APOSTROPHES = "'\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032`\u00b4\uff07"
"""All forms met in names of the highlands (K'Brơi); domain facts §6.3."""
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"

_LEVELLED = {ord(mark): "'" for mark in APOSTROPHES} | {ord(mark): "-" for mark in HYPHENS}
_LETTERS = _LEVELLED | {ord("đ"): "d", ord("ð"): "d", ord("ƀ"): "b", ord("ı"): "i"}
_MARKS = re.compile("[\u0300-\u036f]+")
_PRECOMPOSED = {
    ord(letter): bare
    for letter in map(chr, (*range(0xDF, 0x180), *range(0x1A0, 0x1B1), *range(0x1E00, 0x1F00)))
    if (bare := _MARKS.sub("", unicodedata.normalize("NFD", letter)).translate(_LETTERS)).isascii()
} | _LETTERS
"""Each small letter of Latin scripts with its marks → the letter alone: one step for nearly every text that there is."""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_EARLY_TONE = re.compile(f"(?:(?<=o)([{_TONES}])([ae])|(?<=u)([{_TONES}])(y))(?!\u0306)")
_SINGLE_Y = re.compile(r"(?<=[bcdghklmnpqrstvx])y(?![a-z])|(?<=qu)y(?![a-z])")
_NO_SPACE_AT = re.compile(r" *(['\-]) *")
_OTHERS = re.compile(r"[^0-9a-z]+")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return the text without marks, lower case, single spaces; đ is d, *ky* and *ki* alike, one apostrophe, no blanks around it.

    Matching only. Tone placement leaves no trace. ``fold(fold(x)) == fold(x)``.
    """
    folded = _fold_once(text)
    while (
        not folded.isascii() and (again := _fold_once(folded)) != folded
    ):  # other scripts may need a second round
        folded = again
    return folded


def _fold_once(text: str) -> str:
    lowered = collapse(text).casefold()
    bare = lowered.translate(_PRECOMPOSED)
    if bare.isascii():
        lowered = bare
    else:
        lowered = _MARKS.sub("", unicodedata.normalize("NFD", lowered)).translate(_LETTERS)
        lowered = collapse(lowered)
    lowered = _SINGLE_Y.sub("i", lowered)
    return _NO_SPACE_AT.sub(r"\1", lowered) if "'" in lowered or "-" in lowered else lowered


def fold_key(text: str) -> str:
    """Return only the letters and digits of the fold, for keys in which spaces and apostrophes must not count."""
    folded = fold(text)
    return _OTHERS.sub("", folded) if folded.isascii() else "".join(filter(str.isalnum, folded))


def letters_key(text: str) -> str:
    """Return what is left of a text when only irrelevant differences are levelled; equal keys are the same letters."""
    lowered = collapse(text).casefold()
    if lowered.isascii():
        return _NO_SPACE_AT.sub(r"\1", lowered.replace("`", "'"))
    decomposed = unicodedata.normalize("NFD", lowered).translate(_LEVELLED)
    decomposed = _NO_SPACE_AT.sub(r"\1", _EARLY_TONE.sub(_tone_last, decomposed))
    return unicodedata.normalize("NFC", decomposed)


def _tone_last(found: re.Match[str]) -> str:
    return f"{found[2]}{found[1]}" if found[2] else f"{found[4]}{found[3]}"
