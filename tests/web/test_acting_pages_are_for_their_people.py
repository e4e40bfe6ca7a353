"""Each acting page as owner, colleague, other commune, stranger and nobody."""

from __future__ import annotations

from contextlib import closing

import pytest
from django.test import Client

from tests.line.making import BOOK, UNIT, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import Office, address, office  # noqa: F401

ANYWHERE = ["/tiep-nhan", "/duyet", "/tiep-nhan/mau/KS.xlsx"]
OF_BOOK = [address("loi"), address("duyet")]
ACTS = [
    address("loi/ly-do"),
    address("loi/ly-do/1/hoan-tac"),
    address("duyet"),
    address("gui"),
]
POSTS = [*ACTS, "/tiep-nhan/gui", "/tiep-nhan/tai-len", "/duyet/tra-loi", "/duyet/so-sanh"]


@pytest.fixture
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(*births(1, 2, 3))
    return office


def statuses(client: Client, pages: list[str]) -> dict[str, int]:
    """How each page answers."""
    found = {}
    for page in pages:
        with closing(client.get(page)) as answer:
            found[page] = answer.status_code
    return found


@pytest.mark.parametrize("username", ["nhap", "dongnghiep", "kiemtra", "lanhdao", "admin"])
def test_people_of_the_commune_and_above_see_them(brought, username):
    pages = [*ANYWHERE, *OF_BOOK]
    assert statuses(brought.client(username), pages) == dict.fromkeys(pages, 200)


def test_for_another_commune_the_book_is_not_there(brought):
    client = brought.client("xakhac")
    assert statuses(client, OF_BOOK) == dict.fromkeys(OF_BOOK, 404)
    assert "Không có quyển sổ" in client.get(OF_BOOK[0]).content.decode()


def test_another_commune_cannot_act_on_it(brought):
    client = brought.client("xakhac")
    answers = {act: client.post(act, {"ma": "X", "read": "1"}).status_code for act in ACTS}
    assert answers == dict.fromkeys(ACTS, 404)
    assert set(brought.states().values()) == {"staged"}


@pytest.mark.parametrize("page", ["/tiep-nhan", "/duyet", *OF_BOOK])
def test_somebody_without_duties_is_told_whom_to_ask(brought, page):
    answer = brought.client("khach").get(page)
    assert answer.status_code == 403
    assert "Đề nghị người quản trị" in answer.content.decode()


def test_nobody_sees_or_does_anything_before_signing_in(brought):
    client = brought.client(None)
    answers = [*(client.get(page) for page in [*ANYWHERE, *OF_BOOK]), *(client.post(act) for act in POSTS)]
    assert {(one.status_code, one["Location"].partition("?")[0]) for one in answers} == {(302, "/dang-nhap")}


def test_the_list_of_books_that_wait_is_only_of_the_own_jurisdiction(brought):
    mine, theirs = (brought.client(name).get("/duyet").content.decode() for name in ("lanhdao", "xakhac"))
    assert f"/so/{UNIT}/{BOOK}" in mine
    assert BOOK not in theirs


def test_an_arrival_is_seen_by_its_commune_and_by_nobody_else(office):  # noqa: F811
    client = office.client("nhap")
    table = office.folder / "KS.2008.01.csv"
    table.write_text("so,ngayDangKy,nksHoTen\n01/2008,15.06.2008,NGUYỄN VĂN AN\n", encoding="utf-8")
    with table.open("rb") as file:
        sent = client.post("/tiep-nhan/gui", {"unit": UNIT, "files": [file]})
    page = sent["Location"]
    seen = {
        name: office.client(name).get(page).status_code
        for name in ("nhap", "dongnghiep", "admin", "xakhac", "khach")
    }
    assert seen == {"nhap": 200, "dongnghiep": 200, "admin": 200, "xakhac": 404, "khach": 404}


def test_a_button_that_may_not_be_pressed_says_why(brought):
    keyer = brought.client("nhap")
    assert "không được giao nhiệm vụ “duyệt”" in keyer.get(address("duyet")).content.decode()
    assert (
        "không được giao nhiệm vụ “nhập vào khu vực tạm”"
        in brought.client("lanhdao").get("/tiep-nhan").content.decode()
    )
    assert "không được giao nhiệm vụ “Theo dõi tiến độ”" in keyer.get("/duyet").content.decode()
