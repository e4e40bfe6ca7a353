"""``sogoc person``: sheets of invitation, locks, lost factors, sessions and devices for whoever has no page at hand."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt

from sogoc.accounts import one_time
from sogoc.accounts.device_queries import new_key
from sogoc.accounts.devices import register_device
from sogoc.accounts.factors import factors_of
from sogoc.accounts.first_people import set_up_administrator
from sogoc.accounts.invitations import accept_invitation
from sogoc.accounts.queries import find_person
from sogoc.accounts.verify import verify_devices, verify_people
from sogoc.cli.commands import people_access as commands
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal

FRESH = "con trau buoc qua cau khi"


@pytest.fixture
def here(installation, db, settings):
    """An installation in this process with its administrator."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    set_up_administrator()


@pytest.fixture
def lan(here):
    """Somebody who came in by a sheet from the command line."""
    made = commands.invite("lan", "Trần Thị Lan", duties="scan,key", unit="STP")
    return accept_invitation(made.data["code"], FRESH)


def test_a_sheet_is_made_listed_renewed_and_revoked(here):
    made = commands.invite("lan", "Trần Thị Lan", duties="scan, key", unit="STP", days=3)
    assert any(made.data["code"] in line for line in made.lines)
    assert {one.duty for one in find_person("lan").assignments.all()} == {"scan", "key"}
    (listed,) = commands.invitations().data["invitations"]
    assert listed["username"] == "lan"
    assert listed["by"] == "admin"
    again = commands.invite("lan")
    with pytest.raises(Refusal, match="MA_MOI_SAI"):
        accept_invitation(made.data["code"], FRESH)
    commands.uninvite("lan")
    with pytest.raises(Refusal, match="MA_MOI_SAI"):
        accept_invitation(again.data["code"], FRESH)
    assert commands.invitations().data["invitations"] == []
    assert list(verify_people()) == []


def test_duties_need_their_unit_and_days_their_bounds(here):
    with pytest.raises(Refusal, match="--unit"):
        commands.invite("lan", "Trần Thị Lan", duties="key")
    with pytest.raises(Refusal, match="THOI_HAN_MOI_SAI"):
        commands.invite("lan", "Trần Thị Lan", days=400)


def test_a_lock_is_released(lan):
    with pytest.raises(Refusal, match="KHONG_BI_KHOA"):
        commands.release("lan")
    AccessAttempt.objects.create(
        username="lan", ip_address="10.0.0.9", user_agent="x", failures_since_start=5
    )
    commands.release("lan")
    assert not AccessAttempt.objects.exists()
    assert history("person:lan")[-1]["action"] == "release_lock"


def test_who_lost_telephone_and_codes_is_let_in_again(lan):
    one_time.make_one_time_secret(lan, actor=lan)
    epoch = find_person("lan").session_epoch
    commands.lost("lan", reason="Mất điện thoại")
    assert not factors_of(find_person("lan")).second
    assert find_person("lan").session_epoch == epoch + 1
    commands.signout("lan", reason="Nghi lộ mật khẩu")
    assert find_person("lan").session_epoch == epoch + 2
    assert list(verify_people()) == []


def test_devices_are_listed_and_revoked(lan):
    device = register_device(lan, new_key(), name="Máy bàn", agent="Chrome, Windows")
    listed = commands.devices("lan")
    assert [one["id"] for one in listed.data["devices"]] == [str(device.pk)]
    with pytest.raises(Refusal, match="CAN_LY_DO"):
        commands.devices("lan", revoke=str(device.pk))
    with pytest.raises(Refusal, match="KHONG_CO_THIET_BI"):
        commands.devices("lan", revoke="máy bàn", reason="Máy hỏng")
    assert commands.devices("lan", revoke=str(device.pk), reason="Máy hỏng").data["devices"] == []
    assert list(verify_devices()) == []
