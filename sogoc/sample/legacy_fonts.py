"""Names as tables of the nineties hold them: the bytes of TCVN3 and VNI fonts, seen as Latin-1 letters.

The tables are those by which ``law.text.legacy`` reads them, turned round.
"""

from __future__ import annotations

from functools import cache

from sogoc.law.text.legacy import TCVN3, VNI


@cache
def _tcvn3() -> dict[str, str]:
    return {letter: sign for sign, letter in TCVN3.items()}


@cache
def _vni() -> dict[str, str]:
    found: dict[str, str] = {}
    for sign, letter in VNI.items():
        if len(sign) == 1 or sign[0].isupper() == sign[1].isupper():
            found.setdefault(letter, sign)
    return found


def as_tcvn3(text: str) -> str:
    """Bytes of the font ``.VnTime``; capitals with marks are those of ``.VnTimeH``."""
    return "".join(_tcvn3().get(letter, _tcvn3().get(letter.lower(), letter)) for letter in text)


def as_vni(text: str) -> str:
    """Bytes of the VNI fonts."""
    return "".join(_vni().get(letter, letter) for letter in text)
