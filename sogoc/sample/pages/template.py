"""The printed part of a page, laid out once per book type.

In: a ``Form``. Out: a ``Template``: the drawing operators of everything that the printer put on the
paper, already fed to a compressor that each page continues from a copy, the labels' font, and the
slots that the pen may fill. A row of labels is one show operator and one step down, the ruled lines
of a block are one thick dashed stroke: this keeps the printed part of the file small.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from sogoc.sample.pages.faces import face, split_letters
from sogoc.sample.pages.form import MOST_ROWS, Form, Line, Tick, Values, Written
from sogoc.sample.pages.forms import all_forms
from sogoc.sample.pages.pdf import HEIGHT, WIDTH
from sogoc.sample.pages.subset import Subset, make_subset

if TYPE_CHECKING:
    from zlib import _Compress

LEFT, RIGHT = 38, 428
SIDE_LEFT, SIDE_RIGHT = 440, 566
TOP, ROW = 760, 22
LABEL, HEADING = 9, 14
HALF_ROW, NOTE_ROW, NOTES_END = ROW // 2, 15, 120
SIGN, TITLE, SCRIBBLE, NAME = 104, 88, 66, 46

Box = tuple[int, int, int]  # left end, baseline, width of one ruled line
Row = list[tuple[str, int]]  # labels and where they start


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the pen may write: what, on which ruled lines, and how large at most."""

    written: tuple[Written, ...]
    boxes: tuple[Box, ...]
    size: float


@dataclass(frozen=True, slots=True)
class TickBox:
    """The lower left corner of a tick box and when it is ticked."""

    at: tuple[int, int]
    ticked: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Template:
    """All of a page that does not depend on the entry."""

    font: bytes
    labels: str  # the printed letters
    begun: tuple[bytes, _Compress]
    slots: tuple[Slot, ...]
    ticks: tuple[TickBox, ...]
    signatures: tuple[tuple[Written, int, int], ...]


@dataclass(slots=True)
class Layout:
    """The drawing as it grows."""

    rows: list[str | Row] = field(default_factory=list)  # the main column; a bare text heads a block
    blocks: list[tuple[int, int]] = field(default_factory=list)  # first and last baseline of ruled lines
    side: list[str] = field(default_factory=list)  # the labels of the tick boxes, in half rows
    foot: Row = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    ticks: list[TickBox] = field(default_factory=list)
    signatures: list[tuple[Written, int, int]] = field(default_factory=list)
    notes_from: int = 0

    def texts(self) -> Iterator[str]:
        """Give all labels of the running size."""
        yield from self.side
        for row in (*self.rows, self.foot):
            yield from [row] if isinstance(row, str) else [text for text, _ in row]


def length(text: str, size: float = LABEL) -> float:
    """Give the length of a printed text in points."""
    glyph = face("print").glyph
    return sum(glyph(letter).advance for letter in split_letters(text)) * size / face("print").grid


def lay_rows(layout: Layout, form: Form) -> None:
    """Lay the blocks of the main column."""
    y = TOP
    for row in form.rows:
        if isinstance(row, str):
            layout.rows.append(row)
            y -= ROW
            continue
        last = y - ROW * (row.lines - 1)
        if layout.blocks and layout.blocks[-1][1] == y + ROW:
            layout.blocks[-1] = (layout.blocks[-1][0], last)
        else:
            layout.blocks.append((y, last))
        layout.rows.append(lay_blanks(layout, row, y))
        layout.rows += [[] for _ in range(row.lines - 1)]
        y = last - ROW
    if len(layout.rows) > MOST_ROWS:
        raise ValueError(f"the form {form.code} has {len(layout.rows)} rows, a page holds {MOST_ROWS}")


def lay_blanks(layout: Layout, row: Line, y: int) -> Row:
    """Lay the blanks of one line side by side."""
    total = sum(part.share for part in row.blanks)
    labels: Row = []
    x = LEFT
    for part in row.blanks:
        end = x + round((RIGHT - LEFT) * part.share / total)
        label = part.label and part.label + ":"
        start = round(x + length(label)) + 4 if label else x
        boxes = [(start, y, end - start - 5)]
        if part is row.blanks[-1]:
            boxes += [(LEFT, y - ROW * i, RIGHT - LEFT - 5) for i in range(1, row.lines)]
        layout.slots.append(Slot(part.written, tuple(boxes), ROW * 0.66))
        if label:
            labels.append((label, x))
        x = end
    return labels


def lay_side(layout: Layout, form: Form) -> None:
    """Lay the right-hand margin: tick boxes, then the notes."""
    for i, tick in enumerate(form.ticks):
        layout.ticks.append(TickBox((SIDE_LEFT, TOP - i * ROW - 1), tick.ticked))
        layout.side += tick_lines(tick)
    layout.side += ["", "Ghi chú"]
    layout.notes_from = TOP - HALF_ROW * len(layout.side) - NOTE_ROW // 2
    baselines = range(layout.notes_from, NOTES_END, -NOTE_ROW)
    boxes = tuple((SIDE_LEFT, y, SIDE_RIGHT - SIDE_LEFT) for y in baselines)
    layout.slots.append(Slot(form.notes, boxes, NOTE_ROW * 0.75))


