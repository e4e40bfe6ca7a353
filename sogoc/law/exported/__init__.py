"""The law as a browser reads it: one JSON per book type and one that all types share, each named by a hash of its bytes.

In: the declarations. Out: ``LawFile``s; the same declarations and the same places give the same bytes. A type's file holds its form in
page order, its columns, layouts and every rule of scope FIELD and ENTRY bound to it; the shared file the code lists, other wordings,
names, places, reasons and absences. A type's file names the hash of the shared one, so its own hash stands for both. The interpreter is
``frontend/src/law``.
"""

from __future__ import annotations

from sogoc.law.exported.files import SHARED, LawFile, hashes, law_file
from sogoc.law.exported.shared import shared
from sogoc.law.exported.types import FORMAT, of_type

__all__ = ["FORMAT", "SHARED", "LawFile", "hashes", "law_file", "of_type", "shared"]
