"""A second factor, recovery codes, sessions and registered browsers, by the forms that people use; whose pages they are."""

from __future__ import annotations

import datetime as dt
import re

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import resolve

from sogoc.accounts.actions import give_duty, set_password
from sogoc.accounts.device_queries import COOKIE
from sogoc.accounts.queries import device_of, find_person
from sogoc.accounts.security_refusals import KHOA_KHONG_NHAN
from sogoc.accounts.verify import verify_devices
from sogoc.ground.ledger.models import Event
from sogoc.web.pages import account_urls
from tests.line.making import UNIT
from tests.line.office import PASSWORD, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import OTHER
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

PAGES = [
    "/tai-khoan",
    "/tai-khoan/ma-mot-lan",
    "/tai-khoan/khoa",
    "/tai-khoan/ma-khoi-phuc",
    "/tai-khoan/thiet-bi",
    "/tai-khoan/phien",
]
OF_ADMINISTRATORS = ["/giay-moi", "/nguoi-dung/nhap/dang-nhap"]


# ---- the second factor


def test_whoever_has_an_authenticator_shows_its_code_when_signing_in(office, clock):  # noqa: F811
    generator = enrol(sit(office, "nhap"))
    clock.shift(60)
    client = office.client(None)
    assert knock(client, next="/nhat-ky")["Location"] == "/dang-nhap/lop-hai"
    assert not inside(client)
    wrong = client.post("/dang-nhap/lop-hai", {"code": "000000"})
    assert "Mã dùng một lần không đúng" in text_of(wrong)
    assert not inside(client)
    right = generator.at(NOON + dt.timedelta(seconds=60))
    assert client.post("/dang-nhap/lop-hai", {"code": f" {right[:3]} {right[3:]}"})["Location"] == "/nhat-ky"
    assert inside(client)
    again = office.client(None)
    knock(again)
    assert "không đúng hoặc đã dùng rồi" in text_of(again.post("/dang-nhap/lop-hai", {"code": right}))


def test_wrong_codes_are_counted_as_wrong_passwords_are(office, clock):  # noqa: F811
    generator = enrol(sit(office, "nhap"))
    client = office.client(None)
    for _ in range(5):
        knock(client)
        answer = client.post("/dang-nhap/lop-hai", {"code": "000000"})
    assert answer.status_code == 429
    knock(client)
    right = generator.at(NOON)
    assert client.post("/dang-nhap/lop-hai", {"code": right}).status_code == 429
    assert not inside(client)


def test_the_second_step_is_over_after_some_minutes_or_with_another_password(office, clock):  # noqa: F811
    generator = enrol(sit(office, "nhap"))
    late = office.client(None)
    knock(late)
    clock.shift(11 * 60)
    code = generator.at(NOON + dt.timedelta(minutes=11))
    assert late.post("/dang-nhap/lop-hai", {"code": code})["Location"] == "/dang-nhap"
    knock(late)
    office.people["nhap"].refresh_from_db()
    set_password(office.people["nhap"], FRESH, actor=office.people["nhap"])
    assert late.post("/dang-nhap/lop-hai", {"code": code})["Location"] == "/dang-nhap"


def test_who_approves_gets_a_second_factor_first_and_a_sample_only_offers_it(office, settings):  # noqa: F811
    client = sit(office, "lanhdao")
    assert client.get("/duyet")["Location"] == "/tai-khoan"
    assert "phải có lớp thứ hai" in text_of(client.get("/tai-khoan"))
    assert client.get("/huong-dan").status_code == 200
    enrol(client)
    assert client.get("/duyet").status_code == 200
    assert sit(office, "nhap").get("/tiep-nhan").status_code == 200
    settings.SOGOC_IS_SAMPLE = True
    sample = sit(office, "motminh")
    assert sample.get("/duyet").status_code == 200
    assert "Ở bản MẪU không bắt buộc" in text_of(sample.get("/tai-khoan"))


def test_who_is_given_approval_while_signed_in_gets_a_second_factor_before_the_next_page(office, settings):  # noqa: F811
    client = sit(office, "nhap")
    assert client.get("/tiep-nhan").status_code == 200
    give_duty(office.people["nhap"], "approve", unit=UNIT, actor=office.people["admin"])
    assert client.get("/duyet")["Location"] == "/tai-khoan"
    assert client.post("/tiep-nhan")["Location"] == "/tai-khoan"
    assert client.get("/api/me").json()["code"] == "CAN_LOP_THU_HAI"
    settings.SOGOC_IS_SAMPLE = True
    assert client.get("/duyet").status_code == 200
    settings.SOGOC_IS_SAMPLE = False
    enrol(client)
    assert client.get("/duyet").status_code == 200


