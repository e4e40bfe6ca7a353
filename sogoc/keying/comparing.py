"""Two readings of one field: do they agree, differ, or leave a doubt that a third person looks at? Pure.

In: two readings, the field. Out: the verdict and, where they agree, the value. Texts are compared as their value type compares them: where
a tone mark stands, which separator a date has, which apostrophe a name has is no difference (``Sameness.SAME``); another word for the same
thing is one, for only one of them stands on the page. Uncertain letters are no difference: a reader who is sure confirms one who is not.
Where neither is sure, or nobody else read it, a third person looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sogoc.keying.values import UNREADABLE, Reading, absence_of, is_uncertain, text_of
from sogoc.law.text.likeness import compare_texts
from sogoc.law.value import Sameness
from sogoc.law.values import VALUE_TYPES

if TYPE_CHECKING:
    from sogoc.law.field import Field


WORDED = frozenset({"dan_toc", "quoc_tich", "ngay_bang_chu"})
"""Value types that know several words for one thing (Cơ Ho, K'Ho; Việt Nam, VN)."""


class Verdict(StrEnum):
    """What two readings are to one another."""

    AGREE = "agree"
    DIFFER = "differ"
    DOUBT = "doubt"
    """They say the same, and neither is sure."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of one draft: the verdict, the value where nobody has to decide, and how it came to stand."""

    field: str
    verdict: Verdict
    value: Reading | None = None
    how: str = "agreed"


def same(field: Field, one: Reading | None, other: Reading | None) -> bool:
    """Whether two readings say the same, however sure they are."""
    if text_of(one) and text_of(other):
        return _same_text(field.type, text_of(one), text_of(other))
    if text_of(one) or text_of(other):
        return False
    absences = {absence_of(one), absence_of(other)}
    if len(absences) == 1:
        return True
    return "" in absences and not absences & UNREADABLE  # a blank place and the reason why it is blank


def compare(field: Field, first: Reading | None, second: Reading | None) -> Compared:
    """Compare two readings of a field."""
    if not same(field, first, second):
        return Compared(field.name, Verdict.DIFFER)
    if is_uncertain(first) and is_uncertain(second):
        return Compared(field.name, Verdict.DOUBT)
    return Compared(field.name, Verdict.AGREE, _surer(first, second))


def measures(field: Field, first: Reading | None, second: Reading | None) -> bool:
    """Whether two readings say something of their readers: somebody read letters there, or they differ."""
    return bool(text_of(first) or text_of(second)) or not same(field, first, second)


def alone(field: Field, reading: Reading | None) -> Compared:
    """A field that was read once: it stands unless the reader was not sure."""
    if is_uncertain(reading) or absence_of(reading) in UNREADABLE:
        return Compared(field.name, Verdict.DOUBT)
    return Compared(field.name, Verdict.AGREE, reading, "single")


def compare_all(
    fields: Iterable[Field],
    first: Mapping[str, Any],
    second: Mapping[str, Any] | None,
    *,
    twice: Iterable[str],
) -> list[Compared]:
    """Compare a draft: ``twice`` are the columns that the second reader was asked for, all others stand alone."""
    asked = frozenset(twice) if second is not None else frozenset()
    return [
        compare(field, first.get(field.name), (second or {}).get(field.name))
        if field.name in asked
        else alone(field, first.get(field.name))
        for field in fields
    ]


def _same_text(sort: str, one: str, other: str) -> bool:
    alike = compare_texts if sort in WORDED else VALUE_TYPES[sort].compare
    return one == other or alike(one, other) is Sameness.SAME


def _surer(first: Reading | None, second: Reading | None) -> Reading | None:
    """Of two readings that say the same the one without doubt, and the one that says why where the other says nothing."""
    if is_uncertain(first) or (not first and second):
        return second
    return first
