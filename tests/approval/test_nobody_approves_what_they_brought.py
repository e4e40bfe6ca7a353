"""Issue item 7: staged → approved by duty; who brought or keyed cannot approve; held entries stay and are listed."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from sogoc.approval import actions as approval
from sogoc.approval import queries
from sogoc.ground import clock
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from tests.line.making import birth, births, package
from tests.line.office import PATH
from tests.support.lasting import made_once

DAY = dt.timedelta(days=1)


def refusal_of(act, *arguments, **how):
    with pytest.raises(Refusal) as refused:
        act(*arguments, **how)
    return refused.value


def test_what_nothing_holds_is_approved_and_the_rest_stays_and_is_listed(line):
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    done = line.approve()
    assert done.approved == ["001", "002"]
    assert [(one["key"], one["row"], one["findings"]) for one in done.held] == [("003", 4, 1)]
    assert line.states() == {"001": "approved", "002": "approved", "003": "staged"}


def test_an_approval_says_who_and_when_and_is_in_the_ledger(line):
    line.bring(*births(1))
    line.approve()
    entry = records.entry_at(f"{PATH}/001")
    assert (entry.approved_by, entry.approved_on) == (line.people["lanhdao"], clock.today_vn())
    last = [contents(event) for event in events_of(f"book:{PATH}")][-1]
    assert (last["action"], last["actor"], last["duty"]) == ("approve", "lanhdao", "approve")
    assert last["payload"]["entries"] == ["001"]


@pytest.mark.parametrize("actor", ["nhap", "kiemtra", "khach"])
def test_only_who_has_the_duty_approves(line, actor):
    line.bring(*births(1))
    assert refusal_of(line.approve, actor=actor).code == "KHONG_CO_NHIEM_VU"
    assert line.states() == {"001": "staged"}


def test_who_brought_the_package_cannot_approve_it_whatever_their_duties(line):
    line.bring(*births(1, 2), actor="motminh")
    refused = refusal_of(line.approve, actor="motminh")
    assert refused.code == "TU_DUYET"
    assert "tổ kiểm tra chéo" in refused.fix
    assert line.approve().approved == ["001", "002"]


def test_independence_is_by_entry_one_person_approves_only_what_others_brought(line):
    line.bring(*births(1, 2))
    line.bring(*births(1, 2, 3), actor="motminh")
    done = line.approve(actor="motminh")
    assert (done.approved, done.own) == (["001", "002"], ["003"])
    assert line.states() == {"001": "approved", "002": "approved", "003": "staged"}


def test_who_brought_an_earlier_version_of_an_entry_cannot_approve_it_either(line):
    line.bring(birth(1, ghiChu="lần đầu"), actor="motminh")
    line.bring(birth(1, ghiChu="lần hai"))
    assert refusal_of(line.approve, actor="motminh").code == "TU_DUYET"


def test_who_brought_only_the_change_cannot_approve_it(line):
    line.bring(*births(1, 2))
    line.bring(birth(1, ghiChu="lần hai"), birth(2), actor="motminh")
    done = line.approve(actor="motminh")
    assert (done.approved, done.own) == (["002"], ["001"])


class TestDropping:
    """Who drops what was understood of an entry makes a version of it, whoever brought its package."""

    @pytest.fixture
    @made_once
    def dropped(self, line):
        line.bring(birth(1, nksNgaySinh="31.02.2008"), *births(2))
        line.settle("NGAY_SAI", "dung_theo_so", drop=True, actor="motminh")
        return line

    def test_who_dropped_does_not_approve_that_entry_and_may_approve_others(self, dropped):
        done = dropped.approve(actor="motminh")
        assert (done.approved, done.own) == (["002"], ["001"])
        refused = refusal_of(dropped.approve, actor="motminh")
        assert refused.code == "TU_DUYET"
        assert "bỏ giá trị hiểu" in refused.says
        assert dropped.approve().approved == ["001"]
        assert dropped.mismatches() == []

    def test_it_stays_so_when_the_reason_is_taken_back_or_the_package_comes_again(self, dropped):
        from sogoc.checking.actions import undo_settlement

        undo_settlement(dropped.book().settlements.get(), actor=dropped.people["kiemtra"])
        dropped.bring(*births(1, 2))
        assert dropped.approve(actor="motminh").own == ["001"]

    def test_lists_say_the_same(self, dropped):
        dropped.approve(actor="motminh")
        for who, may in (("motminh", False), ("lanhdao", True)):
            person = dropped.people[who]
            (book,) = queries.books_waiting(person)
            assert (vars(book)["signable"], queries.own_among(person, [book])) == (
                may,
                set() if may else {book.pk},
            )

    def test_who_only_gave_a_reason_may_approve(self, line):
        line.bring(birth(1, chaHoTen=None))
        line.settle("THIEU_COT_LOI", "so_de_trong", actor="motminh")
        assert line.approve(actor="motminh").approved == ["001"]


def test_a_held_book_is_approved_by_nobody_until_it_is_settled(line, tmp_path):
    wide, narrow = package(tmp_path / "wide", births(1, 2)), package(tmp_path / "narrow", births(1))
    shutil.copy(wide.with_suffix(".zip"), narrow.with_suffix(".zip"))
    line.take(narrow)
    assert refusal_of(line.approve).code == "SO_BI_GIU"
    line.settle("THUA_TEP", "cho_xac_minh", rows=[0])
    assert line.approve().approved == ["001"]


def test_an_empty_book_has_nothing_to_approve(line):
    line.bring(*births(1))
    line.approve()
    assert refusal_of(line.approve).code == "KHONG_CO_GI_DE_DUYET"


class TestAllClean:
    """``--all-clean``: every unheld entry of every unheld book."""

    def test_it_leaves_held_books_held_entries_and_what_its_approver_brought(self, line, tmp_path):
        line.bring(*births(1), birth(2, chaHoTen=None))
        line.bring(*births(1), name="KS.2009.01", actor="motminh")
        wide = package(tmp_path / "wide", births(1, 2), name="KS.2010.01")
        narrow = package(tmp_path / "narrow", births(1), name="KS.2010.01")
        shutil.copy(wide.with_suffix(".zip"), narrow.with_suffix(".zip"))
        line.take(narrow)
        done = approval.approve_all_clean(actor=line.people["motminh"], via="test")
        assert {one.book: one.approved for one in done if one.approved} == {PATH: ["001"]}
        assert line.states() == {"001": "approved", "002": "staged"}
        assert line.states("24862/KS.2009.01") == {"001-2008": "staged"}
        assert line.states("24862/KS.2010.01") == {"001-2008": "staged"}

    @pytest.mark.parametrize("actor", ["nhap", "kiemtra", "khach"])
    def test_who_has_the_duty_nowhere_is_refused(self, line, actor):
        line.bring(*births(1))
        refused = refusal_of(approval.approve_all_clean, actor=line.people[actor])
        assert (refused.code, refused.status) == ("KHONG_CO_NHIEM_VU", 403)

    def test_a_second_time_there_is_nothing_left(self, line):
        line.bring(*births(1, 2))
        leader = line.people["lanhdao"]
        assert len(approval.approve_all_clean(actor=leader)) == 1
        assert approval.approve_all_clean(actor=leader) == []


class TestStatedDates:
    """``--at`` stands beside the true time, needs ``--reason``, never precedes the intake."""

    def test_it_needs_a_reason(self, line):
        line.bring(*births(1))
        assert refusal_of(line.approve, at=clock.today_vn()).code == "THIEU_LY_DO"
        assert refusal_of(line.approve, at=clock.today_vn(), reason="  ").code == "THIEU_LY_DO"

    def test_it_never_precedes_the_intake(self, line):
        line.bring(*births(1))
        refused = refusal_of(line.approve, at=clock.today_vn() - DAY, reason="ký giấy hôm qua")
        assert refused.code == "NGAY_DUYET_SAI"
        assert line.states() == {"001": "staged"}

    def test_it_is_not_a_day_to_come(self, line):
        line.bring(*births(1))
        refused = refusal_of(line.approve, at=clock.today_vn() + DAY, reason="ký trước")
        assert refused.code == "NGAY_DUYET_SAI"

    def test_it_stands_beside_the_true_time(self, line, monkeypatch):
        line.bring(*births(1))
        day = clock.today_vn() + 3 * DAY
        later = clock.now() + 10 * DAY
        monkeypatch.setattr(clock, "now", lambda: later)
        line.approve(at=day, reason="quyết định ký trên giấy")
        assert records.entry_at(f"{PATH}/001").approved_on == day
        act = [contents(event) for event in events_of(f"book:{PATH}")][-1]
        assert act["reason"] == "quyết định ký trên giấy"
        assert act["stated_at"].startswith(clock.stamp(clock.start_of_day(day))[:10])
        assert act["at"] > act["stated_at"]
        assert line.mismatches() == []


def test_the_same_message_sent_twice_approves_once(line):
    line.bring(*births(1, 2))
    first = line.approve(client_txn="t-1")
    events = list(events_of(f"book:{PATH}"))
    again = line.approve(client_txn="t-1")
    assert again.approved == first.approved
    assert list(events_of(f"book:{PATH}")) == events


def test_where_the_installation_is_the_register_of_record_approval_is_official(line, settings):
    settings.SOGOC_REGISTER_OF_RECORD = True
    line.bring(*births(1))
    line.approve()
    assert records.entry_at(f"{PATH}/001").official_on == clock.today_vn()
    assert line.mismatches() == []


def test_elsewhere_approval_is_not_official(line):
    line.bring(*births(1))
    line.approve()
    assert records.entry_at(f"{PATH}/001").official_on is None