def test_the_last_factor_of_who_approves_stays(office):  # noqa: F811
    client = sit(office, "lanhdao")
    enrol(client)
    refused = client.post("/tai-khoan/ma-mot-lan/go")
    assert "lớp xác thực thứ hai duy nhất" in text_of(refused)
    keyer = sit(office, "nhap")
    enrol(keyer)
    assert keyer.post("/tai-khoan/ma-mot-lan/go")["Location"] == "/tai-khoan"
    assert "chỉ có mật khẩu" in text_of(keyer.get("/tai-khoan"))


def test_a_recovery_code_is_good_once_and_a_new_sheet_ends_the_old(office):  # noqa: F811
    client = sit(office, "nhap")
    assert client.post("/tai-khoan/ma-khoi-phuc").status_code == 409  # nothing to recover yet
    enrol(client)
    codes = re.findall(r"<code>([A-Z0-9-]{14})</code>", text_of(client.post("/tai-khoan/ma-khoi-phuc")))
    assert len(set(codes)) == 10
    other = office.client(None)
    knock(other)
    typed = codes[0].lower().replace("-", " ")
    assert other.post("/dang-nhap/lop-hai", {"recovery": typed}).status_code == 302
    assert "còn 9 mã" in text_of(other.get("/tai-khoan"))
    again = office.client(None)
    knock(again)
    assert "không đúng hoặc đã dùng rồi" in text_of(again.post("/dang-nhap/lop-hai", {"recovery": codes[0]}))
    client.post("/tai-khoan/ma-khoi-phuc")
    assert again.post("/dang-nhap/lop-hai", {"recovery": codes[1]}).status_code == 403
    assert unlike_the_ledger() == set()


def test_proofs_are_changed_only_after_a_fresh_proof(office, clock):  # noqa: F811
    client = sit(office, "nhap")
    clock.shift(11 * 60)
    page = client.get("/tai-khoan/ma-mot-lan")
    assert page["Location"] == "/tai-khoan/xac-nhan?next=%2Ftai-khoan%2Fma-mot-lan"
    before = Event.objects.count()
    for address in ("/tai-khoan/ma-mot-lan", "/tai-khoan/ma-khoi-phuc", "/tai-khoan/dang-xuat-moi-noi"):
        assert client.post(address)["Location"].startswith("/tai-khoan/xac-nhan")
    assert client.post("/tai-khoan/khoa/hoi").json() == {"go": "/tai-khoan/xac-nhan"}
    assert Event.objects.count() == before
    wrong = client.post(page["Location"], {"password": "sai"})
    assert "Mật khẩu đang dùng không đúng" in text_of(wrong)
    assert client.post(page["Location"], {"password": PASSWORD})["Location"] == "/tai-khoan/ma-mot-lan"
    generator = enrol(client)
    clock.shift(11 * 60)
    code = generator.at(NOON + dt.timedelta(minutes=22))
    assert 'name="password"' not in text_of(client.get("/tai-khoan/xac-nhan"))
    alone = client.post("/tai-khoan/xac-nhan", {"password": PASSWORD})
    assert "Việc này cần mã dùng một lần" in text_of(alone)  # who has a second factor shows it
    new = {"old": PASSWORD, "new": FRESH, "again": FRESH}
    assert client.post("/doi-mat-khau", new).status_code == 302
    assert (
        client.get("/tai-khoan/ma-mot-lan").status_code == 302
    )  # nor does a password that was changed prove it
    assert client.post("/tai-khoan/xac-nhan", {"code": code})["Location"] == "/tai-khoan"


# ---- sessions and devices


def test_a_session_begins_under_a_new_key_and_its_cookie_is_guarded(office):  # noqa: F811
    client = office.client(None)
    client.post("/moi", {"code": "sai"})
    knock(client, password="sai")
    before = client.cookies.get("sogoc_session")
    answer = knock(client)
    cookie = answer.cookies["sogoc_session"]
    assert before is None or before.value != cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 12 * 3600


