"""A table of another day than the one asked for never passes for it; work that waits is work of now."""

from __future__ import annotations

import html
import re

import pytest

from sogoc.ground import clock
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import commune, office, text_of  # noqa: F401


@pytest.fixture
def see(commune):  # noqa: F811
    """`see(address)`: what the province's page says there."""
    client = commune.client("lanhdao")
    return lambda address: html.unescape(text_of(client.get(address)))


def today() -> str:
    return f"{clock.today_vn():%d/%m/%Y}"


@pytest.mark.parametrize("day", ["99/99/2024", "hôm qua", "31/02/2024", "1/1/99999999999999", "14-10"])
def test_what_is_no_day_is_said_at_its_field(see, day):
    page = see(f"/?den-ngay={day}")
    assert f"“{day}” không phải là một ngày, đang xem bảng đến hết hôm nay, {today()}." in page
    field = re.search(r'<input [^>]*id="den-ngay"[^>]*>', page)
    assert field is not None
    assert f'value="{day}"' in field[0]
    assert 'aria-invalid="true" aria-describedby="den-ngay-sai"' in field[0]
    assert 'id="den-ngay-sai"' in page
    assert f"đến hết ngày {today()} –" in page


def test_a_day_to_come_is_said_and_todays_table_is_shown(see):
    page = see("/?den-ngay=01/01/2999")
    assert f"Ngày 01/01/2999 chưa đến, đang xem bảng đến hết hôm nay, {today()}." in page
    assert "đến hết ngày 01/01/2999" not in page
    assert "den-ngay=2999" not in page


def test_a_wrong_day_of_units_is_said(see):
    page = see("/?don-vi-ngay=không")
    assert "“không” không phải là một ngày, đang xem bảng theo đơn vị của ngày 14/10/2024." in page


@pytest.mark.parametrize("day", ["", "14/10/2024", "2024-10-14", "14.10.2024"])
def test_of_a_day_that_is_one_nothing_is_said(see, day):
    page = see(f"/?den-ngay={day}")
    assert "không phải là một ngày" not in page
    assert "aria-invalid" not in page


def test_beside_a_past_table_the_waiting_work_says_that_it_is_of_now(see):
    says = f"Tính đến bây giờ, {today()}, không theo ngày 14/10/2024 của bảng."
    assert says in see("/?den-ngay=14/10/2024")
    assert "Tính đến bây giờ" not in see("/")


def test_what_is_left_is_taken_apart_only_where_both_are_of_today(see):
    assert re.search(
        r"Còn 11 trường hợp: 5 chưa có dữ liệu và 6 đã có nhưng chưa chuyển chính thức\.", see("/")
    )
    assert "chưa có dữ liệu và" not in see("/?den-ngay=14/10/2024")
