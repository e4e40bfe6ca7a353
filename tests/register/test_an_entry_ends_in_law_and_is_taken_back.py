"""Domain facts §12: in force, replaced, revoked, crossed out. Dated by the legal day, on a paper, never by who made the entry."""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.approval.actions import deliver
from sogoc.approval.sending import write_again
from sogoc.approval.showing_actions import export_book
from sogoc.ground import clock
from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry, PastState
from sogoc.reporting.progress import progress
from tests.line.making import BOOK, UNIT, birth, births
from tests.line.office import PATH
from tests.register.cases import DAY

TODAY = clock.today_vn()


def refusal(act, *arguments, **how) -> str:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **how)
    return refused.value.code


def test_a_decision_revokes_what_was_approved(cases):
    line = cases.line
    line.bring(*births(1, 2))
    assert refusal(cases.end, "001", "revoke", document=cases.paper()) == "SAI_TRANG_THAI"
    line.approve()
    assert refusal(cases.end, "001", "revoke") == "CHUA_DU_DIEU_KIEN"
    assert refusal(cases.end, "001", "revoke", document=cases.paper(), reason=" ") == "THIEU_LY_DO"
    cases.end("001", "revoke", document=cases.paper())
    entry = cases.entry("001")
    assert (entry.state, entry.legal_on, entry.legal_since) == ("revoked", DAY, TODAY)
    assert line.mismatches() == []


@pytest.mark.parametrize("day", [dt.date(2008, 6, 14), TODAY + dt.timedelta(days=1)])
def test_the_legal_day_lies_between_registration_and_today(cases, day):
    cases.line.bring(*births(1))
    assert refusal(cases.end, "001", "cross_out", actor="kiemtra", on=day) == "NGAY_PHAP_LY_SAI"


def test_nobody_ends_what_they_brought_or_has_no_duty_for(cases):
    cases.line.bring(*births(1), actor="motminh")
    assert refusal(cases.end, "001", "cross_out", actor="motminh") == "TU_DUYET"
    assert refusal(cases.end, "001", "cross_out", actor="nhap") == "KHONG_CO_NHIEM_VU"
    assert refusal(cases.end, "001", "cross_out", actor="khach") == "KHONG_CO_TRUONG_HOP"


def test_a_crossed_out_number_is_accounted_for_and_is_no_case(cases):
    line = cases.line
    line.bring(*births(1, 2), birth(3, chaHoTen=None))
    cases.end("003", "cross_out", actor="kiemtra")
    line.approve()
    now = progress(as_of=TODAY, source="noi-bo", units_as_of=TODAY).total
    assert (now.present, now.done) == (2, 2)
    assert line.states() == {"001": "approved", "002": "approved", "003": "crossed_out"}
    assert refusal(line.approve) == "KHONG_CO_GI_DE_DUYET"
    assert deliver(line.book(), system="158", actor=line.people["lanhdao"]).entries == 2


def test_a_past_day_keeps_what_was_so_on_it(cases):
    cases.line.bring(*births(1, 2))
    cases.end("001", "cross_out", actor="kiemtra")
    earlier = TODAY - dt.timedelta(days=10)
    Entry.objects.update(arrived_on=earlier)
    Entry.objects.filter(key="001").update(legal_since=TODAY - dt.timedelta(days=4))

    def present(days: int) -> int:
        day = TODAY - dt.timedelta(days=days)
        return progress(as_of=day, source="noi-bo", units_as_of=TODAY).total.present

    assert [present(days) for days in (5, 4, 0)] == [2, 1, 1]
    cases.restore("001")
    assert [present(days) for days in (5, 4, 1, 0)] == [2, 1, 1, 2]
    assert PastState.objects.filter(source="gach").count() == 1


def test_an_act_that_is_taken_back_leaves_the_entry_where_it_stood(cases):
    line = cases.line
    line.bring(*births(1, 2))
    cases.end("002", "cross_out", actor="kiemtra")
    line.approve()
    cases.end("001", "replace", document=cases.paper())
    cases.restore("001")
    cases.restore("002")
    assert line.states() == {"001": "approved", "002": "staged"}
    assert refusal(cases.restore, "002") == "SAI_TRANG_THAI"
    assert [one.act for one in cases.entry("001").legal_acts.order_by("pk")] == ["replace", "restore"]
    assert line.mismatches() == []


def test_a_changed_package_does_not_bring_an_ended_entry_back_to_life(cases):
    line = cases.line
    line.bring(*births(1, 2, 3))
    cases.end("001", "cross_out", actor="kiemtra")
    line.bring(birth(1, ghiChu="gạch bỏ"), birth(2))
    assert line.states() == {"001": "crossed_out", "002": "staged", "003": "withdrawn"}
    line.bring(*births(2, 3))
    line.bring(*births(1, 2, 3))
    assert line.states() == {"001": "crossed_out", "002": "staged", "003": "staged"}
    assert line.mismatches() == []


def test_the_same_message_twice_counts_once(cases):
    cases.line.bring(*births(1))
    first = cases.end("001", "cross_out", actor="kiemtra", client_txn="a" * 32)
    again = cases.end("001", "cross_out", actor="kiemtra", client_txn="a" * 32)
    assert first.pk == again.pk


def test_doctor_sees_a_state_that_no_act_made(cases):
    line = cases.line
    line.bring(*births(1))
    done = cases.end("001", "cross_out", actor="kiemtra")
    Entry.objects.filter(key="001").update(legal_on=dt.date(2010, 1, 1))
    type(done).objects.filter(pk=done.pk).update(text="Khác")
    assert line.mismatches() == [f"LECH_NHAT_KY {PATH}/001", f"LECH_HO_SO {PATH}"]


def test_what_was_sent_is_made_again_and_an_export_holds_what_stands_in_the_book(cases, tmp_path):
    line = cases.line
    line.bring(*births(1, 2))
    line.approve()
    sent = line.deliver(out=tmp_path / "sent")
    cases.end("001", "revoke", document=cases.paper())
    assert {path.name for path in write_again(sent, tmp_path / "again")} == {f"{BOOK}.xlsx", f"{BOOK}.zip"}
    export_book(line.book(), tmp_path / "export", actor=line.people["lanhdao"])
    arrived = line.take(tmp_path / "export" / f"{BOOK}.xlsx", unit=UNIT)
    assert arrived.refused == []
    assert line.states() == {"001": "revoked", "002": "approved"}
