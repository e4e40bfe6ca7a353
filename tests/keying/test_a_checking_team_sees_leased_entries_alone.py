"""A member of a cross-commune team inspects and settles what a lease gives, sees its pages, and nothing else of the commune."""

from __future__ import annotations

import io
import json

import pytest
from django.db.models import Max
from PIL import Image

from sogoc.accounts.actions import give_duty
from sogoc.accounts.team_actions import Document, form_team
from sogoc.ground import clock
from sogoc.ground.ledger.models import Event
from sogoc.imaging import queries as imaging
from sogoc.imaging.models import Cut, Region
from sogoc.keying.models import Draft
from sogoc.keying.packet_queries import packet
from sogoc.keying.policy import Policy
from sogoc.keying.work_actions import open_inspection
from sogoc.law.refusal import Refusal
from sogoc.register.models import Entry
from tests.keying.desk import PATH, Desk, cut_pages, passed, said
from tests.line import making
from tests.line.making import BOOK, UNIT, birth
from tests.packages.making import minimal_pdf

PAGE = f"/so/{UNIT}/{BOOK}"


@pytest.fixture
def team(desk: Desk, monkeypatch) -> Desk:
    paper = Document("45/QĐ-STP", clock.today_vn(), "Sở Tư pháp")
    members = [(desk.people["xakhac"], duty) for duty in ("key", "check", "adjudicate")]
    monkeypatch.setattr(imaging, "crop", lambda *_, **__: b"")
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
    lease = team.lease("xakhac", "adjudicate")
    client, page = team.client("xakhac"), f"/nhap-lieu/lech/{draft.pk}"
    picture = f"/nhap-lieu/phieu/{draft.pk}/anh.webp"
    assert [client.get(page).status_code, client.get(picture).status_code] == [200, 200]
    team.decide("xakhac", draft, {"meHoTen": {"take": 0}})
    assert team.standing() == ["settled"]
    team.give_back("kiemtra", draft, "Đọc lại.")
    team.read_all("nhap")
    team.read_all("nhap3", "second", meHoTen="LÊ THỊ KHÁC")
    lease.refresh_from_db()
    assert lease.returned_at is not None
    assert {client.get(one).status_code for one in (page, picture)} == {404}, "it was theirs once"


