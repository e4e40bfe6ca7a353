"""One Unicode form and single spaces."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile("[ \\t\\r\\n\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


def nfc(text: str) -> str:
    """Return the NFC form, in which verbatim texts are kept."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """Return the NFC form, trimmed, each run of blanks (also line breaks and no-break spaces) one space; nothing else changes."""
    composed = nfc(text)
    if "  " not in composed and composed.isprintable():  # no other blank is a printable character
        return composed.strip(" ")
    return _BLANKS.sub(" ", composed).strip(" ")
