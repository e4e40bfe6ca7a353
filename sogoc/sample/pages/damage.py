"""A page that lost its lower right corner.

What stood there is neither drawn nor in the text of the file: a torn page must not tell more to a
machine than to a reader.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from sogoc.law.sheets.sheet import PAGE_WIDE
from sogoc.sample.pages.faces import split_letters
from sogoc.sample.pages.pen import Pen, Stroke

Tear = tuple[tuple[int, int], ...]
STEPS = 14
RAGGED = 9
TABLE = b".35 .33 .3 rg "  # what lies under the page


def tear_across(chance: Random, width: int) -> Tear:
    """Tear from the right edge down to the lower edge."""
    high, far = chance.randrange(220, 420), width - PAGE_WIDE + chance.randrange(180, 380)
    return tuple(
        (
            width - (width - far) * i // STEPS + (chance.randrange(-RAGGED, RAGGED) if 0 < i < STEPS else 0),
            high - high * i // STEPS,
        )
        for i in range(STEPS + 1)
    )


def untorn(stroke: Stroke, tear: Tear, pen: Pen) -> Stroke:
    """Give the part of a line of writing that is still there."""
    if not tear or stroke.y >= tear[0][1]:
        return stroke
    (right, high), (far, _) = tear[0], tear[-1]
    limit = far + (right - far) * stroke.y / high - RAGGED
    x, kept = float(stroke.x), []
    for letter in split_letters(stroke.text):
        x += pen.hand.glyph(letter).advance * stroke.size / pen.hand.grid
        if x > limit:
            break
        kept.append(letter)
    return replace(stroke, text="".join(kept).rstrip())


def torn_off(tear: Tear, width: int) -> bytes:
    """Draw what is seen where the paper is missing."""
    if not tear:
        return b""
    edge = b" l ".join(b"%d %d" % point for point in tear)
    return TABLE + b".6 G 1 w %d 0 m " % width + edge + b" l b "
