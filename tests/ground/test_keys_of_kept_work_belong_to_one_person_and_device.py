"""Issue 4 §6: work kept on a shared PC opens for one person alone, on a device that was not struck off."""

from __future__ import annotations

import base64

from sogoc.ground.keep_keys import keys_for


def test_each_person_and_device_has_keys_of_their_own_and_the_same_ones_again():
    seen = [
        one["key"] for person in (1, 2, 11) for device in ("a", "b") for one in keys_for(person, device)[:1]
    ]
    assert len(set(seen)) == 6
    assert keys_for(1, "a") == keys_for(1, "a")
    assert {len(base64.urlsafe_b64decode(key)) for key in seen} == {32}


def test_work_begun_before_the_device_was_registered_opens_afterwards_and_not_the_other_way_round():
    (before,) = keys_for(1, None)
    current, earlier = keys_for(1, "a")
    assert earlier == before
    assert current not in keys_for(1, None)
    assert current not in keys_for(1, "b")


def test_the_name_of_a_key_tells_nothing_of_it(settings):
    (one,) = keys_for(1, None)
    settings.SOGOC_FIELD_KEY = b"x" * 32
    (other,) = keys_for(1, None)
    assert one["id"] != other["id"]
    assert one["id"] not in base64.urlsafe_b64decode(one["key"]).hex()
