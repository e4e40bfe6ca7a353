"""Two blind passes and a third person: who may do what, what is settled by agreement, what waits for a decision."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sogoc.accounts.actions import set_password
from sogoc.ground import clock
from sogoc.imaging.models import Cut
from sogoc.intake.exemplar_actions import join
from sogoc.keying import policy
from sogoc.keying.difference_queries import differences, hints, sign_of
from sogoc.keying.lease_actions import expire_leases, recall_lease
from sogoc.keying.models import Settled
from sogoc.keying.pages import fields_of
from sogoc.keying.policy import Policy
from sogoc.keying.standing import why_not_draft
from sogoc.law.refusal import Refusal
from tests.keying.desk import PATH, Desk, passed, said
from tests.line.making import UNIT, birth
from tests.line.office import PASSWORD


def settled(draft) -> dict[str, tuple[object, str]]:
    return {one.field: (one.value, one.how) for one in Settled.objects.filter(draft=draft)}


def test_a_book_is_opened_with_a_draft_for_each_cut(desk: Desk):
    work = desk.open(3)
    assert desk.standing() == ["waiting"] * 3
    assert desk.waits_for("nhap") == {PATH: {"first": 3, "second": 3}}
    again = desk.open(2)
    assert again.pk == work.pk
    assert len(desk.drafts()) == 5
    assert desk.altered() == []
    with CaptureQueriesContext(connection) as one:
        desk.waits_for("nhap")
    desk.open(1, book=f"{UNIT}/KT.2009.01")
    with CaptureQueriesContext(connection) as two:
        told = desk.waits_for("nhap")
    assert told == {PATH: {"first": 5, "second": 5}, f"{UNIT}/KT.2009.01": {"first": 1, "second": 1}}
    assert len(two) == len(one), "asked once, however many books there are"


def test_a_book_without_cuts_is_refused(desk: Desk):
    with pytest.raises(Refusal, match="CHUA_CAT_TRANG"):
        desk.open(0)


def test_what_two_people_read_alike_is_settled(desk: Desk):
    desk.open(2)
    desk.read_all("nhap")
    assert desk.standing() == ["keyed_once"] * 2
    admin, reset = desk.people["admin"], desk.people["nhap"]
    reset.last_login = clock.now()
    set_password(reset, PASSWORD, actor=admin)  # until that is confirmed both may be one pair of hands
    refused = why_not_draft(desk.drafts()[0], "second", admin)
    assert refused is not None
    assert refused.code == "TU_DUYET"
    with pytest.raises(Refusal, match="HET_VIEC"):
        desk.lease("admin", "second")
    desk.read_all("nhap2", "second")
    assert desk.standing() == ["settled"] * 2
    assert settled(desk.drafts()[0])["nksHoTen"] == ({"v": "NGUYỄN VĂN BÌNH"}, "agreed")
    assert desk.altered() == []


def test_a_difference_waits_for_a_third_person(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN")
    (draft,) = desk.drafts()
    assert draft.state == "differs"
    (found,) = differences(draft)
    assert found.field == "meHoTen"
    assert {shown.whose for shown in found.readings} == {"first", "second"}
    take = [shown.whose for shown in found.readings].index("second")
    desk.decide("xuly", draft, {"meHoTen": {"take": take}})
    assert desk.standing() == ["settled"]
    assert settled(draft)["meHoTen"] == ({"v": "LÊ THỊ BÌNG AN"}, "second")
    assert desk.altered() == []


def test_a_choice_is_of_the_readings_that_were_shown(desk: Desk, monkeypatch):
    desk.open(1)
    late = desk.lease("nhap3")
    with passed(monkeypatch, hours=5):
        expire_leases()
        desk.read_all("nhap")
        desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN")
        (draft,) = desk.drafts()
        seen = sign_of(differences(draft))
        desk.finish("nhap3", late, draft, said(1, meHoTen="LÊ THỊ BINH AN"))
        with pytest.raises(Refusal, match="CACH_DOC_VUA_THAY_DOI"):
            desk.decide("xuly", draft, {"meHoTen": {"take": 0}}, seen=seen)
        shown = differences(draft)
        desk.decide("xuly", draft, {"meHoTen": {"take": 2}}, seen=sign_of(shown))
    assert settled(draft)["meHoTen"][0] == shown[0].readings[2].reading
    assert desk.altered() == []


def test_what_was_taken_back_and_given_to_another_is_settled_by_the_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(2)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN")
    draft, other = desk.drafts()
    held = desk.lease("xuly", "adjudicate")
    recall_lease(held, reason="Cần gấp", actor=desk.people["lanhdao"], via="test")
    desk.lease("motminh", "adjudicate")
    with pytest.raises(Refusal, match="NGUOI_KHAC_DANG_XU_LY"):
        desk.decide("xuly", draft, {"meHoTen": {"take": 0}})
    desk.give_back("motminh", draft, "Đọc lại.")
    with passed(
        monkeypatch, hours=30
    ):  # what motminh forgot keeps nobody from it, whether a worker ran or not
        desk.decide("xuly", other, {"meHoTen": {"take": 0}})
    for reading in ("first", "second"):  # both readings were laid before them
        with pytest.raises(Refusal, match="HET_VIEC"):
            desk.lease("motminh", reading)
    assert [draft.pk] == [item.draft_id for item in desk.lease("nhap").items.all()]
    assert desk.altered() == []


def test_the_third_person_may_read_something_else(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ BÌNG AN", chaNgaySinh={"a": "rach"})
    (draft,) = desk.drafts()
    with pytest.raises(Refusal, match="CHUA_CHON_DU"):
        desk.decide("xuly", draft, {"meHoTen": {"take": 0}})
    with pytest.raises(Refusal, match="MUC_KHONG_LECH"):
        desk.decide("xuly", draft, {"meHoTen": {"take": 0}, "so": {"take": 0}})
    desk.decide(
        "xuly",
        draft,
        {"meHoTen": {"value": {"v": "LÊ THỊ BINH AN"}}, "chaNgaySinh": {"value": {"a": "rach"}}},
    )
    assert settled(draft)["meHoTen"] == ({"v": "LÊ THỊ BINH AN"}, "typed")
    assert settled(draft)["chaNgaySinh"] == ({"a": "rach"}, "typed")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("NGUYỄN THÚY HÒA", "NGUYỄN THUÝ HOÀ"),
        ("K'BRƠI", "K’BRƠI"),
        ("NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
    ],
    ids=["where the tone stands", "which apostrophe", "letters put together otherwise"],
)
def test_what_no_reader_would_call_a_difference_is_none(desk: Desk, first: str, second: str):
    desk.open(1)
    desk.read_all("nhap", nksHoTen=first)
    desk.read_all("nhap2", "second", nksHoTen=second)
    assert desk.standing() == ["settled"]


def test_absences_are_compared_by_their_reason(desk: Desk):
    desk.open(3)
    desk.read_all("nhap", chaNgaySinh={"a": "rach"}, ghiChu=None)
    desk.read_all("nhap2", "second", chaNgaySinh={"a": "rach"}, ghiChu={"a": "trong"})
    assert desk.standing() == ["settled"] * 3
    assert settled(desk.drafts()[0])["chaNgaySinh"] == ({"a": "rach"}, "agreed")
    assert settled(desk.drafts()[0])["ghiChu"] == ({"a": "trong"}, "agreed")


def test_torn_and_illegible_are_not_the_same(desk: Desk):
    desk.open(1)
    desk.read_all("nhap", chaNgaySinh={"a": "rach"})
    desk.read_all("nhap2", "second", chaNgaySinh={"a": "khong_doc_duoc"})
    assert desk.standing() == ["differs"]


def test_a_sure_reader_confirms_one_who_is_not(desk: Desk):
    desk.open(1)
    desk.read_all("nhap", meHoTen={"v": "LÊ THỊ BÌNH AN", "u": [[7, 11]]})
    desk.read_all("nhap2", "second")
    (draft,) = desk.drafts()
    assert draft.state == "settled"
    assert settled(draft)["meHoTen"] == ({"v": "LÊ THỊ BÌNH AN"}, "agreed")


def test_where_neither_is_sure_a_third_person_looks(desk: Desk):
    desk.open(1)
    desk.read_all("nhap", meHoTen={"v": "LÊ THỊ BÌNH AN", "u": [[7, 11]]})
    desk.read_all("nhap2", "second", meHoTen={"v": "LÊ THỊ BÌNH AN", "u": [[8, 11]]})
    (draft,) = desk.drafts()
    assert draft.state == "differs"
    (found,) = differences(draft)
    assert found.doubt


def test_nobody_reads_twice(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    assert desk.waits_for("nhap") == {}
    with pytest.raises(Refusal, match="HET_VIEC"):
        desk.lease("nhap", "second")


def test_nobody_settles_what_they_read(desk: Desk):
    desk.open(1)
    desk.read_all("motminh")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    (draft,) = desk.drafts()
    with pytest.raises(Refusal, match="TU_DUYET"):
        desk.decide("motminh", draft, {"meHoTen": {"take": 0}})
    with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU") as refused:
        desk.decide("nhap3", draft, {"meHoTen": {"take": 0}})
    assert "không được giao nhiệm vụ “Xử lý giá trị lệch”" in refused.value.says
    assert "Người xuly (xuly)" in refused.value.fix


def test_whoever_is_elsewhere_finds_nothing(desk: Desk):
    desk.open(1)
    assert desk.waits_for("xakhac") == {}
    for who in ("xakhac", "khach"):
        with pytest.raises(Refusal):
            desk.lease(who)


def test_the_order_of_two_readings_tells_nothing(desk: Desk):
    desk.open(24)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC", chaHoTen="NGUYỄN VĂN KHÁC")
    orders = [
        tuple(shown.whose for shown in one.readings) for draft in desk.drafts() for one in differences(draft)
    ]
    assert orders == [
        tuple(shown.whose for shown in one.readings) for draft in desk.drafts() for one in differences(draft)
    ]
    assert set(orders) == {("first", "second"), ("second", "first")}


def test_given_back_by_the_third_person_it_is_read_again_by_the_same_reader_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    (draft,) = desk.drafts()
    with pytest.raises(Refusal, match="THIEU_LY_DO"):
        desk.give_back("xuly", draft, "  ", to="nhap2")
    desk.give_back("xuly", draft, "Đọc lại họ tên mẹ ở góc trang.", to="nhap2")
    assert desk.standing() == ["keyed_once"]
    assert desk.waits_for("nhap3") == {}
    assert desk.waits_for("nhap2") == {PATH: {"second": 1}}
    with passed(monkeypatch, days=8):  # and by anybody where they did not come
        assert desk.waits_for("nhap3") == {PATH: {"second": 1}}
    desk.read_all("nhap2", "second")
    assert desk.standing() == ["settled"]
    assert desk.altered() == []


def test_given_back_to_nobody_both_passes_are_read_again(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    desk.give_back("xuly", desk.drafts()[0], "Ảnh trang mờ, đã chụp lại.")
    assert desk.standing() == ["waiting"]
    assert desk.waits_for("nhap3") == {PATH: {"first": 1, "second": 1}}
    assert not Cut.objects.get().taken, "its frame may be what was wrong"


def test_whoever_read_a_pass_that_was_given_back_does_not_settle_it_either(desk: Desk):
    desk.open(1)
    desk.read_all("motminh")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    (draft,) = desk.drafts()
    desk.give_back("xuly", draft, "Đọc lại.")
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    with pytest.raises(Refusal, match="TU_DUYET"):
        desk.decide("motminh", draft, {"meHoTen": {"take": 0}})


def test_whoever_approves_gives_back_what_was_settled_and_nobody_else_does(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second")
    (draft,) = desk.drafts()
    for who in ("nhap", "xuly"):
        with pytest.raises(Refusal, match="KHONG_CO_NHIEM_VU"):
            desk.give_back(who, draft, "Đọc lại.")
    desk.give_back("lanhdao", draft, "Ngày đăng ký đọc sai.")
    assert desk.standing() == ["waiting"]
    assert desk.altered() == []


def test_the_third_person_is_told_of_neighbours_and_of_who_may_be_the_same(desk: Desk):
    desk.open(3)
    desk.read_all("nhap", nksHoTen="LÒ VĂN TWIN", nksNgaySinh="01.05.2008")
    desk.read_all("nhap2", "second", nksHoTen="LÒ VĂN TWIN", nksNgaySinh="01.05.2008", meHoTen="LÊ THỊ KHÁC")
    told = {(one.kind, one.says) for one in hints(desk.drafts()[1])}
    assert ("lien_ke", "Trường hợp liền trước mang số “01/2008”.") in told
    assert ("lien_ke", "Trường hợp liền sau mang số “03/2008”.") in told
    assert [kind for kind, _ in sorted(told)].count("lap") == 2
    other = f"{UNIT}/KS.2008.02"
    desk.bring(birth(1), birth(2, nksHoTen="LÒ VĂN TWIN"), name="KS.2008.02")
    join(PATH, other, basis="Biên bản bàn giao 12", actor=desk.people["admin"])
    (hint,) = (one.says for one in hints(desk.drafts()[1]) if one.kind == "so_kep")
    assert hint == f"Bản kia của quyển ({other}) có trường hợp mang số “02/2008”, ghi cùng họ tên."


def test_one_reads_core_fields_again_where_the_policy_says_so(desk: Desk):
    desk.open(6, policy=Policy("core", 0.01))
    desk.read_all("nhap")
    lease = desk.lease("nhap2", "second", count=6)
    asked = [set(item.draft.second or ()) for item in lease.items.select_related("draft")]
    assert all("nksHoTen" in one for one in asked)
    assert any("ghiChu" not in one for one in asked)
    for item in lease.items.all():
        desk.finish("nhap2", lease, item.draft_id, said(item.draft.position))
    assert desk.standing() == ["settled"] * 6
    hows = set(Settled.objects.values_list("how", flat=True))
    assert hows == {"agreed", "single"}
    assert desk.altered() == []


def test_a_policy_is_the_leaders(desk: Desk):
    from sogoc.keying.work_actions import set_policy

    work = desk.open(1)
    with pytest.raises(
        Refusal, match=r"KHONG_GIU_NHIEM_VU_CUA_QUYEN.*“Phê duyệt”.*Người lanhdao \(lanhdao\)"
    ):
        set_policy(work, Policy("core"), actor=desk.people["nhap"])
    with pytest.raises(Refusal, match="CACH_NHAP_HAI_LUOT_SAI"):
        set_policy(work, Policy("core", 0.0), actor=desk.people["lanhdao"])


def test_by_difficulty_a_reader_who_was_measured_well_is_read_again_less(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(policy, "ENOUGH", 0.5)  # four drafts are not a hundred and thirty-three readings
    desk.open(4, policy=Policy("difficulty", 0.01))
    fields = fields_of(desk.drafts()[0].work)
    desk.read_all("nhap")
    assert [len(draft.second or ()) for draft in desk.drafts()] == [len(fields)] * 4
    desk.read_all("nhap2", "second")
    desk.open(4)
    monkeypatch.setattr("sogoc.keying.deciding_actions.lot", lambda *_: 0.5)
    desk.read_all("nhap", ghiChu={"v": "Bản chính đã mất", "u": [[4, 9]]})
    known = {
        field.type for field in fields if field.name in said(1)
    }  # an empty place tells nothing of its reader
    again = [one.name for one in fields if one.core or one.name == "ghiChu" or one.type not in known]
    assert len(again) < len(fields)
    assert [draft.second for draft in desk.drafts()[4:]] == [again] * 4
    desk.read_all("nhap2", "second", ghiChu="Bản chính đã mất")
    assert desk.standing()[4:] == ["settled"] * 4
    assert desk.altered() == []
