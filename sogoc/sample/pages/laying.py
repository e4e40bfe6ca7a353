"""Where everything of a form stands on its sheet: labels, ruled lines, boxes, and the slots that the pen may fill.

In: a ``Form``. Out: a ``Layout``, in points; nothing is drawn yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from sogoc.law.sheets.form import MOST_ROWS, Form, Line, Tick, Values, Written
from sogoc.law.sheets.placing import (
    NAME,
    NOTE_ROW,
    NOTES_END,
    ROW,
    SCRIBBLE,
    SIGN,
    TITLE,
    TOP,
    baselines,
    columns_of,
    notes_from,
    sheet_for,
    side_by_side,
    signing,
)
from sogoc.law.sheets.sheet import PAGE, Column, Sheet
from sogoc.sample.pages.faces import face, split_letters

LABEL, HEADING = 9, 14

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


def lay_rows(layout: Layout, form: Form) -> None:
    """Lay the blocks of the columns."""
    for column, rows in columns_of(form):
        laid = lay_column(layout, column, rows)
        if len(laid) > MOST_ROWS:
            raise ValueError(f"the form {form.code} has {len(laid)} rows, a page holds {MOST_ROWS}")
        layout.columns.append(laid)


def lay_column(layout: Layout, column: Column, rows: tuple[str | Line, ...]) -> list[str | Row]:
    """Lay the rows of one column."""
    laid: list[str | Row] = []
    for y, row in baselines(rows):
        if isinstance(row, str):
            laid.append(row)
            continue
        last = y - ROW * (row.lines - 1)
        if layout.blocks and layout.blocks[-1][0] == column and layout.blocks[-1][2] == y + ROW:
            layout.blocks[-1] = (column, layout.blocks[-1][1], last)
        else:
            layout.blocks.append((column, y, last))
        laid.append(lay_blanks(layout, row, y, column=column))
        laid += [[] for _ in range(row.lines - 1)]
    return laid


def lay_blanks(layout: Layout, row: Line, y: int, *, column: Column) -> Row:
    """Lay the blanks of one line side by side."""
    labels: Row = []
    left, right = column
    for part, x, end in side_by_side(row, column):
        label = part.label and part.label + ":"
        start = round(x + length(label)) + 4 if label else x
        boxes = [(start, y, end - start - 5)]
        if part is row.blanks[-1]:
            boxes += [(left, y - ROW * i, right - left - 5) for i in range(1, row.lines)]
        layout.slots.append(Slot(part.written, tuple(boxes), ROW * 0.66))
        if label:
            labels.append((label, x))
    return labels


def lay_side(layout: Layout, form: Form) -> None:
    """Lay the right-hand margin: tick boxes, then the notes."""
    left, right = layout.sheet.side
    for i, tick in enumerate(form.ticks):
        layout.ticks.append(TickBox((left, TOP - i * ROW - 1), tick.ticked))
        layout.side += tick_lines(tick, right - left)
    layout.side += ["", "Ghi chú"]
    layout.notes_from = notes_from(form)
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
    starts, width = signing(form)
    for x, signer in zip(starts, form.signers, strict=True):
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


def laid_out(form: Form) -> Layout:
    """Lay the whole form."""
    layout = Layout(sheet_for(form))
    lay_rows(layout, form)
    lay_side(layout, form)
    lay_foot(layout, form)
    return layout
