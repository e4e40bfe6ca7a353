"""Issue 4, item 5: return with a remark to the person who can mend it: what was keyed here is opened for that reader again."""

from __future__ import annotations

from sogoc.approval import way_actions as ways
from sogoc.approval.readiness_queries import readiness
from sogoc.approval.way_verify import verify_way
from tests.keying.conftest import desk, office  # noqa: F401
from tests.keying.desk import Desk


def test_the_drafts_of_the_entries_that_a_remark_names_are_read_again(desk: Desk):  # noqa: F811
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
