"""Who sets another's password or factors can come in as that person: so signing and administering wait until a third person confirmed."""

from __future__ import annotations

import pytest

from sogoc.accounts.actions import give_duty, set_password
from sogoc.accounts.factors import needs_second_factor, take_factors
from sogoc.accounts.invitations import invite_again
from sogoc.accounts.models import Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.accounts.queries import authority_of, duties_of
from sogoc.accounts.reset_actions import confirm_access, read_notices
from sogoc.accounts.reset_queries import to_be_told, unread, waiting_for, why_waits
from sogoc.accounts.security_models import AccessReset
from sogoc.accounts.verify import verify_people, verify_resets
from sogoc.ground import clock
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal
from tests.accounts.conftest import PASSWORD

RESETS = {
    "password": lambda one, by: set_password(one, "mot-mat-khau-khac-42", actor=by),
    "sheet": lambda one, by: invite_again(one, actor=by),
    "secret": lambda one, by: make_one_time_secret(one, actor=by),
    "factors": lambda one, by: take_factors(one, reason="Mất điện thoại", actor=by),
}


@pytest.fixture
def leader(hire) -> Person:
    person: Person = hire("lanhdao", "approve", "24769")
    give_duty(person, "follow", unit="24769", actor=hire.admin)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    person.refresh_from_db()
    return person


@pytest.mark.parametrize("how", RESETS)
def test_a_reset_leaves_nothing_grave_until_a_third_person_confirmed(hire, admin, leader, how):
    above = hire("phong", "approve", "H672")
    hire("xakhac", "administer", "24862")
    RESETS[how](leader, admin)
    assert duties_of(leader, "24769") == {"follow"}
    assert needs_second_factor(leader)  # a fresh one is asked for all the same
    waits = why_waits(leader)
    assert waits is not None
    assert waits.code == "CHO_XAC_NHAN"
    assert [to_be_told(one) for one in (leader, above, admin)] == [True, True, False]
    assert history("person:lanhdao")[-1]["payload"]["told"] == ["lanhdao", "phong"]
    newcomer = hire("moi", "administer", "STP")
    for other in (leader, admin, newcomer, Person.objects.get(username="xakhac")):
        with pytest.raises(Refusal, match="XAC_NHAN_BOI_NGUOI_KHAC"):
            confirm_access(leader, actor=other)
    assert [(one.username, len(resets)) for one, resets in waiting_for(above)] == [("lanhdao", 1)]
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


def test_one_who_keys_goes_on_and_is_bound_once_they_are_to_sign(hire, admin):
    person = hire("nhap", "key", "24769")
    Person.objects.filter(pk=person.pk).update(last_login=clock.now())
    person.refresh_from_db()
    set_password(person, PASSWORD, actor=admin)
    assert duties_of(person, "24769") == {"key"}
    assert why_waits(person) is None
    give_duty(person, "approve", unit="24769", actor=admin)
    assert duties_of(person, "24769") == {"key"}
    assert why_waits(person) is not None
