"""Registered browsers: a row per person, found by a cookie that only this server signs, ended by its owner or an administrator."""

from __future__ import annotations

import uuid

import pytest

from sogoc.accounts.device_queries import device_by_cookie, devices_of, is_open, new_key
from sogoc.accounts.devices import note_use, register_device, revoke_device
from sogoc.accounts.queries import device_of
from sogoc.accounts.security_models import Device
from sogoc.accounts.verify import verify_devices
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal


@pytest.fixture
def lan(hire):
    return hire("lan", "key", "24769")


def register(person, cookie, name="Máy bàn phòng tư pháp"):
    return register_device(person, cookie, name=name, agent="Chrome, Windows")


def test_it_is_found_by_its_cookie_and_its_person(lan, hire):
    cookie, other = new_key(), hire("binh", "key", "24769")
    device = register(lan, cookie)
    assert device_of(lan, cookie) == device
    assert device_of(other, cookie) is None
    assert device_of(lan, new_key()) is None
    assert device_of(lan, None) is None
    theirs = register(other, cookie, "Máy chung")
    assert device_of(other, cookie) == theirs
    assert device_of(lan, cookie) == device


@pytest.mark.parametrize("forged", ["", "khong-ky", "a:b", "x" * 5000, "ngày:mai"])
def test_a_cookie_that_this_server_did_not_sign_is_nobodys(lan, forged):
    assert device_by_cookie(lan, forged) is None
    with pytest.raises(Refusal, match="KHONG_CO_THIET_BI"):
        register(lan, forged)


def test_a_browser_is_registered_once_and_by_a_name(lan):
    cookie = new_key()
    register(lan, cookie)
    with pytest.raises(Refusal, match="THIET_BI_DA_DANG_KY"):
        register(lan, cookie)
    with pytest.raises(Refusal, match="CAN_TEN_GOI"):
        register(lan, new_key(), " ")


def test_revoked_it_is_over_and_may_be_registered_anew(lan, hire, admin):
    cookie = new_key()
    device = register(lan, cookie)
    assert is_open(lan, str(device.pk))
    revoke_device(lan, device.pk, actor=lan)
    assert not is_open(lan, str(device.pk))
    assert not is_open(lan, "không phải mã")
    with pytest.raises(Refusal, match="KHONG_CO_THIET_BI"):
        revoke_device(lan, device.pk, actor=lan)
    again = register(lan, cookie)
    assert device_of(lan, cookie) == again
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        revoke_device(lan, again.pk, actor=hire("binh", "administer", "24862"), reason="x")
    with pytest.raises(Refusal, match="CAN_LY_DO"):
        revoke_device(lan, again.pk, actor=admin)
    revoke_device(lan, again.pk, actor=admin, reason="Máy bị mất")
    assert [one.revoked_at is None for one in devices_of(lan)] == [False, False]
    acts = [one["action"] for one in history("person:lan")]
    assert acts[-4:] == ["register_device", "revoke_device", "register_device", "revoke_device"]


def test_nobody_revokes_anothers_by_its_number(lan, hire):
    device = register(lan, new_key())
    other = hire("binh")
    with pytest.raises(Refusal, match="KHONG_CO_THIET_BI"):
        revoke_device(other, device.pk, actor=other)


@pytest.mark.parametrize(
    "alteration",
    [
        lambda rows: rows.update(revoked_at=None),
        lambda rows: rows.update(digest=b"of another browser"),
        lambda rows: rows.filter(revoked_at=None).delete(),
    ],
    ids=["opened again", "another browser", "gone"],
)
def test_what_somebody_altered_by_hand_is_seen(lan, alteration):
    gone = register(lan, new_key())
    revoke_device(lan, gone.pk, actor=lan)
    kept = register(lan, new_key())
    note_use(lan, str(kept.pk))
    assert list(verify_devices()) == []
    alteration(Device.objects.filter(person=lan))
    assert {where for _, where, _ in verify_devices()} == {"lan"}


def test_one_that_nobody_registered_is_seen(lan):
    Device.objects.create(
        id=uuid.uuid4(), person=lan, digest=b"x", name="x", agent="x", made_at=lan.created_at, used_at=lan.created_at
    )  # fmt: skip
    assert [code for code, _, _ in verify_devices()] == ["LECH_THIET_BI"]
