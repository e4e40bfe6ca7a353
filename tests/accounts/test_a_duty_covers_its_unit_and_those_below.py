"""Jurisdiction: the own unit and those below; the Department sees the whole province."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from sogoc.accounts.actions import close_account, give_duty, open_account, take_duty
from sogoc.accounts.models import Office
from sogoc.accounts.queries import authority_of, duties_of, jurisdiction_units, may_act, may_see

ALL = ["STP", "H672", "H673", "24769", "24772", "24862"]


@pytest.mark.parametrize(
    ("office", "covered"),
    [
        ("24769", {"24769"}),
        ("H672", {"H672", "24769", "24772"}),
        ("STP", set(ALL)),
    ],
)
def test_a_duty_holds_for_the_unit_and_those_below(hire, office, covered):
    person = hire("canbo", "approve", office)
    for unit in ALL:
        assert may_act(person, unit, duty="approve") is (unit in covered)
        assert may_see(person, unit) is (unit in covered)
        assert not may_act(person, unit, duty="key")
        assert (unit in jurisdiction_units(person)) is (unit in covered)
    assert (
        set(Office.objects.filter(jurisdiction_units(person).where("ref")).values_list("ref", flat=True))
        == covered
    )


def test_only_the_department_covers_units_that_nobody_loaded(hire):
    assert may_see(hire("tinh", "follow", "STP"), "99999")
    assert not may_see(hire("huyen", "follow", "H672"), "99999")


def test_a_stranger_sees_nothing(hire):
    stranger = hire("nguoila")
    assert not any(may_see(stranger, unit) for unit in ALL)
    assert jurisdiction_units(stranger).units == frozenset()
    assert not Office.objects.filter(jurisdiction_units(stranger).where("ref")).exists()


def test_duties_of_several_offices_come_together(hire, admin):
    person = hire("canbo", "key", "24769")
    give_duty(person, "check", unit="H672", actor=admin)
    give_duty(person, "follow", unit="STP", actor=admin)
    assert duties_of(person, "24769") == {"key", "check", "follow"}
    assert duties_of(person, "24772") == {"check", "follow"}
    assert duties_of(person, "24862") == {"follow"}
    assert jurisdiction_units(person, duty="key").units == {"24769"}
    assert jurisdiction_units(person, duty="check").units == {"H672", "24769", "24772"}
    assert jurisdiction_units(person).everything


def test_the_ledger_hears_of_the_nearest_office(hire, admin):
    person = hire("canbo", "key", "STP")
    assert authority_of(person).office_for("24769", "key") == "STP"
    give_duty(person, "key", unit="H672", actor=admin)
    assert authority_of(person).office_for("24769", "key") == "H672"
    assert authority_of(person).office_for("24862", "key") == "STP"
    assert authority_of(person).office_for("24862", "approve") is None


def test_a_duty_holds_from_its_day_until_it_is_taken(hire, admin):
    person = hire("canbo")
    with time_machine.travel(dt.datetime(2040, 3, 10, tzinfo=dt.UTC), tick=False):
        give_duty(person, "key", unit="24769", since=dt.date(2040, 3, 5), actor=admin)
        take_duty(person, "key", unit="24769", reason="Chuyển công tác", actor=admin)
        assert not may_see(person, "24769")
    days = [dt.date(2040, 3, day) for day in (4, 5, 9, 10)]
    assert [may_see(person, "24769", day) for day in days] == [False, True, True, False]


def test_a_duty_that_was_taken_may_be_given_again(hire, admin):
    person = hire("canbo", "key", "24769")
    take_duty(person, "key", unit="24769", reason="Nghỉ phép", actor=admin)
    give_duty(person, "key", unit="24769", actor=admin)
    assert duties_of(person, "24769") == {"key"}


def test_a_closed_account_has_no_duties_left(hire, admin):
    person = hire("canbo", "key", "24769")
    close_account(person, reason="Nghỉ việc", actor=admin)
    assert duties_of(person, "24769") == frozenset()
    open_account(person, reason="Trở lại làm việc", actor=admin)
    assert duties_of(person, "24769") == {"key"}
