"""*As of a day*: what was true at its end stays in the table of that day, whatever happened since."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.ground import clock
from sogoc.law.places import DEFAULT_DAY
from sogoc.reporting.progress import progress
from sogoc.reporting.tables import as_lines
from tests.line.making import birth, births
from tests.line.office import PATH


def figures(day, source="noi-bo"):
    total = progress(as_of=day, source=source, units_as_of=DEFAULT_DAY).total
    return total.done, total.present


@pytest.fixture
def days(monkeypatch):
    """`days(n)`: the product's clock says n days after today from now on; returns that day."""
    start = clock.now()

    def move(count):
        monkeypatch.setattr(clock, "now", lambda: start + dt.timedelta(days=count))
        return clock.today_vn()

    return move


class TestApproved:
    def test_before_it_arrived_nothing_was_there(self, line, days):
        before, arrived = days(0), days(1)
        line.bring(*births(1, 2))
        assert (figures(before), figures(arrived)) == ((0, 0), (0, 2))

    def test_a_change_takes_nothing_from_the_days_before_it(self, line, days):
        first = days(0)
        line.bring(*births(1, 2))
        line.approve()
        changed = days(3)
        line.bring(birth(1, ghiChu="sửa"), birth(2))
        assert (figures(first), figures(changed)) == ((2, 2), (1, 2))
        again = days(5)
        line.approve()
        assert [figures(day)[0] for day in (first, changed, again)] == [2, 1, 2]
        assert line.mismatches() == []

    def test_what_is_withdrawn_was_there_until_then_and_is_again_when_it_comes_back(self, line, days):
        first = days(0)
        line.bring(*births(1, 2))
        line.approve()
        gone = days(2)
        line.bring(*births(1))
        assert (figures(first), figures(gone)) == ((2, 2), (1, 1))
        back = days(4)
        line.bring(*births(1, 2, 3))
        assert [figures(day) for day in (first, gone, back)] == [(2, 2), (1, 1), (1, 3)]
        assert line.mismatches() == []

    def test_what_changed_on_the_day_of_its_approval_was_not_approved_at_its_end(self, line, days):
        day = days(0)
        line.bring(*births(1))
        line.approve()
        line.bring(birth(1, ghiChu="sửa"))
        assert figures(day) == (0, 1)
        assert line.mismatches() == []


class TestOfficial:
    OFFICIAL, REFUSED, AGAIN = (
        f"{PATH}/001,official,09/10/2024,",
        f"{PATH}/001,refused,20/10/2024,Sai",
        f"{PATH}/001,official,25/10/2024,",
    )

    @pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
    def test_what_was_taken_back_was_official_until_then_whatever_came_first(self, line, order):
        line.bring(*births(1))
        line.approve()
        line.deliver()
        files = (self.OFFICIAL, self.REFUSED, self.AGAIN)
        for number in order:
            line.answer(files[number], name=f"{number}.csv")
        found = [figures(dt.date(2024, 10, day), "bo")[0] for day in (8, 9, 19, 20, 24, 25)]
        assert found == [0, 1, 1, 0, 0, 1]
        assert line.mismatches() == []

    def test_what_is_withdrawn_today_was_official_then(self, line, days):
        line.bring(*births(1, 2))
        line.answer(self.OFFICIAL)
        gone = days(2)
        line.bring(*births(2))
        assert figures(dt.date(2024, 10, 10), "bo")[0] == 1
        assert figures(gone, "bo") == (0, 1)


class TestNotApprovedHere:
    def test_what_is_official_there_and_nobody_approved_here_is_said(self, line):
        line.bring(*births(1, 2))
        line.answer(f"{PATH}/001,official,09/10/2024,")
        found = progress(as_of=clock.today_vn(), source="bo", units_as_of=DEFAULT_DAY)
        assert (found.total.done, found.total.not_approved_here) == (1, 1)
        assert found.as_json()["total"]["not_approved_here"] == 1
        assert as_lines(found)[-1] == "Trong số đã chuyển chính thức có 1 trường hợp chưa duyệt tại đây."

    def test_nothing_is_said_when_all_was_approved(self, line):
        line.bring(*births(1))
        line.approve()
        line.answer(f"{PATH}/001,official,09/10/2024,")
        found = progress(as_of=clock.today_vn(), source="bo", units_as_of=DEFAULT_DAY)
        assert (found.total.not_approved_here, found.remarks) == (0, [])
        assert "chưa duyệt" not in as_lines(found)[-1]
