"""Units and offices have dates; a code without a date is read as of 14/10/2024."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law import places
from sogoc.law.places import (
    above,
    all_periods,
    children,
    dated_code,
    district_of,
    exists,
    find,
    province_of,
    read_code,
    reporting_unit,
    reporting_units,
    successors,
    unit,
    units,
)
from sogoc.law.refusal import Refusal

SEED = dt.date(2024, 10, 14)
MERGED = dt.date(2024, 12, 1)
TWO_LEVELS = dt.date(2025, 7, 1)
DAYS = [SEED, dt.date(2024, 11, 30), MERGED, dt.date(2025, 6, 30), TWO_LEVELS, dt.date(2026, 1, 1)]
SEED_ORDER = [
    *("H672", "H673", "H675", "H677", "H678", "H679", "H674", "H676", "H680", "H681", "H682", "H683", "STP"),
]


def test_the_table_of_the_seed_has_its_thirteen_rows_in_order():
    assert [row.code for row in reporting_units()] == SEED_ORDER
    assert [row.code for row in reporting_units(dt.date(2015, 1, 1))] == SEED_ORDER


def test_the_table_is_drawn_by_the_units_of_the_day():
    assert [row.code for row in reporting_units(MERGED)] == [
        code for code in SEED_ORDER if code not in ("H681", "H683")
    ]
    now = reporting_units(TWO_LEVELS)
    assert len(now) == 125
    assert Counter(row.kind for row in now) == {"xa": 103, "phuong": 20, "dac_khu": 1, "so": 1}


@pytest.mark.parametrize(("day", "communes"), [(SEED, 142), (MERGED, 137)])
def test_every_commune_of_the_province_lies_in_a_district_until_june_2025(day, communes):
    below = [child for row in reporting_units(day) for child in children(row.code, day)]
    assert len(below) == communes
    assert all(child.level == "xa" and district_of(child.code, day) is not None for child in below)


def test_communes_per_district_are_those_of_2024():
    counted = {row.code: len(children(row.code)) for row in reporting_units()}
    assert " ".join(f"{code}:{count}" for code, count in counted.items()) == (
        "H672:16 H673:11 H675:6 H677:10 H678:15 H679:19 H674:8 H676:16 H680:14 H681:9 H682:9 H683:9 STP:0"
    )


def test_a_code_is_another_commune_at_another_date():
    assert unit("25114").name == "Xã Đạ Ploa"
    assert unit("25114", MERGED).name == "Xã Bà Gia"
    assert read_code("25114@2025-07-01").name == "Xã Đạ Huoai 3"
    assert unit("H682").name == "Huyện Đạ Tẻh"
    assert unit("H682", MERGED).name == "Huyện Đạ Huoai"


def test_many_codes_of_today_were_other_communes():
    before = {each.code: each.name for each in units(SEED)}
    same_code = [each for each in units(TWO_LEVELS) if each.level == "xa" and each.code in before]
    assert sum(before[each.code] != each.name for each in same_code) >= 51


@pytest.mark.parametrize(
    "code", ["99999", "H681@2025-07-01", "24862@2025-02-30", "", "xã Lát", "24862@", "25108@2024-12-01"]
)
def test_a_code_that_was_nothing_then_is_refused_with_a_remedy(code):
    with pytest.raises(Refusal) as refused:
        read_code(code)
    assert refused.value.code == "KHONG_CO_DON_VI"
    assert refused.value.fix


@pytest.mark.parametrize("day", DAYS)
def test_a_written_code_is_read_as_the_same_unit(day):
    for each in units(day):
        assert read_code(dated_code(each)) == each


@pytest.mark.parametrize("day", DAYS)
def test_no_code_is_two_units_on_one_day(day):
    assert max(Counter(each.code for each in units(day)).values()) == 1
    assert all(exists(each.parent, day) for each in units(day) if each.parent)


@pytest.mark.parametrize(
    ("code", "on", "heirs"),
    [
        ("25120", MERGED, ["Xã Bà Gia"]),
        ("25114", MERGED, ["Xã Bà Gia"]),
        ("25147", MERGED, ["Xã Quảng Trị"]),
        ("25123", MERGED, ["Xã Hà Lâm"]),
        ("24946", MERGED, ["Xã Quảng Lập"]),
        ("25120", TWO_LEVELS, ["Xã Đạ Huoai 3"]),
        ("24862", MERGED, ["Xã Lát"]),
        ("24862", TWO_LEVELS, ["Phường Lang Biang - Đà Lạt"]),
        ("23053", TWO_LEVELS, ["Xã Hòa Thắng", "Xã Hồng Thái"]),
        ("22978", TWO_LEVELS, ["Xã Phan Rí Cửa", "Xã Tuy Phong"]),
        ("H681", MERGED, ["Huyện Đạ Huoai"]),
        ("H683", MERGED, ["Huyện Đạ Huoai"]),
        ("H672", TWO_LEVELS, []),
        ("STP", TWO_LEVELS, ["Sở Tư pháp tỉnh Lâm Đồng"]),
    ],
)
def test_what_became_of_a_unit(code, on, heirs):
    assert [each.name for each in successors(code, SEED, on)] == heirs


def test_the_code_of_today_is_not_followed_from_yesterday():
    assert [each.name for each in successors("25114", TWO_LEVELS, dt.date(2026, 1, 1))] == ["Xã Đạ Huoai 3"]


def test_every_commune_has_a_successor_and_every_new_one_a_predecessor():
    reached = set()
    for each in units(SEED):
        if each.level == "xa":
            heirs = successors(each.code, SEED, TWO_LEVELS)
            assert heirs, each
            reached |= {heir.code for heir in heirs}
    assert reached == {each.code for each in units(TWO_LEVELS) if each.level == "xa"}


@pytest.mark.parametrize("day", DAYS)
def test_every_office_of_the_province_belongs_to_one_row_of_any_table(day):
    rows = {row.code for row in reporting_units(day)}
    for each in all_periods():
        if each.on(SEED) and each.kind != "tinh":
            row = reporting_unit(each.code, on=day)
            above = province_of(each.code)
            joined_later = above is not None and above.code != "68" and day < TWO_LEVELS
            assert row is None if joined_later else row is not None and row.code in rows


FOUND = [
    ("UBND xã Lát, huyện Lạc Dương, tỉnh Lâm Đồng", "24862"),
    ("ubnd Xã An Nhơn, huyện Đạ Tẻh, tỉnh Lâm Đồng", "25129"),
    ("Ủy ban nhân dân xã Lát - Lạc Dương - Lâm Đồng", "24862"),
    ("Phường 1, TP. Đà Lạt", "24784"),
    ("P.2 - TP Bảo Lộc", "24820"),
    ("TT. D’ran, H. Đơn Dương", "24928"),
    ("xã Đạ K'Nàng, Đam Rông", "24889"),
    ("Lát, Lạc Dương, Lâm Đồng", "24862"),
    ("UBND huyện Đức Trọng", "H678"),
    ("Phòng Tư pháp huyện Di Linh", "H679"),
    ("UBND thị xã Bảo Lộc", "H673"),
    ("Sở Tư pháp tỉnh Lâm Đồng", "STP"),
    ("Tỉnh Lâm Đồng", "68"),
    ("Hà Nội", "01"),
    ("TP. Hồ Chí Minh", "79"),
]


@pytest.mark.parametrize(("text", "code"), FOUND)
def test_a_place_as_written_is_found(text, code):
    found = find(text)
    assert found is not None
    assert found.code == code
    assert find(text.upper()) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Phường 1",
        "xã Lát, tỉnh Đồng Nai",
        "Phnom Penh",
        "Đơn Dương hay Di Linh",
        "xã",
        "Lâm",
        "xã Lát, huyện Đức Trọng",
    ],
)
def test_a_place_that_names_none_or_could_name_two_is_not_found(text):
    assert find(text) is None


def test_a_place_is_found_in_its_own_time():
    found = find("xã Bà Gia, huyện Đạ Huoai", MERGED)
    assert found is not None
    assert found.code == "25114"
    assert find("xã Bà Gia, huyện Đạ Huoai") is None
    assert find("xã Đạ Huoai 3, tỉnh Lâm Đồng", TWO_LEVELS) == unit("25114", TWO_LEVELS)


@pytest.mark.parametrize("day", [SEED, MERGED, TWO_LEVELS])
def test_every_commune_of_the_province_is_found_by_its_full_address(day):
    for each in units(day):
        if each.level == "xa":
            address = [each.name, *(up.name for up in above(each, day))]
            assert find(f"UBND {', '.join(address)}", day) == each
            assert find(" - ".join(address), day) == each


@given(st.text())
def test_any_text_is_survived(text):
    find(text)
    assert places.exists(text) in (True, False)
