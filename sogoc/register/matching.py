"""Which entry of the book a row of a changed package is (contract, ``intake``): by number and subject name, then by number.

The rest are new or withdrawn; ids never change and are never given twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Known(Protocol):
    """What matching must know of an entry, and of a row."""

    @property
    def key(self) -> str: ...
    @property
    def so(self) -> str: ...
    @property
    def subject_fold(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Matches:
    """``pairs``: (row index, index of the known entry); ``new``: row indexes with their keys; ``gone``: known indexes."""

    pairs: list[tuple[int, int]]
    new: list[tuple[int, str]]
    gone: list[int]


def _number_and_name(one: Known) -> object:
    return (one.so, one.subject_fold)


def _number(one: Known) -> object:
    return one.so or None


def match(rows: Sequence[Known], known: Sequence[Known]) -> Matches:
    """Match rows to the entries that the book already has."""
    free_rows = set(range(len(rows)))
    free_known = set(range(len(known)))
    pairs: list[tuple[int, int]] = []
    for sign_of in (_number_and_name, _number):
        waiting: dict[object, list[int]] = defaultdict(list)
        for index in sorted(free_known):
            waiting[sign_of(known[index])].append(index)
        for index in sorted(free_rows):
            sign = sign_of(rows[index])
            if sign is not None and waiting.get(sign):
                pairs.append((index, waiting[sign].pop(0)))
        free_rows -= {row for row, _ in pairs}
        free_known -= {entry for _, entry in pairs}
    taken = {entry.key for entry in known}
    new = []
    for index in sorted(free_rows):
        key = free_key(rows[index].key, taken)
        taken.add(key)
        new.append((index, key))
    return Matches(sorted(pairs), new, sorted(free_known))


def free_key(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, or its next repeat (``012~2``, ``012~3`` …) that was never given."""
    used = taken if isinstance(taken, set) else set(taken)
    if wanted not in used:
        return wanted
    base = wanted.split("~", 1)[0]
    repeat = 2
    while f"{base}~{repeat}" in used:
        repeat += 1
    return f"{base}~{repeat}"
