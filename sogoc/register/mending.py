"""What a mending left in an entry's values, and what becomes of it when the package comes again (docs/decisions/0020). Pure.

A mended field is stored in layers: the text that the page shows, that it was mended, and the texts in whose place it stands. A package that
still says one of those is known to be wrong there: the mended text stays. One that says the mended text is right by now. One that says
something else speaks for itself: its text stands, and that it overruled a mending is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import orjson

from sogoc.law.value import verbatim

MENDED = "sua"
"""Value of a field's layer ``source`` after a mending."""
SIGN = f'"source":"{MENDED}"'
"""How a stored version that holds a mended field can be told by its text alone."""


@dataclass(slots=True)
class Kept:
    """Values for the new version; fields with (text of the package, mended text) where the mended one stays, or is overruled."""

    values: str
    stays: dict[str, tuple[str, str]] = field(default_factory=dict)
    overruled: dict[str, tuple[str, str]] = field(default_factory=dict)


def mend_value(value: Any, text: str) -> dict[str, Any]:
    """The layers of a field that is mended to a text."""
    before = value.get("instead_of", ()) if isinstance(value, dict) else ()
    replaced = [*before, verbatim(value)]
    return {"instead_of": replaced, "source": MENDED, "verbatim": text}


def keep_mended(before: str, incoming: str) -> Kept:
    """Carry the mended fields of a stored version over to what a package brings."""
    if SIGN not in before:
        return Kept(incoming)
    brought: dict[str, Any] = orjson.loads(incoming)
    kept = Kept(incoming)
    for name, layers in orjson.loads(before).items():
        if not isinstance(layers, dict) or layers.get("source") != MENDED:
            continue
        text, mended = verbatim(brought.get(name)), str(layers["verbatim"])
        if text == mended:
            continue
        if text in layers["instead_of"]:
            kept.stays[name] = text, mended
            brought[name] = layers
        else:
            kept.overruled[name] = text, mended
    kept.values = orjson.dumps(brought, option=orjson.OPT_SORT_KEYS).decode()
    return kept
