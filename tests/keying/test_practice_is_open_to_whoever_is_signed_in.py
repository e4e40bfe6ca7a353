"""Practice: entries with known answers on drawn pages, for whoever is signed in; nothing of it is kept."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from sogoc.keying.models import Draft, Lease
from sogoc.law.books import BOOK_TYPES
from sogoc.law.values import VALUE_TYPES
from sogoc.sample import practice
from sogoc.sample.pages import draw_page
from tests.keying.desk import Desk


@pytest.mark.parametrize("type_code", practice.practised())
def test_an_answer_says_what_a_page_can_say(type_code: str):
    fields = BOOK_TYPES[type_code].field
    for number, entry in enumerate(practice.entries(type_code)):
        assert set(entry) <= set(fields)
        assert practice.draw(type_code, number) != draw_page(type_code, {}, seed=number + 7)
        for name, text in entry.items():
            if text:
                field = fields[name]
                assert VALUE_TYPES[field.type].understand(text, field.codes).kind != "khong_hieu", name


def test_a_packet_of_practice_carries_its_answers_and_its_pages(desk: Desk):
    client = desk.client("khach")
    packet = client.get("/api/practice/KS/packet").json()
    assert packet["practice"] is True
    assert packet["drafts"][0]["answer"]["nksHoTen"]["v"] == "NGUYỄN VĂN AN"
    picture = client.get(packet["pages"][0]["images"][0]["url"])
    assert abs(Image.open(io.BytesIO(picture.content)).width - packet["pages"][0]["images"][0]["width"]) <= 2
    assert Lease.objects.count() == Draft.objects.count() == 0


def test_nobody_practises_without_signing_in_and_not_every_type_has_entries(desk: Desk):
    assert desk.client(None).get("/api/practice/KS/packet").status_code == 401
    assert desk.client("khach").get("/api/practice/NA/packet").status_code == 404
    assert desk.client("khach").get("/api/practice/KS/99/800.webp").status_code == 404
    assert desk.client("khach").get("/api/practice/KS/0/799.webp").status_code == 404
