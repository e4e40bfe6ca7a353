"""One reading of one field, as it travels between browser and server, is compared, and goes into a package. Pure.

``{"v": text, "u": [[6, 8]]}``: text as written (NFC), spans of uncertain letters; ``{"a": code}``: why nothing stands there; None, or no
key: nobody says anything, the place is blank. In: what a browser sent, of which nothing is believed. Out: the same in one form, so that the
same reading gives the same bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from sogoc.keying.refusals import BAD_VALUE, NOT_ASKED
from sogoc.law.value import NO_MARK, Absence, Mark

Reading = Mapping[str, Any]
"""One field."""
Readings = Mapping[str, Reading]
"""Official column → reading; blank places are left out."""

LONGEST = 4_000
LONGEST_NAME = 64
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no keyboard writes and no store takes: controls (a line may break), halves of a letter."""
UNREADABLE = frozenset({Absence.KHONG_DOC_DUOC.value, Absence.RACH.value})
"""Something stood there, and nobody can say what."""


def readings_of(sent: Mapping[str, Any], columns: Iterable[str]) -> dict[str, dict[str, Any]]:
    """What was sent, in its one form; a refusal for what no reading can be, and for a reading of any other column than these: of what
    somebody typed nothing is dropped without a word. Blank ones are left out.
    """
    asked = tuple(columns)
    others = sorted(set(sent) - set(asked))
    if (
        strange := next((name for name in others if reading_of(sent[name], name[:LONGEST_NAME])), None)
    ) is not None:
        raise NOT_ASKED.because(field=strange[:LONGEST_NAME])
    read = {name: reading_of(sent.get(name), name) for name in asked}
    return {name: reading for name, reading in read.items() if reading is not None}


def reading_of(sent: Any, name: str) -> dict[str, Any] | None:
    """One reading in its one form; None where nothing is said."""
    if sent is None:
        return None
    if not isinstance(sent, Mapping) or not set(sent) <= {"v", "u", "a"}:
        raise BAD_VALUE.because(field=name)
    absence = sent.get("a")
    if absence is not None:
        if absence not in set(Absence) or sent.get("v"):
            raise BAD_VALUE.because(field=name)
        return {"a": str(absence)}
    text = sent.get("v", "")
    if not isinstance(text, str) or len(text) > LONGEST or _UNWRITABLE.search(text):
        raise BAD_VALUE.because(field=name)
    whole = unicodedata.normalize("NFC", text)
    spans = _spans(sent.get("u") or (), whole, name, moved=whole != text)
    kept, spans = _stripped(whole, spans)
    if not kept:
        return None
    return {"v": kept, "u": spans} if spans else {"v": kept}


def _spans(sent: Any, text: str, name: str, *, moved: bool) -> list[list[int]]:
    """Spans in order, joined where they touch; of a text whose letters were put together anew the whole is uncertain."""
    try:
        pairs = sorted((int(start), int(end)) for start, end in sent)
    except (TypeError, ValueError):
        raise BAD_VALUE.because(field=name) from None
    if pairs and moved:
        return [[0, len(text)]]
    joined: list[list[int]] = []
    for start, end in pairs:
        if not 0 <= start < end <= len(text):
            raise BAD_VALUE.because(field=name)
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def _stripped(text: str, spans: list[list[int]]) -> tuple[str, list[list[int]]]:
    """The text without blanks at its ends, its spans with it."""
    kept = text.strip()
    before = len(text) - len(text.lstrip())
    moved = [[max(0, start - before), min(len(kept), end - before)] for start, end in spans]
    return kept, [span for span in moved if span[0] < span[1]]


def text_of(reading: Reading | None) -> str:
    """The text; empty where nothing stands."""
    return str(reading.get("v", "")) if reading else ""


def absence_of(reading: Reading | None) -> str:
    """Why nothing stands there; empty where something does, or nobody said."""
    return str(reading.get("a", "")) if reading else ""


def is_uncertain(reading: Reading | None) -> bool:
    """Whether letters of it are uncertain."""
    return bool(reading and reading.get("u"))


def mark_of_reading(reading: Reading | None) -> Mark:
    """How the field is written, as a package says it."""
    if not reading:
        return NO_MARK
    return Mark(absence_of(reading), tuple((start, end) for start, end in reading.get("u", ())))


def reading_of_stored(stored: Any) -> dict[str, Any] | None:
    """What the register has of a field, as a reading."""
    if isinstance(stored, Mapping):
        if stored.get("absence"):
            return {"a": str(stored["absence"])}
        text, spans = (
            str(stored.get("verbatim") or ""),
            [list(span) for span in stored.get("uncertain") or ()],
        )
        return ({"v": text, "u": spans} if spans else {"v": text}) if text else None
    return {"v": str(stored)} if stored else None


def canonical(readings: Any) -> bytes:
    """The same readings, the same bytes."""
    return orjson.dumps(readings, option=orjson.OPT_SORT_KEYS)
