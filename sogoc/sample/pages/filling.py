"""What the pen leaves on a page: the writing, the ticks, the signatures.

In: a template, the entry's values, a pen. Out: strokes of text and drawing operators.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sogoc.law.sheets.form import Values, composed
from sogoc.sample.pages.pen import Pen, Stroke
from sogoc.sample.pages.subset import Subset
from sogoc.sample.pages.template import Template

TILTS = (0, 0.004, -0.004, 0.008)
NEW_TILT = 10


def written(base: Template, values: Values, pen: Pen) -> Iterator[Stroke]:
    """Fit every value into its slot."""
    for slot in base.slots:
        text = composed(slot.written, values)
        if text:
            yield from pen.fit(text, slot.boxes, slot.size)


def setting(pen: Pen) -> tuple[bytes, ...]:
    """Take up the pen: a round point of its width and ink, letters as single strokes."""
    return (f"{pen.ink} RG {pen.width:g} w ".encode("ascii"),)


def lines(strokes: Sequence[Stroke], subset: Subset, pen: Pen) -> Iterator[bytes]:
    """Write the strokes of text: each starts where the last one started plus a whole step.

    Now and then the pen takes a new tilt; between, only the steps are written, which is short.
    """
    yield b"BT "
    size, tilt = 0.0, 0.0
    x = y = 0.0
    for i, stroke in enumerate(strokes):
        if stroke.size != size:
            size = stroke.size
            yield f"/H {size:.4g} Tf ".encode("ascii")
        if i % NEW_TILT == 0:
            tilt = pen.chance.choice(TILTS)
            x, y = stroke.x, stroke.y
            yield f"1 {tilt:g} {pen.slant:g} 1 {x:g} {y:g} Tm".encode("ascii")
        else:
            up = round((stroke.y - y - tilt * (stroke.x - x)) * 2) / 2
            along = round(stroke.x - x - pen.slant * up)
            x, y = x + along + pen.slant * up, y + up + tilt * along
            yield f"{along} {up:g} Td".encode("ascii")
        yield subset.encode(stroke.text) + b"Tj "
    yield b"ET "


def margins(base: Template, values: Values, pen: Pen) -> Iterator[bytes]:
    """Tick the boxes that hold, and sign for those who are named."""
    for tick in base.ticks:
        if tick.ticked(values):
            x, y = tick.at
            yield b"%d %d m %d %d l %d %d l S " % (x + 1, y + 5, x + 4, y + 1, x + 11, y + 11)
    for name, x, y in base.signatures:
        if name.text(values):
            yield pen.scribble(x, y)
