"""A member of a cross-commune team inspects and settles what a lease gives, sees its pages, and nothing else of the commune."""

from __future__ import annotations

import json

import pytest
from django.db.models import Max

from sogoc.accounts.team_actions import Document, form_team
from sogoc.ground import clock
from sogoc.keying.models import Draft
from sogoc.keying.work_actions import open_inspection
from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry
from tests.keying.desk import PATH, Desk, said
from tests.line.making import BOOK, UNIT, birth

PAGE = f"/so/{UNIT}/{BOOK}"


@pytest.fixture
def team(desk: Desk) -> Desk:
    paper = Document("45/QĐ-STP", clock.today_vn(), "Sở Tư pháp")
    members = [(desk.people["xakhac"], duty) for duty in ("key", "check", "adjudicate")]
    form_team(paper, units=[UNIT], members=members, actor=desk.people["admin"])
    return desk


def test_a_member_keys_what_is_leased_and_sees_no_page_of_the_commune(team: Desk):
    team.open(2)
    client = team.client("xakhac")
    assert team.waits_for("xakhac") == {PATH: {"first": 2, "second": 2}}
    team.read_all("xakhac")
    assert team.standing() == ["keyed_once"] * 2
    assert client.get(f"/nhap-lieu/quyen/{PATH}").status_code == 404
    with pytest.raises(Refusal, match="KHONG_CO_VIEC_NHAP"):
        team.hand_in("xakhac", part=True)


def test_a_member_settles_what_is_leased_and_nothing_else(team: Desk):
    team.open(1)
    team.read_all("nhap")
    team.read_all("nhap2", "second", meHoTen="LÊ THỊ KHÁC")
    (draft,) = team.drafts()
    with pytest.raises(Refusal, match="KHONG_CO_PHIEU_NHAP"):
        team.decide("xakhac", draft, {"meHoTen": {"take": 0}})
    team.lease("xakhac", "adjudicate")
    team.decide("xakhac", draft, {"meHoTen": {"take": 0}})
    assert team.standing() == ["settled"]


def test_a_member_sees_the_pages_of_leased_entries_alone(team: Desk):
    team.bring(birth(1), birth(2), actor="nhap")
    open_inspection(PATH, actor=team.people["kiemtra"])
    client = team.client("xakhac")
    lease = client.post(
        "/api/leases",
        json.dumps({"book": PATH, "kind": "inspect", "count": 1}),
        content_type="application/json",
    ).json()
    packet = client.get(f"/api/leases/{lease['id']}/packet").json()
    (page,) = packet["pages"]
    picture = client.get(page["images"][0]["url"])
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")
    assert client.get(f"{PAGE}/001").status_code == 404
    assert client.get(f"{PAGE}/001/trang.webp").status_code == 404
    other = Draft.objects.aggregate(last=Max("pk"))["last"]
    assert packet["drafts"][0]["id"] != other
    assert client.get(f"/api/drafts/{other}/480.webp").status_code == 404
    assert team.client("kiemtra").get(page["images"][0]["url"]).status_code == 404
    assert team.client(None).get(page["images"][0]["url"]).status_code == 401


def test_a_sensitive_entry_is_inspected_by_who_may_see_it(team: Desk):
    team.bring(birth(1), actor="nhap")
    Entry.objects.update(sensitive=True)
    open_inspection(PATH, actor=team.people["kiemtra"])
    with pytest.raises(Refusal, match="HET_VIEC"):
        team.lease("xakhac", "inspect")
    Entry.objects.update(sensitive=False)
    lease = team.lease("xakhac", "inspect")
    team.finish("xakhac", lease, team.drafts()[0], said(1))
    assert team.standing() == ["settled"]
