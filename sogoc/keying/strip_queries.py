"""Where a column stands on the picture of the cut that an entry was keyed from: shown beside what is said of that column.

In: entries of a book, each with a column; or one draft. Out: of what was keyed from a cut the draft whose picture it is, and the ``Box``
of each column on that picture, its regions one below the other. A place is known where the book has a layout and the cut the shape of
its paper; it is rough, so a little of what lies around is shown too (``frontend/src/bench/viewer/places.ts`` shows the keyer the same).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sogoc.imaging import queries as imaging
from sogoc.imaging.posing import WHOLE, Box
from sogoc.keying.models import BookWork, Draft
from sogoc.keying.pages import layout_of_work
from sogoc.law.books import BOOK_TYPES
from sogoc.law.sheets import Place, places

if TYPE_CHECKING:
    from sogoc.imaging.models import Cut, Region
    from sogoc.register.models import Book

AROUND = 12
"""Thousandths of the picture that are shown above and below a place."""
NARROWEST, WIDEST = 0.55, 0.9
"""Width to height of what is a page of A4 (0.71), about; a row of a table is not."""


class Strip(NamedTuple):
    """A column on the picture of a draft; no box where nobody knows its place."""

    draft: int
    box: Box | None


def strips(book: Book, columns: Mapping[int, str]) -> dict[int, Strip]:
    """Id of an entry → where its column (``columns``) stands."""
    drafts = list(
        Draft.objects.filter(entry__in=list(columns), cut__isnull=False, inspected=False).select_related(
            "work"
        )
    )
    if not drafts:
        return {}
    known = _places(drafts[0].work)
    shapes = {cut.pk: _shapes(cut) for cut in imaging.cuts_of(book.path)}
    found = {}
    for draft in drafts:
        if draft.entry_id is not None and draft.cut is not None:
            box = _box(known, columns[draft.entry_id], shapes.get(draft.cut, ()))
            found[draft.entry_id] = Strip(draft.pk, box)
    return found


def boxes_of(draft: Draft, columns: Iterable[str]) -> dict[str, Box]:
    """Column → its place on the picture of a draft, of those columns whose place is known."""
    if draft.cut is None:
        return {}
    known, shapes = _places(draft.work), _shapes(imaging.find_cut(draft.cut))
    boxes = {column: _box(known, column, shapes) for column in columns}
    return {column: box for column, box in boxes.items() if box is not None}


def _places(work: BookWork) -> Mapping[str, Place]:
    layout = layout_of_work(work.type, work.layout)
    return places(BOOK_TYPES[work.type], layout) if layout is not None else {}


def _shapes(cut: Cut) -> list[float]:
    return [_shape(region) for region in sorted(cut.regions.all(), key=lambda one: one.order)]


def _box(known: Mapping[str, Place], column: str, shapes: Sequence[float]) -> Box | None:
    sides = 1 + max((place.page for place in known.values()), default=0)
    place = known.get(column)
    return _on_picture(place, shapes, sides=sides) if place is not None else None


def _shape(region: Region) -> float:
    """Width to height of a region, in pixels."""
    wide, high = imaging.page_size(region.page)
    return (wide * region.w) / max(1, high * region.h)


def _on_picture(place: Place, shapes: Sequence[float], *, sides: int) -> Box | None:
    """A place on the regions of an entry: each a page, or both pages of a spread on one."""
    apart = place.page < len(shapes) and all(NARROWEST < one < WIDEST for one in shapes)
    if not apart and not (sides == 2 and len(shapes) == 1 and NARROWEST < 1 / shapes[0] < WIDEST):
        return None
    heights = [1 / one for one in shapes]
    part = place.page if apart else 0
    above, scale = (sum(heights[:part]) / sum(heights), heights[part] / sum(heights))
    x, w = (place.x, place.w) if apart else ((WHOLE * place.page + place.x) // 2, place.w // 2)
    top = max(0, round(WHOLE * above + place.y * scale) - AROUND)
    low = min(WHOLE, round(WHOLE * above + (place.y + place.h) * scale) + AROUND)
    return Box(x, top, min(w, WHOLE - x), low - top)
