"""Each reading page as owner, colleague, district, province, other commune, stranger and nobody."""

from __future__ import annotations

from contextlib import closing

import pytest
from django.urls import get_resolver

from sogoc.law.places import read_code
from sogoc.web.pages import account_urls, acting_urls, case_urls, changing_urls, scan_urls, shelf_urls
from tests.line.making import UNIT
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.acting_office import OTHER
from tests.web.reading_office import (  # noqa: F401
    GENERAL,
    OF_UNIT,
    OPEN,
    OWN,
    POSTS,
    commune,
    office,
    text_of,
)

EVERY = OPEN | OWN | GENERAL | OF_UNIT


def status(client, page: str) -> int:
    with closing(client.get(page)) as answer:
        return int(answer.status_code)


def content(answer) -> str:
    """What stands between head and foot: tokens differ from page to page."""
    return text_of(answer).partition("<main")[2].partition("</main>")[0]


def test_no_page_is_left_out_here():
    others = (account_urls, acting_urls, case_urls, changing_urls, scan_urls, shelf_urls)
    acting = {getattr(pattern, "name", None) for urls in others for pattern in urls.urlpatterns}
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named - acting == {*EVERY, *POSTS}


@pytest.mark.parametrize("username", ["nhap", "dongnghiep", "kiemtra", "lanhdao", "admin"])
def test_people_of_the_commune_and_above_see_every_page(commune, username):  # noqa: F811
    client = commune.client(username)
    pages = (GENERAL | OF_UNIT | OWN).values()
    assert {page: status(client, page) for page in pages} == dict.fromkeys(pages, 200)


def test_for_another_commune_the_unit_its_books_and_entries_are_not_there(commune):  # noqa: F811
    client = commune.client("xakhac")
    assert {page: status(client, page) for page in OF_UNIT.values()} == dict.fromkeys(OF_UNIT.values(), 404)
    assert {page: status(client, page) for page in GENERAL.values()} == dict.fromkeys(GENERAL.values(), 200)


def test_what_is_not_there_and_what_one_may_not_see_look_the_same(commune):  # noqa: F811
    client = commune.client("xakhac")
    for page in (OF_UNIT["book"], OF_UNIT["entry"]):
        hidden = content(client.get(page))
        missing = content(client.get(page.replace("KS.2008.01", "KS.1901.77")))
        own = content(client.get(page.replace(UNIT, OTHER)))
        assert "trong phạm vi được giao" in hidden
        assert hidden == missing.replace("KS.1901.77", "KS.2008.01")
        assert hidden == own.replace(read_code(OTHER).name, read_code(UNIT).name)


def test_nothing_of_another_commune_shows_in_lists(commune):  # noqa: F811
    client = commune.client("xakhac")
    for page in GENERAL.values():
        assert "KS.2008.01" not in text_of(client.get(page))


def test_somebody_without_duties_is_told_whom_to_ask(commune):  # noqa: F811
    client = commune.client("khach")
    for page in (GENERAL | OF_UNIT).values():
        answer = client.get(page)
        assert answer.status_code == 403, page
        assert "Đề nghị người quản trị" in text_of(answer)


def test_nobody_sees_anything_before_signing_in(commune):  # noqa: F811
    client = commune.client(None)
    pages = (OWN | GENERAL | OF_UNIT).values()
    answers = {page: client.get(page) for page in pages}
    assert {page: (one.status_code, one.get("Location")) for page, one in answers.items()} == {
        page: (302, f"/dang-nhap?next={page}") for page in pages
    }


def test_the_manual_and_the_door_are_open_to_all(office):  # noqa: F811
    client = office.client(None)
    assert {page: status(client, page) for page in OPEN.values()} == dict.fromkeys(OPEN.values(), 200)


def test_acts_on_accounts_are_for_administrators_and_inspectors(commune):  # noqa: F811
    assert "Giao nhiệm vụ" in text_of(commune.client("admin").get("/nhat-ky?tim=person:nhap"))
    for username in ("lanhdao", "xakhac"):
        assert "Giao nhiệm vụ" not in text_of(commune.client(username).get("/nhat-ky"))
