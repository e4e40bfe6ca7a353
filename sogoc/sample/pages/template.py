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
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from sogoc.sample.pages.faces import face, split_letters
from sogoc.sample.pages.form import MOST_ROWS, Form, Line, Tick, Values, Written
from sogoc.sample.pages.forms import form_of
from sogoc.sample.pages.pdf import HEIGHT
from sogoc.sample.pages.sheet import PAGE, SPREAD, Column, Sheet
from sogoc.sample.pages.subset import Subset, make_subset

if TYPE_CHECKING:
    from zlib import _Compress

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
    width: int


@dataclass(slots=True)
class Layout:
    """The drawing as it grows."""

    sheet: Sheet = PAGE
    columns: list[list[str | Row]] = field(default_factory=list)  # a bare text heads a block
    blocks: list[tuple[Column, int, int]] = field(
        default_factory=list
    )  # first and last baseline of ruled lines
    side: list[str] = field(default_factory=list)  # the labels of the tick boxes, in half rows
    foot: Row = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    ticks: list[TickBox] = field(default_factory=list)
    signatures: list[tuple[Written, int, int]] = field(default_factory=list)
    notes_from: int = 0

    def texts(self) -> Iterator[str]:
        """Give all labels of the running size."""
        yield from self.side
        for row in (*chain.from_iterable(self.columns), self.foot):
            yield from [row] if isinstance(row, str) else [text for text, _ in row]


def length(text: str, size: float = LABEL) -> float:
    """Give the length of a printed text in points."""
    glyph = face("print").glyph
    return sum(glyph(letter).advance for letter in split_letters(text)) * size / face("print").grid


def shared_out(form: Form) -> list[tuple[str | Line, ...]]:
    """The rows of each column of the sheet: all of them; on a spread the number apart, then two halves that begin where a block does."""
    if not form.spread:
        return [form.rows]
    first, *rows = form.rows
    alone = [Line((one,)) for one in first.blanks] if isinstance(first, Line) else []
    heights = [1 if isinstance(row, str) else row.lines for row in rows]
    half, at = 0, 0
    while half + heights[at] <= (sum(heights) + 1) // 2:
        half += heights[at]
        at += 1
    at -= isinstance(rows[at - 1], str)
    return [tuple(alone), tuple(rows[:at]), tuple(rows[at:])]


def lay_rows(layout: Layout, form: Form) -> None:
    """Lay the blocks of the columns."""
    for column, rows in zip(layout.sheet.columns, shared_out(form), strict=True):
        laid = lay_column(layout, column, rows)
        if len(laid) > MOST_ROWS:
            raise ValueError(f"the form {form.code} has {len(laid)} rows, a page holds {MOST_ROWS}")
        layout.columns.append(laid)


def lay_column(layout: Layout, column: Column, rows: tuple[str | Line, ...]) -> list[str | Row]:
    """Lay the rows of one column."""
    laid: list[str | Row] = []
    y = TOP
    for row in rows:
        if isinstance(row, str):
            laid.append(row)
            y -= ROW
            continue
        last = y - ROW * (row.lines - 1)
        if layout.blocks and layout.blocks[-1][0] == column and layout.blocks[-1][2] == y + ROW:
            layout.blocks[-1] = (column, layout.blocks[-1][1], last)
        else:
            layout.blocks.append((column, y, last))
        laid.append(lay_blanks(layout, row, y, column=column))
        laid += [[] for _ in range(row.lines - 1)]
        y = last - ROW
    return laid


def lay_blanks(layout: Layout, row: Line, y: int, *, column: Column) -> Row:
    """Lay the blanks of one line side by side."""
    total = sum(part.share for part in row.blanks)
    labels: Row = []
    x, right = column
    width = right - x
    for part in row.blanks:
        end = x + round(width * part.share / total)
        label = part.label and part.label + ":"
        start = round(x + length(label)) + 4 if label else x
        boxes = [(start, y, end - start - 5)]
        if part is row.blanks[-1]:
            boxes += [(column[0], y - ROW * i, width - 5) for i in range(1, row.lines)]
        layout.slots.append(Slot(part.written, tuple(boxes), ROW * 0.66))
        if label:
            labels.append((label, x))
        x = end
    return labels


