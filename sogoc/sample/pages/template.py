"""The printed part of a page, laid out once per form.

In: a ``Form``. Out: a ``Template``: the drawing operators of everything that the printer put on the
paper, already fed to a compressor that each page continues from a copy, the labels' font, and the
slots that the pen may fill. A row of labels is one show operator and one step down, the ruled lines
of a block are one thick dashed stroke: this keeps the printed part of the file small.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from sogoc.law.sheets.form import Form, Written
from sogoc.law.sheets.forms import form_of
from sogoc.law.sheets.placing import HALF_ROW, NOTE_ROW, NOTES_END, ROW, SIGN, TOP
from sogoc.law.sheets.sheet import PAGE_HIGH
from sogoc.sample.pages.faces import face
from sogoc.sample.pages.laying import HEADING, LABEL, Layout, Row, Slot, TickBox, laid_out, length
from sogoc.sample.pages.subset import Subset, make_subset

if TYPE_CHECKING:
    from zlib import _Compress


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
    yield b"1 .99 .95 rg 0 0 %d %d re f .4 G " % (sheet.width, PAGE_HIGH)
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
    layout = laid_out(form)
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
