"""A value of the register in its layers, and the noun with which value types are declared (design §1.1, §2).

*As written* is ``verbatim``: NFC of what was typed or of the cell, never respelled. *As understood* is canonical text whose
grammar belongs to the value type. An empty place has a reason. ``understood`` and the rest are kept only where they cannot be
derived from ``verbatim`` by the reader's version that is stored beside the entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

READER_VERSION = 1
"""Version of ``read`` and ``understand`` of all value types; raised when any of them changes what it derives."""


class Absence(StrEnum):
    """Why nothing stands there."""

    TRONG = "trong"
    KHONG_DOC_DUOC = "khong_doc_duoc"
    RACH = "rach"
    KHONG_AP_DUNG = "khong_ap_dung"


ABSENCES: Mapping[str, str] = {
    Absence.TRONG: "sổ để trống",
    Absence.KHONG_DOC_DUOC: "không đọc được",
    Absence.RACH: "trang rách",
    Absence.KHONG_AP_DUNG: "không áp dụng",
}
"""What the screen says of each."""

Span = tuple[int, int]
"""Letters of a text from the first to before the second, counted in code points."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a field is written, beside its text: why nothing stands there, or which letters are uncertain."""

    absence: str = ""
    uncertain: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.absence or self.uncertain)


NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Value:
    """One field of one entry."""

    verbatim: str | None = None
    uncertain: tuple[Span, ...] = ()
    understood: str | None = None
    absence: Absence | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a text means.

    ``canonical`` is None when the text is not understood. ``kind`` is one of the value type's own closed list (a date: ``ngay``,
    ``tuoi``, ``am_lich``, ``khong_the`` …) and is what rules look at. ``hint`` is the detail that a sentence shows: the nearest
    valid label, the converted text, the characters that are wrong.
    """

    canonical: str | None
    kind: str
    hint: str | None = None


def verbatim(stored: object) -> str:
    """Text as written of a stored value: a text, or an object with its layers; empty where nothing stands."""
    return str((stored.get("verbatim") if isinstance(stored, dict) else stored) or "")


def mark_of(stored: object) -> Mark:
    """How a stored value is written."""
    if not isinstance(stored, dict):
        return NO_MARK
    spans = tuple((int(start), int(end)) for start, end in stored.get("uncertain") or ())
    return Mark(str(stored.get("absence") or ""), spans)


def marked(text: str, mark: Mark) -> str | dict[str, Any]:
    """Stored value of a text with its mark: the text alone where there is nothing to say of it."""
    if mark.absence:
        return {"absence": mark.absence}
    if mark.uncertain:
        return {"uncertain": [list(span) for span in mark.uncertain], "verbatim": text}
    return text


def fits(mark: Mark, text: str) -> bool:
    """Whether a mark can be said of a text: nothing is absent where a text stands, spans lie in order within it."""
    if mark.absence:
        return mark.absence in ABSENCES and not text and not mark.uncertain
    edge = 0
    for start, end in mark.uncertain:
        if not edge <= start < end <= len(text):
            return False
        edge = end
    return True


class Sameness(StrEnum):
    """How two written texts of one field compare."""

    SAME = "same"
    """Nothing that a reader of the book would call a difference (separator, tone placement, apostrophe form, NFD)."""
    CLOSE = "close"
    """One is the other with a slip: marks, one letter, a date with day and month turned."""
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class ValueType:
    """One sort of value, declared in one file of ``law/values``.

    ``understand(verbatim, codes)``: the NFC text of a non-empty cell and the name of the field's code list (or None) to its
    understanding; pure, no context of the entry. ``compare(a, b)``: two verbatims. ``explain(verbatim, codes)``: one Vietnamese
    sentence for the screen. ``plain`` is a regular expression (explicit classes only) of texts whose understanding is
    ``Understanding(text, plain_kind)``, so that a column back-end may take them without calling Python; None = no such texts.
    """

    code: str
    title: str
    kinds: Mapping[str, str]
    understand: Callable[[str, str | None], Understanding]
    compare: Callable[[str, str], Sameness]
    explain: Callable[[str, str | None], str]
    plain: str | None = None
    plain_kind: str = ""
