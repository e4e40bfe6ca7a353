"""Where entries lie on the pages of a printed form. Pure.

In: pages that hold entries (in order), the shape of the form (``law.layout``), and for a table how many rows stand between which two
lines. Out: frames, one an entry. A form over two facing pages takes them in pairs: the row goes on from the left page to the right.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from sogoc.imaging import refusals
from sogoc.imaging.posing import FULL, LEAST, WHOLE, Box
from sogoc.law.layout import Shape

MOST_ROWS = 60


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


def frames_for(pages: Sequence[tuple[int, str]], shape: Shape, ruler: Ruler) -> list[Frame]:
    """Frames on pages (id, kind); a page that is struck through as a whole is one frame."""
    if shape in {Shape.ONE_PAGE, Shape.DECISION}:
        return [Frame(((page, FULL),)) for page, _ in pages]
    rows = _rows(ruler)
    if shape is Shape.TABLE:
        return [frame for page, kind in pages for frame in _on(((page, kind),), rows)]
    if len(pages) % 2:
        raise refusals.WRONG_LAYOUT.because(detail=f"bảng trải trên hai trang mà có {len(pages)} trang")
    pairs = zip(pages[::2], pages[1::2], strict=True)
    return [frame for left, right in pairs for frame in _on((left, right), rows)]


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
