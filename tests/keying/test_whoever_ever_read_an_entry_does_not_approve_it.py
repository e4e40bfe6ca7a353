"""Promise 4: whoever read an entry's page, settled it or inspected it does not sign for it, changed or not, chosen or not, kept or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sogoc.approval.queries import preview
from sogoc.approval.way_actions import pass_book, submit_book
from sogoc.keying.difference_queries import differences
from sogoc.keying.lease_actions import expire_leases
from sogoc.keying.models import Draft, Pass
from sogoc.keying.work_actions import open_inspection
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.models import VersionMaker
from tests.keying.desk import PATH, Desk, passed, said
from tests.line.making import birth

LACKING = "Chỉ số hóa một trường hợp."


def read_twice(desk: Desk, first: str = "nhap", second: str = "nhap2", **others: str) -> None:
    desk.read_all(first, **others)
    desk.read_all(second, "second", **others)


def only_draft(desk: Desk) -> Draft:
    (draft,) = desk.drafts()
    return draft


def settle_for(desk: Desk, whose: str, *, by: str = "xuly") -> None:
    """Take the reading of one pass where the passes differ."""
    draft = only_draft(desk)
    (found,) = differences(draft)
    at = next(place for place, shown in enumerate(found.readings) if shown.whose == whose)
    desk.decide(by, draft, {found.field: {"take": at}})


def checked(desk: Desk) -> None:
    submit_book(desk.book(), actor=desk.people["nhap"], reason=LACKING)
    pass_book(desk.book(), actor=desk.people["kiemtra"], reason=LACKING)


def approves_not(desk: Desk, who: str = "motminh") -> None:
    """This person is refused what another one then signs; the ledger tells all of it."""
    with pytest.raises(Refusal, match="TU_DUYET"):
        desk.approve(actor=who)
    assert desk.approve(actor="lanhdao").approved == ["001"]
    assert desk.mismatches() == []
    assert desk.altered() == []


def hands(desk: Desk) -> set[tuple[str, str, int]]:
    """User name, act and number of the version, of all makers."""
    made = VersionMaker.objects.filter(version__entry__book=desk.book())
    return set(made.values_list("person__username", "act", "version__number"))


def test_whoever_read_again_what_was_given_back_and_read_the_same(desk: Desk):
    desk.open(1)
    read_twice(desk)
    desk.hand_in()
    desk.give_back("kiemtra", only_draft(desk), "Đọc lại.")
    read_twice(desk, "motminh", "nhap3")
    assert [one.key for one in preview(desk.book(), desk.people["motminh"]).own] == ["001"], (
        "before it is handed in"
    )
    assert desk.mismatches() == []
    assert desk.hand_in().unchanged
    assert hands(desk) == {
        ("nhap", "key", 1), ("nhap2", "key_second", 1), ("motminh", "key", 1), ("nhap3", "key_second", 1),
    }  # fmt: skip
    checked(desk)
    approves_not(desk)


def test_whoever_read_again_an_entry_of_a_package_in_which_another_changed(desk: Desk):
    desk.open(2)
    read_twice(desk, meHoTen="LÊ THỊ SAI")
    desk.hand_in()
    for draft in desk.drafts():
        desk.give_back("kiemtra", draft, "Đọc lại.")
    for who, kind in (("motminh", "first"), ("nhap3", "second")):
        lease = desk.lease(who, kind, count=1)
        desk.finish(who, lease, desk.drafts()[0], said(1, meHoTen="LÊ THỊ SAI"))
    for who, kind in (("nhap", "first"), ("nhap2", "second")):
        lease = desk.lease(who, kind, count=1)
        desk.finish(who, lease, desk.drafts()[1], said(2))
    assert desk.hand_in().package == 2
    assert [records.entry_at(f"{PATH}/{key}").version for key in ("001", "002")] == [1, 2]
    checked(desk)
    done = desk.approve(actor="motminh")
    assert (done.approved, done.own) == (["002"], ["001"])
    assert desk.mismatches() == []


@pytest.mark.parametrize("chosen", ["spare", "first"])
def test_whoever_read_too_late_whichever_reading_was_chosen(desk: Desk, monkeypatch, chosen):
    desk.open(1)
    late = desk.lease("motminh", count=1)
    with passed(monkeypatch, hours=5):
        expire_leases()
        desk.read_all("nhap", meHoTen="A A")
        desk.read_all("nhap2", "second", meHoTen="B B")
        answer = desk.finish("motminh", late, only_draft(desk), said(1, meHoTen="C C"))
        assert answer["kept"] == "spare"
        settle_for(desk, chosen)
        desk.hand_in()
        submit_book(desk.book(), actor=desk.people["nhap"], reason=LACKING)
        with pytest.raises(Refusal, match="TU_DUYET"):
            pass_book(desk.book(), actor=desk.people["motminh"], reason=LACKING)
        pass_book(desk.book(), actor=desk.people["kiemtra"], reason=LACKING)
        approves_not(desk)


def test_whoever_finished_when_the_entry_was_handed_in_already(desk: Desk, monkeypatch):
    desk.open(1)
    late = desk.lease("motminh", count=1)
    with passed(monkeypatch, hours=5):
        expire_leases()
        read_twice(desk)
        desk.hand_in()
        checked(desk)
        assert desk.finish("motminh", late, only_draft(desk), said(1))["kept"] == "spare"
        assert ("motminh", "key", 1) in hands(desk)
        approves_not(desk)


def test_whoever_read_in_a_pass_that_counts_no_longer(desk: Desk):
    desk.open(1)
    read_twice(desk, "motminh", "nhap2")
    desk.give_back("kiemtra", only_draft(desk), "Đọc lại.")
    read_twice(desk, "nhap", "nhap3")
    desk.hand_in()
    checked(desk)
    approves_not(desk)


def test_whoever_settled_what_was_given_back_and_then_agreed(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    settle_for(desk, "first", by="motminh")
    desk.hand_in()
    desk.give_back("kiemtra", only_draft(desk), "Đọc lại.")
    desk.read_all("nhap")
    desk.read_all("nhap3", "second", meHoTen="LÊ THỊ KHÁC")
    settle_for(desk, "second", by="xuly")
    assert ("xuly", "adjudicate", 1) in hands(desk), "before it is handed in"
    desk.give_back("kiemtra", only_draft(desk), "Đọc lại.")
    read_twice(desk, "nhap", "nhap3")
    desk.hand_in()
    assert ("motminh", "adjudicate", 1) in hands(desk)
    checked(desk)
    approves_not(desk)


def inspect_alike(desk: Desk) -> set[tuple[str, str, int]]:
    desk.read_all("motminh", "inspect")
    return {("motminh", "inspect", 1)}


def settle_for_the_package(desk: Desk) -> set[tuple[str, str, int]]:
    desk.read_all("kiemtra", "inspect", meHoTen="LÊ THỊ KHÁC")
    settle_for(desk, "package", by="motminh")
    return {("kiemtra", "inspect", 1), ("motminh", "adjudicate", 1)}


@pytest.mark.parametrize("way", [inspect_alike, settle_for_the_package])
def test_whoever_found_a_package_right(desk: Desk, way: Callable[[Desk], set[tuple[str, str, int]]]):
    desk.bring(birth(1), actor="nhap")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    expected = way(desk)
    assert desk.standing() == ["handed_in"]
    assert hands(desk) == expected
    if way is settle_for_the_package:  # what the checker read differently was not taken: they wrote nothing
        checked(desk)
    approves_not(desk)


def test_whoever_corrected_a_package_does_not_confirm_it(desk: Desk):
    desk.bring(birth(1, meHoTen="LÊ THỊ SAI"), actor="nhap")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    desk.read_all("kiemtra", "inspect")
    settle_for(desk, "inspect")
    desk.hand_in()
    assert hands(desk) >= {("kiemtra", "inspect", 1), ("kiemtra", "correct", 2), ("xuly", "adjudicate", 2)}
    with pytest.raises(Refusal, match="TU_DUYET"):
        checked(desk)
    assert desk.mismatches() == []


def test_an_entry_that_was_only_inspected_is_not_one_that_was_keyed_here(desk: Desk):
    desk.bring(birth(1), actor="nhap")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    desk.read_all("kiemtra", "inspect")
    assert not records.must_be_checked().exists()
    assert desk.approve(actor="lanhdao").approved == ["001"]


def test_an_inspector_reads_again_what_is_given_back_to_them(desk: Desk):
    desk.bring(birth(1), actor="nhap")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    desk.read_all("kiemtra", "inspect")
    desk.give_back("motminh", only_draft(desk), "Xem lại họ tên mẹ.", to="kiemtra")
    assert desk.standing() == ["waiting"]
    desk.read_all("kiemtra", "inspect")
    assert desk.standing() == ["handed_in"]
    assert desk.altered() == []


def test_makers_of_what_did_not_change_are_held_to_the_ledger(desk: Desk):
    desk.open(1)
    read_twice(desk)
    desk.hand_in()
    desk.give_back("kiemtra", only_draft(desk), "Đọc lại.")
    read_twice(desk, "motminh", "nhap3")
    desk.hand_in()
    assert desk.mismatches() == []
    VersionMaker.objects.filter(person=desk.people["motminh"]).delete()
    assert {one.partition(" ")[0] for one in desk.mismatches()} == {"LECH_NHAT_KY"}


def test_handed_in_again_nobody_is_told_twice(desk: Desk):
    desk.open(1)
    read_twice(desk)
    desk.hand_in()
    before = hands(desk)
    Draft.objects.filter(work__book=PATH).update(state="settled")
    desk.hand_in()
    assert hands(desk) == before
    assert Pass.objects.count() == 2
    assert desk.mismatches() == []
