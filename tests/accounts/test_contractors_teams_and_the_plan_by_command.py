"""Contracts, checking teams and proposals for the plan: made, listed and ended by command, by who may."""

from __future__ import annotations

import json

import pytest

from sogoc.accounts.verify_teams import verify_contractors, verify_teams
from sogoc.cli import main
from sogoc.cli.commands import contractors, people_access, proposals, teams
from sogoc.intake.verify import verify_plan

UNIT, OTHER = "24862", "24769"
PAPER = ("--day", "2026-01-05")


@pytest.fixture
def ask(province, monkeypatch, capsys):
    """Run a command line in the database of the test; its exit code and what it says."""
    for module in (contractors, people_access, proposals, teams):
        monkeypatch.setattr(module, "open_installation", lambda: None)

    def run(*words: str) -> tuple[int, str]:
        code = main.run(words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


@pytest.fixture
def told(ask):
    """Run a command line that is to be done; what it says as JSON."""

    def run(*words: str):
        code, said = ask(*words, "--json")
        assert code == 0, said
        return json.loads(said)

    return run


def test_contracts_are_written_and_ended(ask, told, hire):
    hire("thau")
    hire("nhap", "key", UNIT)
    days = ("--signed", "2026-01-05", "--first", "2026-01-10", "--last", "2039-12-31")
    number = str(told("contractor", "add", "Công ty Số Hóa", "12/HĐ", *days)["number"])
    assert told("contractor", "join", number, "thau")["people"] == ["thau"]
    told("contractor", "end", number, "--last", "2038-06-30", "--basis", "Phụ lục 1")
    assert "12/HĐ, 10/01/2026 đến hết 30/06/2038: thau" in ask("contractor", "list")[1]
    assert ask("contractor", "list", "--actor", "nhap")[0] == 2
    told("contractor", "leave", number, "thau", "--reason", "Hết việc")
    assert [one["people"] for one in told("contractor", "list")["contractors"]] == [[]]
    assert list(verify_contractors()) == []


def test_teams_are_formed_changed_and_ended(ask, told, hire):
    hire("nhap", "key", UNIT)
    hire("khach")
    form = ("team", "form", "--document", "45/QĐ-STP", *PAPER, "--issuer", "Sở Tư pháp", "--unit")
    team = str(told(*form, OTHER, "--member", "nhap:check")["number"])
    told("team", "unit", team, UNIT, "--basis", "50/QĐ-STP")
    assert told("team", "unit", team, OTHER, "--basis", "51/QĐ-STP", "--remove")["units"] == [UNIT]
    told("team", "join", team, "nhap", "adjudicate")
    told("team", "leave", team, "nhap", "check", "--reason", "Đi học")
    assert [one["members"] for one in told("team", "list")["teams"]] == [[["nhap", "adjudicate"]]]
    assert told("team", "list", "--actor", "khach")["teams"] == []
    told("team", "end", team, "--reason", "Đã xong")
    assert "không có dạng TÀI_KHOẢN:NHIỆM_VỤ" in ask(*form, UNIT, "--member", "x")[1]
    assert list(verify_teams()) == []


def test_proposals_are_made_and_decided(ask, told, hire):
    hire("quet", "scan", UNIT)
    by = ("--actor", "quet")
    line = (f"{UNIT}/KS.2008.01", "truoc_7_2016", "--document", "9/UBND", *PAPER)
    one = str(told("inventory", "propose", *line, "--entries", "120", *by)["number"])
    assert f"{one}  24862/KS.2008.01 (truoc_7_2016), quet, 9/UBND: 120" in ask("inventory", "proposals")[1]
    assert ask("inventory", "decide", one, "accept", *by)[0] == 2
    assert told("inventory", "decide", one, "accept")["state"] == "accepted"
    assert told("inventory", "proposals")["proposals"] == []
    other = str(told("inventory", "propose", *line, "--withdraw", *by)["number"])
    assert told("inventory", "decide", other, "take-back", *by)["state"] == "taken_back"
    assert [row["declared"] for row in told("inventory", "proposals", "--decided")["proposals"]] == [
        None,
        120,
    ]
    assert "không có dạng" in ask("inventory", "propose", "KS.2008.01", "x", "--document", "9", *PAPER)[1]
    assert list(verify_plan()) == []
