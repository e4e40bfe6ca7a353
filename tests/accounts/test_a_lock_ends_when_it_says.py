"""When a lock after wrong passwords ends: as soon as fewer than the limit are young enough, whatever browsers they came from."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sogoc.accounts.locks import Wrong, locked_until

NOON = dt.datetime(2040, 1, 2, 5, tzinfo=dt.UTC)
HOLDS = dt.timedelta(minutes=15)
LIMIT = 5
WRONG = st.lists(
    st.tuples(st.integers(-14, 0).map(lambda minute: NOON + dt.timedelta(minutes=minute)), st.integers(1, 6)),
    max_size=5,
)


def young(wrong: list[Wrong], at: dt.datetime) -> int:
    """Wrong ones that still count at an instant."""
    return sum(count for when, count in wrong if when + HOLDS > at)


@given(WRONG)
def test_it_holds_to_that_instant_and_no_longer(wrong):
    until = locked_until(wrong, limit=LIMIT, holds=HOLDS)
    if until is None:
        assert young(wrong, NOON) < LIMIT
    else:
        assert young(wrong, until) < LIMIT
        assert young(wrong, until - dt.timedelta(seconds=1)) >= LIMIT


def test_five_wrong_ones_in_one_browser_shut_for_the_whole_time():
    assert locked_until([(NOON, 5)], limit=LIMIT, holds=HOLDS) == NOON + HOLDS
    assert locked_until([(NOON, 4)], limit=LIMIT, holds=HOLDS) is None
