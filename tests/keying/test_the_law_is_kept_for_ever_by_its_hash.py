"""The browser gets the law once: its address names its bytes, another day's address is refused, nobody reads it without signing in."""

from __future__ import annotations

import hashlib
import json

from django.test import Client

from sogoc.law import exported
from tests.keying.desk import Desk


def test_a_type_and_what_all_share_are_kept_for_ever(desk: Desk):
    client = desk.client("nhap")
    told = client.get("/api/me").json()["law"]["KS"]
    common = client.get(f"/api/law/KS.json?h={told}").json()["shared"]
    assert common["name"] == exported.SHARED
    for name, known in (("KS", told), (exported.SHARED, common["hash"])):
        answer = client.get(f"/api/law/{name}.json?h={known}")
        assert hashlib.sha256(answer.content).hexdigest()[:20] == known
        assert answer["Content-Type"] == "application/json"
        assert "immutable" in answer["Cache-Control"]
        assert "max-age=31536000" in answer["Cache-Control"]


def test_without_a_hash_it_is_asked_for_again(desk: Desk):
    answer = desk.client("nhap").get("/api/law/KT.json")
    assert json.loads(answer.content)["type"]["code"] == "KT"
    assert "no-cache" in answer["Cache-Control"]
    assert "immutable" not in answer["Cache-Control"]


def test_the_hash_of_another_day_is_refused(desk: Desk):
    answer = desk.client("nhap").get("/api/law/KS.json?h=0123456789abcdef0123")
    assert answer.status_code == 404
    assert answer.json()["code"] == "LUAT_DA_CO_BAN_MOI"
    assert "immutable" not in answer.get("Cache-Control", "")


def test_an_unknown_name_is_nowhere(desk: Desk):
    assert desk.client("nhap").get("/api/law/XX.json").json()["code"] == "KHONG_CO_DIA_CHI_NAY"


def test_nobody_reads_it_without_signing_in(desk: Desk):
    assert Client().get("/api/law/KS.json").status_code == 401


def test_it_is_small_as_it_is_served(desk: Desk):
    client = desk.client("nhap")
    sizes = [
        len(client.get(f"/api/law/{name}.json", headers={"Accept-Encoding": "gzip"}).content)
        for name in ("KS", exported.SHARED)
    ]
    assert sum(sizes) < 90_000
