"""How units fit together: who stands under whom decides who may see and do what, so a list that does not fit is not taken. Pure.

In: the units of a list and those that are known. Out: parents named by ``ref``; the first unit that does not fit, and why.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sogoc.accounts.offices import RANKS, Tree, Unit
from sogoc.law.places import DEFAULT_DAY, exists


def with_resolved_parents(listed: Sequence[Unit], *, known: Iterable[Unit]) -> list[Unit]:
    """Name each parent by its ``ref``: a bare code means the parent as it was when the unit's own period began."""
    after = _after(listed, known)
    tree = Tree(
        {ref: one.parent for ref, one in after.items()},
        {ref: (one.valid_from, one.valid_to) for ref, one in after.items()},
    )
    resolved = []
    for one in listed:
        parent = tree.resolve(one.parent)
        if "@" in one.ref and "@" not in parent:
            day = one.valid_from or one.valid_to
            parent = (tree.on(parent, day) if day else None) or parent
        resolved.append(replace(one, parent=parent))
    return resolved


def first_misfit(listed: Sequence[Unit], *, known: Iterable[Unit]) -> tuple[int, str] | None:
    """Position in the list (parents by ``ref``) of the first unit that does not fit, and why; None when all do.

    A parent exists, stands higher, and stood when the unit began and ended. A listed unit is also asked to carry the known ones
    below it that the list does not name.
    """
    after = _after(listed, known)
    places = {one.ref: at for at, one in enumerate(listed)}
    periods: defaultdict[str, list[Unit]] = defaultdict(list)
    for one in after.values():
        periods[one.code].append(one)
    for at, one in enumerate(listed):
        why = _misplaced(one, after) or _untimely(one, after, periods) if one.parent else ""
        why = why or _without_heir(one, periods)
        if why:
            return at, why
    for ref, one in after.items():
        if ref not in places and one.parent in places and _rank(after[one.parent]) >= _rank(one):
            return places[one.parent], f"đơn vị {ref} đang có không thể thuộc một đơn vị không cao cấp hơn"
    return None


def _after(listed: Iterable[Unit], known: Iterable[Unit]) -> dict[str, Unit]:
    return {one.ref: one for one in known} | {one.ref: one for one in listed}


def _misplaced(unit: Unit, after: Mapping[str, Unit]) -> str:
    """Why a unit cannot stand under its parent at any time."""
    if unit.parent == unit.ref:
        return f"đơn vị {unit.ref} là cấp trên của chính nó"
    above = after.get(unit.parent)
    if above is None:
        return f"đơn vị cấp trên {unit.parent} không có trong danh sách và cũng chưa có trong phần mềm"
    circle = _circle(unit, after)
    if circle:
        return f"các đơn vị là cấp trên của nhau theo vòng {' → '.join(circle)}"
    if _rank(above) >= _rank(unit):
        return f"đơn vị cấp trên {above.ref} ({above.kind}) không cao cấp hơn đơn vị {unit.ref} ({unit.kind})"
    return ""


def _untimely(unit: Unit, after: Mapping[str, Unit], periods: Mapping[str, Sequence[Unit]]) -> str:
    """On which stated day of the unit its parent did not stand; an end that nobody stated is not asked."""
    above = after[unit.parent]
    for day in [day for day in (unit.valid_from, unit.valid_to) if day] or [DEFAULT_DAY]:
        if not any(one.stood_on(day) for one in periods[above.code]):
            return f"đơn vị cấp trên {above.ref} không tồn tại vào ngày {day:%d/%m/%Y} như đơn vị {unit.ref}"
    return ""


def _without_heir(unit: Unit, periods: Mapping[str, Sequence[Unit]]) -> str:
    """Which of the units that it is said to have become did not stand on the next day."""
    if unit.valid_to is None:
        return ""
    next_day = unit.valid_to + dt.timedelta(days=1)
    for code in (written.partition("@")[0] for written in unit.successors.split()):
        if not any(one.stood_on(next_day) for one in periods.get(code, ())) and not exists(code, next_day):
            return f"đơn vị kế tiếp {code} không tồn tại vào ngày {next_day:%d/%m/%Y}"
    return ""


def _rank(unit: Unit) -> int:
    """Rank of a unit; one that an earlier version took with another kind stands lowest."""
    return RANKS.get(unit.kind, max(RANKS.values()))


def _circle(unit: Unit, after: Mapping[str, Unit]) -> list[str]:
    chain = [unit.ref]
    while (above := after.get(chain[-1])) is not None and above.parent:
        if above.parent == unit.ref:
            return [*chain, unit.ref]
        if above.parent in chain:
            return []  # a circle further up; its own units say it
        chain.append(above.parent)
    return []
