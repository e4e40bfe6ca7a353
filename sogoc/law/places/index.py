"""Names of all units of all times by key, with near misses: what ``finding`` looks places up in.

In: a gazetteer. Out: for a part of a text, the units that bear (or once bore) that name, and by how much the spelling differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from sogoc.law.codelists import read_table
from sogoc.law.places.model import Gazetteer, Unit, level_of
from sogoc.law.places.units import above
from sogoc.law.places.written import Part, name_key
from sogoc.law.text import fold_key

SHORTEST_NEAR = 4
"""A key must have as many letters before a letter more or less may be a slip."""


class Index:
    """Units by key; ``near`` finds keys that differ by one letter."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._ours = frozenset(gazetteer.keepers)
        self.by_key: defaultdict[str, list[Unit]] = defaultdict(list)
        for each in gazetteer.everything:
            if each.kind != "so":
                self.by_key[name_key(each.name)].append(each)
        for row in read_table("sogoc.law.places", "aliases"):
            meant = [
                each for each in self.by_key[fold_key(row["name"])] if each.level == level_of(row["kind"])
            ]
            self.by_key[fold_key(row["alias"])] += [
                each for each in meant if each not in self.by_key[fold_key(row["alias"])]
            ]
        self.shorter: defaultdict[str, set[str]] = defaultdict(set)
        for key in list(self.by_key):
            if len(key) >= SHORTEST_NEAR:
                for form in (key, *_without_one(key)):
                    self.shorter[form].add(key)
        self.longest = max(map(len, self.by_key), default=0)
        self._named: dict[Part, tuple[tuple[Unit, bool], ...]] = {}
        self._lineages: dict[Unit, frozenset[Unit]] = {}

    def named(self, part: Part) -> tuple[tuple[Unit, bool], ...]:
        """Units that a part may name, each with whether the spelling is exactly theirs."""
        found = self._named.get(part)
        if found is None:
            exact = [each for each in self.by_key.get(part.key, ()) if _may_be(part.kind, each)]
            near = (
                []
                if exact
                else [
                    each
                    for key in self._near(part.key)
                    for each in self.by_key[key]
                    if _may_be(part.kind, each)
                ]
            )
            found = (*((each, True) for each in exact), *((each, False) for each in dict.fromkeys(near)))
            self._named[part] = found
        return found

    def lineage(self, each: Unit) -> frozenset[Unit]:
        """Everything that a unit belonged to at any time of its life."""
        found = self._lineages.get(each)
        if found is None:
            days = [day for day in self.gazetteer.days if each.on(day)]
            ends = [day for day in (each.valid_from, each.valid_to) if day]
            before = [day.replace(day=1) for day in days[:1]] if each.valid_from is None else []
            found = frozenset(up for day in {*days, *ends, *before} for up in above(each, day))
            self._lineages[each] = found
        return found

    def is_ours(self, each: Unit) -> bool:
        """Whether a unit keeps registers here, or ever belonged to the province whose Department this is."""
        return each in self._ours or any(up.code == self.gazetteer.province for up in self.lineage(each))

    def _near(self, key: str) -> Iterator[str]:
        if not SHORTEST_NEAR <= len(key) <= self.longest + 1 or key.isdigit():
            return
        forms = {key, *_without_one(key)}
        for near in sorted({full for form in forms for full in self.shorter.get(form, ())}):
            if abs(len(near) - len(key)) <= 1 and near[0] == key[0]:
                yield near


@lru_cache(maxsize=4)
def index_of(gazetteer: Gazetteer) -> Index:
    """Return the index of a gazetteer."""
    return Index(gazetteer)


def _without_one(key: str) -> Iterator[str]:
    return (key[:at] + key[at + 1 :] for at in range(len(key)))


def _may_be(kind: str | None, each: Unit) -> bool:
    """A city may be a province or a district; otherwise what is written must be of the same level."""
    if kind is None:
        return True
    return level_of(kind) == each.level or (kind == "thanh_pho" and each.level == "tinh")
