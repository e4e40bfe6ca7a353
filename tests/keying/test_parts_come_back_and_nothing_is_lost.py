"""Leases: small, nobody's twice, back by themselves; what was finished counts, what was typed stays, what is too late is kept."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sogoc.ground import clock
from sogoc.ground.queue.models import Job
from sogoc.ground.queue.worker import run_worker
from sogoc.imaging.models import Cut
from sogoc.keying import lease_actions
from sogoc.keying.difference_queries import differences
from sogoc.keying.lease_actions import expire_leases, recall_lease, return_lease
from sogoc.keying.models import Lease, PartialPass, Pass, Receipt
from sogoc.keying.packet_queries import packet
from sogoc.keying.receipt_actions import forget_receipts
from sogoc.keying.work_actions import follow_pages
from sogoc.law.refusal import Refusal
from tests.keying.desk import PATH, Desk, cut_pages, passed, said


def numbers(lease: Lease) -> list[int]:
    return [item.draft.position for item in lease.items.select_related("draft").order_by("draft__position")]


def test_a_part_is_ten_entries_of_about_twelve_minutes(desk: Desk):
    desk.open(30)
    lease = desk.lease("nhap")
    assert numbers(lease) == list(range(1, 11))
    assert 8 * 60 <= lease.estimate_seconds <= 15 * 60


def test_a_part_is_as_long_as_this_person_needs(desk: Desk):
    desk.open(30)
    lease = desk.lease("nhap", count=5)
    for item in lease.items.all():
        desk.finish("nhap", lease, item.draft_id, said(item.draft.position), seconds=200)
    assert len(numbers(desk.lease("nhap"))) == 3
    assert len(numbers(desk.lease("nhap2"))) == 3, "of somebody new the others' pace is known"


def test_two_people_never_hold_the_same_pass(desk: Desk):
    desk.open(7)
    parts = [desk.lease(who, count=3) for who in ("nhap", "nhap2", "nhap3")]
    assert [numbers(part) for part in parts] == [[1, 2, 3], [4, 5, 6], [7]]
    with pytest.raises(Refusal, match="HET_VIEC"):
        desk.lease("motminh", count=3)


def test_nobody_is_handed_the_other_pass_of_what_they_hold(desk: Desk):
    desk.open(4)
    desk.lease("nhap", count=2)
    assert numbers(desk.lease("nhap", "second")) == [3, 4]
    assert numbers(desk.lease("nhap2", "second")) == [1, 2]


def test_who_asks_again_gets_what_they_hold(desk: Desk):
    desk.open(20)
    assert desk.lease("nhap").pk == desk.lease("nhap").pk


def test_what_is_given_back_goes_to_the_next(desk: Desk):
    desk.open(3)
    lease = desk.lease("nhap", count=3)
    desk.finish("nhap", lease, desk.drafts()[0], said(1))
    return_lease(str(lease.pk), actor=desk.people["nhap"])
    assert numbers(desk.lease("nhap2", count=3)) == [2, 3]
    assert desk.standing() == ["keyed_once", "waiting", "waiting"]
    assert desk.altered() == []


def taken() -> list[int]:
    return list(Cut.objects.filter(taken=True).order_by("pk").values_list("position", flat=True))


def test_cuts_that_nobody_holds_and_no_pass_counts_of_may_be_cut_otherwise(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(3)
    lease = desk.lease("nhap", count=3)
    assert taken() == [1, 2, 3]
    one, two, _ = desk.drafts()
    desk.finish("nhap", lease, one, said(1))
    desk.save("nhap", lease, two, {"so": {"v": "02"}})
    return_lease(str(lease.pk), actor=desk.people["nhap"])
    assert taken() == [1]
    assert PartialPass.objects.get().draft_id == two.pk, "what was typed stays"
    forgotten = desk.lease("nhap", count=3)
    assert taken() == [1, 2, 3]
    with passed(monkeypatch, hours=5):
        expire_leases()
        assert taken() == [1]
        desk.finish("nhap", forgotten, two, said(2))  # late, and counts: held again
        Cut.objects.filter(position=3).update(removed_at=clock.now())
        three = desk.drafts()[2]
        assert desk.finish("nhap", forgotten, three, said(3))["kept"] == "spare", (
            "its frame is gone, it is not"
        )
    assert taken() == [1, 2]
    assert desk.altered() == []


def test_a_forgotten_part_comes_back_by_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(2)
    lease = desk.lease("nhap", txn="11111111-1111-4111-8111-111111111111")
    assert Job.objects.filter(name="keying.bring_back", run_after=lease.until).exists()
    with passed(monkeypatch, hours=3):
        assert expire_leases() == 0
    with passed(monkeypatch, hours=5):
        run_worker(once=True)
        lease.refresh_from_db()
        assert lease.forgotten
        assert numbers(desk.lease("nhap2")) == [1, 2]
        assert Receipt.objects.count() == 1
    assert desk.altered() == []


def test_whatever_was_answered_is_answered_the_same_after_years(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(2)
    lease = desk.lease("nhap")
    draft, _ = desk.drafts()
    saved, finished, typed = (str(uuid.uuid4()) for _ in range(3))
    desk.save("nhap", lease, draft, {"so": {"v": "01"}}, txn=saved)
    first = desk.finish("nhap", lease, draft, said(1), txn=finished)
    other = desk.drafts()[1]
    desk.save("nhap", lease, other, {"so": {"v": "02"}}, txn=typed)
    Receipt.objects.update(
        at=clock.now() - dt.timedelta(days=400)
    )  # a server's clock that was wrong for a day
    assert forget_receipts() == 0, "while the part is not over"
    with passed(monkeypatch, days=5):
        expire_leases()
        desk.save("nhap", desk.lease("nhap"), other, {"so": {"v": "02/2008"}})
        assert desk.save("nhap", lease, other, {"so": {"v": "02"}}, txn=typed)["draft"] == other.pk
    with passed(monkeypatch, days=400):
        run_worker(once=True)
        assert not Receipt.objects.filter(txn__in=(saved, typed)).exists(), (
            "texts saved on the way are many, and harmless twice"
        )
        assert desk.finish("nhap", lease, draft, said(1), txn=finished) == first
        with pytest.raises(Refusal, match="BAN_GO_CU_HON"):
            desk.save("nhap", lease, other, {"so": {"v": "02"}}, txn=typed)
    assert PartialPass.objects.get(draft=other).values == {"so": {"v": "02/2008"}}
    assert Pass.objects.count() == 1
    assert desk.altered() == []


def test_a_sign_of_work_keeps_a_part(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(1)
    lease = desk.lease("nhap")
    with passed(monkeypatch, hours=3):
        desk.save("nhap", lease, desk.drafts()[0], {"so": {"v": "01"}})
    with passed(monkeypatch, hours=6):
        assert expire_leases() == 0


def test_a_part_is_taken_along_for_days(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(1)
    desk.lease("nhap", days=3)
    with passed(monkeypatch, days=2, hours=23):
        assert expire_leases() == 0
    with passed(monkeypatch, days=3, hours=1):
        assert expire_leases() == 1


def test_a_part_that_is_here_already_is_taken_along_longer_and_never_shorter(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(2)
    short = desk.lease("nhap")
    long = desk.lease("nhap", days=7)
    assert long.pk == short.pk
    assert desk.lease("nhap", days=1).until == long.until == desk.lease("nhap").until
    with passed(monkeypatch, days=6, hours=23):
        assert expire_leases() == 0
        with pytest.raises(Refusal, match="HET_VIEC"):
            desk.lease("nhap2")
        desk.save("nhap", short, desk.drafts()[0], {"so": {"v": "01"}})
    with passed(monkeypatch, days=7, hours=4):
        assert expire_leases() == 1, "the day that was said, or four hours after the last sign of work"
    assert desk.altered() == []


def test_what_was_taken_along_a_leader_takes_back_and_what_was_finished_there_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    lease = desk.lease("nhap", days=7)
    recall_lease(lease, reason="Cần gấp", actor=desk.people["lanhdao"], via="test")
    with passed(monkeypatch, days=2):
        desk.read_all("nhap2")
        assert desk.finish("nhap", lease, desk.drafts()[0], said(1))["kept"] == "spare"
    assert desk.altered() == []


def test_what_was_typed_stays_for_the_same_person(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(1)
    lease = desk.lease("nhap")
    desk.save("nhap", lease, desk.drafts()[0], {"so": {"v": "01/2"}})
    with passed(monkeypatch, hours=5):
        again = desk.lease("nhap")
        assert again.pk != lease.pk
        assert packet(again)["drafts"][0]["partial"] == {"so": {"v": "01/2"}}
        return_lease(str(again.pk), actor=desk.people["nhap"])
        assert packet(desk.lease("nhap2"))["drafts"][0]["partial"] is None


def test_finished_after_the_part_came_back_it_counts_where_nobody_took_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    lease = desk.lease("nhap")
    with passed(monkeypatch, days=2):
        expire_leases()
        assert desk.finish("nhap", lease, desk.drafts()[0], said(1))["kept"] == "counted"
    assert desk.standing() == ["keyed_once"]
    assert desk.altered() == []


def test_finished_too_late_it_is_kept_beside_and_shown_to_the_third_person(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    lease = desk.lease("nhap")
    (draft,) = desk.drafts()
    with passed(monkeypatch, hours=5):
        desk.read_all("nhap2")
        assert desk.finish("nhap", lease, draft, said(1, meHoTen="LÊ THỊ MUỘN"))["kept"] == "spare"
        with pytest.raises(Refusal, match="HET_VIEC"):
            desk.lease("nhap", "second")
        desk.read_all("nhap3", "second", meHoTen="LÊ THỊ KHÁC")
    (found,) = differences(draft)
    assert {shown.whose for shown in found.readings} == {"first", "second", "spare"}
    take = [shown.whose for shown in found.readings].index("spare")
    desk.decide("xuly", draft, {"meHoTen": {"take": take}})
    assert draft.settled.get(field="meHoTen").value == {"v": "LÊ THỊ MUỘN"}
    assert desk.altered() == []


def test_what_another_holds_is_not_typed_on(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.open(1)
    lease = desk.lease("nhap")
    with passed(monkeypatch, hours=5):
        desk.lease("nhap2")
        with pytest.raises(Refusal, match="LUOT_NHAP_DA_CO_NGUOI_KHAC"):
            desk.save("nhap", lease, desk.drafts()[0], {"so": {"v": "01"}})


def test_a_pass_is_taken_back_until_it_is_compared(desk: Desk):
    desk.open(2)
    lease = desk.lease("nhap")
    one, two = desk.drafts()
    desk.finish("nhap", lease, one, said(1))
    desk.finish("nhap", lease, two, said(2))
    lease.refresh_from_db()
    assert lease.returned_at is not None, "a part with nothing left is over"
    with pytest.raises(Refusal, match="LUOT_NHAP_DA_XONG"):  # never “saved” of what is dropped
        desk.save("nhap", lease, one, said(1, so="9/2008"))
    desk.undo("nhap", lease, one)
    assert desk.standing() == ["waiting", "keyed_once"]
    assert PartialPass.objects.get().values == said(1)
    desk.finish("nhap", lease, one, said(1, so="01b/2008"))
    assert Pass.objects.get(draft=one, undone_at__isnull=True).values["so"] == {"v": "01b/2008"}
    desk.read_all("nhap2", "second")
    with pytest.raises(Refusal, match="CHUA_DU_DIEU_KIEN"):
        desk.undo("nhap", lease, two)
    with pytest.raises(Refusal, match="LUOT_NHAP_DA_XONG"):
        desk.save("nhap", lease, two, said(2, so="9/2008"))
    with pytest.raises(Refusal, match="KHONG_CO_PHIEU_GIAO"):
        desk.undo("nhap2", lease, two)
    assert desk.altered() == []


def test_finished_again_the_later_reading_takes_the_place_of_the_earlier(desk: Desk):
    desk.open(1)
    lease = desk.lease("nhap")
    (draft,) = desk.drafts()
    desk.finish("nhap", lease, draft, said(1, so="9/2008"))
    desk.finish("nhap", lease, draft, said(1))
    assert Pass.objects.get(undone_at__isnull=True).values["so"] == {"v": "01/2008"}
    assert desk.altered() == []


def test_finished_in_two_parts_of_one_person_the_later_reading_takes_the_place(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    early = desk.lease("nhap")
    (draft,) = desk.drafts()
    with passed(monkeypatch, hours=5):
        desk.finish("nhap", desk.lease("nhap"), draft, said(1, so="9/2008"))
        assert desk.finish("nhap", early, draft, said(1))["kept"] == "counted", "from another browser, late"
        assert Pass.objects.get(undone_at__isnull=True).values["so"] == {"v": "01/2008"}
        desk.undo("nhap", early, draft)
        assert not Pass.objects.filter(undone_at__isnull=True).exists()
        desk.finish("nhap", early, draft, said(1))
    assert Pass.objects.get(undone_at__isnull=True).kind == "first"
    assert desk.altered() == []


def test_both_readings_of_an_entry_are_never_one_persons_be_it_late(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    (draft,) = desk.drafts()
    early = desk.lease("nhap", "second")
    with passed(monkeypatch, hours=5):
        desk.read_all("nhap")
        with pytest.raises(Refusal, match="TU_DUYET"):
            desk.finish("nhap", early, draft, said(1, meHoTen="LÊ THỊ MUỘN"))
    assert Pass.objects.get(undone_at__isnull=True).kind == "first"
    assert desk.altered() == []


def test_who_lost_the_duty_finishes_nothing(desk: Desk):
    from sogoc.accounts.actions import take_duty

    desk.open(1)
    lease = desk.lease("nhap")
    take_duty(desk.people["nhap"], "key", unit="24862", reason="Chuyển công tác", actor=desk.people["admin"])
    with pytest.raises(Refusal, match="KHONG_CO_PHIEU_GIAO"):
        desk.finish("nhap", lease, desk.drafts()[0], said(1))
    assert numbers(desk.lease("nhap2")) == [1], "and keeps nobody else from it"
    assert desk.altered() == []


def test_a_leader_sees_who_works_on_what_and_what_waits_for_whom(desk: Desk):
    from sogoc.keying.queries import waiting

    desk.open(4)
    desk.lease("nhap", count=3)
    held, waits = waiting("24862")
    assert [(one.username, one.kind, one.drafts, one.finished) for one in held] == [("nhap", "first", 3, 0)]
    assert {one.kind: (one.drafts, one.people) for one in waits} == {
        "first": (1, ["admin", "motminh", "nhap", "nhap2", "nhap3"]),
        "second": (4, ["admin", "motminh", "nhap", "nhap2", "nhap3"]),
    }
    assert waiting("24769") == ([], [])


def test_more_than_there_may_be_is_not_handed_out(desk: Desk):
    desk.open(3)
    assert len(numbers(desk.lease("nhap", count=10_000))) == 3
    assert lease_actions.MOST == 50
    with pytest.raises(Refusal, match="KHONG_CO_LOAI_VIEC"):
        desk.lease("nhap2", "third")
    assert PATH in desk.waits_for("nhap2")


def test_what_was_cut_meanwhile_is_handed_out_too(desk: Desk):
    desk.open(1)
    cut_pages(PATH, 2, by=desk.people["nhap"])
    assert numbers(desk.lease("nhap")) == [1, 2, 3]
    assert desk.altered() == []


def test_an_entry_that_nobody_keyed_and_whose_cut_is_gone_is_left_out_until_it_is_back(desk: Desk):
    work = desk.open(2)
    gone = Cut.objects.filter(book=PATH, position=2)
    gone.update(removed_at=clock.now())
    follow_pages(work, actor=desk.people["nhap"])
    assert desk.standing() == ["waiting", "dropped"]
    assert numbers(desk.lease("nhap")) == [1]
    Cut.objects.filter(book=PATH).update(removed_at=None)
    follow_pages(work, actor=desk.people["nhap"])
    assert desk.standing() == ["waiting", "waiting"]
    assert desk.altered() == []


def test_a_leader_takes_back_what_somebody_holds_and_nothing_of_it_is_lost(desk: Desk):
    desk.open(3)
    lease = desk.lease("nhap", count=3)
    one, two, _ = [item.draft_id for item in lease.items.order_by("draft__position")]
    desk.finish("nhap", lease, one, said(1))
    desk.save("nhap", lease, two, said(2))
    for who, reason, code in (
        ("nhap2", "Ốm", "KHONG_GIU_NHIEM_VU"),
        ("lanhdao", " ", "THU_HOI_PHAI_CO_LY_DO"),
    ):
        with pytest.raises(Refusal, match=code):
            recall_lease(lease, reason=reason, actor=desk.people[who], via="test")
    recall_lease(lease, reason="Người nhập nghỉ ốm.", actor=desk.people["lanhdao"], via="test")
    assert desk.standing() == ["keyed_once", "waiting", "waiting"]
    desk.undo("nhap", lease, one)
    desk.finish("nhap", lease, one, said(1))
    lease.refresh_from_db()
    assert lease.returned_at is not None, "what was taken back stays taken back"
    assert numbers(desk.lease("nhap3", count=3)) == [2, 3]
    assert PartialPass.objects.get().draft_id == two
    with pytest.raises(Refusal, match="PHAN_VIEC_DA_TRA"):
        recall_lease(lease, reason="Lần nữa", actor=desk.people["lanhdao"], via="test")
    assert desk.altered() == []
