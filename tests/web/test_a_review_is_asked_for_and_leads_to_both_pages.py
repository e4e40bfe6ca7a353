"""The page of reviews: a button for who follows, findings by rule, sentences that lead to the other entry."""

from __future__ import annotations

import pytest

from sogoc.ground.queue.worker import run_worker
from tests.line.making import UNIT, birth, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, office  # noqa: F401

OTHER = "KS.2009.01"
PAGE, ASK = "/ra-soat", "/ra-soat/chay"


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(*births(1, 2))
    office.bring(birth(2, so="07/2009", quyenSo="01/2009", ngayDangKy="15.06.2009"), name=OTHER)
    return office


def text(client, page):
    answer = client.get(page)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_follows_asks_and_finds_the_way_to_both_entries(brought):
    client = brought.client("lanhdao")
    assert "chưa có lần rà soát nào" in text(client, PAGE)
    assert client.post(ASK).headers["Location"] == PAGE
    assert "đang chạy" in text(client, PAGE)
    run_worker(once=True)
    said = text(client, PAGE)
    assert "Nghi một người được khai sinh ở hai quyển sổ" in said
    assert f"/so/{UNIT}/{OTHER}/loi?ma=KHAI_SINH_HAI_LAN" in said
    assert f'href="/so/{UNIT}/{OTHER}/007"' in text(client, f"/so/{UNIT}/KS.2008.01/002")
    assert f'href="/so/{UNIT}/KS.2008.01/002"' in text(client, f"/so/{UNIT}/{OTHER}/loi?ma=KHAI_SINH_HAI_LAN")


def test_who_only_keys_is_told_why_not(brought):
    client = brought.client("nhap")
    assert "không được giao theo dõi hoặc kiểm tra" in text(client, PAGE)
    assert client.post(ASK).status_code == 403


@pytest.mark.parametrize("code", ["KHAI_SINH_HAI_LAN", "LECH_KE_KHAI", "SAU_KHI_CHET"])
def test_its_rules_stand_in_the_manual_with_their_examples(brought, code):
    assert "24769/" in text(brought.client("lanhdao"), f"/huong-dan/quy-tac/{code}")