def lay_side(layout: Layout, form: Form) -> None:
    """Lay the right-hand margin: tick boxes, then the notes."""
    left, right = layout.sheet.side
    for i, tick in enumerate(form.ticks):
        layout.ticks.append(TickBox((left, TOP - i * ROW - 1), tick.ticked))
        layout.side += tick_lines(tick, right - left)
    layout.side += ["", "Ghi chú"]
    layout.notes_from = TOP - HALF_ROW * len(layout.side) - NOTE_ROW // 2
    baselines = range(layout.notes_from, NOTES_END, -NOTE_ROW)
    boxes = tuple((left, y, right - left) for y in baselines)
    layout.slots.append(Slot(form.notes, boxes, NOTE_ROW * 0.75))


def tick_lines(tick: Tick, width: int) -> tuple[str, str]:
    """Break the label of a tick box over the two half rows that it may take."""
    words = tick.label.split()
    count = len(words)
    while length(" ".join(words[:count])) > width - 14:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def lay_foot(layout: Layout, form: Form) -> None:
    """Lay the signatures and the number of the page."""
    left, right = layout.sheet.foot
    step = (right - left) // len(form.signers)
    for i, signer in enumerate(form.signers):
        x, width = left + i * step, step - 8
        layout.foot.append((signer.label, x))
        name = Written(signer.name)
        if signer.title:
            layout.slots.append(Slot((Written(signer.title),), ((x, TITLE, width),), 12))
        layout.slots.append(Slot((name,), ((x, NAME, width),), 13))
        layout.signatures.append((name, x, SCRIBBLE))
    label = "Trang số:"
    at, end = layout.sheet.side
    layout.foot.append((label, at))
    start = at + round(length(label)) + 4
    layout.slots.append(Slot((Written("trangSo"),), ((start, SIGN, end - start),), 13))


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
    sheet = layout.sheet
    yield b"1 .99 .95 rg 0 0 %d %d re f .4 G " % (sheet.width, HEIGHT)
    for x in sheet.rules:
        yield b"%d 116 m %d 780 l " % (x, x)
    for tick in layout.ticks:
        yield b"%d %d 9 9 re " % tick.at
    yield b"S .6 G "
    for (left, right), blocks in groupby(layout.blocks, itemgetter(0)):
        middle = (left + right) // 2
        yield b"[.5 %g]0 d %d w " % (ROW - 0.5, right - left)
        for _, first, last in blocks:
            yield b"%d %d m %d %d l " % (middle, first - 4, middle, last - 5)
        yield b"S "
    left, right = sheet.side
    side = (left + right) // 2
    yield b"[.5 %g]0 d %d w " % (NOTE_ROW - 0.5, right - left)
    yield b"%d %d m %d %d l S []0 d 0 G 1 J 1 j .6 w " % (side, layout.notes_from - 4, side, NOTES_END - 4)
    at = (round(sheet.middle - length(form.heading, HEADING) / 2), 797)
    yield b"BT 1 Tr /P %d Tf %d %d Td" % (HEADING, *at) + subset.encode(form.heading) + b"Tj "
    yield b"/P %d Tf %d TL " % (LABEL, ROW)
    for (left, _), rows in zip(sheet.columns, layout.columns, strict=True):
        yield b"%d %d Td " % (left - at[0], TOP - at[1])
        for row in rows:
            yield b"1 w" + subset.encode(row) + b"Tj .6 w " if isinstance(row, str) else shown(row, subset)
            yield b"T* "
        at = (left, TOP - ROW * len(rows))
    foot = sheet.foot[0]
    yield b"%d %d Td" % (foot - at[0], SIGN - at[1]) + shown(layout.foot, subset)
    yield b"%d TL %d %d Td " % (HALF_ROW, sheet.side[0] + 14 - foot, TOP - SIGN)
    for text in layout.side:
        yield (subset.encode(text) + b"Tj " if text else b"") + b"T* "
    yield b"ET "


@cache
def template(code: str, layout_code: str) -> Template:
    """Lay out and begin to compress the printed part of one book type's page, or of a form of another time."""
    form = form_of(code, layout_code)
    layout = Layout(SPREAD if form.spread else PAGE)
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
        width=layout.sheet.width,
    )
