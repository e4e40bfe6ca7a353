"""Passkeys in Chromium with its virtual authenticator; sheets by their QR; a page that outlived its session; three screens, axe."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sogoc.accounts.actions import set_password
from sogoc.accounts.device_queries import new_key
from sogoc.accounts.devices import register_device
from sogoc.accounts.invitations import invite
from sogoc.accounts.queries import find_person
from tests.line.office import PASSWORD, _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.browser import PATIENCE
from tests.web.acting_office import Office, live_office, sit_down  # noqa: F401
from tests.web.barriers import barriers

SitDown = Callable[..., Page]
FRESH = "con trau buoc qua cau khi"


def with_authenticator(page: Page, **options: Any) -> Any:
    """A virtual authenticator at this page's computer; its verifier always finds the right finger."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    wanted = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
    }
    wanted |= {"isUserVerified": True, "automaticPresenceSimulation": True, **options}
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": wanted})
    return devtools, made["authenticatorId"]


def by_password(page: Page) -> None:
    """Come in, or prove it again, by the password."""
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")


def add_passkey(page: Page, name: str) -> None:
    page.goto("/tai-khoan/khoa")
    if page.get_by_role("heading", name="Xác nhận lại").is_visible():
        by_password(page)
    page.get_by_label("Tên để nhận ra khóa này").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã thêm khóa đăng nhập.")).to_be_visible()


def test_a_passkey_is_added_and_opens_the_account_alone_and_as_second_step(live_office, sit_down):  # noqa: F811
    page = sit_down("nhap")
    with_authenticator(page)
    add_passkey(page, "Vân tay máy bàn")
    page.get_by_role("button", name="Lập mười mã").press("Enter")
    expect(page.get_by_text("Đã lập mười mã khôi phục")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()

    page.get_by_role("button", name="Đăng nhập bằng khóa đăng nhập").press("Enter")  # no name, no password
    expect(page.get_by_role("link", name="Người nhap")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()

    page.get_by_label("Tên đăng nhập").fill("nhap")
    by_password(page)
    expect(page.get_by_role("heading", name="Bước hai của đăng nhập")).to_be_visible()
    page.get_by_role("button", name="Dùng khóa đăng nhập").press("Enter")
    expect(page.get_by_role("link", name="Người nhap")).to_be_visible()
    key = find_person("nhap").passkeys.get()
    assert key.sign_count >= 2
    assert key.rp_id == "localhost"
    page.goto("/tai-khoan")
    page.get_by_text("Đổi tên, gỡ").click()
    page.get_by_role("button", name="Gỡ khóa này").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tài khoản nhap chỉ có mật khẩu.")


def test_without_the_right_finger_nobody_comes_in_and_the_page_says_what_to_do(live_office, sit_down):  # noqa: F811
    page = sit_down("nhap")
    devtools, authenticator = with_authenticator(page)
    add_passkey(page, "Vân tay")
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Đăng nhập bằng khóa đăng nhập").press("Enter")
    expect(page.get_by_text("Chưa dùng được khóa")).to_be_visible()
    expect(page.get_by_role("button", name="Đăng nhập bằng khóa đăng nhập")).to_be_focused()


def test_an_address_where_passkeys_do_not_work_says_so(live_office, sit_down, live_server):  # noqa: F811
    page = sit_down("nhap")
    plain = live_server.url.replace("localhost", "127.0.0.1")
    page.goto(f"{plain}/dang-nhap")
    expect(page.get_by_role("button", name="Đăng nhập bằng khóa đăng nhập")).to_have_count(0)
    page.get_by_label("Tên đăng nhập").fill("nhap")
    by_password(page)
    expect(page.get_by_role("link", name="Người nhap")).to_be_visible()
    page.goto(f"{plain}/tai-khoan/khoa")
    expect(page.get_by_text("mở bằng tên localhost thay cho 127.0.0.1")).to_be_visible()


@pytest.mark.slow
def test_a_scanned_sheet_fills_in_its_code(live_office, browser, live_server):  # noqa: F811
    invited = invite("moi.den", "Người Mới Đến", actor=live_office.people["admin"])
    with browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}) as context:
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"/moi#{invited.code}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Chào Người Mới Đến")
        page.get_by_label("Mật khẩu mới", exact=True).fill(FRESH)
        page.get_by_label("Mật khẩu mới, nhập lại").fill(FRESH)
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Người Mới Đến")).to_be_visible()
        assert not [one for one in asked if invited.code in one]


