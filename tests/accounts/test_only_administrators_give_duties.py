"""Accounts and duties are given by administrators, within their jurisdiction; everybody keeps their own password."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import identify_hasher

from sogoc.accounts.actions import (
    close_account,
    create_person,
    give_duty,
    new_password,
    open_account,
    set_password,
    take_duty,
)
from sogoc.accounts.models import Person
from sogoc.accounts.queries import duties_of, find_person
from sogoc.law.refusal import Refusal
from tests.accounts.conftest import PASSWORD


def test_a_new_person_signs_in_and_must_change_the_password(admin):
    person = create_person("lan.nt", "Nguyễn  Thị Lan", password=PASSWORD, actor=admin)
    stored = find_person("lan.nt")
    assert stored.check_password(PASSWORD)
    assert stored.must_change_password
    assert person.full_name == "Nguyễn Thị Lan"
    set_password(stored, "mat-khau-cua-rieng-lan", actor=stored)
    assert not find_person("lan.nt").must_change_password
    assert find_person("lan.nt").check_password("mat-khau-cua-rieng-lan")


def test_a_password_set_by_somebody_else_must_be_changed(hire, admin):
    person = hire("nhap", "key", "24769")
    set_password(person, "mat-khau-cua-rieng", actor=person)
    set_password(person, "mat-khau-tam-thoi", actor=admin)
    assert find_person("nhap").must_change_password


@pytest.mark.parametrize("username", ["", "a", "Lan", "lan nt", "lan/nt", "ngọc", "x" * 61])
def test_user_names_are_plain(admin, username):
    with pytest.raises(Refusal, match="TEN_DANG_NHAP_SAI"):
        create_person(username, "Người mới", password=PASSWORD, actor=admin)


def test_a_user_name_is_given_once(hire, admin):
    hire("nhap")
    with pytest.raises(Refusal, match="TAI_KHOAN_DA_CO"):
        create_person("nhap", "Người khác", password=PASSWORD, actor=admin)


def test_an_account_has_a_name(admin):
    with pytest.raises(Refusal, match="HO_TEN_TRONG"):
        create_person("nhap", "  ", password=PASSWORD, actor=admin)


@pytest.mark.parametrize("password", ["", "ngan", "password1234", "nguyenthilan"])
def test_weak_passwords_are_refused(admin, password):
    with pytest.raises(Refusal, match="MAT_KHAU_YEU"):
        create_person("nguyenthilan", "Nguyễn Thị Lan", password=password, actor=admin)
    assert not Person.objects.filter(username="nguyenthilan").exists()


def test_printed_passwords_are_strong_and_never_the_same(admin):
    drawn = {new_password() for _ in range(100)}
    assert len(drawn) == 100
    create_person("nhap", "Người nhập", password=drawn.pop(), actor=admin)


def test_passwords_are_kept_under_argon2(admin, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    person = create_person("nhap", "Người nhập", password=PASSWORD, actor=admin)
    assert identify_hasher(person.password).algorithm == "argon2"
    assert PASSWORD not in person.password


ACTS = {
    "create_person": lambda actor, _other: create_person("moi", "Người mới", password=PASSWORD, actor=actor),
    "set_password": lambda actor, other: set_password(other, "mat-khau-moi-tinh", actor=actor),
    "close_account": lambda actor, other: close_account(other, reason="x", actor=actor),
    "open_account": lambda actor, other: open_account(other, reason="x", actor=actor),
    "give_duty": lambda actor, other: give_duty(other, "approve", unit="24769", actor=actor),
    "take_duty": lambda actor, other: take_duty(other, "key", unit="24769", reason="x", actor=actor),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("duty", [None, "scan", "key", "check", "settle", "approve", "follow", "inspect"])
def test_nobody_else_does_what_administrators_do(hire, act, duty):
    actor = hire("canbo", duty, "STP")
    other = hire("nhap", "key", "24769")
    with pytest.raises(Refusal) as refused:
        ACTS[act](actor, other)
    assert refused.value.code == "KHONG_PHAI_QUAN_TRI"
    assert refused.value.status == 403
    assert duties_of(other, "24769") == {"key"}
    assert find_person("nhap").check_password(PASSWORD)


@pytest.mark.parametrize("act", ACTS)
def test_administrators_do(hire, act):
    actor = hire("quantri", "administer", "STP")
    ACTS[act](actor, hire("nhap", "key", "24769"))


def test_an_administrator_of_a_district_gives_duties_there_only(hire):
    actor = hire("quantri.h672", "administer", "H672")
    other = hire("nhap")
    give_duty(other, "key", unit="24772", actor=actor)
    for unit in ("24862", "H673", "STP"):
        with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
            give_duty(other, "key", unit=unit, actor=actor)


def test_one_cannot_make_oneself_an_approver(hire):
    person = hire("nhap", "key", "24769")
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        give_duty(person, "approve", unit="24769", actor=person)


def test_a_duty_is_held_once(hire, admin):
    person = hire("nhap", "key", "24769")
    with pytest.raises(Refusal, match="DA_GIAO_NHIEM_VU"):
        give_duty(person, "key", unit="24769", actor=admin)


def test_a_duty_that_is_not_held_cannot_be_taken(hire, admin):
    person = hire("nhap", "key", "24769")
    with pytest.raises(Refusal, match="KHONG_GIU_NHIEM_VU"):
        take_duty(person, "approve", unit="24769", reason="x", actor=admin)


def test_unknown_duties_and_units_are_refused(hire, admin):
    person = hire("nhap")
    with pytest.raises(Refusal) as refused:
        give_duty(person, "cook", unit="24769", actor=admin)
    assert "approve (Phê duyệt)" in refused.value.fix
    with pytest.raises(Refusal, match="KHONG_CO_DON_VI"):
        give_duty(person, "key", unit="99999", actor=admin)


def test_taking_away_needs_a_reason(hire, admin):
    person = hire("nhap", "key", "24769")
    with pytest.raises(Refusal, match="CAN_LY_DO"):
        close_account(person, reason=" ", actor=admin)
    with pytest.raises(Refusal, match="CAN_LY_DO"):
        take_duty(person, "key", unit="24769", reason=" ", actor=admin)
    assert duties_of(person, "24769") == {"key"}


def test_an_unknown_user_name_is_refused(db):
    with pytest.raises(Refusal, match="ai-do"):
        find_person("ai-do")
