"""What an entry says on a day: what was written, then every dated change in force (khoản 6 Điều 29 Thông tư 04/2020/TT-BTP).

In: texts as written, and changes in any order. Out: for each field the original, the present value and the way between. Pure: a change
takes effect at the latest day that its date allows, so that a partial date never brings a value forward, and at the latest on the day
on which it was recorded, for then it was known to hold; changes follow one another by
the day on which they took effect, and those of one day in the order in which they were recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sogoc.law.values.ngay import bounds


@dataclass(frozen=True, slots=True)
class Change:
    """One amendment of one entry that is in force: when (canonical date, may be empty), its turn, and the fields' new texts.

    ``before`` are the old texts that its basis names.
    ``known_on`` stands for the day where the margin bears none: nobody can say that it held earlier.
    """

    number: int
    day: str
    known_on: dt.date
    values: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def effective(self) -> dt.date:
        """Day from which it holds for sure."""
        return min(bounds(self.day)[1] or self.known_on, self.known_on)

    @property
    def turn(self) -> tuple[dt.date, int]:
        """Its place among the changes of an entry."""
        return self.effective, self.number


@dataclass(frozen=True, slots=True)
class Presented:
    """One field: what was written, what a copy of the day says, and the changes that made it so, oldest first.

    ``later`` are changes in force that take effect after the day asked for.
    """

    original: str
    value: str
    way: tuple[Change, ...] = ()
    later: tuple[Change, ...] = ()


def present(
    original: Mapping[str, str], changes: Iterable[Change], *, as_of: dt.date
) -> dict[str, Presented]:
    """Every field that was written or changed, as of the end of a day."""
    ordered = sorted(changes, key=lambda one: one.turn)
    names = [
        *original,
        *dict.fromkeys(name for one in ordered for name in one.values if name not in original),
    ]
    shown = {}
    for name in names:
        touching = [one for one in ordered if name in one.values]
        way = tuple(one for one in touching if one.effective <= as_of)
        later = tuple(one for one in touching if one.effective > as_of)
        written = original.get(name, "")
        value = way[-1].values[name] if way else _until(written, name, touching)
        shown[name] = Presented(written, value, way, later)
    return shown


def contradictions(
    original: Mapping[str, str], changes: Iterable[Change], *, same: Callable[[str, str, str], bool]
) -> set[tuple[int, str]]:
    """Number and field of every change whose old text is not what was said just before it; ``same(field, one, other)``.

    A page that was put right is keyed with its valid text (Điều 35 TT 04/2020/TT-BTP), so the new text will do as well.
    """
    found = set()
    said = dict(original)
    for change in sorted(changes, key=lambda one: one.turn):
        for name, old in change.before.items():
            known = (old, change.values.get(name, old))
            if old.strip() and not any(same(name, said.get(name, ""), text) for text in known):
                found.add((change.number, name))
        said |= change.values
    return found


def _until(written: str, name: str, touching: list[Change]) -> str:
    """What held before the first change: what was written, but where a page that was put right was keyed with its valid text.

    Then the book itself says what the change made of it (Điều 35 TT 04/2020/TT-BTP), and the older text is the one that the basis names.
    """
    first = touching[0] if touching else None
    keyed = first is not None and written == first.values[name]
    return first.before.get(name, written) if first is not None and keyed else written
