"""Contract, ``approve``, ``deliver``, duties: several at once are looked up first; each book is reported, whatever became of the others."""

from __future__ import annotations

import datetime as dt

import pyotp
import pytest
from django.test import override_settings

from sogoc.accounts.actions import give_duties
from sogoc.accounts.models import DutyAssignment, Person
from sogoc.accounts.one_time import make_one_time_secret
from sogoc.cli.commands import approve as approving
from sogoc.cli.commands import deliver as delivering
from sogoc.cli.commands import ministry, report
from sogoc.ground.ledger.queries import contents, latest
from sogoc.law.refusal import Refusal
from tests.line.making import births
from tests.support.lasting import once

OTHER = "KS.2009.01"


@pytest.fixture
def office(line, monkeypatch):
    """Two books in staging, and a command line that works in this process."""
    once(
        "two books",
        lambda: (line.bring(*births(1, 2)), line.bring(*births(1, 2), name=OTHER)),
        folder=line.folder,
    )
    for module in (approving, delivering, ministry):
        monkeypatch.setattr(module, "open_installation", lambda: None)
    monkeypatch.setattr("sogoc.cli.installation.open_installation", lambda: None)
    return line


FIRST, SECOND, ABSENT = "24862/KS.2008.01", f"24862/{OTHER}", "24862/KS.1950.01"


def acts(action):
    return [contents(event) for event in latest(None) if contents(event)["action"] == action]


class TestDuties:
    def test_one_unknown_gives_none(self, people):
        with pytest.raises(Refusal):
            give_duties(people["khach"], ["key", "bay"], unit="STP", actor=people["admin"])
        assert not DutyAssignment.objects.filter(person=people["khach"]).exists()

    def test_one_held_already_gives_none(self, people):
        with pytest.raises(Refusal):
            give_duties(people["nhap"], ["check", "key"], unit="STP", actor=people["admin"])
        assert [one.duty for one in DutyAssignment.objects.filter(person=people["nhap"])] == ["key"]

    def test_all_or_none_is_one_act_each(self, people):
        before = len(acts("give_duty"))
        give_duties(people["khach"], ["key", "check"], unit="STP", actor=people["admin"])
        assert len(acts("give_duty")) == before + 2


@pytest.mark.usefixtures("office")
class TestBooks:
    @pytest.fixture(autouse=True)
    def _sample(self, settings):
        settings.SOGOC_IS_SAMPLE = True

    def test_a_book_that_is_not_there_leaves_the_others_untouched(self, office):
        for command in (
            lambda: approving.approve(FIRST, ABSENT, actor="lanhdao"),
            lambda: delivering.deliver(FIRST, ABSENT, actor="lanhdao"),
        ):
            with pytest.raises(Refusal):
                command()
        assert set(office.states(FIRST).values()) == {"staged"}

    def test_what_was_done_is_said_beside_what_was_refused(self):
        approving.approve(SECOND, actor="lanhdao")
        done = approving.approve(FIRST, SECOND, actor="lanhdao")
        assert done.code == 1
        assert [one["book"] for one in done.data["books"]] == [FIRST]
        assert [one["book"] for one in done.data["refused"]] == [SECOND]
        delivering.deliver(SECOND, actor="lanhdao")
        sent = delivering.deliver(FIRST, SECOND, actor="lanhdao")
        assert [one["book"] for one in sent.data["deliveries"]] == [FIRST]
        assert [one["book"] for one in sent.data["refused"]] == [SECOND]
        assert any(SECOND in text for text in sent.lines)

    def test_where_all_are_refused_the_command_is_refused(self):
        with pytest.raises(Refusal) as refused:
            approving.approve(FIRST, SECOND, actor="khach")
        assert refused.value.fix


class TestTheOneTimeCode:
    def test_a_typo_does_not_use_it_up(self, office, people):
        address = make_one_time_secret(people["lanhdao"], actor=people["lanhdao"])
        code = pyotp.TOTP(pyotp.parse_uri(address).secret).now()
        with override_settings(SOGOC_IS_SAMPLE=False):
            with pytest.raises(Refusal):
                approving.approve(FIRST, ABSENT, actor="lanhdao", code=code)
            assert Person.objects.get(username="lanhdao").one_time_step == -1
            approving.approve(FIRST, actor="lanhdao", code=code)
        assert set(office.states(FIRST).values()) == {"approved"}


@pytest.mark.usefixtures("office")
class TestWhatShowsPeople:
    def test_an_export_stands_in_the_ledger_without_names(self, office, tmp_path):
        done = delivering.export(FIRST, tmp_path / "out", actor="kiemtra")
        assert (tmp_path / "out" / "KS.2008.01.xlsx").is_file()
        assert done.data["zip_sha256"]
        (act,) = acts("export")
        assert (act["actor"], act["payload"]) == ("kiemtra", {"entries": 2})
        assert office.mismatches(FIRST) == []

    @pytest.mark.parametrize("who", ["khach"])
    def test_without_a_duty_nothing_is_shown(self, tmp_path, who):
        listing = tmp_path / "hien.csv"
        listing.write_text(f"entry,nksHoTen\n{FIRST}/001,X\n", encoding="utf-8")
        for command in (
            lambda: delivering.export(FIRST, tmp_path / "out", actor=who),
            lambda: ministry.compare_file(listing, actor=who),
            lambda: ministry.import_file(listing, actor=who),
            lambda: report.progress_table(actor=who, as_of=dt.date(2026, 1, 1)),
        ):
            with pytest.raises(Refusal) as refused:
                command()
            assert refused.value.code == "KHONG_CO_NHIEM_VU"
        assert acts("export") == acts("compare") == []
        assert not (tmp_path / "out" / "KS.2008.01.xlsx").exists()

    def test_a_comparison_stands_in_the_ledger_too(self, tmp_path):
        listing = tmp_path / "hien.csv"
        listing.write_text(f"entry,nksHoTen\n{FIRST}/001,X\n", encoding="utf-8")
        assert ministry.compare_file(listing, actor="lanhdao").code == 1
        (act,) = acts("compare")
        assert set(act["payload"]) == {"sha256"}
        assert act["actor"] == "lanhdao"
