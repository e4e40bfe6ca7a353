"""Words of the command line in Vietnamese, or in English with ``SOGOC_LANG=en``."""

from __future__ import annotations

import os

ENGLISH = os.environ.get("SOGOC_LANG", "vi").lower().startswith("en")


def t(vi: str, en: str) -> str:
    """The sentence in the language of this run."""
    return en if ENGLISH else vi
