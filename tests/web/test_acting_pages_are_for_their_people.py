"""What acting pages tell those who may not act; which opens for whom is tried for every address at once (``test_every_address…``)."""

from __future__ import annotations

import pytest

from tests.line.making import BOOK, UNIT, births
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.support.lasting import made_once
from tests.web.acting_office import Office, address, office  # noqa: F401

OF_BOOK = [address("loi"), address("duyet")]


@pytest.fixture
@made_once
def brought(office: Office) -> Office:  # noqa: F811
    office.bring(*births(1, 2, 3))
    return office


@pytest.mark.parametrize("page", ["/tiep-nhan", "/duyet", *OF_BOOK])
def test_somebody_without_duties_is_told_whom_to_ask(brought, page):
    answer = brought.client("khach").get(page)
    assert answer.status_code == 403
    assert "Đề nghị người quản trị" in answer.content.decode()


def test_the_list_of_books_that_wait_is_only_of_the_own_jurisdiction(brought):
    mine, theirs = (brought.client(name).get("/duyet").content.decode() for name in ("lanhdao", "xakhac"))
    assert f"/so/{UNIT}/{BOOK}" in mine
    assert BOOK not in theirs


def test_a_button_that_may_not_be_pressed_says_why(brought):
    keyer = brought.client("nhap")
    assert (
        "không được giao nhiệm vụ “Phê duyệt” nên không thể duyệt"
        in keyer.get(address("duyet")).content.decode()
    )
    assert (
        "không được giao nhiệm vụ “Nhập dữ liệu” nên không thể nhập vào khu vực tạm"
        in brought.client("lanhdao").get("/tiep-nhan").content.decode()
    )
    assert "không được giao nhiệm vụ “Theo dõi tiến độ”" in keyer.get("/duyet").content.decode()
