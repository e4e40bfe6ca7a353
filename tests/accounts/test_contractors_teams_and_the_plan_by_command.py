"""Contracts, checking teams and proposals for the plan: made, listed and ended by command, by who may."""

from __future__ import annotations

import json

import pytest

from sogoc.accounts.actions import set_password
from sogoc.accounts.models import Person
from sogoc.accounts.queries import duties_of
from sogoc.accounts.reset_actions import read_notices
from sogoc.accounts.reset_queries import unread
from sogoc.accounts.security_models import AccessReset
from sogoc.accounts.verify import verify_resets
from sogoc.accounts.verify_teams import verify_contractors, verify_teams
from sogoc.cli import main
from sogoc.cli.commands import contractors, people_access, plan, proposals, teams
from sogoc.ground import clock
from sogoc.ground.ledger.queries import history
from sogoc.intake.inventory_lines import COLUMNS
from sogoc.intake.verify import verify_plan
from tests.accounts.conftest import PASSWORD, enrol

UNIT, OTHER = "24862", "24769"
PAPER = ("--day", "2026-01-05")
FRESH = "chu-tai-khoan-tu-dat-42"


@pytest.fixture
def ask(province, monkeypatch, capsys):
    """Run a command line in the database of the test; its exit code and what it says."""
    for module in (contractors, people_access, plan, proposals, teams):
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


def test_proposals_are_made_and_decided(ask, told, hire, tmp_path):
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
    file = tmp_path / "dieu-chinh.csv"
    file.write_text(f"{','.join(COLUMNS)}\n{UNIT},KS,2008,01,,,truoc_7_2016,118,\n", "utf-8")
    rc, said = ask("inventory", "load", str(file))
    assert rc == 2
    assert "phải dựa trên văn bản có số và ngày" in said
    assert "--document" in said
    assert told("inventory", "load", str(file), "--document", "10/CV-STP", *PAPER)["revised"] == 1
    assert "không có dạng" in ask("inventory", "propose", "KS.2008.01", "x", "--document", "9", *PAPER)[1]
    assert list(verify_plan()) == []


def test_where_nobody_may_confirm_a_reset_the_server_does_with_a_reason(ask, admin, hire):
    leader = hire("lanhdao", "approve", "24769")
    set_password(leader, FRESH, actor=leader)
    Person.objects.update(last_login=clock.now())
    leader.refresh_from_db()
    set_password(leader, PASSWORD, actor=admin)
    read_notices(leader)
    command = ("person", "confirm", "lanhdao")
    assert "sogoc person confirm lanhdao --reason" in ask(*command)[1]
    assert "--actor" in ask(*command, "--reason", "Đã gặp", "--actor", "admin")[1]
    assert "ghi lý do" in ask(*command, "--reason", " ")[1].lower()
    assert "mật khẩu tạm chưa được đổi" in ask(*command, "--reason", "Đã gặp")[1]
    set_password(leader, FRESH, actor=leader)
    enrol(leader)
    assert duties_of(leader, "24769") == set()
    code, said = ask(*command, "--reason", "Đã gặp tại trụ sở.")
    assert (code, "lý do: Đã gặp tại trụ sở. Những" in said) == (0, True)
    assert duties_of(leader, "24769") == {"approve"}
    act = history("person:lanhdao")[-1]
    assert (act["actor"], act["reason"]) == ("", "Đã gặp tại trụ sở.")
    assert unread(leader).count() == 1  # told again, of who confirmed
    assert list(verify_resets()) == []
    AccessReset.objects.update(confirmed_by=admin)
    assert [code for code, *_ in verify_resets()] == ["LECH_DAT_LAI"]
    assert "không chờ xác nhận" in ask(*command, "--reason", "Đã gặp")[1]
