"""Vietnamese text as registers hold it: one Unicode form, keys for matching, strange characters, legacy font encodings.

In: any text. Out: text or keys; nothing here ever respells a name (design §2, *Text*). Grounded in the Unicode Standard (NFC/NFD)
and in the published byte tables of TCVN 5712 (VN3) and VNI.
"""

from __future__ import annotations

from sogoc.law.text.folding import fold, fold_key, letters_key
from sogoc.law.text.letters import has_letter, strange_characters
from sogoc.law.text.spacing import collapse, nfc

__all__ = [
    "collapse",
    "fold",
    "fold_key",
    "has_letter",
    "letters_key",
    "nfc",
    "strange_characters",
]
