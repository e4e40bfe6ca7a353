"""From drafts to a package: staged by intake's own way, with its layers, its makers, the reasons of its readers; again and again."""

from __future__ import annotations

import shutil
from typing import Any
from unittest.mock import Mock

import pytest

from sogoc.accounts.actions import give_duty
from sogoc.approval.readiness_queries import readiness
from sogoc.approval.way_actions import pass_book, submit_book
from sogoc.ground.installation import home_path
from sogoc.ground.ledger.queries import contents, events_of
from sogoc.imaging.cut_actions import remove_cuts
from sogoc.keying import hand_in_actions
from sogoc.keying.hand_in_actions import forget_tries
from sogoc.keying.jobs import bring_back
from sogoc.keying.measure_queries import inspection_of
from sogoc.keying.models import BookWork, Draft
from sogoc.keying.work_actions import follow_pages, open_inspection
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.value import mark_of, verbatim
from sogoc.register import queries as records
from sogoc.register.models import VersionMaker
from sogoc.reporting.history import tell
from tests.keying.desk import PATH, Desk, cut_pages, passed, said
from tests.line.making import UNIT


def key_twice(desk: Desk, entries: int = 3, **others: Any) -> None:
    desk.open(entries)
    desk.read_all("nhap", **others)
    desk.read_all("nhap2", "second", **others)


def test_a_book_that_was_read_well_arrives_without_a_finding(desk: Desk):
    key_twice(desk)
    done = desk.hand_in()
    assert (done.package, done.drafts, done.findings, done.unchanged) == (1, 3, 0, False)
    assert desk.standing() == ["handed_in"] * 3
    assert desk.states() == {"001": "staged", "002": "staged", "003": "staged"}
    assert desk.values("001")["nksHoTen"] == "NGUYỄN VĂN BÌNH"
    entry = records.entry_at(f"{PATH}/002")
    assert records.page_of(entry) is not None
    assert [draft.entry_id for draft in desk.drafts()][1] == entry.pk
    told = [one.what for one in tell(map(contents, events_of(f"book:{PATH}")))]
    assert "Nhập lượt hai phiếu số" in " ".join(told)
    assert "Nộp 3 phiếu đã thống nhất vào sổ, trong gói phiên bản 1." in told
    assert not any(one.startswith("Việc “key_") for one in told)
    assert desk.mismatches() == []
    assert desk.altered() == []


def test_absences_and_uncertain_letters_arrive_in_their_layers(desk: Desk):
    desk.open(2)
    unsure = {"v": "LÊ THỊ BÌNH AN", "u": [[7, 11]]}
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind)
        one, two = desk.drafts()
        desk.finish(who, lease, one, said(1, chaNgaySinh={"a": "rach"}, meHoTen=unsure))
        desk.finish(who, lease, two, said(2))
    desk.decide("xuly", desk.drafts()[0], {"meHoTen": {"take": 0}})
    done = desk.hand_in()
    assert done.findings == 0, "a torn date is no missing date"
    values = desk.values("001")
    assert mark_of(values["chaNgaySinh"]).absence == "rach"
    assert (verbatim(values["meHoTen"]), mark_of(values["meHoTen"]).uncertain) == (
        "LÊ THỊ BÌNH AN",
        ((7, 11),),
    )
    assert desk.mismatches() == []


def test_nothing_is_handed_in_before_it_is_settled(desk: Desk):
    desk.open(2)
    with pytest.raises(Refusal, match="CON_PHIEU_CHUA_XONG"):
        desk.hand_in()
    with pytest.raises(Refusal, match="CHUA_CO_GI_DE_NOP"):
        desk.hand_in(part=True)
    with pytest.raises(Refusal, match="KHONG_GIU_NHIEM_VU"):
        desk.hand_in("kiemtra", part=True)
    with pytest.raises(Refusal, match="KHONG_CO_VIEC_NHAP"):
        desk.hand_in("xakhac", part=True)


