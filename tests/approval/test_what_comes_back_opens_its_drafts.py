"""Issue 4, item 5: return with a remark to the person who can mend it: what was keyed here is opened for that reader again."""

from __future__ import annotations

import pytest

from sogoc.approval import way_actions as ways
from sogoc.approval.queries import books_waiting
from sogoc.approval.readiness_queries import readiness
from sogoc.approval.staying_queries import staying
from sogoc.approval.way_queries import standing, way_of
from sogoc.approval.way_verify import verify_way
from sogoc.keying.models import Draft
from sogoc.keying.work_actions import open_inspection
from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry
from tests.keying import conftest as scene
from tests.keying.desk import PATH, Desk
from tests.line.making import birth, births
from tests.line.office import _one_sandbox  # noqa: F401

office, desk = scene.office, scene.desk


def test_the_drafts_of_the_entries_that_a_remark_names_are_read_again(desk: Desk):
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    desk.hand_in("nhap3")
    people = desk.people
    ways.submit_book(desk.book(), actor=people["nhap3"], reason="chỉ hai trường hợp")
    ways.return_book(
        desk.book(), actor=people["kiemtra"], reason="xem lại họ tên mẹ", to=people["nhap2"], entries=["001"]
    )
    one, two = desk.drafts()
    assert (one.state, one.remark, one.remark_for) == ("keyed_once", "xem lại họ tên mẹ", people["nhap2"])
    assert two.state == "handed_in"
    points = {point.code: point for point in readiness(desk.book())}
    assert points["phieu"].ok is False
    assert list(verify_way(desk.book())) == []


def handed_in(desk: Desk, entries: int) -> None:
    desk.open(entries)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    desk.hand_in("nhap")


def checked(desk: Desk) -> None:
    ways.submit_book(desk.book(), actor=desk.people["nhap"])
    ways.pass_book(desk.book(), actor=desk.people["kiemtra"])


def test_a_draft_given_back_takes_its_book_out_of_what_was_checked(desk: Desk):
    handed_in(desk, 2)
    checked(desk)
    assert standing(desk.book(), way_of(desk.book())) == "checked"
    desk.give_back("kiemtra", desk.drafts()[0], "sai tên mẹ")
    assert standing(desk.book(), way_of(desk.book())) == "checking"
    with pytest.raises(Refusal, match="CHUA_KIEM_TRA"):
        desk.approve()
    with pytest.raises(Refusal, match="chưa nộp lại"):
        ways.pass_book(desk.book(), actor=desk.people["kiemtra"], reason="vẫn chuyển")
    page = desk.client("lanhdao").get(f"/so/{PATH}/duyet").content.decode()
    assert "đã trả lại hoặc đang soát, chưa nộp lại: 1 trường hợp" in page
    desk.read_all("nhap3")
    desk.read_all("nhap", "second")
    desk.hand_in("nhap")
    assert standing(desk.book(), way_of(desk.book())) == "checking", "other people read it now"
    ways.pass_book(desk.book(), actor=desk.people["kiemtra"])
    assert desk.approve().approved == ["001", "002"]


def test_the_approvers_return_opens_drafts_too(desk: Desk):
    handed_in(desk, 2)
    checked(desk)
    assert "back-entries" in desk.client("lanhdao").get(f"/so/{PATH}").content.decode()
    ways.return_book(desk.book(), actor=desk.people["lanhdao"], reason="xem lại họ tên mẹ", entries=["001"])
    one, two = desk.drafts()
    assert (one.state, one.remark, two.state) == ("waiting", "xem lại họ tên mẹ", "handed_in")
    assert standing(desk.book(), way_of(desk.book())) == "working"
    assert list(verify_way(desk.book())) == []


def test_an_entry_of_a_package_that_a_remark_names_is_told_until_it_was_mended(desk: Desk):
    desk.bring(*births(1, 2))
    ways.submit_book(desk.book(), actor=desk.people["nhap"])
    ways.return_book(desk.book(), actor=desk.people["kiemtra"], reason="sai tên mẹ", entries=["001"])

    def told() -> list[str]:
        return [one.says for one in readiness(desk.book()) if one.code == "tra_lai"]

    assert told() == ["1 trường hợp được trả lại kèm lời nhắn vẫn như cũ: số 01/2008."]
    with pytest.raises(Refusal, match="CHUA_DU"):
        ways.submit_book(desk.book(), actor=desk.people["nhap"])
    desk.bring(birth(1, meHoTen="LÊ THỊ ĐÚNG"), birth(2))
    assert told() == []
    ways.submit_book(desk.book(), actor=desk.people["nhap"])


def test_an_entry_that_is_inspected_stays_behind(desk: Desk):
    desk.bring(*births(1, 2))
    Entry.objects.filter(book=desk.book()).update(pdf="1.pdf")
    open_inspection(PATH, actor=desk.people["kiemtra"])
    Draft.objects.filter(entry__key="002").update(state="handed_in")
    (waits,) = staying(desk.people["lanhdao"])
    assert waits.being_read == ["001"]
    done = desk.approve()
    assert (done.approved, [one["key"] for one in done.held]) == (["002"], ["001"])
    (book,) = books_waiting(desk.people["lanhdao"])
    assert not vars(book)["signable"]
    assert desk.approve().approved == []
