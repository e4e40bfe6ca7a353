"""A person's own pace and fields, for their own eyes; the statement of volume; what doctor finds altered."""

from __future__ import annotations

import pytest

from sogoc.accounts.contractor_actions import add_contractor, join_contractor
from sogoc.ground import clock
from sogoc.keying.measure_queries import agreement, coaching
from sogoc.keying.models import BookWork, Draft, Lease, Measure, Pass, Settled
from sogoc.keying.pace_queries import pace, seconds_for, volume
from tests.keying.desk import Desk, passed, said


def some_work(desk: Desk) -> None:
    desk.open(4)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    desk.decide("xuly", desk.drafts()[0], {"meHoTen": {"value": {"v": "LÊ THỊ KHÁC"}}})


def test_volume_counts_entries_fields_keys_and_seconds_by_person(desk: Desk):
    some_work(desk)
    today = clock.today_vn()
    lines = {(one.username, one.kind): one for one in volume(today, today)}
    assert set(lines) == {("nhap", "first"), ("nhap2", "second"), ("xuly", "adjudicate")}
    first = lines["nhap", "first"]
    assert (first.entries, first.keystrokes, first.seconds, first.unit) == (4, 480, 160, "24862")
    assert first.fields == 4 * len(Pass.objects.filter(kind="first")[0].fields)
    assert (lines["xuly", "adjudicate"].entries, lines["xuly", "adjudicate"].fields) == (1, 1)
    assert volume(today, today, units=["24769"]) == []
    assert [one.username for one in volume(today, today, person=desk.people["nhap2"])] == ["nhap2"]


def test_a_contractors_people_are_counted_under_their_contract(desk: Desk):
    today = clock.today_vn()
    made = add_contractor(
        "Công ty Số hóa A", "12/2026/HĐ", signed=today, first=today, last=today, actor=desk.people["admin"]
    )
    join_contractor(made, desk.people["nhap3"], actor=desk.people["admin"])
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap3", "second")
    lines = {one.username: one.contractor for one in volume(today, today)}
    assert lines == {"nhap": "", "nhap3": "Công ty Số hóa A, hợp đồng 12/2026/HĐ"}


def test_a_period_that_is_over_does_not_change_when_something_is_given_back(desk: Desk, monkeypatch):
    some_work(desk)
    today = clock.today_vn()
    told = volume(today, today)
    assert {one.returned for one in told} == {0}
    with passed(monkeypatch, days=40):
        later = clock.today_vn()
        desk.give_back("kiemtra", desk.drafts()[0], "Đọc lại.")
        desk.read_all("nhap")
        assert volume(today, today) == told
        lines = {(one.username, one.kind): (one.entries, one.returned) for one in volume(later, later)}
        assert lines == {
            ("nhap", "first"): (1, 1),
            ("nhap2", "second"): (0, 1),
            ("xuly", "adjudicate"): (0, 1),
        }
        whole = {(one.username, one.kind): (one.entries, one.returned) for one in volume(today, later)}
        assert whole == {("nhap", "first"): (4, 0), ("nhap2", "second"): (3, 0)}


def test_what_was_taken_back_is_counted_once_with_all_its_work(desk: Desk):
    desk.open(2)
    lease = desk.lease("nhap")
    draft, other = desk.drafts()
    desk.finish("nhap", lease, draft, said(1), seconds=600, keystrokes=900)
    for _ in range(3):
        desk.undo("nhap", lease, draft)
        desk.finish("nhap", lease, draft, said(1), seconds=5, keystrokes=3)
    today = clock.today_vn()
    assert [(one.entries, one.seconds, one.keystrokes) for one in volume(today, today)] == [(1, 615, 909)]
    assert [(one.entries, one.seconds) for one in pace(desk.people["nhap"])] == [(1, 615)]
    assert seconds_for(desk.people["nhap"], "first", "KS") == 615
    desk.finish("nhap", lease, other, said(2))
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    desk.give_back("xuly", other, "Đọc lại mục này.", to="nhap")
    lines = {one.username: (one.entries, one.seconds, one.keystrokes) for one in volume(today, today)}
    assert lines["nhap"] == (1, 615, 909), "what somebody else gave back stays uncounted"
    assert desk.altered() == []


def test_everybody_sees_their_own_pace_and_fields_alone(desk: Desk):
    some_work(desk)
    (day,) = pace(desk.people["nhap"])
    assert (day.entries, day.seconds, day.each) == (4, 160, 40)
    (field,) = coaching(desk.people["nhap"])
    assert (field.field, field.keyed, field.differing) == ("meHoTen", 4, 4)
    assert field.label == "Họ, chữ đệm, tên của người mẹ"
    assert coaching(desk.people["xuly"]) == []


def test_who_was_right_where_two_differed_is_part_of_what_is_known_of_them(desk: Desk):
    some_work(desk)
    assert (
        agreement(desk.people["nhap"], "meHoTen").agreed,
        agreement(desk.people["nhap"], "so").agreed,
    ) == (0, 4)
    assert agreement(desk.people["nhap2"], "meHoTen").agreed == 1


@pytest.mark.parametrize(
    "alter",
    [
        lambda: Draft.objects.filter(state="differs").update(state="settled"),
        lambda: Pass.objects.filter(kind="first").update(values={"so": {"v": "7/2008"}}),
        lambda: Pass.objects.filter(kind="second").update(person=Pass.objects.filter(kind="first")[0].person),
        lambda: Pass.objects.filter(kind="second").update(keystrokes=9_000),
        lambda: Settled.objects.filter(field="meHoTen").update(value={"v": "LÊ THỊ THỨ BA"}),
        lambda: Settled.objects.filter(field="so").delete(),
        lambda: BookWork.objects.update(policy={"mode": "core", "floor": 0.05}),
        lambda: Draft.objects.filter(position=2).update(second=[]),
        lambda: Draft.objects.filter(position=2).update(remark="Bỏ qua."),
        lambda: Lease.objects.filter(kind="first").update(returned_at=None),
        lambda: Measure.objects.filter(right=True).update(right=False),
        lambda: Measure.objects.filter(agreed=True).update(agreed=False),
        lambda: Measure.objects.filter(agreed=False).delete(),
    ],
    ids=[
        "state",
        "reading",
        "reader",
        "keystrokes",
        "decision",
        "agreed value",
        "policy",
        "fields",
        "remark",
        "lease",
        "who was right",
        "who agreed",
        "what is measured",
    ],
)
def test_doctor_finds_what_was_altered_behind_the_softwares_back(desk: Desk, alter):
    some_work(desk)
    assert desk.altered() == []
    alter()
    assert desk.altered() != []
