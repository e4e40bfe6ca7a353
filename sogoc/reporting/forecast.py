"""When the work will be done at the pace of the last four weeks. Pure arithmetic on two tables.

In: the table of a day and the same table of 28 days before. Out: per unit and for all, the pace, the day, the delay against the
deadline of khoản 2 Điều 24 Nghị định 87/2020/NĐ-CP (before 01/01/2025). Without a pace, or of a handful of cases, no day: nothing is
guessed.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.law.text.figures import vn

if TYPE_CHECKING:
    from sogoc.reporting.figures import Figures
    from sogoc.reporting.progress import Progress

WEEKS = 4
LAST_DAY = dt.date(2024, 12, 31)
DEADLINE = f"thời hạn {LAST_DAY:%d/%m/%Y} (khoản 2 Điều 24 Nghị định 87/2020/NĐ-CP)"
FEWEST = 10
"""Fewer cases in four weeks are no pace: one more or less would move the day by months."""
YEARS = 10
FARTHEST = YEARS * 365
"""Beyond it a day says nothing; only that it is beyond."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the pace of four weeks promises: cases done in them, cases left, the day when none is left."""

    done_lately: int
    left: int
    finishes_on: dt.date | None
    too_far: bool = False
    """There is a pace, and it needs more than ``YEARS`` years."""

    @property
    def finished(self) -> bool:
        """Nothing is left."""
        return self.left == 0

    @property
    def days_late(self) -> int:
        """Days after the deadline; 0 when in time or when no day can be told."""
        return 0 if self.finishes_on is None else max(0, (self.finishes_on - LAST_DAY).days)

    @property
    def says(self) -> str:
        """The sentence of the first screen."""
        if self.finished:
            return "Đã chuyển hết số kê khai."
        if self.too_far:
            return f"Theo nhịp bốn tuần qua còn hơn {YEARS} năm nữa mới xong, trễ {DEADLINE}."
        if self.finishes_on is None:
            lately = (
                f"chỉ có {self.done_lately} trường hợp" if self.done_lately else "không có trường hợp nào"
            )
            return f"Bốn tuần qua {lately} xong nên chưa tính được ngày hoàn thành."
        late = f"trễ hạn {vn(self.days_late)} ngày so với {DEADLINE}" if self.days_late else f"kịp {DEADLINE}"
        return f"Theo nhịp bốn tuần qua sẽ xong ngày {self.finishes_on:%d/%m/%Y}, {late}."

    @property
    def short(self) -> str:
        """One cell of a table."""
        if self.finished:
            return "xong"
        if self.too_far:
            return f"sau hơn {YEARS} năm"
        return "chưa tính được" if self.finishes_on is None else f"{self.finishes_on:%m/%Y}"

    @property
    def is_late(self) -> bool:
        """Whether it will be done after the deadline."""
        return self.too_far or self.days_late > 0


def days_before(as_of: dt.date) -> dt.date:
    """Day whose table is compared with that of ``as_of``."""
    return as_of - dt.timedelta(weeks=WEEKS)


def forecast(now: Figures, before: Figures, *, as_of: dt.date) -> Forecast:
    """Forecast for one row or for the total."""
    left = max(0, now.declared - now.done)
    lately = max(0, now.done - before.done)
    if left == 0 or lately < FEWEST:
        return Forecast(lately, left, None)
    days = math.ceil(left / lately * WEEKS * 7)
    if days > FARTHEST:
        return Forecast(lately, left, None, too_far=True)
    return Forecast(lately, left, as_of + dt.timedelta(days=days))


def forecasts(now: Progress, before: Progress) -> dict[str, Forecast]:
    """Forecast by unit code."""
    earlier = {row.unit: row.total for row in before.rows}
    return {
        row.unit: forecast(row.total, earlier.get(row.unit, row.total), as_of=now.as_of) for row in now.rows
    }
