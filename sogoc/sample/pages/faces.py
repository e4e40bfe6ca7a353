"""The two faces of a drawn page: the printer's type and the registrar's pen.

In: the prepared outlines of ``sogoc/sample/data/fonts`` (made by ``scripts/build_sample_fonts.py``).
Out: for any written character a ``Glyph``: how far the pen advances and which outlines it leaves where.
A Vietnamese or highland letter is its base with its marks, so that letters without a code point of
their own (ê̆ ô̆ ơ̆ ư̆: base + U+0306) are drawn like all others.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sogoc.sample.pages.charstring import first_move
from sogoc.sample.pages.encoding import UNKNOWN

LETTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+", re.DOTALL)
MARKED = re.compile(r"[\u0300-\u036f]")
DOTTED = {"i": "ı", "j": "ȷ"}
# Where the second of two marks above a letter goes, measured from the first one.
SECOND_MARK = {"\u0300": (-8, 8), "\u0301": (9, 8), "\u0309": (11, 5), "\u0303": (1, 11)}

Part = tuple[int, int, int]


class Outline(NamedTuple):
    """One outline: its path after the first move (Type 2 operators), and the points that matter.

    Points are measured from the letter's origin, those of a mark from the spot on which it sits;
    ``spot`` is where a further mark usually sits, ``begun`` the path with its first move.
    """

    code: bytes
    start: tuple[int, int]
    end: tuple[int, int]
    spot: tuple[int, int]
    begun: bytes


@dataclass(frozen=True, slots=True)
class Glyph:
    """One written character: the advance and the placed outlines, in units of its face."""

    advance: int
    parts: tuple[Part, ...]


@dataclass(slots=True)
class Face:
    """A face: so many units to the em, numbered outlines, and glyphs made when first asked for."""

    grid: int
    outlines: tuple[Outline, ...]
    letters: dict[str, Any]
    marks: dict[str, Any]
    horns: dict[str, Any]
    glyphs: dict[str, Glyph] = field(default_factory=dict)

    def glyph(self, letter: str) -> Glyph:
        """Give the glyph of a letter with its marks; a box when the face does not know it."""
        found = self.glyphs.get(letter)
        if found is None:
            found = self.glyphs[letter] = self._composed(letter)
        return found

    def knows(self, letter: str) -> bool:
        """Say whether the letter is drawn as itself and not as the box of the unknown."""
        return letter == UNKNOWN or self.glyph(letter) is not self.glyph(UNKNOWN)

    def _composed(self, letter: str) -> Glyph:
        base, *marks = list(unicodedata.normalize("NFD", letter))
        if letter in self.letters:
            base, marks = letter, []
        if base in DOTTED and not any(self.marks.get(mark, [""])[0] == "above" for mark in marks):
            marks.insert(0, "\u0307")
        row = self.letters.get(DOTTED.get(base, base))
        if row is None or any(mark not in self.marks for mark in marks):
            return self.glyph(UNKNOWN)
        drawn = ((row[1], 0, 0),) if len(row) > 1 else ()
        return Glyph(row[0], (*drawn, *self._placed(base, row, marks)))

    def _placed(self, base: str, row: list[int], marks: list[str]) -> Iterator[Part]:
        first = True
        # Marks of shape (ˆ ˘) sit on the letter, tones on them, in whatever order they were typed.
        for mark in sorted(marks, key=lambda m: m in SECOND_MARK):
            kind, outline = self.marks[mark]
            top_x, top_y, bottom_x, bottom_y = row[2:6]
            if kind == "above":
                dx, dy = (0, 0) if first else SECOND_MARK.get(mark, (0, 12))
                yield outline, top_x + dx, top_y + dy
                first = False
            elif kind == "below":
                yield outline, bottom_x, bottom_y
            else:
                horn_x, horn_y = self.horns.get(base, (top_x + 12, top_y - 5))
                yield outline, horn_x, horn_y


@cache
def face(name: str) -> Face:
    """Read a face (``hand`` or ``print``) once."""
    data = json.loads((files("sogoc.sample") / "data" / "fonts" / f"{name}.json").read_text("utf-8"))
    outlines = tuple(
        Outline(path := bytes.fromhex(code), (x0, y0), (x1, y1), (x2, y2), first_move(x0, y0) + path)
        for code, x0, y0, x1, y1, x2, y2 in data["outlines"]
    )
    return Face(data["grid"], outlines, data["letters"], data.get("marks", {}), data.get("horns", {}))


def split_letters(text: str) -> list[str]:
    """Split a text into letters, each with its combining marks."""
    return LETTER.findall(text) if MARKED.search(text) else list(text)
