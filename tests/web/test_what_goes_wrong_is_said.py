"""Pages for what is not there, not allowed, too old or broken: one language, always with the remedy."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import path

from sogoc.web import urls
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import office, text_of  # noqa: F401


def break_down(request):
    raise RuntimeError


urlpatterns = [path("hong", break_down), *urls.urlpatterns]
handler500 = urls.handler500


def test_an_unknown_address(office):  # noqa: F811
    answer = office.client("nhap").get("/khong-co-trang-nay")
    assert answer.status_code == 404
    assert "Không có trang này." in text_of(answer)


def test_a_refusal_becomes_its_sentence_and_remedy(office):  # noqa: F811
    answer = office.client("nhap").get("/so/24862/KS.2008.01")
    assert answer.status_code == 404
    assert "Không có quyển sổ “KS.2008.01 (Xã Lát)” trong phạm vi được giao." in text_of(answer)
    assert "đề nghị người quản trị giao nhiệm vụ" in text_of(answer)
    assert "nhập gói" not in text_of(answer).partition("<main")[2]


def test_who_sees_everything_is_told_how_a_missing_book_comes_in(office):  # noqa: F811
    assert "nhập gói của quyển sổ trước" in text_of(office.client("admin").get("/so/24862/KS.2008.01"))


def test_a_refusal_for_a_part_of_a_page_is_a_part(office):  # noqa: F811
    answer = office.client("nhap").get("/so/24862/KS.2008.01", headers={"hx-request": "true"})
    assert answer["HX-Retarget"] == "#messages"
    assert "<html" not in text_of(answer)


def test_a_form_that_is_too_old(office):  # noqa: F811
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.people["nhap"], "django.contrib.auth.backends.ModelBackend")
    answer = client.post("/dang-xuat")
    assert answer.status_code == 403
    assert "tải lại trang" in text_of(answer)


def test_a_broken_server_says_that_what_was_saved_is_there(office, settings):  # noqa: F811
    settings.ROOT_URLCONF = __name__
    client = office.client("nhap")
    client.raise_request_exception = False
    answer = client.get("/hong")
    assert answer.status_code == 500
    assert "Những gì đã được báo là lưu thì vẫn còn" in text_of(answer)


@pytest.mark.parametrize(
    "page", ["/khong-co", "/huong-dan/khong-co", "/huong-dan/quy-tac/KHONG_CO", "/viec-cho/la"]
)
def test_nothing_crashes_on_an_address_that_somebody_made_up(office, page):  # noqa: F811
    assert office.client("nhap").get(page).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/?den-ngay=1/1/99999999999999999999",
        "/?den-ngay=0001-01-01",
        "/?don-vi-ngay=9999-12-31",
        "/tien-do.csv?den-ngay=0001-01-20",
        "/?trang=99999999999999999999",
    ],
)
def test_an_absurd_day_in_an_address_falls_back(office, address):  # noqa: F811
    assert office.client("admin").get(address).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        '{"token": "x", "unit": "24862", "files": [{"name": "KS.2008.01.xlsx", "size": Infinity}]}',
        '{"token": "x", "unit": "24862", "files": [{"name": "KS.2008.01.xlsx", "size": -5}]}',
        "[" * 100_000,
        "{}",
    ],
)
def test_an_announcement_that_no_browser_sends_is_refused(office, body):  # noqa: F811
    answer = office.client("nhap").post("/tiep-nhan/tai-len", body, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert answer.json()["fix"]
