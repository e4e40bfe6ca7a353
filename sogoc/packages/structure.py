"""Structural findings of a package: what its form says, whatever stands in its cells.

Their codes, sentences and remedies are declared in ``law/rules`` like those of every other finding.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One finding. ``row`` is the Excel row (0 = the whole package), ``field`` a column's name, ``code`` that of its rule.

    ``params`` fill the sentence: ``file`` (a PDF's name), ``hint`` (what the value became, or may be, or how a name should
    look), ``value`` (said instead of the cell's text).
    """

    row: int
    field: str | None
    code: str
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