def tick_lines(tick: Tick) -> tuple[str, str]:
    """Break the label of a tick box over the two half rows that it may take."""
    words = tick.label.split()
    count = len(words)
    while length(" ".join(words[:count])) > SIDE_RIGHT - SIDE_LEFT - 14:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def lay_foot(layout: Layout, form: Form) -> None:
    """Lay the signatures and the number of the page."""
    step = (RIGHT - LEFT) // len(form.signers)
    for i, signer in enumerate(form.signers):
        x, width = LEFT + i * step, step - 8
        layout.foot.append((signer.label, x))
        name = Written(signer.name)
        if signer.title:
            layout.slots.append(Slot((Written(signer.title),), ((x, TITLE, width),), 12))
        layout.slots.append(Slot((name,), ((x, NAME, width),), 13))
        layout.signatures.append((name, x, SCRIBBLE))
    label = "Trang số:"
    layout.foot.append((label, SIDE_LEFT))
    start = SIDE_LEFT + round(length(label)) + 4
    layout.slots.append(Slot((Written("trangSo"),), ((start, SIGN, SIDE_RIGHT - start),), 13))


def shown(row: Row, subset: Subset) -> bytes:
    """Show the labels of a row with the gaps between them."""
    if not row:
        return b""
    if len(row) == 1:
        return subset.encode(row[0][0]) + b"Tj "
    pieces, at = [], float(row[0][1])
    for text, x in row:
        if x > at:
            gap = round((x - at) * 10 / LABEL) * 100  # hundredths of an em are near enough
            pieces.append(b"%d" % -gap)
            at += gap * LABEL / 1000
        pieces.append(subset.encode(text))
        at += length(text)
    return b"[" + b"".join(pieces) + b"]TJ "


def operators(layout: Layout, form: Form, subset: Subset) -> Iterator[bytes]:
    """Draw paper, rules, boxes and labels."""
    middle = (LEFT + RIGHT) // 2
    yield b"1 .99 .95 rg 0 0 %d %d re f .4 G 433 116 m 433 780 l " % (WIDTH, HEIGHT)
    for tick in layout.ticks:
        yield b"%d %d 9 9 re " % tick.at
    yield b"S .6 G [.5 %g]0 d %d w " % (ROW - 0.5, RIGHT - LEFT)
    for first, last in layout.blocks:
        yield b"%d %d m %d %d l " % (middle, first - 4, middle, last - 5)
    side = (SIDE_LEFT + SIDE_RIGHT) // 2
    yield b"S [.5 %g]0 d %d w " % (NOTE_ROW - 0.5, SIDE_RIGHT - SIDE_LEFT)
    yield b"%d %d m %d %d l S []0 d 0 G 1 J 1 j .6 w " % (side, layout.notes_from - 4, side, NOTES_END - 4)
    heading = round((WIDTH - length(form.heading, HEADING)) / 2)
    yield b"BT 1 Tr /P %d Tf %d 797 Td" % (HEADING, heading) + subset.encode(form.heading) + b"Tj "
    yield b"/P %d Tf %d TL %d %d Td " % (LABEL, ROW, LEFT - heading, TOP - 797)
    for row in layout.rows:
        yield b"1 w" + subset.encode(row) + b"Tj .6 w " if isinstance(row, str) else shown(row, subset)
        yield b"T* "
    below = TOP - ROW * len(layout.rows)
    yield b"0 %d Td" % (SIGN - below) + shown(layout.foot, subset)
    yield b"%d TL %d %d Td " % (HALF_ROW, SIDE_LEFT + 14 - LEFT, TOP - SIGN)
    for text in layout.side:
        yield (subset.encode(text) + b"Tj " if text else b"") + b"T* "
    yield b"ET "


@cache
def template(code: str) -> Template:
    """Lay out and begin to compress the printed part of one book type's page."""
    form = all_forms()[code]
    layout = Layout()
    lay_rows(layout, form)
    lay_side(layout, form)
    lay_foot(layout, form)
    subset = make_subset(face("print"), [form.heading, *layout.texts()])
    compressor = zlib.compressobj(9, zlib.DEFLATED, 15, 9)
    begun = compressor.compress(b"".join(operators(layout, form, subset)))
    return Template(
        font=zlib.compress(subset.program, 9),
        labels="".join(sorted(subset.codes)),
        begun=(begun, compressor),
        slots=tuple(layout.slots),
        ticks=tuple(layout.ticks),
        signatures=tuple(layout.signatures),
    )