def test_a_member_is_given_the_parts_of_pages_that_are_leased_and_nothing_told_of_their_neighbours(
    team: Desk, monkeypatch
):
    """Finding 19; also who has a duty over the book, where a sensitive neighbour stands on the page."""
    team.open(3, policy=Policy("core"))
    first, second, third = imaging.cuts_of(PATH)
    Region.objects.filter(cut__in=[second.pk, third.pk]).update(page=first.regions.get().page, y=500, h=250)
    Region.objects.filter(cut=first).update(h=510)
    team.read_all("nhap", meHoTen="LÊ THỊ KHÁC")
    team.read_all("nhap2", "second")
    lease = team.lease("xakhac", "adjudicate", count=2)
    told = packet(lease)
    parts = [f"/api/cuts/{cut.pk}/400.webp?phan=0" for cut in (first, second)]
    assert [page["images"][0]["url"] for page in told["pages"]] == parts
    assert [one["regions"] for one in told["drafts"]] == [
        [{"page": page["id"], "x": 0, "y": 0, "w": 1000, "h": 1000}] for page in told["pages"]
    ]
    assert [(page["width"], page["height"]) for page in told["pages"]] == [(1000, 714), (1000, 350)]
    assert {hint for one in told["drafts"] for hint in one["hints"]} == set()
    page = first.regions.get().page_id
    client = team.client("xakhac")
    others = [f"/api/pages/{page}/400.webp", f"/api/cuts/{third.pk}/400.webp"]
    assert [client.get(one).status_code for one in (*parts, *others)] == [200, 200, 404, 404]
    own = packet(team.lease("motminh", "adjudicate"))
    assert [one["images"][0]["url"].partition("?")[0] for one in own["pages"]] == [
        f"/api/pages/{page}/400.webp"
    ]
    assert own["drafts"][0]["hints"]
    with passed(monkeypatch, hours=5):
        assert {client.get(one).status_code for one in parts} == {404}, "the lease is over"
    team.bring(birth(1), actor="nhap")
    Entry.objects.update(sensitive=True)
    Draft.objects.filter(cut=first.pk).update(entry=Entry.objects.get())
    assert "no-store" in client.get(parts[0])["Cache-Control"], (
        "who holds it sees its part, and that is noted"
    )
    assert Event.objects.filter(action="look_at_sensitive", actor="xakhac").count() == 1
    own = packet(team.lease("motminh", "adjudicate"))
    assert [one["images"][0]["url"] for one in own["pages"]] == [f"/api/cuts/{third.pk}/400.webp?phan=0"]
    assert team.client("motminh").get(f"/api/cuts/{third.pk}/400.webp").status_code == 200, (
        "of its edge alone"
    )
    fourth = cut_pages(PATH, 1, by=team.people["nhap"])[0]
    over = {"page": page, "y": 100, "h": 30}
    Region.objects.filter(cut=fourth).update(
        **over
    )  # a frame drawn over a sensitive entry opens nothing of it
    drawn = f"/api/cuts/{fourth.pk}/400.webp"
    assert team.client("nhap").get(drawn).status_code == 404
    with pytest.raises(Refusal, match="HET_VIEC"):
        team.lease("nhap", count=1)
    give_duty(team.people["nhap"], "sensitive", unit=UNIT, actor=team.people["admin"])
    assert team.client("nhap").get(drawn).status_code == 200
    assert Event.objects.filter(action="look_at_sensitive", actor="nhap").count() == 1
    assert [one.draft.cut for one in team.lease("nhap", count=1).items.all()] == [fourth.pk]
    team.give_back("xuly", Draft.objects.get(cut=first.pk), "Đọc lại.")
    assert Cut.objects.get(pk=first.pk).taken, "its frame stays, or its old place would be veiled no more"


def test_a_member_is_proposed_nothing_of_the_books_other_entries(team: Desk):
    team.open(5)
    lease = team.lease("nhap", count=3)
    for draft in team.drafts()[:3]:
        team.finish("nhap", lease, draft, said(draft.position))
    assert packet(team.lease("nhap2", count=1))["proposals"]["frequent"]
    assert packet(team.lease("xakhac", count=1))["proposals"] == {"frequent": {}, "previous": None}


def test_a_member_sees_the_pages_of_leased_entries_alone(team: Desk, monkeypatch):
    spread = ((1191, 842), (1191, 842), (595, 842))
    monkeypatch.setattr(making, "minimal_pdf", lambda text: minimal_pdf(text, *spread))
    team.bring(birth(1), birth(2), actor="nhap")
    open_inspection(PATH, actor=team.people["kiemtra"])
    client = team.client("xakhac")
    lease = client.post(
        "/api/leases",
        json.dumps({"book": PATH, "kind": "inspect", "count": 1}),
        content_type="application/json",
    ).json()
    packet = client.get(f"/api/leases/{lease['id']}/packet").json()
    page, other_page, last = packet["pages"]
    assert [(one["width"], one["height"]) for one in packet["pages"]] == [(2481, 1754)] * 2 + [(1240, 1754)]
    assert [one["page"] for one in packet["drafts"][0]["regions"]] == [
        page["id"],
        other_page["id"],
        last["id"],
    ]
    shapes = []
    for one in packet["pages"]:
        picture = client.get(one["images"][-1]["url"] if one is page else one["images"][0]["url"])
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/webp")
        shapes.append(Image.open(io.BytesIO(picture.content)).size)
    assert [wide for wide, _ in shapes] == [2400, 480, 480], (
        "a spread of two pages is drawn wide enough to read"
    )
    assert [wide > high for wide, high in shapes] == [True, True, False]
    for none in (0, 4):
        assert client.get(f"/api/drafts/{packet['drafts'][0]['id']}/480.webp?trang={none}").status_code == 404
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
    assert team.standing() == ["handed_in"], "it changes nothing, so nothing is handed in"
