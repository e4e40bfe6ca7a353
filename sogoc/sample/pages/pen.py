"""The registrar's pen: how a text is fitted on its ruled lines and written a little unevenly.

In: a text, a slot, a seeded source of unevenness. Out: drawing operators. A long text goes on over
the ruled lines of its blank, then gets smaller, and never leaves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from sogoc.sample.pages.faces import Face, face, split_letters
from sogoc.sample.pages.laying import Box

SHRINK = (1.0, 0.93, 0.86, 0.79, 0.72, 0.66, 0.6, 0.54, 0.48)
SLANTS = (0.09, 0.14, 0.18, 0.23)
DRIFTS = (-0.5, 0, 0, 0.5, 1)
INKS = ("0 .1 .45", ".05 .05 .35", ".1 .15 .5", ".1 .1 .15", ".2 .1 .4")
FAINT_INKS = (".72 .74 .8", ".78 .76 .74", ".7 .74 .84")


@lru_cache(65536)
def length(word: str) -> int:
    """Give the length of a written word in units of the face."""
    glyph = face("hand").glyph
    return sum([glyph(letter).advance for letter in split_letters(word)])


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of writing: where it starts, how large, and what it says."""

    x: int
    y: float
    size: float
    text: str


@dataclass(slots=True)
class Pen:
    """A hand: its letters' widths, its slant, its ink."""

    hand: Face
    chance: Random
    slant: float
    ink: str
    width: float

    def fit(self, text: str, boxes: tuple[Box, ...], size: float) -> list[Stroke]:
        """Break and shrink a text until it stands on its ruled lines."""
        words = [(word, length(word)) for word in text.split(" ")]
        for factor in SHRINK:
            smaller = int(size * factor * 20) / 20
            lines = self._wrapped(words, boxes, smaller)
            if lines is not None:
                return self._strokes(lines, boxes, smaller)
        letters = [(letter, length(letter)) for letter in split_letters(text)]
        size *= SHRINK[-1]
        while (lines := self._wrapped(letters, boxes, size, joint="")) is None:
            size *= 0.85
        return self._strokes(lines, boxes, size)

    def _wrapped(
        self, pieces: list[tuple[str, int]], boxes: tuple[Box, ...], size: float, joint: str = " "
    ) -> list[str] | None:
        """Lay words (or letters, without joints) on the lines; nothing when there are too few lines."""
        unit = self.hand.grid / size
        space = self.hand.glyph(" ").advance if joint else 0
        done: list[str] = []
        line: list[str] = []
        limits = iter(boxes)
        room = next(limits)[2] * unit
        used = 0
        for piece, long in pieces:
            while used + space * bool(line) + long > room:
                done.append(joint.join(line))
                following = next(limits, None)
                if following is None:
                    return None
                line, used, room = [], 0, following[2] * unit
            used += space * bool(line) + long
            line.append(piece)
        return [*done, joint.join(line)]

    def _strokes(self, lines: list[str], boxes: tuple[Box, ...], size: float) -> list[Stroke]:
        drift = self.chance.choice(DRIFTS)
        return [
            Stroke(x, y + drift, size, text) for text, (x, y, _) in zip(lines, boxes, strict=False) if text
        ]

    def scribble(self, x: int, y: int) -> bytes:
        """Draw a signature that nobody can read."""
        pick = self.chance.randrange
        loops = " ".join(str(base + pick(40)) for base in (x, y - 10, x + 20, y - 10, x + 30, y - 9))
        return f"{x + 4} {y} m {loops} c {x} {y + pick(30)} {x + 60 + pick(20)} {y + 5} v S ".encode("ascii")


def take_pen(hand: Face, chance: Random, *, faint: bool) -> Pen:
    """Choose a registrar's hand: slant, ink and point of the pen."""
    return Pen(
        hand=hand,
        chance=chance,
        slant=chance.choice(SLANTS),
        ink=chance.choice(FAINT_INKS if faint else INKS),
        width=chance.choice((0.5, 0.6) if faint else (0.7, 0.8, 0.9)),
    )