def test_an_entry_that_was_cut_out_later_is_not_forgotten(desk: Desk):
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    cut_pages(PATH, 1, by=desk.people["nhap"])  # found when the pages were looked through once more
    with pytest.raises(Refusal, match="CON_PHIEU_CHUA_XONG"):
        desk.hand_in()
    desk.hand_in(part=True)
    points = {one.code: one for one in readiness(records.book_at(PATH))}
    assert points["phieu"].ok is False
    assert "1 trường hợp đã tách" in points["phieu"].says


def test_a_part_goes_first_and_the_rest_follows_as_a_new_version(desk: Desk):
    desk.open(3)
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind)
        for draft in desk.drafts()[:2]:
            desk.finish(who, lease, draft, said(draft.position))
    assert desk.hand_in(part=True).package == 1
    versions = {key: records.entry_at(f"{PATH}/{key}").version for key in ("001", "002")}
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind)
        desk.finish(who, lease, desk.drafts()[2], said(3))
    again = desk.hand_in()
    assert (again.package, again.drafts) == (2, 1)
    assert {key: records.entry_at(f"{PATH}/{key}").version for key in ("001", "002")} == versions
    assert desk.states()["003"] == "staged"
    assert desk.mismatches() == []
    assert desk.altered() == []


def test_handed_in_twice_is_once_and_a_try_that_was_killed_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    key_twice(desk, 2)
    desk.hand_in()
    with pytest.raises(Refusal, match="CHUA_CO_GI_DE_NOP"):
        desk.hand_in()
    Draft.objects.filter(work__book=PATH).update(
        state="settled"
    )  # as after a kill between the package and the mark
    tries = home_path() / "tmp" / "keyed"
    with monkeypatch.context() as patch:  # a kill leaves all that lay there
        patch.setattr(hand_in_actions, "take_in", Mock(side_effect=KeyboardInterrupt))
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            desk.hand_in(txn="t-1")
    assert [one.name for one in tries.rglob("*.xlsx")] == ["KS.2008.01.xlsx"]
    assert forget_tries() == 0
    done = desk.hand_in(txn="t-1")
    assert (done.package, done.unchanged) == (1, True)
    assert desk.standing() == ["handed_in"] * 2
    assert list(tries.iterdir()) == []
    (tries / "0" / "24862").mkdir(parents=True)
    with passed(monkeypatch, hours=25):
        assert bring_back(lambda *_: None)["tries"] == 1
    assert list(tries.iterdir()) == []


def test_nobody_approves_what_they_read_or_settled(desk: Desk):
    desk.open(1)
    desk.read_all("motminh")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    desk.decide("xuly", desk.drafts()[0], {"meHoTen": {"take": 0}})
    desk.hand_in("nhap3")
    hands = VersionMaker.objects.filter(version__entry__book__unit="24862").values_list(
        "person__username", "act"
    )
    assert set(hands) == {("motminh", "key"), ("nhap2", "key_second"), ("xuly", "adjudicate")}
    submit_book(desk.book(), actor=desk.people["nhap3"], reason="Chỉ số hóa một trường hợp.")
    pass_book(desk.book(), actor=desk.people["kiemtra"], reason="Chỉ số hóa một trường hợp.")
    with pytest.raises(Refusal, match="TU_DUYET"):
        desk.approve(actor="motminh")
    assert desk.approve(actor="lanhdao").approved == ["001"]
    assert desk.mismatches() == []


def test_reasons_of_readers_stand_on_their_findings_and_the_checker_may_take_them_back(desk: Desk):
    from sogoc.checking import actions as checking
    from sogoc.checking.models import Settlement

    desk.open(2)
    others = {"meNgaySinh": "1930"}
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind)
        one, two = desk.drafts()
        given = {"reasons": {"TUOI_CHA_ME:meNgaySinh": "dung_theo_so"}} if who == "nhap" else {}
        desk.finish(who, lease, one, said(1, **others), **given)
        desk.finish(who, lease, two, said(2))
    done = desk.hand_in()
    assert done.findings >= 1
    assert done.reasons == 1
    (settlement,) = Settlement.objects.all()
    assert (settlement.by, settlement.code) == (desk.people["nhap"], "TUOI_CHA_ME")
    assert "Người nhập" in settlement.text
    assert ("001", "TUOI_CHA_ME") not in desk.open_codes()
    checking.undo_settlement(settlement, actor=desk.people["kiemtra"])
    assert ("001", "TUOI_CHA_ME") in desk.open_codes()
    assert desk.mismatches() == []


