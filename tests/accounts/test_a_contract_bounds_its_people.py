"""A contractor's people scan, key, check and settle differences, within the days of their contract; they never answer for the office."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.accounts.contract_queries import contract_of, why_over
from sogoc.accounts.contractor_actions import (
    add_contractor,
    join_contractor,
    leave_contractor,
    set_last_day,
)
from sogoc.accounts.models import DutyAssignment
from sogoc.accounts.queries import authority_of, duties_of
from sogoc.accounts.team_actions import Document, form_team
from sogoc.accounts.team_models import Contractor
from sogoc.accounts.verify import verify_duties
from sogoc.accounts.verify_teams import verify_contractors
from sogoc.ground import clock
from sogoc.law.refusal import Refusal

TODAY = clock.today_vn()
DAY = dt.timedelta(days=1)


@pytest.fixture
def contract(province, admin) -> Contractor:
    return add_contractor(
        "Công ty  TNHH Số hóa Một",
        "12/2026/HĐ-SH",
        signed=TODAY - 20 * DAY,
        first=TODAY - 10 * DAY,
        last=TODAY + 30 * DAY,
        actor=admin,
    )


@pytest.mark.parametrize("duty", ["settle", "approve", "administer", "inspect"])
def test_what_stays_with_the_office_is_refused_to_a_contractors_person(hire, admin, contract, duty):
    person = hire("thau")
    join_contractor(contract, person, actor=admin)
    with pytest.raises(Refusal) as refused:
        give_duty(person, duty, unit="24769", actor=admin)
    assert refused.value.code == "NHA_THAU_KHONG_GIU_NHIEM_VU_NAY"
    assert "Công ty TNHH Số hóa Một" in refused.value.says
    assert duties_of(person, "24769") == frozenset()


@pytest.mark.parametrize("duty", ["scan", "key", "check", "adjudicate"])
def test_the_work_on_the_book_may_be_given(hire, admin, contract, duty):
    person = hire("thau")
    join_contractor(contract, person, actor=admin)
    give_duty(person, duty, unit="24769", actor=admin)
    assert duties_of(person, "24769") == {duty}


def test_duties_begin_and_end_with_the_contract(hire, admin, contract):
    person = hire("thau", "key", "24769")
    DutyAssignment.objects.update(since=contract.since - 9 * DAY)
    join_contractor(contract, person, actor=admin, since=contract.since - 9 * DAY)
    held = {day: duties_of(person, "24769", contract.since + day * DAY) for day in (-1, 0, 40, 41)}
    assert held == {-1: frozenset(), 0: {"key"}, 40: {"key"}, 41: frozenset()}
    over = why_over(person, contract.until)
    assert over is not None
    assert "12/2026/HĐ-SH" in over.says
    assert f"{TODAY + 30 * DAY:%d/%m/%Y}" in over.says


def test_a_contract_that_ends_earlier_takes_its_duties_along(hire, admin, contract):
    person = hire("thau", "key", "24769")
    join_contractor(contract, person, actor=admin)
    set_last_day(contract, TODAY - DAY, basis="Biên bản thanh lý 3/BB", actor=admin)
    assert authority_of(person).held == {}
    with pytest.raises(Refusal, match="HOP_DONG_KHONG_CON_HIEU_LUC"):
        give_duty(person, "scan", unit="24769", actor=admin)
    set_last_day(contract, TODAY + DAY, basis="Phụ lục 1", actor=admin)
    assert duties_of(person, "24769") == {"key"}


def test_who_approves_cannot_become_a_contractors_person(hire, admin, contract):
    person = hire("lanhdao", "approve", "24769")
    with pytest.raises(Refusal) as refused:
        join_contractor(contract, person, actor=admin)
    assert refused.value.code == "CON_NHIEM_VU_CUA_CO_QUAN"
    assert "Phê duyệt" in refused.value.says


def test_even_a_row_put_beside_the_action_counts_for_nothing(hire, admin, contract):
    person = hire("thau", "key", "24769")
    join_contractor(contract, person, actor=admin)
    DutyAssignment.objects.filter(person=person).update(duty="approve")
    assert duties_of(person, "24769") == frozenset()


def test_who_leaves_a_contractor_is_bound_by_it_no_more_and_the_past_stays(hire, admin, contract):
    person = hire("thau")
    join_contractor(contract, person, actor=admin, since=TODAY - 5 * DAY)
    with pytest.raises(Refusal, match="DA_THUOC_NHA_THAU"):
        join_contractor(contract, person, actor=admin)
    give_duty(person, "key", unit="24769", actor=admin)
    give_duty(person, "scan", unit="24769", actor=admin)
    set_last_day(contract, TODAY - DAY, basis="Thanh lý", actor=admin)
    ended = leave_contractor(contract, person, reason="Chuyển về xã", actor=admin)
    assert ended == [("24769", "key"), ("24769", "scan")]
    assert duties_of(person, "24769") == frozenset()  # nobody at the office gave them
    assert [*verify_duties(), *verify_contractors()] == []
    give_duty(person, "approve", unit="24769", actor=admin)
    assert duties_of(person, "24769") == {"approve"}
    assert contract_of(person, TODAY - DAY) == contract
    DutyAssignment.objects.filter(duty="key").update(until=None)
    assert [code for code, *_ in verify_duties()] == ["LECH_NHIEM_VU"]
    with pytest.raises(Refusal, match="KHONG_THUOC_NHA_THAU"):
        leave_contractor(contract, person, reason="x", actor=admin)


def test_a_contractors_person_is_in_no_team(hire, admin, contract):
    person = hire("thau")
    join_contractor(contract, person, actor=admin)
    with pytest.raises(Refusal, match="NHA_THAU_KHONG_VAO_TO"):
        form_team(Document("1/QĐ", TODAY, "UBND"), units=["24769"], members=[(person, "check")], actor=admin)


def test_days_of_a_contract_follow_one_another(province, admin):
    with pytest.raises(Refusal, match="NGAY_HOP_DONG_SAI"):
        add_contractor("A", "1", signed=TODAY, first=TODAY, last=TODAY - DAY, actor=admin)
    with pytest.raises(Refusal, match="HOP_DONG_THIEU"):
        add_contractor("A", " ", signed=TODAY, first=TODAY, last=TODAY, actor=admin)


def test_contracts_are_written_by_administrators_alone(hire, contract):
    keyer = hire("nhap", "key", "24769")
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        join_contractor(contract, keyer, actor=keyer)
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        set_last_day(contract, TODAY, basis="x", actor=keyer)


def test_the_ledger_tells_of_a_contract_that_was_stretched_by_hand(hire, admin, contract):
    person = hire("thau")
    join_contractor(contract, person, actor=admin)
    set_last_day(contract, TODAY + 3 * DAY, basis="Phụ lục 2", actor=admin)
    assert list(verify_contractors()) == []
    Contractor.objects.update(until=TODAY + 99 * DAY)
    assert [code for code, *_ in verify_contractors()] == ["LECH_NHA_THAU"]