@pytest.mark.slow
def test_what_was_typed_outlives_the_session(live_office, sit_down):  # noqa: F811
    """The page stood open over lunch, the session ended; nothing is sent, nothing typed is lost; signed in again it goes on."""
    page = sit_down("nhap")
    page.clock.install()
    page.goto("/doi-mat-khau")
    page.get_by_label("Mật khẩu đang dùng").fill(PASSWORD)
    page.get_by_label("Mật khẩu mới", exact=True).fill(FRESH)
    page.get_by_label("Mật khẩu mới, nhập lại").fill(FRESH)
    page.clock.fast_forward("11:00")
    kept = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_text("Phiên làm việc đã hết nên chưa gửi.")).to_be_visible()
    expect(page.get_by_label("Mật khẩu mới", exact=True)).to_have_value(FRESH)
    assert find_person("nhap").check_password(PASSWORD)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Đăng nhập ở thẻ mới").click()
    tab = opened.value
    tab.get_by_label("Tên đăng nhập").fill("nhap")
    by_password(tab)
    expect(tab.get_by_role("link", name="Người nhap")).to_be_visible()
    assert page.context.cookies() != kept
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_text("Đã đổi mật khẩu.")).to_be_visible()
    assert find_person("nhap").check_password(FRESH)


def test_another_persons_session_sends_nothing(live_office, sit_down):  # noqa: F811
    page, other = sit_down("nhap"), sit_down("dongnghiep")
    page.clock.install()
    page.goto("/doi-mat-khau")
    page.get_by_label("Mật khẩu đang dùng").fill(PASSWORD)
    page.get_by_label("Mật khẩu mới", exact=True).fill(FRESH)
    page.get_by_label("Mật khẩu mới, nhập lại").fill(FRESH)
    page.clock.fast_forward("11:00")
    page.context.clear_cookies()
    page.context.add_cookies(other.context.cookies())
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_text("đang đăng nhập bằng tài khoản dongnghiep, không phải nhap")).to_be_visible()
    assert find_person("dongnghiep").check_password(PASSWORD)


@pytest.mark.slow
@pytest.mark.parametrize("username", ["nhap", "admin"])
def test_pages_of_accounts_have_no_barriers(live_office, sit_down, username):  # noqa: F811
    page = sit_down(username)
    invite("moi.den", "Người Mới Đến", actor=live_office.people["admin"])
    person = live_office.people["nhap"]
    register_device(person, new_key(), name="Máy bàn phòng tư pháp", agent="Chrome, Windows")
    set_password(live_office.people[username], PASSWORD, actor=live_office.people[username])
    page.context.clear_cookies()
    found = barriers(page, "/dang-nhap") + barriers(page, "/moi")
    page.goto("/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(username)
    by_password(page)
    expect(page.get_by_role("button", name="Đăng xuất", exact=True)).to_be_visible()
    pages = ["/tai-khoan", "/tai-khoan/xac-nhan", "/tai-khoan/ma-mot-lan", "/tai-khoan/khoa"]
    pages += ["/tai-khoan/ma-khoi-phuc", "/tai-khoan/thiet-bi", "/tai-khoan/phien", "/tai-khoan/thong-bao"]
    if username == "admin":
        pages = ["/tai-khoan", "/giay-moi", "/nguoi-dung/nhap/dang-nhap"]
        with_authenticator(page)
        add_passkey(page, "Khóa")  # who administers has a second factor before anything else
    for one in pages:
        found += barriers(page, one)
    assert found == []
    if username == "admin":
        page.goto("/giay-moi")
        page.get_by_role("button", name=re.compile("In tờ mới")).click()
        expect(page.get_by_text("Giấy mời làm việc trên Sổ Gốc")).to_be_visible()
        paper = page.pdf(format="A5", prefer_css_page_size=True)
        assert paper.count(b"/Type /Page\n") == 1
