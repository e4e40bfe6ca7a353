"""Streams of chance: the same seed gives the same province, whatever is drawn first and in however many processes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
URN = 4096


def stream(*parts: object) -> random.Random:
    """Return the generator that belongs to these words (seed, room, unit, book), independent of all others."""
    digest = blake2b("|".join(map(str, parts)).encode(), digest_size=8).digest()
    return random.Random(int.from_bytes(digest, "big"))


def urn(items: Sequence[tuple[T, float]]) -> tuple[T, ...]:
    """Spread weighted items over ``URN`` places, so that one draw is one index; every item keeps at least one place."""
    total = sum(weight for _, weight in items)
    places: list[T] = []
    reached = 0.0
    for item, weight in items:
        reached += weight * URN / total
        places.extend([item] * max(1, round(reached) - len(places)))
    return tuple(places)


def drawn(rng: random.Random, places: Sequence[T]) -> T:
    """One item of an urn."""
    return places[int(rng.random() * len(places))]
