"""The JSON doors: who may open which, packets that are blind, an outbox that is answered once."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from sogoc.accounts.device_queries import COOKIE, new_key
from sogoc.accounts.devices import register_device
from sogoc.keying.models import Lease, PartialPass, Pass, Receipt
from tests.keying.desk import PATH, Desk, passed, said

NOBODY = "11111111-1111-4111-8111-111111111111"


def get(client: Client, path: str) -> Any:
    return client.get(f"/api/{path}")


def post(client: Client, path: str, body: Any, **headers: str) -> Any:
    return client.post(f"/api/{path}", json.dumps(body), content_type="application/json", headers=headers)


def act(kind: str, body: dict[str, Any], txn: str | None = None) -> dict[str, Any]:
    return {"txn": txn or str(uuid.uuid4()), "at": "2026-11-23T08:00:00Z", "kind": kind, "body": body}


def finished(lease: str, draft: int, position: int, kind: str = "first", **others: Any) -> dict[str, Any]:
    return {
        "draft": draft, "lease": lease, "kind": kind, "values": said(position, **others), "reasons": {}, "seconds": 30,
        "keystrokes": 90, "law": "0",
    }  # fmt: skip


def test_who_is_signed_in_is_told_with_the_law_of_every_type(desk: Desk):
    me = get(desk.client("nhap"), "me").json()
    assert me["person"] == {"id": desk.people["nhap"].pk, "username": "nhap", "name": "Người nhap"}
    assert me["device"] is None
    assert get(desk.client("nhap"), "work").headers["Cache-Control"] == "no-store"
    assert "KS" in me["law"]
    assert me["keep"]["keys"]


def test_a_part_is_taken_carried_away_and_sent_back(desk: Desk):
    desk.open(3)
    client = desk.client("nhap")
    (book,) = get(client, "work").json()["books"]
    assert (book["path"], book["mine"]["first"], book["lease"]) == (PATH, 3, None)
    lease = post(client, "leases", {"book": PATH, "kind": "first", "count": 2}).json()
    assert (lease["count"], lease["done"]) == (2, 0)
    packet = get(client, f"leases/{lease['id']}/packet").json()
    assert [draft["position"] for draft in packet["drafts"]] == [1, 2]
    assert packet["drafts"][0]["regions"][0]["page"] == packet["pages"][0]["id"]
    assert packet["law"]["url"] == f"/api/law/KS.json?h={packet['law']['hash']}"
    sent = [act("finish_pass", finished(lease["id"], one["id"], one["position"])) for one in packet["drafts"]]
    answers = post(client, "outbox", {"acts": sent}).json()["answers"]
    assert [one["ok"] for one in answers] == [True, True]
    assert desk.standing() == ["keyed_once", "keyed_once", "waiting"]
    assert get(client, "work").json()["leases"] == []


def test_a_part_taken_along_is_held_for_its_days_and_late_work_is_answered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.open(3)
    client = desk.client("nhap")
    ask = {"book": PATH, "kind": "first", "count": 2, "days": 3}
    assert post(client, "leases", ask).json()["code"] == "MAY_CHUA_DANG_KY"
    client.cookies[COOKIE] = new_key()
    register_device(desk.people["nhap"], client.cookies[COOKIE].value, name="Máy bàn", agent="Chrome")
    lease = post(client, "leases", ask).json()
    packet = get(client, f"leases/{lease['id']}/packet").json()
    assert packet["until"] == lease["until"] == get(client, "work").json()["leases"][0]["until"]
    one, two = (draft["id"] for draft in packet["drafts"])
    with passed(monkeypatch, days=2, hours=23):
        others = post(desk.client("nhap2"), "leases", {"book": PATH, "kind": "first", "count": 50}).json()
        assert others["count"] == 1, "what is away is nobody else's"
    with passed(monkeypatch, days=3, hours=4):
        desk.finish("nhap2", desk.lease("nhap2", count=1), one, said(1))
        assert get(client, f"leases/{lease['id']}/packet").json()["code"] == "PHAN_VIEC_DA_TRA"
        sent = [act("finish_pass", finished(lease["id"], pk, at)) for at, pk in enumerate((one, two), 1)]
        answers = post(client, "outbox", {"acts": sent}).json()["answers"]
    assert [answer["answer"]["kept"] for answer in answers] == ["spare", "counted"]
    assert desk.altered() == []


@pytest.mark.parametrize(("how", "status"), [({"days": 8}, 422), ({"days": -1}, 422), ({"count": 51}, 422)])
def test_longer_or_more_than_may_be_taken_along_is_refused(desk: Desk, how: dict[str, int], status: int):
    desk.open(1)
    answer = post(desk.client("nhap"), "leases", {"book": PATH, "kind": "first", **how})
    assert (answer.status_code, Lease.objects.count()) == (status, 0)


def test_a_message_sent_again_is_answered_again_and_does_nothing(desk: Desk):
    desk.open(1)
    client = desk.client("nhap")
    txn = str(uuid.uuid4())
    asked = {"book": PATH, "kind": "first", "count": 1, "txn": txn}
    lease = post(client, "leases", asked).json()
    assert post(client, "leases", asked).json() == lease
    (draft,) = desk.drafts()
    one = act("finish_pass", finished(lease["id"], draft.pk, 1))
    first = post(client, "outbox", {"acts": [one]}).json()["answers"]
    assert post(client, "outbox", {"acts": [one, one]}).json()["answers"] == first * 2
    assert Pass.objects.count() == 1
    otherwise = act("finish_pass", finished(lease["id"], draft.pk, 1, so="99/2008"), txn=one["txn"])
    (answer,) = post(client, "outbox", {"acts": [otherwise]}).json()["answers"]
    assert answer["refusal"]["code"] == "TRUNG_MA_VIEC"
    stolen = post(desk.client("nhap2"), "outbox", {"acts": [one]}).json()["answers"][0]
    assert stolen["refusal"]["code"] == "TRUNG_MA_VIEC"
    assert desk.altered() == []


@pytest.mark.parametrize("text", ["Nguy\ud800n", "A\x00B", "A\x1bB"])
def test_what_no_store_takes_is_refused_alone(desk: Desk, text: str):
    desk.open(2)
    client = desk.client("nhap")
    lease = post(client, "leases", {"book": PATH, "kind": "first"}).json()["id"]
    one, two = desk.drafts()
    acts = [
        act("finish_pass", finished(lease, one.pk, 1, meHoTen=text)),
        act("finish_pass", finished(lease, 2**70, 1)),
        act("finish_pass", finished(lease, two.pk, 2)),
    ]
    answers = post(client, "outbox", {"acts": acts}).json()["answers"]
    assert [one["ok"] for one in answers] == [False, False, True]
    assert answers[0]["refusal"]["code"] in {"GIA_TRI_NHAP_SAI_DANG", "DU_LIEU_GUI_SAI_DANG"}
    assert desk.standing() == ["waiting", "keyed_once"]
    assert desk.altered() == []


def test_one_refused_act_does_not_stop_the_others(desk: Desk):
    desk.open(2)
    client = desk.client("nhap")
    lease = post(client, "leases", {"book": PATH, "kind": "first"}).json()["id"]
    one, two = desk.drafts()
    acts = [
        act("finish_pass", finished(NOBODY, one.pk, 1)),
        act("finish_pass", {"draft": "?"}),
        act("fly", {}),
        act(
            "save_partial",
            {"draft": two.pk, "lease": lease, "values": {"so": {"v": "02/2008", "u": [[9, 3]]}}},
        ),
        act("finish_pass", finished(lease, two.pk, 2, cotCu="gõ theo mẫu cũ")),  # nothing of it is dropped
        act("finish_pass", finished(lease, two.pk, 2)),
    ]
    answers = post(client, "outbox", {"acts": acts}).json()["answers"]
    codes = [one["refusal"]["code"] if not one["ok"] else "" for one in answers]
    assert codes == [
        "KHONG_CO_PHIEU_GIAO",
        "DU_LIEU_GUI_SAI_DANG",
        "KHONG_CO_VIEC_NAY",
        "GIA_TRI_NHAP_SAI_DANG",
        "MUC_KHONG_CON_HOI",
        "",
    ]
    assert "“cotCu”" in answers[4]["refusal"]["says"]
    assert [one["txn"] for one in answers] == [one["txn"] for one in acts]
    assert desk.standing() == ["waiting", "keyed_once"]
    assert Receipt.objects.filter(kind="finish_pass").count() == 1


def test_a_packet_of_a_second_pass_shows_nothing_of_the_first(desk: Desk):
    desk.open(12)
    desk.read_all("nhap", noiDangKy="UBND xã Ba, một chữ không ai khác đọc")
    client = desk.client("nhap2")
    lease = post(client, "leases", {"book": PATH, "kind": "second", "count": 12}).json()["id"]
    answer = get(client, f"leases/{lease}/packet")
    packet = answer.json()
    assert packet["proposals"] == {"frequent": {}, "previous": None}
    assert all(draft["partial"] is None and "readings" not in draft for draft in packet["drafts"])
    texts = {reading["v"] for draft in desk.drafts() for reading in said(draft.position).values()} - {"1"}
    words = {text for text in texts if len(text) > 4} | {"một chữ không ai khác đọc", "Người nhap"}
    body = json.dumps(packet["drafts"]) + json.dumps(packet["proposals"])
    assert [word for word in words if word in body] == []


def test_the_first_pass_is_offered_what_the_book_holds_and_what_was_keyed_last(desk: Desk):
    desk.open(4)
    lease = desk.lease("nhap", count=3)
    for item in lease.items.order_by("draft__position"):
        desk.finish("nhap", lease, item.draft_id, said(item.draft.position))
    client = desk.client("nhap")
    taken = post(client, "leases", {"book": PATH, "kind": "first"}).json()["id"]
    proposals = get(client, f"leases/{taken}/packet").json()["proposals"]
    assert proposals["frequent"]["noiDangKy"] == ["UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng"]
    assert "nksHoTen" not in proposals["frequent"]
    assert proposals["previous"]["so"] == {"v": "03/2008"}
    assert proposals["previousAt"] == 3


def test_the_third_person_receives_both_readings_and_no_name(desk: Desk):
    desk.open(1)
    desk.read_all("nhap")
    desk.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    client = desk.client("xuly")
    lease = post(client, "leases", {"book": PATH, "kind": "adjudicate"}).json()["id"]
    answer = get(client, f"leases/{lease}/packet")
    (draft,) = answer.json()["drafts"]
    assert draft["fields"] == ["meHoTen"]
    assert sorted(one["v"] for one in draft["readings"]["meHoTen"]) == ["LÊ THỊ BÌNH AN", "LÊ THỊ KHÁC"]
    assert draft["settled"]["so"] == {"v": "01/2008"}
    assert "nhap" not in answer.content.decode().replace("/nhap", "")
    choices = {"meHoTen": {"value": {"v": "LÊ THỊ KHÁC"}}}
    other = act("adjudicate", {"draft": draft["id"], "seen": "0", "choices": choices})
    refused = post(client, "outbox", {"acts": [other]}).json()["answers"][0]["refusal"]
    assert refused["code"] == "CACH_DOC_VUA_THAY_DOI"
    chosen = act("adjudicate", {"draft": draft["id"], "seen": draft["seen"], "choices": choices})
    assert post(client, "outbox", {"acts": [chosen]}).json()["answers"][0]["ok"]
    assert desk.standing() == ["settled"]


def test_a_finished_pass_is_answered_with_nothing_of_how_it_compares(desk: Desk):
    desk.open(2)
    desk.read_all("nhap")
    lease = desk.lease("nhap2", "second")
    one, two = desk.drafts()
    same = desk.finish("nhap2", lease, one, said(1))
    other = desk.finish("nhap2", lease, two, said(2, meHoTen="LÊ THỊ KHÁC"))
    assert same.keys() == other.keys() == {"draft", "kept", "finishedAt"}
    assert same["kept"] == other["kept"] == "counted"


def test_work_goes_on_anywhere(desk: Desk):
    desk.open(1)
    here, there = desk.client("nhap"), desk.client("nhap")
    lease = post(here, "leases", {"book": PATH, "kind": "first"}).json()["id"]
    (draft,) = desk.drafts()
    typed = act("save_partial", {"draft": draft.pk, "lease": lease, "values": {"so": {"v": "01/20"}}})
    assert post(here, "outbox", {"acts": [typed]}).json()["answers"][0]["ok"]
    assert get(there, "work").json()["leases"][0]["id"] == lease
    assert get(there, f"leases/{lease}/packet").json()["drafts"][0]["partial"] == {"so": {"v": "01/20"}}
    assert PartialPass.objects.count() == 1


@pytest.mark.parametrize("who", ["nhap", "nhap2", "xakhac", "khach", None])
def test_every_door_is_for_its_people(desk: Desk, who: str | None):
    desk.open(1)
    owner = desk.lease("nhap")
    (draft,) = desk.drafts()
    client = desk.client(who)
    seen = {
        "me": get(client, "me").status_code,
        "work": get(client, "work").status_code,
        "coaching": get(client, "me/coaching").status_code,
        "packet": get(client, f"leases/{owner.pk}/packet").status_code,
        "nowhere": get(client, f"leases/{NOBODY}/packet").status_code,
    }
    others = {
        "leases": post(client, "leases", {"book": PATH, "kind": "second"}).status_code,
        "outbox": post(
            client, "outbox", {"acts": [act("finish_pass", finished(str(owner.pk), draft.pk, 1))]}
        ),
    }
    if who is None:
        assert {*seen.values(), others["leases"], others["outbox"].status_code} == {401}
        said_so = get(client, "work").json()
        assert set(said_so) == {"code", "says", "fix"}
        return
    assert (seen["me"], seen["work"], seen["coaching"], seen["nowhere"]) == (200, 200, 200, 404)
    assert seen["packet"] == (200 if who == "nhap" else 404)
    assert others["leases"] == {"nhap": 409, "nhap2": 200, "xakhac": 404, "khach": 404}[who]
    (answer,) = others["outbox"].json()["answers"]
    assert answer["ok"] is (who == "nhap")
    if who in {"xakhac", "khach"}:
        assert get(client, "work").json() == {"books": [], "leases": []}


def test_a_request_from_elsewhere_is_refused(desk: Desk):
    desk.open(1)
    client = desk.client("nhap", csrf=True)
    answer = post(client, "leases", {"book": PATH, "kind": "first"})
    assert (answer.status_code, answer.json()["code"]) == (403, "THIEU_DAU_BAO_VE")
    assert not Lease.objects.exists()


def test_a_browser_that_holds_another_persons_work_is_told_so(desk: Desk):
    desk.open(1)
    own, other = str(desk.people["nhap"].pk), str(desk.people["nhap2"].pk)
    client = desk.client("nhap")
    assert post(client, "outbox", {"acts": []}, **{"x-sogoc-person": own}).status_code == 200
    answer = post(client, "outbox", {"acts": []}, **{"x-sogoc-person": other})
    assert (answer.status_code, answer.json()["code"]) == (409, "NGUOI_KHAC")


def test_what_cannot_be_read_is_refused_in_the_same_form(desk: Desk):
    client = desk.client("nhap")
    answer = post(client, "leases", {"book": 7, "kind": "third"})
    assert (answer.status_code, answer.json()["code"]) == (422, "DU_LIEU_GUI_SAI_DANG")
    assert set(get(client, "no-such-door").json()) == {"code", "says", "fix"}
