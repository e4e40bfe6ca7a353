"""Which entries of two exemplars of one book tell the same event. Pure.

In: the entries of both, by key, name and birth date. Out: pairs; whatever is left over stands in one exemplar only (a torn page), or
contradicts under one number and is left to a person. A wrong pair would take a real event out of the count, so a number alone pairs
only what does not contradict.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

_KEY = re.compile(r"([^-~@]+)(?:-([0-9]{4}))?(~[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Copy:
    """One entry of one exemplar."""

    id: int
    key: str
    year: str
    """Year opened of its book: what the key leaves out."""
    name: str
    """Folded."""
    birth: str

    @property
    def number(self) -> tuple[str, str, str] | None:
        """Number, year and repeat that the key says."""
        found = _KEY.fullmatch(self.key)
        return (found[1], found[2] or self.year, found[3] or "") if found else None


def pairs(main: Iterable[Copy], second: Iterable[Copy]) -> list[tuple[Copy, Copy]]:
    """Pairs of one event, in the order of the main exemplar."""
    left, right = list(main), list(second)
    found: dict[int, Copy] = {}
    for sign, agree in (
        (lambda one: (one.number, one.name) if one.number and one.name else None, None),
        (lambda one: (one.name, one.birth) if one.name and one.birth else None, None),
        (lambda one: one.number, may_be_one),
    ):
        taken = {copy.id for copy in found.values()}
        there = _single(sign, (one for one in right if one.id not in taken))
        here = _single(sign, (one for one in left if one.id not in found))
        for mark, one in here.items():
            other = there.get(mark)
            if other is not None and (agree is None or agree(one, other)):
                found[one.id] = other
    return [(one, found[one.id]) for one in left if one.id in found]


def may_be_one(one: Copy, other: Copy) -> bool:
    """Whether two entries of one number can tell one event: a name is missing, or they agree in name or birth date."""
    if not (one.name and other.name):
        return True
    return one.name == other.name or (bool(one.birth) and one.birth == other.birth)


def _single(sign: Callable[[Copy], Hashable], copies: Iterable[Copy]) -> dict[Hashable, Copy]:
    """Those whose sign no other has."""
    groups: defaultdict[Hashable, list[Copy]] = defaultdict(list)
    for one in copies:
        mark = sign(one)
        if mark is not None:
            groups[mark].append(one)
    return {mark: alike[0] for mark, alike in groups.items() if len(alike) == 1}
