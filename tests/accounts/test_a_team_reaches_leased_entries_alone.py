"""A cross-commune checking team: its document, its days, its members; it reaches to what is leased and to nothing else of a commune."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.queries import authority_of, duties_of
from sogoc.accounts.team_actions import (
    Document,
    add_member,
    add_unit,
    end_team,
    form_team,
    remove_member,
    remove_unit,
)
from sogoc.accounts.team_models import Team, TeamMember
from sogoc.accounts.team_queries import leased_duties, team_duties, team_units, teams_over
from sogoc.accounts.verify_teams import verify_teams
from sogoc.ground import clock
from sogoc.law.refusal import Refusal

TODAY = clock.today_vn()
DAY = dt.timedelta(days=1)
PAPER = Document("45/QĐ-STP", TODAY - 3 * DAY, "Sở Tư pháp")
BOOK = "24862/KS.2008.01"


@pytest.fixture
def checker(hire):
    return hire("kiemtra", "check", "24769")


@pytest.fixture
def team(checker, admin) -> Team:
    return form_team(
        PAPER, units=["24862"], members=[(checker, "check"), (checker, "adjudicate")], actor=admin
    )


def test_a_member_has_duties_over_leased_entries_and_no_others(team, checker):
    assert team_duties(checker, BOOK) == {"check", "adjudicate"}
    assert leased_duties(checker, BOOK) == {"check", "adjudicate"}
    assert leased_duties(checker, "24769/KS.2008.01") == {"check"}
    assert duties_of(checker, BOOK) == frozenset()
    assert "24862" not in authority_of(checker).jurisdiction()
    assert BOOK not in authority_of(checker).jurisdiction()
    assert team_units(checker) == {"24862"}
    assert team_units(checker, duty="key") == frozenset()


def test_other_units_are_not_reached(team, checker):
    assert team_duties(checker, "24772/KS.2008.01") == frozenset()


def test_a_team_over_a_district_reaches_its_communes(checker, admin):
    form_team(PAPER, units=["H672"], members=[(checker, "key")], actor=admin)
    assert team_units(checker, duty="key") == {"H672", "24769", "24772"}
    assert team_duties(checker, "24772/KT.1999.01") == {"key"}


def test_a_team_works_between_its_days(checker, admin):
    form_team(
        PAPER,
        units=["24862"],
        members=[(checker, "check")],
        actor=admin,
        since=TODAY - DAY,
        last=TODAY + 5 * DAY,
    )
    found = {day: bool(team_duties(checker, BOOK, TODAY + day * DAY)) for day in (-2, -1, 0, 5, 6)}
    assert found == {-2: False, -1: True, 0: True, 5: True, 6: False}


@pytest.mark.parametrize("duty", ["approve", "administer", "settle", "scan", "cook"])
def test_no_member_approves(checker, admin, duty):
    with pytest.raises(Refusal) as refused:
        form_team(PAPER, units=["24862"], members=[(checker, duty)], actor=admin)
    assert refused.value.code == "TO_KHONG_LAM_NHIEM_VU_NAY"
    assert "Xử lý giá trị lệch" in refused.value.fix


def test_members_come_and_go_and_nothing_is_overwritten(team, hire, admin, checker):
    other = hire("nhap2")
    add_member(team, other, "key", actor=admin)
    with pytest.raises(Refusal, match="DA_TRONG_TO"):
        add_member(team, other, "key", actor=admin)
    remove_member(team, checker, "check", reason="Đi học", actor=admin)
    assert team_duties(checker, BOOK) == {"adjudicate"}
    assert team_duties(other, BOOK) == {"key"}
    add_member(team, checker, "check", actor=admin)
    assert TeamMember.objects.filter(team=team, person=checker, duty="check").count() == 2
    with pytest.raises(Refusal, match="KHONG_TRONG_TO"):
        remove_member(team, other, "check", reason="x", actor=admin)
    assert list(verify_teams()) == []


def test_units_come_and_go_by_document(team, admin, checker, hire):
    add_unit(team, "24772", basis="Quyết định 50/QĐ-STP", actor=admin)
    assert team_units(checker) == {"24862", "24772"}
    with pytest.raises(Refusal, match="TO_DA_CO_DON_VI"):
        add_unit(team, "24772", basis="x", actor=admin)
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        add_unit(team, "24769", basis="x", actor=hire("qt.xa", "administer", "24862"))
    remove_unit(team, "24862", basis="Quyết định 51/QĐ-STP", actor=admin)
    assert team_units(checker) == {"24772"}
    assert team_duties(checker, BOOK) == frozenset()
    for unit, code in (("24862", "TO_KHONG_CO_DON_VI"), ("24772", "TO_KIEM_TRA_THIEU")):
        with pytest.raises(Refusal, match=code):
            remove_unit(team, unit, basis="x", actor=admin)
    assert list(verify_teams()) == []


def test_a_team_that_ended_gives_nothing(team, admin, checker):
    end_team(team, reason="Đã xong đợt kiểm tra", actor=admin)
    assert team_duties(checker, BOOK) == frozenset()
    team.refresh_from_db()
    with pytest.raises(Refusal, match="TO_DA_THOI"):
        add_member(team, checker, "key", actor=admin)
    assert [one.pk for one in teams_over("24862")] == [team.pk]
    assert list(verify_teams()) == []


@pytest.mark.parametrize(
    ("paper", "units", "code"),
    [
        (Document("", TODAY, "Sở Tư pháp"), ["24862"], "TO_KIEM_TRA_THIEU"),
        (Document("1/QĐ", TODAY, " "), ["24862"], "TO_KIEM_TRA_THIEU"),
        (PAPER, [], "TO_KIEM_TRA_THIEU"),
        (PAPER, ["99999"], "KHONG_CO_DON_VI"),
        (Document("1/QĐ", TODAY + DAY, "Sở Tư pháp"), ["24862"], "NGAY_CUA_TO_SAI"),
        (
            Document("1/QĐ", TODAY, "Sở Tư pháp", "a.exe", b"MZ no scan"),
            ["24862"],
            "VAN_BAN_LAP_TO_KHONG_DUNG_DANG",
        ),
    ],
)
def test_a_team_stands_on_a_document(checker, admin, paper, units, code):
    with pytest.raises(Refusal, match=code):
        form_team(paper, units=units, members=[(checker, "check")], actor=admin)
    assert not Team.objects.exists()


def test_who_administers_every_unit_forms_it(checker, hire):
    district = hire("quantri.h672", "administer", "H672")
    with pytest.raises(Refusal, match="KHONG_PHAI_QUAN_TRI"):
        form_team(PAPER, units=["24769", "24862"], members=[(checker, "check")], actor=district)
    form_team(PAPER, units=["24769"], members=[(checker, "check")], actor=district)


def test_the_ledger_tells_of_a_team_that_was_widened_by_hand(team):
    assert list(verify_teams()) == []
    team.units.create(unit="24772", since=TODAY)
    assert [code for code, *_ in verify_teams()] == ["LECH_TO_KIEM_TRA"]
