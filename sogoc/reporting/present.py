"""The present values of entries: what is written, with every change in force on a day (khoản 6 Điều 29 Thông tư 04/2020/TT-BTP).

In: one entry, or the ids of many. Out: for each field the original, the present value and the way between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sogoc.approval.amendment_queries import changes_of
from sogoc.ground import clock
from sogoc.ground.database import in_parts
from sogoc.law.present import Presented, present
from sogoc.law.value import verbatim
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Entry


def presented(entry: Entry, *, as_of: dt.date | None = None) -> dict[str, Presented]:
    """Fields of one entry as of the end of a day (today)."""
    return next(presented_many([entry.pk], as_of=as_of))[1]


def presented_many(
    ids: Collection[int], *, as_of: dt.date | None = None
) -> Iterator[tuple[int, dict[str, Presented]]]:
    """Id and fields of many entries, two queries for some hundreds of them: for exports and reports."""
    day = as_of or clock.today_vn()
    wanted = list(ids)
    for some in in_parts(wanted):
        values, changes = records.values_of_entries(some), changes_of(some)
        for pk in some:
            original = {name: verbatim(value) for name, value in values[pk].items()}
            yield pk, present(original, changes.get(pk, ()), as_of=day)
