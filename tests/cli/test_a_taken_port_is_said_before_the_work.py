"""Second new user, 11: the port is looked at before the long job, and the sentence holds the very command to type."""

from __future__ import annotations

import re
import socket
import subprocess
from contextlib import contextmanager

import pytest

from sogoc.cli.doors import NO_DOOR
from tests.support import tree


@contextmanager
def taken():
    """A port that somebody listens at."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def port_in(command):
    found = re.search(r"(?:--port |PORT=)(\d+)", command)
    assert found is not None, command
    return int(found.group(1))


@pytest.fixture
def busy_demo(sogoc):
    """`busy_demo(*words, env)`: what a demo says whose port is taken."""

    def run(*words, **env):
        with taken() as port:
            answer = sogoc("demo", "--port", str(port), "--json", *words, env=env)
        assert answer.code == 2, answer.err
        return port, answer.json["refusal"]

    return run


def test_nothing_is_made_before_it_is_said(busy_demo, home):
    port, refusal = busy_demo()
    assert refusal["code"] == NO_DOOR.code
    assert str(port) in refusal["says"]
    assert not home.exists()


def test_the_command_to_type_names_a_free_port(busy_demo, monkeypatch):
    monkeypatch.delenv("MAKELEVEL", raising=False)
    port, refusal = busy_demo("--entries", "60")
    assert re.search(r"\bsogoc demo --entries 60 --port \d+$", refusal["fix"]), refusal["fix"]
    free = port_in(refusal["fix"])
    assert free != port
    with socket.socket() as door:
        door.bind(("127.0.0.1", free))


def test_who_typed_make_types_make_again(busy_demo):
    _, refusal = busy_demo(MAKELEVEL="1")
    assert re.search(r": make run PORT=\d+$", refusal["fix"]), refusal["fix"]


def test_serve_says_its_own_command(sogoc, set_up):
    with taken() as port:
        refusal = sogoc("serve", "--port", str(port), "--json").json["refusal"]
    assert re.search(r"\bsogoc serve --port \d+$", refusal["fix"]), refusal["fix"]
    elsewhere = sogoc("serve", "--host", "203.0.113.1", "--json").json["refusal"]
    assert elsewhere["code"] == "KHONG_CO_DIA_CHI"


def test_make_run_hands_the_port_on():
    planned = subprocess.run(
        ["make", "-n", "run", "PORT=8011"], cwd=tree.ROOT, capture_output=True, text=True, check=True
    )
    assert planned.stdout.split() == ["scripts/run.sh", "8011"]
    assert '--port "$1"' in (tree.ROOT / "scripts" / "run.sh").read_text(encoding="utf-8")
