"""Which kind of office registers what, by the law of the day; what is not known is not told."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.places import (
    COMPETENCES,
    INSTITUTIONS,
    OFFICE_NAMES,
    competent,
    institution_named,
    names_of,
)

DAY_1990, DAY_2000, DAY_2010 = dt.date(1990, 5, 1), dt.date(2000, 5, 1), dt.date(2010, 5, 1)
LAST_2015, FIRST_2016 = dt.date(2015, 12, 31), dt.date(2016, 1, 1)
LAST_DISTRICT, TWO_LEVELS = dt.date(2025, 6, 30), dt.date(2025, 7, 1)

TOLD = [
    ("xa", "KS", LAST_2015, {"foreign": False}, True),
    ("so", "KH", LAST_2015, {"foreign": True}, True),
    ("huyen", "KH", LAST_2015, {"foreign": True}, False),
    ("so", "KH", FIRST_2016, {"foreign": True}, False),
    ("huyen", "KH", FIRST_2016, {"foreign": True}, True),
    ("huyen", "KH", FIRST_2016, {"foreign": False}, False),
    ("xa", "KH", FIRST_2016, {"foreign": True, "border": False}, False),
    ("xa", "KH", FIRST_2016, {"foreign": True, "border": True}, True),
    ("xa", "KH", FIRST_2016, {"foreign": True}, None),
    ("xa", "KH", FIRST_2016, {}, None),
    ("so", "KH", FIRST_2016, {}, False),
    ("huyen", "KH", LAST_DISTRICT, {"foreign": True}, True),
    ("huyen", "KH", TWO_LEVELS, {"foreign": True}, False),
    ("xa", "KH", TWO_LEVELS, {}, True),
    ("xa", "TD", DAY_2010, {"foreign": False, "adult": False, "change": "cai_chinh"}, True),
    ("xa", "TD", DAY_2010, {"foreign": False, "adult": True, "change": "cai_chinh"}, False),
    ("xa", "TD", DAY_2010, {"foreign": False, "adult": True, "change": "bo_sung"}, True),
    ("huyen", "TD", FIRST_2016, {"change": "xac_dinh_lai_dan_toc"}, True),
    ("huyen", "TD", FIRST_2016, {"change": "cai_chinh"}, None),
    ("so", "CN", LAST_DISTRICT, {"foreign": True}, True),
    ("so", "CN", TWO_LEVELS, {"foreign": True}, None),
    ("xa", "HN", FIRST_2016, {}, True),
    ("huyen", "LH", FIRST_2016, {}, True),
    ("xa", "KS", DAY_2000, {"foreign": False}, True),
    ("xa", "KS", DAY_1990, {"foreign": False}, True),
    ("so", "KS", DAY_1990, {"foreign": True}, None),
    ("xa", "TD", DAY_2000, {}, None),
    ("toa_an", "KS", DAY_2010, {}, False),
    ("toa_an", "KS", dt.date(1970, 1, 1), {}, None),
    ("xa", "KHONG_CO", FIRST_2016, {}, None),
    ("ke_toan", "KS", FIRST_2016, {}, None),
]


@pytest.mark.parametrize(("office", "book", "day", "facts", "answer"), TOLD)
def test_who_registers_what(office, book, day, facts, answer):
    told = competent(office, book, day=day, **facts)
    assert told.competent is answer
    assert told.says.endswith(".")
    assert (told.law is not None) or answer is None


def test_an_answer_names_its_law_and_how_sure_it_is():
    told = competent("huyen", "KS", day=TWO_LEVELS)
    assert told.law is not None
    assert told.law.code == "120/2025/NĐ-CP"
    assert told.sure
    assert "Ủy ban nhân dân cấp xã" in told.says
    earlier = competent("huyen", "KS", day=DAY_2010, foreign=False)
    assert earlier.competent is False
    assert not earlier.sure
    assert "chưa được đối chiếu" in earlier.says


BOOKS = sorted({book for line in COMPETENCES for book in line.books})


@given(
    st.sampled_from(sorted(INSTITUTIONS)),
    st.sampled_from(BOOKS),
    st.dates(dt.date(1960, 1, 1), dt.date(2030, 1, 1)),
    st.booleans(),
)
def test_a_fact_more_never_turns_an_answer_round(office, book, day, foreign):
    vague = competent(office, book, day=day).competent
    exact = competent(office, book, day=day, foreign=foreign, adult=True, change="cai_chinh", border=False)
    assert vague is None or vague is exact.competent


@pytest.mark.parametrize("book", BOOKS)
def test_since_2006_somebody_is_competent_for_everything_but_what_is_declared_open(book):
    for day in (dt.date(2006, 4, 1), LAST_2015, FIRST_2016, LAST_DISTRICT, TWO_LEVELS):
        for foreign in (False, True):
            told = [
                competent(
                    office, book, day=day, foreign=foreign, adult=True, change="cai_chinh", border=False
                )
                for office in INSTITUTIONS
            ]
            some = any(one.competent for one in told)
            assert some or (book, foreign, day) == ("CN", True, TWO_LEVELS)


NAMED = [
    ("ubnd Xã An Nhơn, huyện Đạ Tẻh", "xa"),
    ("UBND P2, TP Đà Lạt", "xa"),
    ("TT. D’ran, H. Đơn Dương", "xa"),
    ("UBND H. Đạ Tẻh, tỉnh Lâm Đồng", "huyen"),
    ("UBND thị xã Bảo Lộc", "huyen"),
    ("Phòng Tư pháp TP Bảo Lộc", "huyen"),
    ("UBND quận 1", "huyen"),
    ("UBND tỉnh Lâm Đồng", "so"),
    ("UBND TP. Hồ Chí Minh", "so"),
    ("Sở Tư pháp tỉnh Lâm Đồng", "so"),
    ("Đại sứ quán Việt Nam tại Lào", "dai_dien"),
    ("Tòa án nhân dân huyện Di Linh", "toa_an"),
    ("UBND H. Đơn Dương T. Lâm Đồng", "huyen"),
    ("H. Đơn Dương T. Lâm Đồng", "huyen"),
    ("T. Lâm Đồng", None),
    ("Bệnh viện tỉnh Lâm Đồng", None),
    ("An Nhơn", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "office"), NAMED)
def test_a_registering_office_as_written_is_of_a_kind(text, office):
    assert institution_named(text) == office


def test_the_ministrys_department_bears_the_name_of_the_day():
    assert [one.name for one in names_of("cuc", dt.date(2024, 10, 14))] == [
        "Cục Hộ tịch, quốc tịch, chứng thực"
    ]
    assert [one.name for one in names_of("cuc", TWO_LEVELS)] == ["Cục Hành chính tư pháp"]
    assert names_of("huyen", TWO_LEVELS) == []
    assert all(one.since is None or one.until is None or one.since <= one.until for one in OFFICE_NAMES)