def test_a_half_session_opens_nothing_and_its_key_is_not_the_sessions(office, clock):  # noqa: F811
    generator = enrol(sit(office, "nhap"))
    clock.shift(60)
    client = office.client(None)
    knock(client)
    half = client.cookies["sogoc_session"].value
    assert client.get("/nhat-ky")["Location"].startswith("/dang-nhap")
    client.post("/dang-nhap/lop-hai", {"code": generator.at(NOON + dt.timedelta(seconds=60))})
    assert client.cookies["sogoc_session"].value != half


def test_on_a_registered_browser_a_session_outlasts_the_weekend(office, clock):  # noqa: F811
    desk, other = sit(office, "nhap"), sit(office, "dongnghiep")
    agent = {"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/140"}
    answer = desk.post("/tai-khoan/thiet-bi", {"name": " Máy bàn  phòng tư pháp "}, headers=agent)
    assert answer.cookies[COOKIE]["httponly"]
    assert answer.cookies["sogoc_session"]["max-age"] == 7 * 86_400
    page = text_of(desk.get("/tai-khoan/thiet-bi"))
    assert "Máy bàn phòng tư pháp" in page
    assert "Chrome, Windows" in page
    clock.shift(dt.timedelta(days=3))
    assert inside(desk)
    assert not inside(other)
    assert desk.get("/api/me").json()["keep"]["keys"]  # what was keyed offline opens, and is sent
    empty = {"data": '{"acts": []}', "content_type": "application/json"}
    assert [one.post("/api/outbox", **empty).status_code for one in (desk, other)] == [200, 401]
    clock.shift(dt.timedelta(days=6))
    assert inside(desk)  # it slides
    clock.shift(dt.timedelta(days=8))
    assert not inside(desk)
    knock(desk)
    clock.shift(dt.timedelta(days=3))
    assert inside(desk)  # the browser is still known
    for _ in range(5):
        clock.shift(dt.timedelta(days=6))
        last = inside(desk)
    assert not last  # thirty days are the most


def test_a_session_in_use_goes_on_after_its_first_hours(office, clock):  # noqa: F811
    client = sit(office, "nhap")
    clock.shift(dt.timedelta(hours=8))
    assert inside(client)
    clock.shift(dt.timedelta(hours=8))
    assert inside(client)
    clock.shift(dt.timedelta(hours=13))
    assert not inside(client)


def test_a_revoked_device_ends_its_sessions_at_once_and_no_other(office):  # noqa: F811
    desk, elsewhere = sit(office, "nhap"), sit(office, "nhap")
    desk.post("/tai-khoan/thiet-bi", {"name": "Máy bàn"})
    person = find_person("nhap")
    device = device_of(person, desk.cookies[COOKIE].value)
    assert device is not None
    assert device_of(find_person("dongnghiep"), desk.cookies[COOKIE].value) is None
    assert device_of(person, "gia:mao") is None
    assert elsewhere.post(f"/tai-khoan/thiet-bi/{device.pk}/thu-hoi").status_code == 302
    assert inside(elsewhere)
    assert not inside(desk)
    assert device_of(person, desk.cookies[COOKIE].value) is None
    assert list(verify_devices()) == []


def test_two_people_at_one_computer_each_register_it(office):  # noqa: F811
    browser = sit(office, "nhap")
    browser.post("/tai-khoan/thiet-bi", {"name": "Máy chung"})
    key = browser.cookies[COOKIE].value
    twice = browser.post("/tai-khoan/thiet-bi", {"name": "Máy chung nữa"})
    assert "đã được đăng ký với tên “Máy chung”" in text_of(twice)
    browser.post("/dang-xuat")
    knock(browser, "dongnghiep")
    assert "chưa được đăng ký cho tài khoản dongnghiep" in text_of(browser.get("/tai-khoan/thiet-bi"))
    browser.post("/tai-khoan/thiet-bi", {"name": "Máy chung của tôi"})
    assert browser.cookies[COOKIE].value == key
    assert device_of(find_person("nhap"), key) != device_of(find_person("dongnghiep"), key)


