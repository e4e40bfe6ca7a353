"""How an installation names its PDFs (contract, "PDF names"): the default pattern, or the one of ``SOGOC_PDF_PATTERN``.

In: the environment. Out: a pattern that is sound; a refusal when it is not, so that nothing is read or written by half a pattern.
"""

from __future__ import annotations

import os

from sogoc.ground.env import Env
from sogoc.ground.refusals import CAI_DAT_SAI
from sogoc.packages.names import DEFAULT_PATTERN, BookName, parse_pdf_name, pattern_expression, pdf_name

_SHOWN = BookName("KS", "2008", "01")
_FORBIDDEN = frozenset('/\\:*?"<>|')


def chosen_pattern() -> str:
    """Pattern of this installation."""
    pattern = Env(os.environ).text("SOGOC_PDF_PATTERN")
    if pattern is None:
        return DEFAULT_PATTERN
    if not _is_sound(pattern):
        raise CAI_DAT_SAI.because(
            name="SOGOC_PDF_PATTERN",
            value=pattern,
            wanted=f"một mẫu tên tệp có {{id}} một lần, kết thúc bằng .pdf, ví dụ {DEFAULT_PATTERN}",
        )
    return pattern


def _is_sound(pattern: str) -> bool:
    """Whether names made by a pattern are legal everywhere and are read back as what they say."""
    try:
        pattern_expression(pattern)
        name = pdf_name(_SHOWN, "012-2007~2", registered="15.06.2008", pattern=pattern)
    except (ValueError, KeyError, IndexError):
        return False
    read = parse_pdf_name(name, pattern=pattern)
    legal = not _FORBIDDEN & set(name) and name.isprintable() and name.lower().endswith(".pdf")
    return legal and not name.startswith((".", " ")) and read is not None and read.id == "012-2007~2"
