"""The registrar's pen: how a text is fitted on its ruled lines and written a little unevenly.

In: a text, a slot, a seeded source of unevenness. Out: drawing operators. A long text goes on over
the ruled lines of its blank, then gets smaller, and never leaves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sogoc.sample.pages.faces import Face, split_letters
from sogoc.sample.pages.template import Box

SHRINK = (1.0, 0.93, 0.86, 0.79, 0.72, 0.66, 0.6, 0.54, 0.48)
INKS = ("0 .1 .45", ".05 .05 .35", ".1 .15 .5", ".1 .1 .15", ".2 .1 .4")
FAINT_INKS = (".72 .74 .8", ".78 .76 .74", ".7 .74 .84")


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

    def measure(self, text: str) -> int:
        """Give the length of a text in units of the face."""
        glyph = self.hand.glyph
        return sum([glyph(letter).advance for letter in split_letters(text)])

    def fit(self, text: str, boxes: tuple[Box, ...], size: float) -> list[Stroke]:
        """Break and shrink a text until it stands on its ruled lines."""
        words = [(word, self.measure(word)) for word in text.split(" ")]
        for factor in SHRINK:
            lines = self._wrapped(words, boxes, size * factor)
            if lines is not None:
                return self._strokes(lines, boxes, size * factor)
        words = [(letter, self.measure(letter)) for letter in split_letters(text)]
        size *= SHRINK[-1]
        while (lines := self._wrapped(words, boxes, size, joint="")) is None:
            size *= 0.85
        return self._strokes(lines, boxes, size)

    def _wrapped(
        self, words: list[tuple[str, int]], boxes: tuple[Box, ...], size: float, joint: str = " "
    ) -> list[str] | None:
        unit = self.hand.grid / size
        space = self.hand.glyph(" ").advance if joint else 0
        lines: list[str] = []
        line: list[str] = []
        limits = iter(boxes)
        room = used = next(limits)[2] * unit
        used = 0
        for word, length in words:
            while used and used + space + length > room or length > room:
                lines.append(joint.join(line))
                following = next(limits, None)
                if following is None:
                    return None
                line, used, room = [], 0, following[2] * unit
            used += length + (space if line else 0)
            line.append(word)
        return [*lines, joint.join(line)]

    def _strokes(self, lines: list[str], boxes: tuple[Box, ...], size: float) -> list[Stroke]:
        drift = self.chance.choice((-0.5, 0, 0, 0.5, 1))
        return [
            Stroke(x, y + drift, round(size, 1), text)
            for text, (x, y, _) in zip(lines, boxes, strict=False)
            if text
        ]

    def scribble(self, x: int, y: int) -> bytes:
        """Draw a signature that nobody can read."""
        pick = self.chance.randrange
        points = [f"{x + 4 + pick(8)} {y + pick(8)} m"]
        for i in range(3):
            turns = [x + 10 + i * 18 + pick(20), y + pick(26), x + i * 18 + pick(20), y - 6 + pick(26)]
            points.append(" ".join(map(str, turns)) + f" {x + 20 + i * 18 + pick(14)} {y + pick(16)} c")
        return (" ".join(points) + " S ").encode("ascii")


def take_pen(hand: Face, chance: Random, *, faint: bool) -> Pen:
    """Choose a registrar's hand: slant, ink and point of the pen."""
    return Pen(
        hand=hand,
        chance=chance,
        slant=chance.choice((0.08, 0.14, 0.2, 0.26)),
        ink=chance.choice(FAINT_INKS if faint else INKS),
        width=chance.choice((0.5, 0.6) if faint else (0.7, 0.8, 0.9)),
    )
