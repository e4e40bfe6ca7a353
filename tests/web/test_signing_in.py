"""The door: wrong passwords, the lock, the first change, the way back to where one wanted to go."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.line.office import PASSWORD, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import office, text_of  # noqa: F401


@pytest.fixture
def door(office):  # noqa: F811
    return office.client(None)


def knock(client, username="nhap", password=PASSWORD, **others):
    return client.post("/dang-nhap", {"username": username, "password": password, **others})


def test_the_right_password_leads_where_one_wanted_to_go(door):
    assert knock(door, next="/nhat-ky")["Location"] == "/nhat-ky"


@pytest.mark.parametrize("foreign", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_nobody_is_led_to_a_foreign_place(door, foreign):
    assert knock(door, next=foreign)["Location"] == reverse("province")


def test_a_wrong_password_says_what_to_try(door):
    answer = knock(door, password="sai")
    assert answer.status_code == 403
    assert "Kiểm tra phím Caps Lock" in text_of(answer)


def test_the_user_name_may_be_typed_in_capitals(door):
    assert knock(door, username=" NHAP ").status_code == 302


def test_after_five_wrong_ones_the_door_is_shut_and_says_for_how_long(door):
    for _ in range(4):
        assert knock(door, password="sai").status_code == 403
    for password in ("sai", PASSWORD):
        answer = knock(door, password=password)
        assert answer.status_code == 429
        assert "Đợi 15 phút" in text_of(answer)
    assert knock(door, username="kiemtra").status_code == 302


def test_a_password_that_somebody_else_gave_is_changed_first(office):  # noqa: F811
    person = office.people["nhap"]
    person.must_change_password = True
    person.save()
    client = office.client(None)
    knock(client)
    assert client.get("/nhat-ky")["Location"] == "/doi-mat-khau"
    refused = client.post("/doi-mat-khau", {"old": PASSWORD, "new": "12345678", "again": "12345678"})
    assert "Mật khẩu quá dễ đoán" in text_of(refused)
    fresh = "con trau buoc qua cau khi"
    differ = client.post("/doi-mat-khau", {"old": PASSWORD, "new": fresh, "again": "khac"})
    assert "không giống nhau" in text_of(differ)
    wrong = client.post("/doi-mat-khau", {"old": "sai", "new": fresh, "again": fresh})
    assert "Mật khẩu đang dùng không đúng" in text_of(wrong)
    assert client.post("/doi-mat-khau", {"old": PASSWORD, "new": fresh, "again": fresh}).status_code == 302
    assert client.get("/nhat-ky").status_code == 200
    assert knock(office.client(None), password=fresh).status_code == 302


def test_signing_out_ends_it(office):  # noqa: F811
    client = office.client("nhap")
    assert client.get("/dang-xuat").status_code == 405
    assert client.post("/dang-xuat")["Location"] == "/dang-nhap"
    assert client.get("/").status_code == 302


def test_only_a_sample_shows_accounts_and_says_what_it_is(door, settings):
    assert "mau-so-goc" not in text_of(door.get("/dang-nhap"))
    assert "MẪU" not in text_of(door.get("/dang-nhap"))
    settings.SOGOC_IS_SAMPLE = True
    page = text_of(door.get("/dang-nhap"))
    assert "mau-so-goc" in page
    assert "MẪU – dữ liệu tổng hợp" in page
