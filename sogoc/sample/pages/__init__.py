"""Drawn pages: the printed form of a book type, filled in by a hand that never existed.

``draw_page`` is the one door. In: the code of a book type and its columns with the text as written in
the book; a missing column is a blank line of the form. The forms of the five books of Phần mềm 158 were
drawn by hand, those of all others are derived from their declarations (``derived``), and so are the
forms of other times (``former``). Out: one A4 page or A3 spread as a PDF file of a few kilobytes, whose
text can be selected. The order of the blocks is that of the printed books (Circulars 15/2015 and
04/2020/TT-BTP): mother before father, wife before husband. The same input and seed give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from random import Random

from sogoc.law.sheets.form import Values
from sogoc.law.sheets.forms import all_forms
from sogoc.sample.pages.damage import tear_across, torn_off, untorn
from sogoc.sample.pages.faces import face
from sogoc.sample.pages.filling import lines, margins, setting, written
from sogoc.sample.pages.pdf import write_page
from sogoc.sample.pages.pen import take_pen
from sogoc.sample.pages.subset import make_subset
from sogoc.sample.pages.template import template

__all__ = ["draw_page", "page_types"]


def page_types() -> tuple[str, ...]:
    """Give the type codes that have a printed form."""
    return tuple(all_forms())


def draw_page(
    type_code: str,
    values: Mapping[str, str],
    *,
    layout: str = "",
    seed: int = 0,
    faint: bool = False,
    torn: bool = False,
    blank: bool = False,
) -> bytes:
    """Draw one entry's page as a PDF file.

    ``layout`` is the code of a printed form of another time (``Layout.code``); without it the form of today is drawn.
    ``faint`` is ink that time has taken, ``torn`` a page whose lower right corner is lost with what
    stood there, ``blank`` the form without any writing.
    """
    base = template(type_code, layout)
    chance = Random(seed)
    known: Values = {} if blank else {name.lower(): text for name, text in values.items()}
    pen = take_pen(face("hand"), chance, faint=faint)
    tear = tear_across(chance, base.width) if torn else ()
    strokes = [kept for stroke in written(base, known, pen) if (kept := untorn(stroke, tear, pen)).text]
    subset = make_subset(pen.hand, [stroke.text for stroke in strokes])
    operators = (
        *setting(pen),
        *lines(strokes, subset, pen),
        *margins(base, known, pen),
        torn_off(tear, base.width),
    )
    begun, compressor = base.begun[0], base.begun[1].copy()
    content = begun + compressor.compress(b"".join(operators)) + compressor.flush()
    return write_page(
        content,
        hand=zlib.compress(subset.program, 9),
        printed=base.font,
        labels=base.labels,
        guests=subset.guests,
        width=base.width,
    )
