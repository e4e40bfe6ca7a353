"""One file per rule or tight family; ``RULES`` holds them by the code that findings carry."""

from __future__ import annotations

import sys

from sogoc.law.declared import declared
from sogoc.law.rule import Rule

RULES: dict[str, Rule] = declared(sys.modules[__name__], "RULE", "RULES")
