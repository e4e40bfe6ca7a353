"""The paper of a form: an A4 page, or the A3 spread of the tables from before 2006.

In: points of PDF. Out: where columns of blanks, margin and rules stand. On a spread the number of the entry has a column of its own at
the left, as in a table; the fold lies between its two wide columns.
"""

from __future__ import annotations

from dataclasses import dataclass

Column = tuple[int, int]
"""Left and right edge."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of blanks from left to right, the margin for boxes and notes, where signatures stand, upright rules."""

    width: int
    columns: tuple[Column, ...]
    side: Column
    rules: tuple[int, ...]

    @property
    def foot(self) -> Column:
        """The column under which signatures stand: the last one."""
        return self.columns[-1]

    @property
    def middle(self) -> int:
        """Middle of the heading: that of the first page."""
        return min(self.width, PAGE_WIDE) // 2


PAGE_WIDE, PAGE_HIGH = 595, 842
"""A4, portrait, in points; a spread is twice as wide."""
PAGE = Sheet(PAGE_WIDE, ((38, 428),), (440, 566), (433,))
SPREAD = Sheet(2 * PAGE_WIDE, ((24, 140), (152, 571), (619, 1009)), (1021, 1166), (146, 595, 1014))
