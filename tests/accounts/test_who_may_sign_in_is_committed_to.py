"""Whoever can write one row must not sign in, or approve, in another's name unseen: the ledger commits to what decides it."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection

from sogoc.accounts.actions import close_account, open_account, set_password
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.accounts.queries import find_person
from sogoc.accounts.verify import verify_people
from sogoc.ground.ledger.queries import history
from tests.accounts.conftest import PASSWORD

OWN = "mat-khau-cua-rieng"


@pytest.fixture
def lan(hire, admin):
    """An account that went through everything that alters it."""
    person = hire("lan", "approve", "24769")
    set_password(person, OWN, actor=person)
    make_one_time_secret(person, actor=person)
    close_account(person, reason="Nghỉ việc", actor=admin)
    open_account(person, reason="Trở lại", actor=admin)
    assert list(verify_people()) == []
    return person


def alter(**columns):
    assert Person.objects.filter(username="lan").update(**columns) == 1
    return {(code, where) for code, where, _ in verify_people()}


@pytest.mark.parametrize(
    "columns",
    [
        {"password": "md5$cua-ke-khac$0123456789abcdef"},
        {"is_active": False},
        {"must_change_password": True},
        {"one_time_secret": b"cua-ke-khac"},
        {"one_time_secret": b""},
        {"full_name": "Người khác"},
        {"access_salt": b"\0" * 16},
        {"username": "lan2"},
    ],
    ids=lambda columns: next(iter(columns)),
)
@pytest.mark.usefixtures("lan")
def test_each_alteration_of_an_account_is_seen(columns):
    assert ("LECH_TAI_KHOAN", "lan") in alter(**columns)


@pytest.mark.usefixtures("lan")
def test_using_an_account_is_no_alteration(admin):
    assert alter(one_time_step=99, last_login="2026-01-01T00:00:00Z") == set()


def test_a_closed_account_that_was_opened_by_hand_is_seen(lan, admin):
    close_account(lan, reason="Nghỉ việc", actor=admin)
    assert list(verify_people()) == []
    assert alter(is_active=True) == {("LECH_TAI_KHOAN", "lan")}


def test_an_older_row_that_is_put_back_does_not_fit(lan):
    columns = ("password", "is_active", "must_change_password", "one_time_secret", "access_salt")
    before = Person.objects.filter(pk=lan.pk).values(*columns).get()
    set_password(lan, OWN, actor=lan)
    assert list(verify_people()) == []
    assert alter(**before) == {("LECH_TAI_KHOAN", "lan")}


def test_an_account_that_nobody_made_is_seen(lan):
    lan.pk, lan.username = None, "ma"
    lan.save()
    assert [(code, where) for code, where, _ in verify_people()] == [("LECH_TAI_KHOAN", "ma")]


def test_an_account_that_is_gone_is_missed(lan):
    DutyAssignment.objects.filter(person=lan).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_person WHERE username = 'lan'")
    assert [(code, where) for code, where, _ in verify_people()] == [("LECH_TAI_KHOAN", "lan")]


def test_an_act_with_what_the_caller_held_before_speaks_of_what_is_stored(hire, admin):
    hire("lan", "approve", "24769")
    held_by_one, held_by_other = find_person("lan"), find_person("lan")
    close_account(held_by_one, reason="Nghỉ việc", actor=admin)
    set_password(held_by_other, OWN, actor=admin)
    assert list(verify_people()) == []
    assert not find_person("lan").is_active
    assert not held_by_other.is_active


def test_a_hash_of_an_older_way_is_renewed_by_an_act(lan, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    person = find_person("lan")
    assert not person.check_password("sai-mat-khau")
    assert person.check_password(OWN)
    assert find_person("lan").password.startswith("pbkdf2_sha256$")
    assert [one["action"] for one in history("person:lan")].count("renew_hash") == 1
    assert find_person("lan").check_password(OWN)
    assert [one["action"] for one in history("person:lan")].count("renew_hash") == 1
    assert list(verify_people()) == []


def test_an_act_that_fails_leaves_the_commitment_as_it_was(lan, admin, monkeypatch):
    from sogoc.accounts import actions

    def broken(_act):
        raise RuntimeError

    monkeypatch.setattr(actions, "append", broken)
    with pytest.raises(RuntimeError):
        set_password(lan, "mat-khau-khac-nua", actor=admin)
    assert find_person("lan").check_password(OWN)
    assert list(verify_people()) == []


def test_people_that_a_setup_makes_are_committed_to(settings, province):
    from sogoc.accounts.first_people import set_up_sample_people

    settings.SOGOC_IS_SAMPLE = True
    set_up_sample_people()
    assert list(verify_people()) == []
    Person.objects.update(password=make_password(PASSWORD))
    told = {where for _, where, _ in verify_people()}
    assert told == {"admin", "nhap", "nhap2", "xulylech", "kiemtra", "lanhdao", "theodoi"}
