"""A place as written leads to its unit of the day; a unit's page draws what it was and became; an entry says what its places are today."""

from __future__ import annotations

import html

import pytest

from sogoc.accounts.offices import Unit
from sogoc.accounts.queries import find_person
from sogoc.accounts.unit_actions import take_units
from sogoc.law.places import COMPETENCES, all_periods
from tests.line.making import UNIT, birth
from tests.line.office import _one_sandbox, quick_passwords, quick_reading  # noqa: F401
from tests.web.reading_office import PAGE, office, text_of  # noqa: F401

PLACE = "/tra-cuu-dia-danh"


@pytest.fixture
def client(office):  # noqa: F811
    known = all_periods()
    take_units(
        [Unit(one.code, one.name, one.kind, one.parent or "", one.valid_from, one.valid_to) for one in known],
        actor=find_person("admin"),
    )
    return office.client("admin")


def page(client, address, **asked):
    return html.unescape(text_of(client.get(address, asked)))


def test_a_place_is_told_with_its_confidence_and_what_it_is_today(client):
    said = page(client, PLACE, noi="ubnd Xã An Nhơn, huyện Đạ Tẻh", ngay="12/03/1999")
    assert "“ubnd Xã An Nhơn, huyện Đạ Tẻh” theo ngày 12/03/1999" in said
    assert "Xã An Nhơn" in said
    assert "rất có thể" in said
    assert "không ghi tỉnh" in said
    assert "nay thuộc Xã Đạ Tẻh" in said
    assert "Cơ quan được nêu: Ủy ban nhân dân cấp xã." in said


def test_the_same_words_are_another_unit_on_another_day(client):
    october = page(client, PLACE, noi="huyện Đạ Huoai, Lâm Đồng", ngay="14/10/2024")
    january = page(client, PLACE, noi="huyện Đạ Huoai, Lâm Đồng", ngay="01/01/2025")
    assert "từ 01/12/2024 thuộc Huyện Đạ Huoai, đến hết ngày 30/06/2025" in october
    assert '<span class="soft small">H681</span>' in october
    assert '<span class="soft small">H682</span>' in january


def test_nothing_found_says_what_to_do_and_a_wrong_day_is_said(client):
    said = page(client, PLACE, noi="Phnom Penh", ngay="99/99/1999")
    assert "Địa danh ngoài danh mục vẫn được lưu đúng như trong sổ." in said
    assert "“99/99/1999” không phải là một ngày" in said
    assert "Ví dụ" in page(client, PLACE)


def test_a_year_alone_is_its_last_day_and_a_code_is_all_that_it_was(client):
    said = page(client, PLACE, noi="682", ngay="2024")
    assert "Chỉ ghi 2024: đang xem ngày cuối, 31/12/2024." in said
    assert said.index("Huyện Đạ Huoai") < said.index("Huyện Đạ Tẻh")
    assert "Cơ quan được nêu" not in page(client, PLACE, noi="H. Đơn Dương T. Lâm Đồng")


def test_what_is_asked_is_shown_as_text(client):
    assert "<script>" not in text_of(client.get(PLACE, {"noi": "<script>alert(1)</script>"}))


@pytest.mark.parametrize(
    ("unit", "olds", "when", "new"),
    [
        (UNIT, ["Xã Lát", "Thị trấn Lạc Dương"], "01/07/2025", "Phường Lang Biang - Đà Lạt"),
        (
            "H682@2024-12-01",
            ["Huyện Đạ Huoai", "Huyện Đạ Tẻh", "Huyện Cát Tiên"],
            "01/12/2024",
            "Huyện Đạ Huoai",
        ),
        ("25114@2025-07-01", ["Xã Đạ Ploa", "Xã Đoàn Kết"], "01/12/2024", "Xã Bà Gia"),
    ],
)
def test_a_units_page_draws_the_old_and_the_new(client, unit, olds, when, new):
    said = page(client, f"/don-vi/{unit}")
    flow = said[said.index('<ol class="flow">') : said.index("</ol>", said.index('<ol class="flow">'))]
    assert f"<b>{when}</b>" in flow
    for name in (*olds, new):
        assert f"<li>{name}</li>" in flow


def test_the_manual_tells_who_registered_what_by_which_law(office):  # noqa: F811
    said = page(office.client(None), "/huong-dan/tham-quyen")
    assert "Nghị định về phân định thẩm quyền của chính quyền hai cấp (120/2025/NĐ-CP)" in said
    assert said.count("chưa đối chiếu với văn bản") > 10
    assert said.count('data-label="Căn cứ"') == len(COMPETENCES)
    assert "Cục Hành chính tư pháp" in said


def test_an_entry_says_what_its_places_are_today_and_keeps_their_words(office):  # noqa: F811
    office.bring(
        birth(1, nksQueQuan="xa An Nhon, huyen Da Teh, Lam Dong", noiDangKy="UBND xã Lát, Lạc Dương")
    )
    said = page(office.client("admin"), f"{PAGE}/001")
    assert "xa An Nhon, huyen Da Teh, Lam Dong" in said
    assert "nay thuộc Xã Đạ Tẻh" in said
    assert "nay thuộc Phường Lang Biang - Đà Lạt" in said
