"""Who sets another's password or factors can come in as that person: so judging, signing and administering wait until a third person
confirmed what the owner set."""

from __future__ import annotations

import pytest

from sogoc.accounts.actions import give_duty, set_password
from sogoc.accounts.factors import needs_second_factor, take_factors
from sogoc.accounts.invitations import accept_invitation, invite_again, revoke_invitation
from sogoc.accounts.models import Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.accounts.queries import authority_of, duties_of
from sogoc.accounts.reset_actions import confirm_access, confirm_by_installation, read_notices
from sogoc.accounts.reset_queries import to_be_told, unread, waiting_for, why_waits
from sogoc.accounts.security_models import AccessReset
from sogoc.accounts.verify import verify_people, verify_resets
from sogoc.ground import clock
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal
from tests.accounts.conftest import PASSWORD, enrol

RESETS = {
    "password": lambda one, by: set_password(one, "mot-mat-khau-khac-42", actor=by),
    "sheet": lambda one, by: invite_again(one, actor=by),
    "secret": lambda one, by: make_one_time_secret(one, actor=by),
    "factors": lambda one, by: take_factors(one, reason="Mất điện thoại", actor=by),
}


FRESH = "chu-tai-khoan-tu-dat-42"


def set_all(person: Person, sheet=None) -> None:
    """The owner chooses a password, with the sheet where there is one, and ties an authenticator."""
    if sheet is None:
        set_password(person, FRESH, actor=person)
    else:
        accept_invitation(sheet.code, FRESH)
    enrol(person)


def in_use(person: Person) -> Person:
    """Somebody who came in and chose a password, as whoever comes in first does."""
    set_password(person, PASSWORD, actor=person)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    person.refresh_from_db()
    return person


@pytest.fixture
def leader(hire) -> Person:
    person: Person = hire("lanhdao", "approve", "24769")
    give_duty(person, "follow", unit="24769", actor=hire.admin)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    person.refresh_from_db()
    return person


@pytest.mark.parametrize("how", RESETS)
def test_a_reset_leaves_nothing_grave_until_a_third_person_confirmed(hire, admin, leader, how):
    above = in_use(hire("phong", "approve", "H672"))
    hire("xakhac", "administer", "24862")
    sleeper, never_in = in_use(hire("ngu", "follow", "STP")), hire("chuavao", "administer", "STP")
    made = RESETS[how](leader, admin)
    assert duties_of(leader, "24769") == {"follow"}
    assert needs_second_factor(leader)  # a fresh one is asked for all the same
    waits = why_waits(leader)
    assert waits is not None
    assert waits.code == "CHO_XAC_NHAN"
    assert [to_be_told(one) for one in (leader, above, admin)] == [True, True, False]
    assert history("person:lanhdao")[-1]["payload"]["told"] == ["lanhdao", "chuavao", "phong"]
    newcomer = in_use(hire("moi", "administer", "STP"))
    in_use(never_in)  # too late: with the password that the resetter printed
    give_duty(sleeper, "approve", unit="STP", actor=admin)
    for other in (leader, admin, newcomer, never_in, sleeper, Person.objects.get(username="xakhac")):
        with pytest.raises(Refusal, match="XAC_NHAN_BOI_NGUOI_KHAC"):
            confirm_access(leader, actor=other)
    assert [(one.username, len(resets)) for one, resets in waiting_for(above)] == [("lanhdao", 1)]
    with pytest.raises(Refusal, match=r"CO_NGUOI_XAC_NHAN.*\(phong\)"):
        confirm_by_installation(leader, reason="Đã gặp")
    with pytest.raises(Refusal, match="CHU_CHUA_TU_DAT"):
        confirm_access(leader, actor=above)
    set_all(leader, made if how == "sheet" else None)
    confirm_access(leader, actor=above)
    assert duties_of(leader, "24769") == {"approve", "follow"}
    assert not waiting_for(above)
    read_notices(above)
    assert not to_be_told(above)
    assert unread(leader).count() == 1  # each reads for themselves
    assert list(verify_resets()) == []
    assert list(verify_people()) == []
    AccessReset.objects.update(confirmed_by=None, confirmed_at=None)
    assert [code for code, *_ in verify_resets()] == ["LECH_DAT_LAI"]


def test_whose_account_was_reset_confirms_nobody_and_one_secret_given_at_first_is_no_reset(
    hire, admin, leader
):
    other = hire("qt", "administer", "STP")
    make_one_time_secret(other, actor=admin)
    assert not AccessReset.objects.exists()
    set_password(other, PASSWORD, actor=admin)
    set_password(leader, PASSWORD, actor=admin)
    assert authority_of(other).held == {}
    with pytest.raises(Refusal, match="XAC_NHAN_BOI_NGUOI_KHAC"):
        confirm_access(leader, actor=other)
    with pytest.raises(Refusal, match="CHO_XAC_NHAN"):
        set_password(leader, PASSWORD, actor=other)


def test_a_sheet_that_was_printed_before_the_account_was_used_is_a_reset_when_it_is_used(hire, admin):
    above, person = in_use(hire("phong", "approve", "H672")), hire("lanhdao", "approve", "24769")
    sheet = invite_again(person, actor=admin)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    assert duties_of(person, "24769") == {"approve"}
    accept_invitation(sheet.code, FRESH)
    assert duties_of(person, "24769") == set()
    assert history("person:lanhdao")[-1]["payload"]["by"] == "admin"
    assert to_be_told(above)
    again = invite_again(person, actor=admin)
    person.refresh_from_db()
    set_all(person)
    with pytest.raises(Refusal, match="giấy mời"):
        confirm_access(person, actor=above)
    revoke_invitation(person, actor=admin)
    assert again.until > clock.now()
    confirm_access(person, actor=above)
    assert duties_of(person, "24769") == {"approve"}
    assert list(verify_resets()) == []


def test_one_who_keys_goes_on_and_is_bound_once_they_are_to_judge_or_sign(hire, admin):
    person, above = hire("nhap", "key", "24769"), in_use(hire("phong", "approve", "H672"))
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    person.refresh_from_db()
    set_password(person, PASSWORD, actor=admin)
    assert duties_of(person, "24769") == {"key"}
    assert why_waits(person) is None
    assert [to_be_told(one) for one in (person, above)] == [True, True]
    for duty in ("check", "adjudicate", "approve"):
        give_duty(person, duty, unit="24769", actor=admin)
        assert duties_of(person, "24769") == {"key"}
        assert why_waits(person) is not None
    set_all(person)
    confirm_access(person, actor=above)
    assert duties_of(person, "24769") == {"key", "check", "adjudicate", "approve"}
