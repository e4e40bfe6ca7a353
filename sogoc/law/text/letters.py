"""Which characters the languages of Việt Nam write.

Vietnamese letters, the letters of the highland languages (Ê Đê, Mnông, K'Ho, Gia Rai, Ba Na), f j w z, apostrophes, hyphens, full
stops, and combining marks on a letter: ê̆ ô̆ ơ̆ ư̆ have no single code point (domain facts §6.3; Civil Code 2015, article 26).
"""

from __future__ import annotations

from sogoc.law.text.folding import APOSTROPHES
from sogoc.law.text.spacing import collapse

VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆGHIÌÍỈĨỊKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVXYỲÝỶỸỴ"
)
HIGHLAND = "ƀčĕĭñŏŭɃČĔĬÑŎŬ"
"""Letters of highland languages that Vietnamese does not have."""
OF_NAMES = VIETNAMESE + HIGHLAND + "fjwzFJWZ"
MARKS_ON_LETTERS = "\u0300\u0301\u0303\u0306\u0309\u0323"
"""The five tones and the breve, where no composed letter exists."""

_LETTERS = frozenset(OF_NAMES)
_BETWEEN = frozenset(f" .{APOSTROPHES}-\u2010\u2011\u2013")
_GOOD = _LETTERS | _BETWEEN


def strange_characters(text: str) -> str:
    """Return the characters that no language of Việt Nam writes in a name, each once, in the order of their appearance.

    Digits, ``?``, ``@``, letters of other scripts that look alike, controls are strange; an empty result means a good text.
    """
    text = collapse(text)
    if _GOOD.issuperset(text):
        return ""
    found: dict[str, None] = {}
    on_letter = False
    for sign in text:
        marks_letter = on_letter and sign in MARKS_ON_LETTERS
        if sign not in _GOOD and not marks_letter:
            found[sign] = None
        on_letter = marks_letter or sign in _LETTERS
    return "".join(found)


def has_letter(text: str) -> bool:
    """Tell whether at least one letter of a language of Việt Nam stands in the text."""
    return not _LETTERS.isdisjoint(text)
