"""One file (or folder) per value type: how a text of a register is read, understood, compared and explained.

In: the NFC text of a non-empty cell. Out: an ``Understanding``, a ``Sameness``, a sentence. ``VALUE_TYPES`` holds all by code. Importing
them loads no data; tables are read when first needed.
"""

from __future__ import annotations

import sys

from sogoc.law.declared import declared
from sogoc.law.value import ValueType

VALUE_TYPES: dict[str, ValueType] = declared(sys.modules[__name__], "TYPE")
"""Every value type of the law by its code."""
