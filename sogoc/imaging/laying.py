"""Where entries lie on the pages of a printed form. Pure.

In: pages that hold entries (in order), the shape of the form (``law.layout``), and for a table how many rows stand between which two
lines. Out: frames, one an entry. On a form over two facing pages a row goes on from the left page to the right; which pages face each
other is told by all pages of the book, not by those that are left to be cut.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sogoc.imaging import refusals
from sogoc.imaging.posing import FULL, LEAST, WHOLE, Box
from sogoc.law.layout import Shape

MOST_ROWS = 60
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Ruler:
    """How a table lies: its first and its last line (permille of the height), and how many rows are between them."""

    top: int = 0
    bottom: int = WHOLE
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry: rectangles on pages, in the order in which they are read; ``kind`` empty where the pages tell it."""

    regions: tuple[tuple[int, Box], ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a form over two facing pages."""

    page: int
    kind: str
    place: int
    """Which page of the book it is, from 1."""
    free: bool
    """Chosen, holds entries, and not cut yet."""
    side: str = ""
    """``left`` or ``right`` half of a spread that was split, where that is known."""
    whole: bool = False
    """Both facing pages in one picture."""


def frames_for(pages: Sequence[tuple[int, str]], shape: Shape, ruler: Ruler) -> list[Frame]:
    """Frames on single pages (id, kind); a page that is struck through as a whole is one frame."""
    if shape in {Shape.ONE_PAGE, Shape.DECISION}:
        return [Frame(((page, FULL),)) for page, _ in pages]
    rows = _rows(ruler)
    return [frame for page, kind in pages for frame in _on(((page, kind),), rows)]


def frames_over(leaves: Sequence[Leaf], ruler: Ruler) -> list[Frame]:
    """Frames over facing pages, of all leaves of a book in their order; refused where the other half of a free one is not free."""
    rows = _rows(ruler)
    spreads = _spreads(leaves)
    alone = [
        one.place
        for spread in spreads
        for one in spread
        if one.free and not one.whole and (len(spread) == 1 or not all(other.free for other in spread))
    ]
    if alone:
        named = ", ".join(map(str, alone[:MOST_NAMED])) + (" …" if len(alone) > MOST_NAMED else "")
        raise refusals.WRONG_LAYOUT.because(
            detail=f"trang thứ {named} không có trang đối diện còn để cắt (thiếu, để trống hoặc đã cắt)"
        )
    free = (spread for spread in spreads if spread[0].free)
    return [frame for spread in free for frame in _on(tuple((one.page, one.kind) for one in spread), rows)]


def _spreads(leaves: Sequence[Leaf]) -> list[tuple[Leaf, ...]]:
    """Leaves that face each other, left before right; one that has no other half stands alone."""
    found: list[tuple[Leaf, ...]] = []
    at = 0
    while at < len(leaves):
        one, other = leaves[at], leaves[at + 1] if at + 1 < len(leaves) else None
        faces = other is not None and not (one.whole or other.whole)
        if faces and other is not None and one.side != "right" and other.side != "left":
            found.append((one, other))
            at += 2
        else:
            found.append((one,))
            at += 1
    return found


def _on(pages: tuple[tuple[int, str], ...], rows: Sequence[Box]) -> list[Frame]:
    if all(kind == "crossed_out" for _, kind in pages):
        return [Frame(tuple((page, FULL) for page, _ in pages))]
    return [Frame(tuple((page, row) for page, _ in pages)) for row in rows]


def _rows(ruler: Ruler) -> list[Box]:
    high = ruler.bottom - ruler.top
    inside = 0 <= ruler.top < ruler.bottom <= WHOLE and 1 <= ruler.rows <= MOST_ROWS
    if not inside or high // ruler.rows < LEAST:
        raise refusals.WRONG_LAYOUT.because(detail="vạch trên phải ở trên vạch dưới và các dòng đủ cao")
    lines = [ruler.top + round(high * row / ruler.rows) for row in range(ruler.rows + 1)]
    return [Box(0, upper, WHOLE, lower - upper) for upper, lower in itertools.pairwise(lines)]
