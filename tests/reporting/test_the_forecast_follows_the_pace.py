"""The day of completion follows from the pace of four weeks; where there is no pace, nothing is guessed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.reporting.figures import Figures
from sogoc.reporting.forecast import DEADLINE, FEWEST, LAST_DAY, days_before, forecast

DAY = dt.date(2024, 10, 14)


def ask(declared: int, now: int, before: int):
    return forecast(Figures(declared, now), Figures(declared, before), as_of=DAY)


def test_half_of_what_is_left_was_done_in_four_weeks_so_eight_weeks_more():
    found = ask(300, 200, 150)
    assert found.finishes_on == DAY + dt.timedelta(weeks=8)
    assert found.says == f"Theo nhịp bốn tuần qua sẽ xong ngày 09/12/2024, kịp {DEADLINE}."


def test_a_delay_is_said_in_days():
    found = ask(1_697_435, 1_484_720, 1_435_000)
    assert found.finishes_on == dt.date(2025, 2, 11)
    assert found.days_late == 42
    assert f"trễ hạn 42 ngày so với {DEADLINE}" in found.says


def test_it_names_the_deadline_that_it_means():
    assert "31/12/2024" in DEADLINE
    assert "Điều 24 Nghị định 87/2020/NĐ-CP" in DEADLINE


def test_a_long_delay_has_its_thousands_apart():
    assert "trễ hạn 2.442 ngày" in ask(10_000, 1_000, 900).says


def test_nothing_done_lately_gives_no_day():
    assert ask(300, 200, 200).finishes_on is None
    assert (
        ask(300, 200, 200).says
        == "Bốn tuần qua không có trường hợp nào xong nên chưa tính được ngày hoàn thành."
    )


@pytest.mark.parametrize("lately", range(1, FEWEST))
def test_a_handful_of_cases_is_no_pace(lately):
    found = ask(300, 200, 200 - lately)
    assert found.says == f"Bốn tuần qua chỉ có {lately} trường hợp xong nên chưa tính được ngày hoàn thành."
    assert (found.short, found.finishes_on, found.is_late) == ("chưa tính được", None, False)
    assert ask(300, 200, 200 - FEWEST).finishes_on is not None


def test_a_pace_of_many_years_gives_no_day_and_says_so():
    found = ask(10_000_000, 100, 0)
    assert (found.finishes_on, found.is_late) == (None, True)
    assert found.says == f"Theo nhịp bốn tuần qua còn hơn 10 năm nữa mới xong, trễ {DEADLINE}."


def test_what_is_done_is_done():
    assert ask(300, 300, 200).finished
    assert ask(300, 310, 200).short == "xong"


def test_the_table_before_is_that_of_the_same_weekday_four_weeks_ago():
    assert days_before(DAY) == dt.date(2024, 9, 16)


@given(st.integers(1, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_a_quicker_pace_never_finishes_later(declared, now, before):
    slow, quick = ask(declared, now, before), ask(declared, now, max(0, before - 1000))
    if slow.finishes_on and quick.finishes_on:
        assert quick.finishes_on <= slow.finishes_on
    assert (slow.days_late > 0) == (slow.finishes_on is not None and slow.finishes_on > LAST_DAY)
