"""Codes on paper: read as they were made whatever the hand, the keyboard and the input method do; kept so that a thief reads none."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from sogoc.accounts.actions import close_account, set_password
from sogoc.accounts.codes import LETTERS, as_made, digest, new_code
from sogoc.accounts.factors import end_sessions, take_factors
from sogoc.accounts.invitations import (
    accept_invitation,
    find_invitation,
    invite,
    invite_again,
    revoke_invitation,
)
from sogoc.accounts.models import Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.accounts.queries import find_person
from sogoc.accounts.recovery import make_recovery_codes, use_recovery_code
from sogoc.accounts.security_models import Invitation, RecoveryCode
from sogoc.accounts.verify import verify_people
from sogoc.ground.ledger.models import Event
from sogoc.law.refusal import Refusal

FRESH = "con trau buoc qua cau khi"
TELEX, VNI = set("AEIOUYWD"), set("ĐƯƠÂÊÔĂ")


@pytest.fixture
def lan(hire):
    person = hire("lan", "key", "24769")
    make_one_time_secret(person, actor=person)
    return person


@given(st.integers(min_value=1, max_value=4), st.integers(min_value=3, max_value=6))
def test_no_input_method_and_no_eye_changes_a_code(groups, length):
    code = new_code(groups, length)
    assert set(code) <= set(LETTERS) | {"-"}
    assert not set(LETTERS) & (TELEX | VNI | set("01OIL"))
    assert len(code.replace("-", "")) == groups * length


@given(st.sampled_from(["", " ", "-", "  ", " - "]), st.booleans())
def test_blanks_dashes_and_small_letters_do_not_matter(between, small):
    code = new_code(3, 4)
    typed = between.join(code.replace("-", ""))
    assert as_made(typed.lower() if small else typed) == as_made(code)
    assert digest("x", typed) == digest("x", code)
    assert digest("y", typed) != digest("x", code)


def test_neither_the_ledger_nor_the_tables_hold_a_code(lan, admin):
    codes = make_recovery_codes(lan)
    invited = invite("moi.den", "Người Mới", actor=admin)
    said = b"".join(bytes(one.canonical) for one in Event.objects.all()).decode()
    kept = b"".join(bytes(one.digest) for one in RecoveryCode.objects.all())
    kept += b"".join(bytes(one.digest) for one in Invitation.objects.all())
    for code in [*codes, invited.code]:
        assert code not in said
        assert as_made(code) not in said
        assert as_made(code).encode() not in kept


def test_a_recovery_code_is_one_persons_and_good_once(lan, hire):
    codes = make_recovery_codes(lan)
    other = hire("binh")
    with pytest.raises(Refusal, match="MA_KHOI_PHUC_SAI"):
        use_recovery_code(other, codes[0])
    assert use_recovery_code(lan, f" {codes[0].lower()} ") == 9
    with pytest.raises(Refusal, match="MA_KHOI_PHUC_SAI"):
        use_recovery_code(lan, codes[0])
    assert list(verify_people()) == []


def test_recovery_codes_are_for_who_has_something_to_recover(hire):
    with pytest.raises(Refusal, match="CHUA_CO_LOP_THU_HAI"):
        make_recovery_codes(hire("binh"))


def test_a_used_recovery_code_that_is_put_back_is_seen(lan):
    codes = make_recovery_codes(lan)
    kept = RecoveryCode.objects.filter(person=lan).values("person_id", "digest", "made_at")
    rows = list(kept)
    use_recovery_code(lan, codes[3])
    gone = [row for row in rows if row["digest"] not in {bytes(one["digest"]) for one in kept.all()}]
    RecoveryCode.objects.create(**gone[0])
    assert [where for _, where, _ in verify_people()] == ["lan"]


def test_an_invitation_that_was_ended_and_is_opened_by_hand_is_seen(lan, admin):
    first = invite_again(lan, actor=admin)
    revoke_invitation(lan, actor=admin)
    assert list(verify_people()) == []
    Invitation.objects.update(ended_at=None)
    assert find_invitation(first.code).person == lan
    assert [where for _, where, _ in verify_people()] == ["lan"]


def test_an_invitation_moved_to_another_account_is_seen(lan, admin):
    invite_again(lan, actor=admin)
    Invitation.objects.update(person=admin)
    assert {where for _, where, _ in verify_people()} == {"lan", "admin"}


def test_a_longer_life_of_an_invitation_is_seen(lan, admin):
    invite_again(lan, actor=admin)
    assert list(verify_people()) == []
    Invitation.objects.update(until=dt.datetime(2099, 1, 1, tzinfo=dt.UTC))
    assert [where for _, where, _ in verify_people()] == ["lan"]


def test_sessions_that_were_ended_and_are_revived_by_hand_are_seen(lan):
    end_sessions(lan, actor=lan)
    assert list(verify_people()) == []
    Person.objects.filter(pk=lan.pk).update(session_epoch=0)
    assert [where for _, where, _ in verify_people()] == ["lan"]


def test_an_invitation_leaves_the_old_password_until_it_is_used(lan, admin):
    set_password(lan, "mat-khau-cua-rieng", actor=lan)
    invited = invite_again(lan, actor=admin)
    assert find_person("lan").check_password("mat-khau-cua-rieng")
    with pytest.raises(Refusal, match="MAT_KHAU_YEU"):
        accept_invitation(invited.code, "1234")
    accept_invitation(invited.code, FRESH)
    stored = find_person("lan")
    assert stored.check_password(FRESH)
    assert not stored.must_change_password
    assert stored.one_time_secret  # the second factor stays
    with pytest.raises(Refusal, match="MA_MOI_SAI"):
        accept_invitation(invited.code, FRESH)


def test_a_closed_account_is_not_opened_by_its_sheet(lan, admin):
    invited = invite_again(lan, actor=admin)
    close_account(lan, reason="Nghỉ việc", actor=admin)
    with pytest.raises(Refusal, match="MA_MOI_SAI"):
        accept_invitation(invited.code, FRESH)


def test_a_sheet_is_late_after_its_days(lan, admin):
    with time_machine.travel(dt.datetime(2040, 1, 2, tzinfo=dt.UTC), tick=False) as clock:
        invited = invite_again(lan, actor=admin, days=2)
        clock.shift(dt.timedelta(days=2))
        with pytest.raises(Refusal, match="MA_MOI_SAI"):
            find_invitation(invited.code)


def test_who_may_invite_and_take_factors(lan, hire, admin):
    district, elsewhere = hire("qt.quan", "administer", "H672"), hire("qt.khac", "administer", "H673")
    invite_again(lan, actor=district)
    for person, actor in ((lan, elsewhere), (admin, district), (lan, hire("thuong"))):
        for act in (
            lambda p, a: invite_again(p, actor=a),
            lambda p, a: revoke_invitation(p, actor=a),
            lambda p, a: take_factors(p, reason="x", actor=a),
            lambda p, a: end_sessions(p, reason="x", actor=a),
            lambda p, a: set_password(p, "mat-khau-cua-ke-gian", actor=a),
            lambda p, a: close_account(p, reason="x", actor=a),
        ):
            with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
                act(person, actor)
    with pytest.raises(Refusal, match="MOI_CHINH_MINH"):
        invite_again(district, actor=district)
    with pytest.raises(Refusal, match="CAN_LY_DO"):
        take_factors(lan, reason=" ", actor=district)
