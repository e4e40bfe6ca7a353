"""Where everything of a printed form stands on its sheet: the one declaration by which a sample page is drawn and by which the workbench
shows the place of a field.

In: a ``Form``. Out: its rows with their baselines in points of PDF (from the lower left corner), and of each column its ``Place``: a part
of the page in thousandths from the upper left corner, label and writing together. Places are rough: a photo lies askew and a clerk
writes over the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sogoc.law.sheets.form import MOST_ROWS, Blank, Coded, Form, Line, Written
from sogoc.law.sheets.sheet import PAGE, PAGE_HIGH, PAGE_WIDE, SPREAD, Column, Sheet

TOP, ROW = 760, 22
HALF_ROW, NOTE_ROW, NOTES_END = ROW // 2, 15, 120
SIGN, TITLE, SCRIBBLE, NAME = 104, 88, 66, 46
ABOVE, BELOW = 15, 7
"""What belongs to a line above its baseline and below it."""
WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a page, in thousandths; ``page`` is 1 on the right-hand page of a spread, else 0."""

    page: int
    x: int
    y: int
    w: int
    h: int


def sheet_for(form: Form) -> Sheet:
    """The paper of a form."""
    return SPREAD if form.spread else PAGE


def columns_of(form: Form) -> list[tuple[Column, tuple[str | Line, ...]]]:
    """Each column of the sheet with its rows: all of them; on a spread the number apart, then two halves, parted between blocks."""
    columns = sheet_for(form).columns
    return list(zip(columns, _shared_out(form), strict=True))


def _shared_out(form: Form) -> list[tuple[str | Line, ...]]:
    if not form.spread:
        return [form.rows]
    first, *rows = form.rows
    alone = [Line((one,)) for one in first.blanks] if isinstance(first, Line) else []
    heights = [1 if isinstance(row, str) else row.lines for row in rows]
    whole = sum(heights)
    blocks = [
        at
        for at, row in enumerate(rows)
        if at and isinstance(row, str) and whole - MOST_ROWS <= sum(heights[:at]) <= MOST_ROWS
    ]
    at = min(blocks or range(1, len(rows)), key=lambda place: abs(2 * sum(heights[:place]) - whole))
    return [tuple(alone), tuple(rows[:at]), tuple(rows[at:])]


def baselines(rows: tuple[str | Line, ...]) -> Iterator[tuple[int, str | Line]]:
    """First baseline of each row of a column."""
    y = TOP
    for row in rows:
        yield y, row
        y -= ROW * (1 if isinstance(row, str) else row.lines)


def side_by_side(row: Line, column: Column) -> Iterator[tuple[Blank, int, int]]:
    """The blanks of a line from left to right: where each begins and ends."""
    total = sum(part.share for part in row.blanks)
    x, right = column
    width = right - x
    for part in row.blanks:
        end = x + round(width * part.share / total)
        yield part, x, end
        x = end


def signing(form: Form) -> tuple[list[int], int]:
    """Where each signature begins, and how wide its place is."""
    left, right = sheet_for(form).foot
    step = (right - left) // len(form.signers)
    return [left + at * step for at in range(len(form.signers))], step - 8


def notes_from(form: Form) -> int:
    """First baseline of the notes: beneath the tick boxes, each of two half rows, and their heading."""
    return TOP - HALF_ROW * (2 * len(form.ticks) + 2) - NOTE_ROW // 2


def places_of(form: Form) -> dict[str, Place]:
    """Column → its place, in the order in which a page is read: its head, the boxes beside it, the blocks, who signed, the notes."""
    found: dict[str, Place] = {}
    for column, place in chain(_head(form), _rows(form), _foot(form), _notes(form)):
        found.setdefault(column, place)
    return found


def _head(form: Form) -> Iterator[tuple[str, Place]]:
    """Rows before the first block, then the boxes."""
    column, rows = columns_of(form)[0]
    for y, row in baselines(rows):
        if isinstance(row, str):
            break
        yield from _on(row, column, y)
    left, right = sheet_for(form).side
    boxes: dict[str, tuple[int, int]] = {}
    for at, tick in enumerate(form.ticks):
        if isinstance(tick.ticked, Coded):
            top, low = TOP - at * ROW + ABOVE, TOP - at * ROW - ROW + ABOVE
            boxes[tick.ticked.column] = (boxes.get(tick.ticked.column, (top, low))[0], low)
    for name, (top, low) in boxes.items():
        yield name, _place(left, right, top, low)


def _rows(form: Form) -> Iterator[tuple[str, Place]]:
    for column, rows in columns_of(form):
        for y, row in baselines(rows):
            if isinstance(row, Line):
                yield from _on(row, column, y)


def _on(row: Line, column: Column, y: int) -> Iterator[tuple[str, Place]]:
    for part, x, end in side_by_side(row, column):
        longer = part is row.blanks[-1] and row.lines > 1
        left, right = column if longer else (x, end)
        low = y - ROW * (row.lines - 1 if longer else 0)
        yield from _each(part.written, _place(left, right, y + ABOVE, low - BELOW))


def _foot(form: Form) -> Iterator[tuple[str, Place]]:
    starts, width = signing(form)
    for x, signer in zip(starts, form.signers, strict=True):
        if signer.title:
            yield signer.title, _place(x, x + width, TITLE + ABOVE, TITLE - BELOW)
        yield signer.name, _place(x, x + width, TITLE - BELOW, NAME - BELOW)
    left, right = sheet_for(form).side
    yield "trangSo", _place(left, right, SIGN + ABOVE, SIGN - BELOW)


def _notes(form: Form) -> Iterator[tuple[str, Place]]:
    left, right = sheet_for(form).side
    yield from _each(form.notes, _place(left, right, notes_from(form) + NOTE_ROW, NOTES_END - BELOW))


def _each(written: tuple[Written, ...], place: Place) -> Iterator[tuple[str, Place]]:
    return ((one.column, place) for one in written)


def _place(left: int, right: int, top: int, low: int) -> Place:
    """A box in points as a part of its page."""
    page = int(left >= PAGE_WIDE)
    across = [round((x - page * PAGE_WIDE) * WHOLE / PAGE_WIDE) for x in (left, right)]
    down = [round((PAGE_HIGH - y) * WHOLE / PAGE_HIGH) for y in (top, low)]
    return Place(page, across[0], down[0], across[1] - across[0], down[1] - down[0])


def reading_order(places: Mapping[str, Place], names: tuple[str, ...]) -> tuple[str, ...]:
    """``names`` in the order of their places; what has none stays behind the one that it follows in ``names``."""
    order = [name for name in places if name in set(names)]
    before = ""
    for name in names:
        if name not in places:
            order.insert(order.index(before) + 1 if before else 0, name)
        before = name
    return tuple(order)
