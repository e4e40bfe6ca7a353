"""Passkeys as the standard asks: host, origin, challenge, user verification, the count of signatures; and what the ledger knows of them."""

from __future__ import annotations

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.accounts.actions import close_account
from sogoc.accounts.passkeys import (
    Place,
    add_passkey,
    begin_adding,
    begin_proving,
    prove_by_passkey,
    remove_passkey,
    rename_passkey,
)
from sogoc.accounts.security_models import Passkey
from sogoc.accounts.verify import verify_people
from sogoc.ground.ledger.queries import history
from sogoc.law.refusal import Refusal
from tests.support.authenticator import Authenticator

HERE = Place("https", "so-tu-phap.local:8443")
ORIGIN = HERE.origin


@pytest.fixture
def leader(hire):
    return hire("lan", "approve", "24769")


def add(person, authenticator, *, origin=ORIGIN, place=HERE, rp_id=None, name="Khóa USB"):
    options, state = begin_adding(person, place)
    answer = authenticator.make(options, origin=origin, rp_id=rp_id)
    return add_passkey(person, answer, name=name, place=place, state=state)


def prove(authenticator, *, origin=ORIGIN, place=HERE, person=None, **how):
    options, state = begin_proving(place, person)
    return prove_by_passkey(
        authenticator.show(options, origin=origin, **how), place=place, state=state, person=person
    )


@pytest.fixture
def key(leader):
    """A security key that was added to the leader's account."""
    authenticator = Authenticator()
    add(leader, authenticator)
    return authenticator


def test_a_passkey_says_whose_it_is(leader, key):
    assert prove(key) == leader
    assert prove(key, person=leader) == leader
    stored = leader.passkeys.get()
    assert stored.sign_count == 2
    assert stored.used_at is not None


def test_what_is_asked_tells_the_authenticator_nothing_but_names(leader):
    options, _ = begin_adding(leader, HERE)
    asked = options["publicKey"]
    assert asked["rp"]["id"] == "so-tu-phap.local"
    assert asked["user"]["name"] == "lan"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert b"lan" not in asked["user"]["id"].encode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://so-tu-phap.local:9443"},
        {"origin": "http://so-tu-phap.local:8443"},
        {"origin": "https://so-tu-phap.local.example.org:8443"},
        {"origin": "https://gia.so-tu-phap.local:8443"},
        {"rp_id": "example.org"},
    ],
    ids=str,
)
def test_another_origin_or_host_is_refused(leader, key, wrong):
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key, **wrong)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        add(leader, Authenticator(), **wrong)
    assert leader.passkeys.count() == 1


def test_a_passkey_of_one_address_is_none_at_another(key):
    elsewhere = Place("https", "may-chu-khac.local")
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key, place=elsewhere, origin=elsewhere.origin)


def test_without_a_finger_or_a_pin_it_is_no_proof(leader, key):
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        add(leader, Authenticator(verifies=False))
    key.verifies = False
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key)


def test_an_answer_to_another_challenge_is_refused(leader, key):
    first, _ = begin_proving(HERE)
    _, state = begin_proving(HERE)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove_by_passkey(key.show(first, origin=ORIGIN), place=HERE, state=state)


def test_a_signature_of_another_key_is_refused(key):
    thief = Authenticator(credential_id=key.credential_id, handle=key.handle, count=10)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(thief)


def test_a_count_that_goes_back_is_told(key):
    prove(key)
    prove(key)
    key.count = 0
    with pytest.raises(Refusal, match="KHOA_BI_SAO_CHEP") as refused:
        prove(key)
    assert "“Khóa USB”" in refused.value.says


def test_a_key_that_does_not_count_is_good(leader):
    phone = Authenticator()
    add(leader, phone)
    for _ in range(2):
        phone.count = -1  # zero once it signs
        assert prove(phone) == leader


def test_it_proves_nobody_else(leader, key, hire):
    other = hire("binh", "approve", "24769")
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key, person=other)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key, handle=b"another account")


def test_a_closed_account_is_not_opened_by_it(leader, key, admin):
    close_account(leader, reason="Nghỉ việc", actor=admin)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(key)


