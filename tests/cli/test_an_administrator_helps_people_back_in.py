"""Who forgot a password gets a new one from the administrator, printed once; nobody else may give one."""

from __future__ import annotations

import pytest


@pytest.fixture
def officer(sogoc, home, set_up):
    made = sogoc("person", "add", "canbo", "Cán Bộ", "--json")
    assert made.code == 0, made.err
    return made.json["password"]


def test_a_new_password_is_made_and_an_account_can_be_closed(sogoc, officer):
    answer = sogoc("person", "password", "canbo", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["password"] not in {"", officer}
    unexplained = sogoc("person", "close", "canbo", "--reason", " ", "--json")
    assert (unexplained.code, bool(unexplained.json["refusal"]["fix"])) == (2, True)
    closed = sogoc("person", "close", "canbo", "--reason", "chuyển công tác", "--json")
    assert (closed.code, closed.json["closed"]) == (0, True)


def test_nobody_but_an_administrator_may(sogoc, officer):
    for act in (("password", "admin"), ("close", "admin", "--reason", "thử")):
        answer = sogoc("person", *act, "--actor", "canbo", "--json")
        assert (answer.code, bool(answer.json["refusal"]["fix"])) == (2, True)
