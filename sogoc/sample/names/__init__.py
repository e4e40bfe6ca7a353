"""Names of people, by ethnic group, sex and cohort: who gets which, and what a child takes from father or mother.

In: a stream, the label of the ethnic group, sex, birth year, the parents' family parts. Out: the full name and the family part that
the next generation inherits. Sources: surname weights and given names from the lists in ``sample/data`` (see NOTICE), patterns of
the Central Highlands from the press of Lâm Đồng and Đắk Lắk. No list of real persons is used.
"""

from __future__ import annotations

import random

from sogoc.sample.names import highland, lowland

MALE, FEMALE = "1", "2"


def of_mother(label: str) -> bool:
    """Tell whether children of the group belong to their mother's line."""
    return label.partition(" (")[0] in highland.MATRILINEAL


def family(rng: random.Random, label: str) -> str:
    """A surname or clan of someone whose parents nobody knows; empty where the group has none."""
    group = label.partition(" (")[0]
    return highland.clan(rng, label) if group in highland.PATTERNS else lowland.surname(rng, group)


def full_name(rng: random.Random, label: str, *, sex: str, year: int, family: str) -> str:
    """Full name as the group forms it, in ordinary letter case."""
    group = label.partition(" (")[0]
    if group in highland.PATTERNS:
        return highland.full_name(rng, group, sex=sex, family=family)
    return lowland.full_name(rng, sex=sex, year=year, family=family)


def twin_name(rng: random.Random, name: str, *, sex: str, label: str, year: int, family: str) -> str:
    """A name nearly like the sister's or brother's: another last word of the same kind."""
    for _ in range(8):
        head, _, last = name.rpartition(" ")
        other = full_name(rng, label, sex=sex, year=year, family=family).rpartition(" ")[2]
        if other != last and head:
            return f"{head} {other}"
    return full_name(rng, label, sex=sex, year=year, family=family)
