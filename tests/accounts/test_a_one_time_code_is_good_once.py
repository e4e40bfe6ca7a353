"""Approving by command needs the approver's one-time code; a sample asks for none."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import time_machine

from sogoc.accounts.models import Person
from sogoc.accounts.one_time import check_one_time_code, make_one_time_secret
from sogoc.law.refusal import Refusal

NOON = dt.datetime(2040, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def leader(hire, clock):
    return hire("lanhdao", "approve", "24769")


@pytest.fixture
def phone(leader):
    """The authenticator on the leader's telephone: `phone(seconds)` is what it shows then."""
    address = make_one_time_secret(leader, actor=leader)
    generator = pyotp.TOTP(parse_qs(urlsplit(address).query)["secret"][0])
    return lambda seconds=0: generator.at(NOON + dt.timedelta(seconds=seconds))


def test_the_code_on_the_telephone_is_taken_once(leader, phone, clock):
    check_one_time_code(leader, phone())
    with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
        check_one_time_code(leader, phone())
    clock.move_to(NOON + dt.timedelta(seconds=30))
    check_one_time_code(leader, f" {phone(30)} ")


@pytest.mark.parametrize(("seconds", "good"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_clocks_may_differ_by_half_a_minute(leader, phone, seconds, good):
    if good:
        check_one_time_code(leader, phone(seconds))
    else:
        with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
            check_one_time_code(leader, phone(seconds))


def test_an_older_code_is_not_taken_after_a_newer_one(leader, phone):
    check_one_time_code(leader, phone(30))
    for seconds in (-30, 0, 30):
        with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
            check_one_time_code(leader, phone(seconds))


@pytest.mark.parametrize("code", [None, ""])
def test_a_missing_code_is_asked_for(leader, phone, code):
    with pytest.raises(Refusal) as refused:
        check_one_time_code(leader, code)
    assert refused.value.code == "CAN_MA_MOT_LAN"
    assert "lanhdao" in refused.value.says


@pytest.mark.parametrize("code", ["000000x", "12345", "không có", "１２３４５６"])
def test_what_is_no_code_is_refused(leader, phone, code):
    with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
        check_one_time_code(leader, code)


def test_who_has_no_authenticator_is_told_so(leader):
    with pytest.raises(Refusal, match="CHUA_CO_MA_MOT_LAN"):
        check_one_time_code(leader, "123456")


def test_a_new_secret_ends_the_old_one(leader, phone, admin):
    make_one_time_secret(leader, actor=admin)
    with pytest.raises(Refusal, match="MA_MOT_LAN_SAI"):
        check_one_time_code(leader, phone())


def test_nobody_else_ties_an_authenticator_to_an_account(leader, hire):
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        make_one_time_secret(leader, actor=hire("nhap", "key", "24769"))


def test_the_secret_is_not_readable_in_the_database(leader, clock):
    address = make_one_time_secret(leader, actor=leader)
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    assert secret.encode() not in bytes(Person.objects.get(pk=leader.pk).one_time_secret)


def test_a_sample_asks_for_no_code(leader, settings):
    settings.SOGOC_IS_SAMPLE = True
    check_one_time_code(leader, None)
