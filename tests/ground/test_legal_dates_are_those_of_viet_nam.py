"""Instants are UTC; a legal day begins and ends in Việt Nam."""

from __future__ import annotations

import datetime as dt

import time_machine
from hypothesis import given
from hypothesis import strategies as st

from sogoc.ground import clock

INSTANTS = st.datetimes(
    dt.datetime(1976, 1, 1),  # noqa: DTZ001 - hypothesis wants its bounds bare
    dt.datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def test_at_five_in_the_afternoon_utc_it_is_tomorrow_in_viet_nam():
    with time_machine.travel(dt.datetime(2024, 10, 14, 17, 0, tzinfo=dt.UTC), tick=False):
        assert clock.today_vn() == dt.date(2024, 10, 15)
        assert clock.now() == dt.datetime(2024, 10, 14, 17, 0, tzinfo=dt.UTC)


def test_as_of_a_day_means_its_last_instant():
    assert clock.end_of_day(dt.date(2024, 10, 14)) == dt.datetime(
        2024, 10, 14, 16, 59, 59, 999999, tzinfo=dt.UTC
    )


@given(INSTANTS)
def test_every_instant_lies_in_exactly_one_legal_day(instant):
    day = clock.date_vn(instant)
    assert clock.start_of_day(day) <= instant <= clock.end_of_day(day)


@given(INSTANTS, INSTANTS)
def test_stamps_sort_like_instants(one, other):
    assert (clock.stamp(one) < clock.stamp(other)) == (one < other)
