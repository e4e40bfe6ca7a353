"""Each act writes one event in its transaction, in the words of user names; no name of a person ever enters the ledger."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.test import RequestFactory

from sogoc.accounts.actions import (
    close_account,
    create_person,
    give_duty,
    open_account,
    set_password,
    take_duty,
)
from sogoc.accounts.models import Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.ground.ledger.audit import verify_all
from sogoc.ground.ledger.events import commitment
from sogoc.ground.ledger.models import Event
from sogoc.ground.ledger.queries import contents, events_of, history
from sogoc.law.refusal import Refusal
from tests.accounts.conftest import PASSWORD


def test_the_life_of_an_account(province, admin):
    person = create_person("lan", "Nguyễn Thị Lan", password=PASSWORD, actor=admin, via="web")
    give_duty(person, "approve", unit="24769", actor=admin, via="web")
    set_password(person, "mat-khau-cua-rieng", actor=person, via="web")
    make_one_time_secret(person, actor=person, via="web")
    take_duty(person, "approve", unit="24769", reason="Chuyển công tác", actor=admin, via="cli:root")
    close_account(person, reason="Nghỉ việc", actor=admin, via="cli:root")
    open_account(person, reason="Trở lại", actor=admin, via="cli:root")
    told = [
        (one["action"], one["actor"], one["office"], one["duty"], one["reason"])
        for one in history("person:lan")
    ]
    assert told == [
        ("create_person", "admin", "STP", "administer", ""),
        ("give_duty", "admin", "STP", "administer", ""),
        ("set_password", "lan", "", "", ""),
        ("make_one_time_secret", "lan", "", "", ""),
        ("take_duty", "admin", "STP", "administer", "Chuyển công tác"),
        ("close_account", "admin", "STP", "administer", "Nghỉ việc"),
        ("open_account", "admin", "STP", "administer", "Trở lại"),
    ]
    assert {one["via"] for one in history("person:lan")} == {"web", "cli:root"}
    assert verify_all() == []


def test_no_name_and_no_secret_enters_the_ledger(hire, admin):
    person = create_person("lan", "Nguyễn Thị Lan", password=PASSWORD, actor=admin)
    make_one_time_secret(person, actor=admin)
    everything = b"".join(bytes(event.canonical) for event in Event.objects.all()).decode()
    for secret in ("Nguyễn", "Lan", PASSWORD, person.password):
        assert secret not in everything


def test_the_full_name_can_be_checked_by_who_knows_it(admin):
    person = create_person("lan", "Nguyễn Thị Lan", password=PASSWORD, actor=admin)
    (made,) = history("person:lan")
    assert made["payload"]["profile"] == commitment(bytes(person.salt), "Nguyễn Thị Lan".encode()).hex()


def test_a_refused_act_leaves_nothing_behind(hire, admin):
    person = hire("nhap", "key", "24769")
    before = Event.objects.count()
    with pytest.raises(Refusal):
        give_duty(person, "key", unit="24769", actor=admin)
    with pytest.raises(Refusal):
        create_person("moi", "Người mới", password="ngan", actor=admin)
    assert Event.objects.count() == before
    assert not Person.objects.filter(username="moi").exists()


def test_only_the_first_account_has_nobody_behind_it(hire):
    hire("nhap", "key", "24769")
    actors = [contents(event)["actor"] for event in events_of("accounts")]
    assert actors[0] == ""
    assert set(actors[1:]) == {"admin"}


def test_signing_in_needs_the_right_password_and_an_open_account(hire, admin, settings):
    person = hire("nhap")
    request = RequestFactory().post("/dang-nhap")
    assert authenticate(request, username="nhap", password=PASSWORD) == person
    assert authenticate(request, username="nhap", password="sai-mat-khau") is None
    close_account(person, reason="Nghỉ việc", actor=admin)
    assert authenticate(request, username="nhap", password=PASSWORD) is None


def test_guessing_passwords_is_locked_out(hire, settings):
    hire("nhap")
    request = RequestFactory().post("/dang-nhap")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        assert authenticate(request, username="nhap", password="sai-mat-khau") is None
    assert authenticate(request, username="nhap", password=PASSWORD) is None
