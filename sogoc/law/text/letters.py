"""Which characters the languages of Việt Nam write.

Vietnamese letters, the letters of the highland languages (Ê Đê, Mnông, K'Ho, Gia Rai, Ba Na), f j w z, apostrophes, hyphens, full
stops, and combining marks on a letter: ê̆ ô̆ ơ̆ ư̆ have no single code point (domain facts §6.3; Civil Code 2015, article 26).
"""

from __future__ import annotations

import re

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

_GOOD = re.compile(
    f"(?:[{OF_NAMES}][{MARKS_ON_LETTERS}]*|[ .{APOSTROPHES}\\-\u2010\u2011\u2013])*",
)
_ONE_GOOD = re.compile(f"[{OF_NAMES}][{MARKS_ON_LETTERS}]*|[ .{APOSTROPHES}\\-\u2010\u2011\u2013]")
_LETTER = re.compile(f"[{OF_NAMES}]")


def strange_characters(text: str) -> str:
    """Return the characters that no language of Việt Nam writes in a name, each once, in the order of their appearance.

    Digits, ``?``, ``@``, letters of other scripts that look alike, controls are strange; an empty result means a good text.
    """
    text = collapse(text)
    if _GOOD.fullmatch(text):
        return ""
    return "".join(dict.fromkeys(_ONE_GOOD.sub("", text)))


def has_letter(text: str) -> bool:
    """Tell whether at least one letter of a language of Việt Nam stands in the text."""
    return _LETTER.search(text) is not None
