"""Sheets of invitation; locks after wrong guesses; an administrator who helps people back in: by the forms that people use."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import caches

from sogoc.accounts.invitations import invite
from sogoc.accounts.locks import release_lock
from sogoc.accounts.queries import find_person
from sogoc.accounts.verify import verify_devices
from sogoc.ground.ledger.models import Event
from sogoc.web.addresses import address_of
from tests.line.making import UNIT
from tests.line.office import PASSWORD, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.at_the_door import (  # noqa: F401
    FRESH,
    NOON,
    administrator,
    clock,
    code_on,
    desk_of_admin,
    enrol,
    inside,
    knock,
    office,
    sheet,
    sit,
    unlike_the_ledger,
)
from tests.web.reading_office import text_of

# ---- invitations


def test_somebody_invited_chooses_a_password_and_begins(office, desk_of_admin):  # noqa: F811
    page = sheet(desk_of_admin)
    said = text_of(page)
    assert "no-store" in page["Cache-Control"]
    for shown in ("Người Mới Đến", "moi.den", "/moi", "data:image/svg+xml"):
        assert shown in said
    code = code_on(page)
    assert "moi.den" in text_of(desk_of_admin.get("/giay-moi"))
    assert code not in text_of(desk_of_admin.get("/giay-moi"))
    guest = office.client(None)
    assert guest.get("/moi").status_code == 200
    assert "không đúng, đã dùng, đã hủy" in text_of(guest.post("/moi", {"code": "CCCCC-CCCCC"}))
    assert "Chào Người Mới Đến" in text_of(guest.post("/moi", {"code": code.lower().replace("-", "")}))
    weak = guest.post("/moi", {"code": code, "new": "12345678", "again": "12345678"})
    assert "Mật khẩu quá dễ đoán" in text_of(weak)
    differ = guest.post("/moi", {"code": code, "new": FRESH, "again": "khác"})
    assert "không giống nhau" in text_of(differ)
    welcome = guest.post("/moi", {"code": code, "new": FRESH, "again": FRESH})
    assert welcome["Location"] == "/nhap-lieu"
    assert guest.get("/nhap-lieu").status_code == 200
    assert inside(guest)
    assert office.client(None).post("/moi", {"code": code}).status_code == 403
    assert knock(office.client(None), "moi.den", FRESH).status_code == 302
    assert {one.duty for one in find_person("moi.den").assignments.all()} == {"scan", "key"}
    assert "moi.den" not in unlike_the_ledger()


def test_an_invitation_ends_with_its_days_or_by_another(office, desk_of_admin, clock):  # noqa: F811
    knock(desk_of_admin, "admin")
    code = code_on(sheet(desk_of_admin))
    again = code_on(desk_of_admin.post("/giay-moi/moi.den/in-lai"))
    guest = office.client(None)
    assert guest.post("/moi", {"code": code}).status_code == 403
    assert guest.post("/moi", {"code": again}).status_code == 200
    clock.shift(dt.timedelta(days=14, minutes=1))
    assert guest.post("/moi", {"code": again}).status_code == 403
    knock(desk_of_admin, "admin")
    assert "đã hết hạn" in text_of(desk_of_admin.get("/giay-moi"))
    third = code_on(desk_of_admin.post("/giay-moi/moi.den/in-lai"))
    assert desk_of_admin.post("/giay-moi/moi.den/huy").status_code == 302
    assert guest.post("/moi", {"code": third}).status_code == 403
    assert desk_of_admin.post("/giay-moi/moi.den/huy").status_code == 409


def test_guessing_codes_of_invitations_is_slowed_and_shuts_nobody_else_out(office, clock):  # noqa: F811
    invited = invite("moi.den", "Người Mới Đến", actor=office.people["admin"])
    guest = office.client(None)
    answers = [guest.post("/moi", {"code": f"CCCCC-CCCC{n}"}) for n in range(2, 8)]
    assert [one.status_code for one in answers] == [403] * 4 + [429] * 2
    assert "Mã có những ký tự đầu này" in text_of(answers[-1])
    assert guest.post("/moi", {"code": invited.code}).status_code == 200  # another sheet, the same address
    many = [guest.post("/moi", {"code": f"CC{n}CC-CCCCC"}).status_code for n in "2346789HJKMNPQRTX"]
    assert many == [403] * 15 + [429] * 2
    assert "Đợi 5 giây" in text_of(guest.post("/moi", {"code": invited.code}))
    clock.shift(dt.timedelta(seconds=5))
    assert guest.post("/moi", {"code": invited.code}).status_code == 200


def test_wrong_passwords_from_elsewhere_do_not_shut_a_registered_browser(office, clock, settings):  # noqa: F811
    desk, thief = sit(office, "nhap"), office.client(None)
    desk.post("/tai-khoan/thiet-bi", {"name": "Máy bàn"})
    desk.post("/dang-xuat")
    assert [knock(thief, password="sai").status_code for _ in range(5)][-1] == 429
    assert knock(thief).status_code == 429
    assert knock(desk).status_code == 302  # behind the same address
    desk.post("/dang-xuat")
    wrong = [knock(desk, password="sai") for _ in range(5)]
    assert "đến 12:15 ngày 02/01/2040" in text_of(wrong[-1])  # its own guesses are counted too
    release_lock(office.people["nhap"], actor=office.people["admin"])
    assert {knock(one).status_code for one in (desk, office.client(None))} == {302}


@pytest.mark.parametrize(
    ("trusted", "said", "known_as"),
    [
        ((), "203.0.113.9", "10.0.0.5"),
        (("10.0.0.0/24",), "203.0.113.9", "203.0.113.9"),
        (("10.0.0.0/24",), "198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
        (("10.0.0.0/24",), "203.0.113.9, ai-do", "10.0.0.5"),
        (("192.0.2.1",), "203.0.113.9", "10.0.0.5"),
    ],
)
def test_only_a_trusted_proxy_says_whose_address_it_is(rf, settings, trusted, said, known_as):
    settings.SOGOC_TRUSTED_PROXIES = trusted
    asked = rf.get("/", REMOTE_ADDR="10.0.0.5", headers={"x-forwarded-for": said})
    assert address_of(asked) == known_as


def test_the_sheet_names_the_address_that_others_can_open(office, desk_of_admin, settings):  # noqa: F811
    assert "chỉ mở được trên chính máy chủ" not in text_of(sheet(desk_of_admin))
    settings.ALLOWED_HOSTS = ["localhost", "so-tu-phap.local"]
    page = text_of(desk_of_admin.post("/giay-moi/moi.den/in-lai", headers={"host": "localhost:8000"}))
    assert "http://so-tu-phap.local:8000/moi" in page
    settings.ALLOWED_HOSTS = ["localhost"]
    page = text_of(desk_of_admin.post("/giay-moi/moi.den/in-lai", headers={"host": "localhost:8000"}))
    assert "chỉ mở được trên chính máy chủ" in page


# ---- locks


def test_a_lock_says_when_it_ends_and_a_restart_does_not_open_it(office, clock):  # noqa: F811
    client = office.client(None)
    for _ in range(5):
        answer = knock(client, password="sai")
    assert answer.status_code == 429
    assert "đến 12:15 ngày 02/01/2040" in text_of(answer)
    caches["default"].clear()  # what a process remembers is gone
    clock.shift(dt.timedelta(minutes=10))
    again = knock(office.client(None))
    assert again.status_code == 429
    assert "đến 12:15 ngày 02/01/2040" in text_of(again)  # a further try does not put it off
    assert knock(office.client(None), "dongnghiep").status_code == 302
    elsewhere = office.client(None)
    elsewhere.defaults["REMOTE_ADDR"] = "192.168.1.77"
    assert knock(elsewhere).status_code == 302
    clock.shift(dt.timedelta(minutes=6))
    assert knock(client).status_code == 302


def test_an_administrator_releases_a_lock_by_page(office, desk_of_admin):  # noqa: F811
    client = office.client(None)
    for _ in range(5):
        knock(client, password="sai")
    assert "/nguoi-dung/nhap/dang-nhap" in text_of(desk_of_admin.get("/giay-moi"))
    page = text_of(desk_of_admin.get("/nguoi-dung/nhap/dang-nhap"))
    assert "đăng nhập đang tạm khóa đến" in page
    assert desk_of_admin.post("/nguoi-dung/nhap/dang-nhap/mo-khoa").status_code == 302
    assert knock(client).status_code == 302
    assert Event.objects.filter(action="release_lock", subject="person:nhap").count() == 1
    refused = desk_of_admin.post("/nguoi-dung/nhap/dang-nhap/mo-khoa")
    assert "không bị tạm khóa" in text_of(refused)


def test_an_administrator_helps_who_lost_everything(office, desk_of_admin):  # noqa: F811
    client = sit(office, "nhap")
    enrol(client)
    client.post("/tai-khoan/thiet-bi", {"name": "Máy bàn"})
    address = "/nguoi-dung/nhap/dang-nhap"
    without = desk_of_admin.post(f"{address}/go-lop-hai", {"reason": " "})
    assert without.status_code == 422
    (device,) = find_person("nhap").devices.all()
    assert (
        desk_of_admin.post(f"{address}/thu-hoi-thiet-bi", {"device": "x", "reason": "x"}).status_code == 404
    )
    desk_of_admin.post(f"{address}/thu-hoi-thiet-bi", {"device": device.pk, "reason": "Máy hỏng"})
    assert not inside(client)
    desk_of_admin.post(f"{address}/go-lop-hai", {"reason": "Mất điện thoại, đã gặp"})
    other = sit(office, "nhap")
    assert inside(other)
    own = desk_of_admin.post("/nguoi-dung/admin/dang-nhap/go-lop-hai", {"reason": "thử"})
    assert "lớp xác thực thứ hai duy nhất" in text_of(own)  # one's own go by one's own pages
    desk_of_admin.post(f"{address}/dang-xuat", {"reason": "Nghi lộ mật khẩu"})
    assert not inside(other)
    assert unlike_the_ledger() == set()
    assert list(verify_devices()) == []


@pytest.mark.parametrize(("role", "begins"), [("theo_doi", "/"), ("", "/huong-dan"), ("lanh_dao", "/")])
def test_who_keys_nothing_begins_elsewhere(office, desk_of_admin, role, begins):  # noqa: F811
    unit = UNIT if role else ""
    code = code_on(sheet(desk_of_admin, **{"vai-tro": role, "don-vi": unit}))
    welcome = office.client(None).post("/moi", {"code": code, "new": FRESH, "again": FRESH})
    assert welcome["Location"] == begins