def test_two_different_reasons_leave_the_finding_to_the_checker(desk: Desk):
    desk.open(1)
    reasons = {"nhap": "dung_theo_so", "nhap2": "cho_xac_minh"}
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind)
        given = {"TUOI_CHA_ME:meNgaySinh": reasons[who]}
        desk.finish(who, lease, desk.drafts()[0], said(1, meNgaySinh="1930"), reasons=given)
    assert desk.hand_in().reasons == 0
    assert ("001", "TUOI_CHA_ME") in desk.open_codes()


def test_sent_back_by_the_checker_and_read_again_it_is_a_new_version(desk: Desk):
    key_twice(desk, 2, meHoTen="LÊ THỊ SAI")
    desk.hand_in()
    one, _ = desk.drafts()
    desk.give_back("kiemtra", one, "Họ tên mẹ đọc sai ở cả hai lượt.")
    assert desk.standing() == ["waiting", "handed_in"]
    desk.read_all("nhap2")
    desk.read_all("nhap3", "second")
    assert desk.hand_in().package == 2
    assert desk.values("001")["meHoTen"] == "LÊ THỊ BÌNH AN"
    assert records.entry_at(f"{PATH}/001").version == 2
    assert records.entry_at(f"{PATH}/002").version == 1
    assert desk.mismatches() == []
    assert desk.altered() == []


def test_entries_of_a_package_are_inspected_against_their_pages_and_corrected(desk: Desk):
    from tests.line.making import birth

    desk.bring(birth(1), birth(2), birth(3, meHoTen="LÊ THỊ GÕ NHẦM"), actor="nhap")
    work = open_inspection(PATH, actor=desk.people["kiemtra"])
    assert desk.standing() == ["waiting"] * 3
    assert desk.waits_for("nhap") == {}
    desk.read_all("kiemtra", "inspect")
    assert desk.standing() == ["handed_in", "handed_in", "differs"], "what is right has nothing to hand in"
    draft = desk.drafts()[2]
    assert inspection_of(work) == (3, 3, 1, 1, 0, [])
    desk.decide("xuly", draft, {"meHoTen": {"value": {"v": "LÊ THỊ DŨNG AN"}}})
    assert inspection_of(work) == (3, 3, 1, 0, 1, [(BOOK_TYPES["KS"].label("meHoTen"), 1, 1)])
    page = desk.client("kiemtra").get(f"/nhap-lieu/quyen/{PATH}").content.decode()
    assert "đã soát 3 trong 3 trường hợp được chọn" in page
    assert "1 trường hợp phải sửa theo trang sổ" in page
    done = desk.hand_in("nhap", part=True)
    assert (done.package, done.drafts) == (2, 1)
    assert desk.values("003")["meHoTen"] == "LÊ THỊ DŨNG AN"
    assert [records.entry_at(f"{PATH}/{key}").version for key in ("001", "002", "003")] == [1, 1, 2]
    assert set(VersionMaker.objects.values_list("person__username", "act")) == {
        ("kiemtra", "inspect"),
        ("xuly", "adjudicate"),
    }
    assert desk.mismatches() == []
    assert desk.altered() == []
    assert work.drafts.count() == 3