def test_each_open_session_is_shown_and_can_be_ended(office, clock):  # noqa: F811
    desk, other = sit(office, "nhap"), office.client(None)
    desk.post("/tai-khoan/thiet-bi", {"name": "Máy bàn"})
    knock(other)
    gone = sit(office, "nhap")
    gone.post("/dang-xuat")
    sit(office, "dongnghiep")
    page = text_of(desk.get("/tai-khoan/phien"))
    assert "đang mở 2 phiên làm việc" in page
    assert "Máy bàn" in page
    assert page.count("phiên này") == 1
    address = re.findall(rf"/tai-khoan/phien/(?!{desk.session['sitting']})[0-9a-f-]+/ket-thuc", page)
    assert sit(office, "dongnghiep").post(address[0]).status_code == 404
    desk.post(address[0])
    assert not inside(other)
    assert inside(desk)
    assert Event.objects.filter(action="end_session", subject="person:nhap").count() == 1
    desk.post("/doi-mat-khau", {"old": PASSWORD, "new": FRESH, "again": FRESH})
    assert "đang mở 1 phiên làm việc" in text_of(desk.get("/tai-khoan/phien"))
    clock.shift(dt.timedelta(hours=13))
    knock(other, password=FRESH)
    assert "đang mở 2 phiên làm việc" in text_of(other.get("/tai-khoan/phien"))


def test_who_was_reset_and_who_may_confirm_are_told_until_they_read_it(office, desk_of_admin):  # noqa: F811
    told = "Có thông báo về tài khoản"
    leader, other = sit(office, "lanhdao"), sit(office, "motminh")
    give_duty(office.people["motminh"], "approve", unit="H673", actor=office.people["admin"])
    give_duty(office.people["motminh"], "inspect", unit="H673", actor=office.people["admin"])
    assert told not in text_of(leader.get("/huong-dan/phim-tat"))
    address = "/nguoi-dung/lanhdao/dang-nhap"
    desk_of_admin.post(f"{address}/go-lop-hai", {"reason": "Mất điện thoại"})
    assert "đang chờ người thứ ba xác nhận" in text_of(desk_of_admin.get(address))
    before = text_of(desk_of_admin.get("/nguoi-dung/lanhdao"))
    assert "thì việc ấy <b>chờ một người thứ ba xác nhận</b>" in before
    assert "0 tài khoản" not in text_of(desk_of_admin.get("/tai-khoan/thong-bao"))
    leader = sit(office, "lanhdao")
    assert told in text_of(leader.get("/huong-dan/phim-tat"))
    assert "đang chờ người thứ ba xác nhận" in text_of(leader.get("/tai-khoan/thong-bao"))
    assert "đang chờ người thứ ba xác nhận" in text_of(leader.get("/duyet"))
    confirm = "/tai-khoan/thong-bao/lanhdao/xac-nhan"
    assert {one.post(confirm).status_code for one in (leader, desk_of_admin)} == {404}
    other = sit(office, "motminh")
    assert told in text_of(other.get("/huong-dan/phim-tat"))
    assert "Chờ xác nhận" in text_of(other.get("/tai-khoan/thong-bao"))
    assert other.post(confirm)["Location"] == "/tai-khoan/thong-bao"
    assert "Chưa đọc" in text_of(other.get("/tai-khoan/thong-bao"))
    other.post("/tai-khoan/thong-bao")
    assert told not in text_of(other.get("/huong-dan/phim-tat"))
    leader.post("/tai-khoan/thong-bao")
    assert told not in text_of(leader.get("/huong-dan/phim-tat"))
    assert leader.get("/duyet").status_code == 200


def test_signing_out_everywhere_ends_other_sessions_and_keeps_this_one(office):  # noqa: F811
    here, there = sit(office, "nhap"), sit(office, "nhap")
    assert here.post("/tai-khoan/dang-xuat-moi-noi")["Location"] == "/tai-khoan"
    assert inside(here)
    assert not inside(there)
    assert unlike_the_ledger() == set()


def test_a_page_that_stood_open_learns_whether_the_session_goes_on(office, clock):  # noqa: F811
    client = sit(office, "nhap")
    said = client.get("/phien").json()
    assert said["person"] == "nhap"
    assert said["token"]
    clock.shift(dt.timedelta(hours=13))
    ended = client.get("/phien")
    assert ended.status_code == 401
    assert "chữ đã gõ vẫn còn trên trang" in ended.json()["fix"]


# ---- five people


def test_every_page_of_accounts_is_tried_here():
    tried = {resolve(page).url_name for page in [*PAGES, *OF_ADMINISTRATORS]}
    names = {getattr(one, "name", None) for one in account_urls.urlpatterns}
    by_script = {"passkey_ask", "passkey_prove", "passkey_begin", "passkey_add"}
    posts = {"one_time_remove", "passkey_rename", "passkey_remove", "sign_out_everywhere", "device_revoke"}
    posts |= {"sitting_end", "invite_again", "invitation_revoke", "oversee"}
    open_to_all = {"second_factor", "invited", "session"}
    assert names == tried | by_script | posts | open_to_all | {"prove", "notices", "notice_confirm"}


