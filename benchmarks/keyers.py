"""Keyers who err as people do: what somebody types who reads one cell of a book, and how long it takes.

In: a text as the book has it, a seed. Out: another text, or the same. Two sorts of error are kept apart, because two passes answer
only the first: *slips* of hand and eye, which everybody makes alone, and *hard cells* (a faded letter, ỏ or õ, 1 or 7), which everybody
sees alike and many misread alike. Nothing here knows what the product does with the passes.

Rates. Single keying of registers leaves 0.29 % of fields wrong (literature on double data entry, ``docs/benchmarks.md``); slips and hard
cells together are scaled to that. What part of it is misread in common nobody has measured: it is a parameter, and the table shows several.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sogoc.sample import slips

SINGLE = 0.0029
"""Share of fields that one pass leaves wrong."""
MISREAD = 0.5
"""Of the readers of a hard cell so many take it for the same other text."""
SEEN_HARD = 0.6
"""Of those who misread, and of those who read it well, so many see that it is hard and mark a letter as uncertain."""
STROKE, LOOK = 0.28, 0.9
"""Seconds of one keystroke of a practised office typist (keystroke-level model), and of finding and reading one cell."""
FIRST_KEYS, SECOND_KEYS = 0.226, 0.585
"""Keys at the workbench against a plain form, as the typist of ``frontend/tests/bench/keystrokes.test.ts`` counts them over 100 entries:
a first reading with what the book proposes, a blind second one with what the law's lists complete."""
ADJUDICATE = 9.0
"""Seconds in which a third person looks at a crop with two readings and chooses one."""

DIFFICULTY: Mapping[str, float] = {
    "ho_ten": 1.6, "noi_chon": 1.6, "van_ban": 1.4, "so_giay_to": 1.3, "so_dinh_danh": 1.3, "ngay": 1.0, "ngay_bang_chu": 1.2,
    "dan_toc": 0.7, "quoc_tich": 0.3, "ma": 0.3,
}  # fmt: skip
"""How much oftener than the mean a value type is keyed wrong; types that are not named: as the mean."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the book that somebody reads: its text, and the text for which it can be taken (None: it reads well)."""

    text: str
    type: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person typed for a cell, and whether they marked a letter as uncertain."""

    text: str
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Keyer:
    """One person: how much oftener than others they slip."""

    name: str
    clumsiness: float


def crew(seed: int, size: int = 8) -> list[Keyer]:
    """People of one office: clumsiness is log-normal with mean 1; some slip three times as often as others."""
    rng = random.Random(f"crew {seed}")
    drawn = [rng.lognormvariate(-0.125, 0.5) for _ in range(size)]
    mean = sum(drawn) / size
    return [Keyer(f"n{at}", one / mean) for at, one in enumerate(drawn)]


def hard_share(common: float) -> float:
    """Share of hard cells where so large a part of the errors of a single pass comes from them."""
    return SINGLE * common / MISREAD


def cell(rng: random.Random, text: str, kind: str, *, common: float, mean: float) -> Cell:
    """A cell as the book shows it; ``mean``: mean difficulty over the book, so that the rates hold over all of it."""
    if rng.random() < hard_share(common) * DIFFICULTY.get(kind, 1.0) / mean:
        other = slip(rng, text, kind)
        return Cell(text, kind, None if other == text else other)
    return Cell(text, kind)


def read(rng: random.Random, who: Keyer, one: Cell, *, common: float, mean: float) -> Reading:
    """What somebody types for a cell."""
    text, uncertain = one.text, False
    if one.other is not None:
        uncertain = rng.random() < SEEN_HARD
        text = one.other if rng.random() < MISREAD else text
    rate = SINGLE * (1 - common) * DIFFICULTY.get(one.type, 1.0) / mean * who.clumsiness
    return Reading(slip(rng, text, one.type) if rng.random() < rate else text, uncertain)


def slip(rng: random.Random, text: str, kind: str) -> str:
    """Another text, as hands and eyes make it for a kind of value; tried until it is another."""
    ways = _WAYS.get(kind, _WORDS)
    for _ in range(8):
        other = ways[int(rng.random() * len(ways))](rng, text)
        if other != text:
            return other
    return text[:-1] or "?"


def keystrokes(text: str) -> int:
    """Keys of a text by Telex: a letter one, each mark and đ one more, a capital one more, and one to leave the field."""
    marks = sum(unicodedata.combining(letter) > 0 for letter in unicodedata.normalize("NFD", text))
    return len(text) + marks + text.count("đ") + text.count("Đ") + sum(map(str.isupper, text)) + 1


def seconds(text: str, keys: float = 1.0) -> float:
    """Time to find, read and type one cell, with so many of the keys of a plain form."""
    return LOOK + STROKE * keys * keystrokes(text)


def _digit(rng: random.Random, text: str) -> str:
    places = [at for at, letter in enumerate(text) if letter in "0123456789"]
    if not places:
        return slips.mistyped(rng, text)
    at = places[int(rng.random() * len(places))]
    return text[:at] + str((int(text[at]) + 1 + int(rng.random() * 8)) % 10) + text[at + 1 :]


Way = Callable[[random.Random, str], str]
_WORDS: tuple[Way, ...] = (slips.mistyped, slips.wrong_tone, slips.as_spoken, slips.mistyped)
_WAYS: Mapping[str, tuple[Way, ...]] = {
    "ho_ten": (slips.mistyped, slips.wrong_tone, slips.as_spoken, lambda _, text: slips.without_middle(text)),
    "ngay": (_digit, _digit, _digit, lambda _, text: slips.turned_day(text)),
    "so_dinh_danh": (_digit,),
    "so_giay_to": (_digit,),
    "so_dang_ky": (_digit,),
    "ma": (_digit,),
}