def test_a_sample_that_was_found_right_keeps_nothing_from_the_signature_and_another_is_drawn(desk: Desk):
    from tests.line.making import births

    desk.bring(*births(*range(1, 11)))
    drawn = []
    for _ in range(3):
        open_inspection(PATH, actor=desk.people["kiemtra"], share=0.1)
        drawn.append({draft.entry_id for draft in desk.drafts()})
    assert [len(one) for one in drawn] == [1, 2, 3]
    lease = desk.read_all("kiemtra", "inspect")
    assert {one.ok for one in readiness(records.book_at(PATH)) if one.code == "phieu"} == {True}
    first = lease.items.order_by("pk")[0]
    desk.undo("kiemtra", lease, first.draft_id)
    assert sorted(desk.standing()) == ["handed_in", "handed_in", "waiting"]
    assert desk.altered() == []
    desk.finish("kiemtra", lease, first.draft_id, said(first.draft.position))
    assert len(desk.approve().approved) == 10
    assert desk.altered() == []


def test_what_a_package_brought_is_not_keyed_into_the_book_once_more(desk: Desk):
    from tests.line.making import births

    desk.bring(*births(1, 2))
    give_duty(desk.people["nhap"], "scan", unit=UNIT, actor=desk.people["admin"])
    key_twice(desk, 3)
    with pytest.raises(Refusal, match=r"DA_CO_TU_GOI.* 2 trường hợp"):
        desk.hand_in()
    assert set(desk.states()) == {"001", "002"}
    for draft in desk.drafts()[:2]:
        desk.give_back("kiemtra", draft, "Gói đã có: bỏ khung.")
    frames = [draft.cut for draft in desk.drafts()[:2] if draft.cut is not None]
    remove_cuts(PATH, frames, actor=desk.people["nhap"])
    follow_pages(BookWork.objects.get(), actor=desk.people["nhap"])
    assert desk.hand_in().drafts == 1
    assert set(desk.states()) == {"001", "002", "003"}
    assert desk.altered() == []


def test_an_entry_whose_package_came_again_after_the_inspection_is_drawn_once_more(desk: Desk):
    from tests.line.making import birth

    desk.bring(birth(1), birth(2))
    open_inspection(PATH, actor=desk.people["kiemtra"])
    desk.read_all("kiemtra", "inspect")
    with pytest.raises(Refusal, match="KHONG_CO_GI_DE_SOAT"):
        open_inspection(PATH, actor=desk.people["kiemtra"])
    desk.bring(birth(1), birth(2, meHoTen="LÊ THỊ KHÁC HẲN"))
    open_inspection(PATH, actor=desk.people["kiemtra"])
    assert desk.standing() == ["handed_in", "waiting"]
    desk.read_all("kiemtra", "inspect")
    assert desk.standing() == ["handed_in", "differs"]
    assert desk.altered() == []


def test_a_package_that_comes_again_meanwhile_is_what_an_inspection_stands_beside(desk: Desk):
    from tests.line.making import birth

    wrong = birth(1, meHoTen="LÊ THỊ GÕ NHẦM")
    desk.bring(wrong, birth(2, meHoTen="LÊ THỊ GÕ NHẦM"), actor="nhap")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    lease = desk.lease("kiemtra", "inspect")
    desk.bring(birth(1), birth(2, meHoTen="LÊ THỊ GÕ NHẦM"), actor="nhap")
    for item in lease.items.order_by("draft__position"):
        desk.finish("kiemtra", lease, item.draft_id, said(item.draft.position))
    assert desk.standing() == ["handed_in", "differs"]
    desk.decide("xuly", desk.drafts()[1], {"meHoTen": {"value": {"v": "LÊ THỊ DŨNG AN"}}})
    desk.bring(birth(1), birth(2, meHoTen="LÊ THỊ SỬA SAU"), actor="nhap")
    with pytest.raises(Refusal, match="GOI_DA_DOI_MUC_NAY"):
        desk.hand_in("nhap", part=True)
    assert desk.values("002")["meHoTen"] == "LÊ THỊ SỬA SAU"
    assert desk.altered() == []


def test_whoever_brought_a_package_does_not_inspect_it(desk: Desk):
    from tests.line.making import birth

    desk.bring(birth(1), actor="motminh")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    with pytest.raises(Refusal, match="HET_VIEC"):
        desk.lease("motminh", "inspect")