def test_pages_of_ones_own_account_are_for_everybody_who_signed_in(office):  # noqa: F811
    for username in ("nhap", "dongnghiep", "xakhac", "khach"):
        client = sit(office, username) if username != "xakhac" else office.client("xakhac")
        if username == "xakhac":  # approves elsewhere: signed in without the form, so asked for a proof
            assert {client.get(page).status_code for page in PAGES[1:]} == {302}
        else:
            assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    nobody = office.client(None)
    assert {nobody.get(page)["Location"].partition("?")[0] for page in PAGES} == {"/dang-nhap"}


def test_pages_of_administrators_are_for_them_alone(office, desk_of_admin):  # noqa: F811
    administrator(office, "qt.khac", OTHER)
    administrator(office, "qt.day", UNIT)
    of_person = "/nguoi-dung/nhap/dang-nhap"
    posts = ["/giay-moi/nhap/in-lai", "/giay-moi/nhap/huy", f"{of_person}/dang-xuat", f"{of_person}/mo-khoa"]
    for client in (desk_of_admin, sit(office, "qt.day")):
        assert {client.get(page).status_code for page in OF_ADMINISTRATORS} == {200}
    before = Event.objects.count()
    elsewhere = sit(office, "qt.khac")
    assert elsewhere.get("/giay-moi").status_code == 200
    assert elsewhere.get(of_person).status_code == 404
    assert {elsewhere.post(page, {"reason": "x"}).status_code for page in posts} == {404}
    for name in ("nhap", "lanhdao", "khach"):
        client = sit(office, name)
        assert {client.get(page).status_code for page in OF_ADMINISTRATORS} <= {403, 404}
        assert {client.post(page, {"reason": "x"}).status_code for page in posts} <= {403, 404}
    nobody = office.client(None)
    assert {nobody.post(page).status_code for page in [*posts, *OF_ADMINISTRATORS]} == {302}
    assert Event.objects.count() == before


def test_an_administrator_of_a_commune_gives_no_sheet_for_the_departments_account(office, desk_of_admin):  # noqa: F811
    administrator(office, "qt.day", UNIT)
    client = sit(office, "qt.day")
    assert client.post("/giay-moi/admin/in-lai").status_code == 404
    assert client.get("/nguoi-dung/admin/dang-nhap").status_code == 404
    refused = sheet(client, **{"don-vi": OTHER})
    assert refused.status_code == 403
    assert 'value="Người Mới Đến"' in text_of(refused)


def test_a_program_is_answered_in_json(office, settings):  # noqa: F811
    def said(client) -> tuple[int, str]:
        answer = client.get("/api/work")
        return answer.status_code, answer.json().get("code", "")

    assert said(office.client(None)) == (401, "CHUA_DANG_NHAP")
    assert said(sit(office, "lanhdao")) == (403, "CAN_LOP_THU_HAI")
    person = office.people["nhap"]
    client = sit(office, "nhap")
    assert said(client)[0] == 200
    person.must_change_password = True
    person.save()
    assert said(client) == (403, "DOI_MAT_KHAU_TRUOC")


def test_a_form_where_a_script_should_speak_is_refused(office, settings):  # noqa: F811
    client = office.client(None)
    for form in ({"credential": "x"}, {"csrfmiddlewaretoken": "x"}):
        answer = client.post("/dang-nhap/khoa", form)
        assert answer.status_code == KHOA_KHONG_NHAN.status
        assert answer.json()["code"] == KHOA_KHONG_NHAN.code
    strict = Client(enforce_csrf_checks=True)
    strict.get("/dang-nhap")
    token = strict.cookies[settings.CSRF_COOKIE_NAME].value
    answer = strict.post("/dang-nhap/khoa", {"csrfmiddlewaretoken": token})
    assert answer.json()["code"] == KHOA_KHONG_NHAN.code


def test_sessions_that_nobody_comes_back_to_are_cleared_away(office, clock):  # noqa: F811
    sit(office, "nhap")
    clock.shift(dt.timedelta(hours=13))
    sit(office, "dongnghiep")
    assert Session.objects.count() == 1
