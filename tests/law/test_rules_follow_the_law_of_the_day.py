"""Rules that count years and days agree with the law as a clerk would count it, for any dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import judge
from sogoc.law.rule import Outcome
from sogoc.law.rules import RULES
from sogoc.law.rules.qua_han import GRACE

REGISTERED = st.dates(dt.date(1960, 1, 1), dt.date(2024, 12, 31))
SINCE_2006 = st.dates(dt.date(2006, 4, 1), dt.date(2024, 12, 31))


def written(day):
    return f"{day:%d.%m.}{day.year:04d}"


def breaks(code, book, field, row):
    verdict = judge(RULES[code], row, BOOK_TYPES[book]).get(field)
    return verdict is not None and verdict.outcome is Outcome.BREAKS


def birthday(born, *, years):
    """The day on which years are completed; 01/03 for one born on 29/02, in a common year."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


@given(
    born=st.dates(dt.date(1940, 1, 1), dt.date(2010, 12, 31)),
    registered=REGISTERED,
    sex=st.sampled_from(["vo", "chong"]),
)
def test_the_age_of_marriage(born, registered, sex):
    needed = {"vo": 18, "chong": 20}[sex] - (registered < dt.date(2015, 1, 1))
    too_young = registered >= dt.date(1977, 3, 25) and registered < birthday(born, years=needed)
    row = {f"{sex}NgaySinh": written(born), "ngayDangKy": written(registered)}
    assert breaks("TUOI_KET_HON", "KH", f"{sex}NgaySinh", row) is too_young


@given(registered=SINCE_2006, passed=st.integers(0, 120), kind=st.sampled_from(["1", "4"]))
def test_the_term_for_births_since_2006(registered, passed, kind):
    row = {
        "nksNgaySinh": written(registered - dt.timedelta(days=passed)),
        "ngayDangKy": written(registered),
        "loaiDangKy": kind,
    }
    assert breaks("KHAI_SINH_QUA_HAN", "KS", "loaiDangKy", row) is (
        passed > 60 + GRACE if kind == "1" else passed <= 60
    )


@given(registered=SINCE_2006, passed=st.integers(0, 40), kind=st.sampled_from(["1", "4"]))
def test_the_term_for_deaths_since_2006(registered, passed, kind):
    row = {
        "nktNgayChet": written(registered - dt.timedelta(days=passed)),
        "ngayDangKy": written(registered),
        "loaiDangKy": kind,
    }
    assert breaks("KHAI_TU_QUA_HAN", "KT", "loaiDangKy", row) is (
        passed > 15 + GRACE if kind == "1" else passed <= 15
    )


@given(registered=st.dates(dt.date(1960, 1, 1), dt.date(1998, 10, 24)), passed=st.integers(0, 4000))
def test_before_1998_no_term_is_known(registered, passed):
    row = {"nksNgaySinh": written(registered - dt.timedelta(days=passed)), "ngayDangKy": written(registered)}
    assert not breaks("KHAI_SINH_QUA_HAN", "KS", "loaiDangKy", row | {"loaiDangKy": "1"})


@settings(max_examples=25, deadline=None)
@given(
    born=st.dates(dt.date(1900, 1, 1), dt.date(2024, 12, 31)),
    sex=st.sampled_from(["1", "2"]),
    tail=st.integers(0, 999_999),
)
def test_a_number_given_by_the_rule_is_good_and_every_other_fourth_digit_is_not(born, sex, tail):
    right = 2 * (born.year // 100 - 19) + int(sex) - 1
    row = {"nksGioiTinh": sex, "nksNgaySinh": written(born)}
    for digit in range(10):
        number = f"068{digit}{born.year % 100:02d}{tail:06d}"
        assert breaks("DINH_DANH_SAI", "KS", "nksSoDinhDanh", row | {"nksSoDinhDanh": number}) is (
            digit != right
        )


@given(age=st.integers(15, 70), registered=REGISTERED)
def test_an_age_is_no_contradiction_of_anything(age, registered):
    row = {
        "meNgaySinh": f"{age} tuổi",
        "nksNgaySinh": written(registered - dt.timedelta(days=20)),
        "ngayDangKy": written(registered),
    }
    assert breaks("TUOI_THAY_NAM_SINH", "KS", "meNgaySinh", row)
    assert not breaks("NGAY_TRUOC_SINH", "KS", "meNgaySinh", row)
    assert not breaks("NGAY_SAI", "KS", "meNgaySinh", row)


@pytest.mark.parametrize(
    "note", ["", "Đăng ký lưu động", "Đã ly hôn theo Bản án số 12/2015 ngày 05/06/2015 của Tòa án"]
)
def test_only_a_note_on_the_established_marriage_moves_the_decisive_day(note):
    row = {"voNgaySinh": "1966", "ngayDangKy": "20.08.2003", "ghiChu": note}
    assert not breaks("TUOI_KET_HON", "KH", "voNgaySinh", row)


@pytest.mark.parametrize(
    "note",
    [
        "Ngày xác lập quan hệ hôn nhân: 12/05/1980",
        "Quan hệ hôn nhân được xác lập từ ngày 12.05.1980",
        "Hôn nhân thực tế từ ngày 12 tháng 5 năm 1980",
        "Ngày, tháng, năm xác lập quan hệ hôn nhân: 05/1980",
        "Xác lập quan hệ hôn nhân năm 1980; đăng ký lại ngày 20/08/2003",
    ],
)
def test_the_day_on_which_the_marriage_was_established_decides(note):
    row = {"voNgaySinh": "1966", "ngayDangKy": "20.08.2003", "ghiChu": note}
    assert breaks("TUOI_KET_HON", "KH", "voNgaySinh", row)