def test_one_key_is_added_once(leader, key, hire):
    with pytest.raises(Refusal, match="KHOA_DA_CO"):
        add(leader, key)
    with pytest.raises(Refusal, match="KHOA_DA_CO"):
        add(hire("binh"), key)


def test_it_is_called_by_a_name_of_its_owner(leader, key, hire):
    with pytest.raises(Refusal, match="CAN_TEN_GOI"):
        add(leader, Authenticator(), name="  ")
    stored = leader.passkeys.get()
    rename_passkey(leader, stored.pk, name="Vân tay  máy bàn")
    assert leader.passkeys.get().name == "Vân tay máy bàn"
    with pytest.raises(Refusal, match="KHONG_CO_KHOA"):
        rename_passkey(hire("binh"), stored.pk, name="của người khác")


def test_a_removed_one_proves_nothing_and_the_last_factor_stays(leader, key, settings):
    with pytest.raises(Refusal, match="GIU_LOP_THU_HAI"):
        remove_passkey(leader, leader.passkeys.get().pk)
    second = Authenticator()
    stored = add(leader, second)
    remove_passkey(leader, stored.pk)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove(second)
    settings.SOGOC_IS_SAMPLE = True
    remove_passkey(leader, leader.passkeys.get().pk)
    assert list(verify_people()) == []


@pytest.mark.parametrize(
    ("place", "works"),
    [
        (Place("https", "so-tu-phap.local:8443"), True),
        (Place("http", "localhost:8000"), True),
        (Place("http", "sogoc.localhost"), True),
        (Place("http", "127.0.0.1:8000"), False),
        (Place("https", "192.168.1.5:8443"), False),
        (Place("https", "[::1]:8443"), False),
        (Place("http", "so-tu-phap.local"), False),
    ],
    ids=lambda one: getattr(one, "origin", ""),
)
def test_browsers_allow_it_on_https_under_a_name_or_on_localhost(leader, place, works):
    assert place.works is works
    if not works:
        with pytest.raises(Refusal, match="KHOA_CAN_DIA_CHI_AN_TOAN") as refused:
            begin_adding(leader, place)
        assert place.origin in refused.value.says


def test_the_ledger_commits_to_passkeys_and_shows_none(leader, key):
    assert list(verify_people()) == []
    (act,) = [one for one in history("person:lan") if one["action"] == "add_passkey"]
    assert set(act["payload"]) == {"access", "passkey"}
    thief = Authenticator()
    stored = leader.passkeys.get()
    options, state = begin_adding(leader, HERE)
    add_passkey(leader, thief.make(options, origin=ORIGIN), name="x", place=HERE, state=state)
    assert list(verify_people()) == []
    swapped = Passkey.objects.get(credential_id=thief.credential_id)
    Passkey.objects.filter(pk=stored.pk).update(credential=bytes(swapped.credential))
    assert [where for _, where, _ in verify_people()] == ["lan"]


def test_using_it_is_no_alteration(leader, key):
    prove(key)
    assert list(verify_people()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(data=st.data())
def test_a_garbled_answer_is_refused_and_nothing_else(leader, key, data):
    options, state = begin_proving(HERE)
    answer = copy.deepcopy(key.show(options, origin=ORIGIN))
    part = data.draw(st.sampled_from(["clientDataJSON", "authenticatorData", "signature", "userHandle"]))
    texts = st.one_of(st.text(max_size=20), st.just("AAAA"), st.just("gYGB" * 20_000))
    garbled = data.draw(st.one_of(texts, st.integers(), st.lists(st.integers(), max_size=2)))
    answer["response"][part] = garbled
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove_by_passkey(answer, place=HERE, state=state)


@pytest.mark.parametrize(
    "answer", [{}, {"id": "x"}, {"response": {}}, {"rawId": 3, "response": "x"}], ids=str
)
def test_what_is_no_answer_is_refused(leader, key, answer):
    _, state = begin_proving(HERE)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        prove_by_passkey(answer, place=HERE, state=state)
    with pytest.raises(Refusal, match="KHOA_KHONG_NHAN"):
        add_passkey(leader, answer, name="x", place=HERE, state=state)
