"""Words of the command line in Vietnamese, or in English with ``SOGOC_LANG=en``."""

from __future__ import annotations

import os

from sogoc.ground.env import Env
from sogoc.law.refusal import Refusal


def _chosen() -> str:
    try:
        return Env(os.environ).text("SOGOC_LANG") or "vi"
    except Refusal:
        return "vi"  # said in Vietnamese, as soon as a command reads its settings


ENGLISH = _chosen().lower().startswith("en")


def t(vi: str, en: str) -> str:
    """The sentence in the language of this run."""
    return en if ENGLISH else vi
