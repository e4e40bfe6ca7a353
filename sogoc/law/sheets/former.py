"""The printed form of another time, from the declaration of the type and of that ``Layout``.

In: a ``BookType`` and one of its layouts. Out: a ``Form`` without the columns that the page had no place for, in the words of its time
and without boxes. What only later law brought into books (and what is not the usual) stands in the note. Tables from before 2006 are
spreads.
"""

from __future__ import annotations

from dataclasses import replace

from sogoc.law.book import BookType
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.field import Field
from sogoc.law.layout import Layout, Shape
from sogoc.law.sheets.derived import derived
from sogoc.law.sheets.form import Form, Line, Written

SPREAD_ROWS = 31
"""Rows of the two wide columns of a spread, and the first line."""
USUAL = {"loai_dang_ky": ("1", "6"), "loai_khai_sinh": ("1",)}
"""Codes of which the note says nothing: in time, not known; both parents known."""
LATER = ("loai_dang_ky", "loai_khai_sinh", "mat_tich", "han_che", "quoc_tich_ghi_chu")
ABROAD = "_nuoc_ngoai"
"""Beginnings and the end of attributes that stand in the note."""


def former(book_type: BookType, layout: Layout) -> Form:
    """Lay out the form of that time."""
    spread = layout.shape is Shape.TWO_PAGES
    then = _then(book_type, layout)
    form = derived(then, room=SPREAD_ROWS) if spread else derived(then)
    first, *rows = form.rows
    noted = [one for one in book_type.official if one.name not in layout.lacks and _in_the_note(one)]
    return replace(
        form,
        rows=(_named(first, layout), *rows),
        ticks=(),
        notes=(*map(_note, noted), *form.notes),
        signers=tuple(replace(one, label=layout.words.get(one.name, one.label)) for one in form.signers),
        spread=spread,
    )


def _in_the_note(field: Field) -> bool:
    return (field.attribute or "").startswith(LATER) or (field.attribute or "").endswith(ABROAD)


def _note(field: Field) -> Written:
    items = CODE_LISTS[field.codes].items if field.type == "ma" and field.codes else {}
    return Written(field.name, words={**items, **dict.fromkeys(USUAL.get(field.attribute or "", ()), "")})


def _then(book_type: BookType, layout: Layout) -> BookType:
    """The type as that form has it."""
    held = {
        field.name: _called(field, layout)
        for field in book_type.official
        if field.name not in layout.lacks and not _in_the_note(field)
    }
    blocks = tuple(
        replace(block, fields=tuple(held[one.name] for one in block.fields if one.name in held))
        for block in book_type.blocks
    )
    title = (
        layout.title.partition(" ở miền Nam")[0] if layout.south and layout.since is None else book_type.title
    )
    return replace(
        book_type,
        title=title,
        official=tuple(held.values()),
        blocks=blocks,
        page_order=tuple(name for name in book_type.page_order if name in held),
        tick_boxes=(),
        layouts=(),
    )


def _called(field: Field, layout: Layout) -> Field:
    word = layout.words.get(field.name)
    if word is None:
        return field
    return replace(field, label=word, attribute=None if field.block else field.attribute)


def _named(line: str | Line, layout: Layout) -> str | Line:
    """The first line with the words of the layout."""
    if isinstance(line, str):
        return line
    return replace(
        line,
        blanks=tuple(
            replace(one, label=layout.words.get(one.written[0].column, one.label)) for one in line.blanks
        ),
    )
