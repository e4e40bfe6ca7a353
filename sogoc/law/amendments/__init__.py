"""Kinds of notes in the margin, one kind or tight family a file; the folder is the registry."""

from __future__ import annotations

import sys

from sogoc.law.amendment import AmendmentKind
from sogoc.law.declared import declared

AMENDMENTS: dict[str, AmendmentKind] = declared(sys.modules[__name__], "KIND", "KINDS")
