"""Three-valued and over ranges: a rule never knows more than the book says."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.expr import (
    F,
    absent,
    all_of,
    any_of,
    before,
    date,
    date_in,
    days,
    find,
    fold,
    if_,
    int_of,
    is_in,
    lit,
    matches,
    no,
    part,
    present,
    year,
    years,
)
from sogoc.law.expr.ranges import Span, completed
from sogoc.law.expr.to_python import evaluate
from sogoc.law.expr.tree import Expr, Lit, Sort
from tests.support.expressions import SMALL

BORN, REGISTERED = F("conNgaySinh"), F("ngayDangKy")
TRUTHS = {True: Lit(True, Sort.BOOL), False: Lit(False, Sort.BOOL), None: Lit(None, Sort.BOOL)}


def told(expr: Expr, **row: str):
    return evaluate(expr, row, SMALL)


@pytest.mark.parametrize(
    ("born", "registered", "expected"),
    [
        ("01.02.1990", "02.02.1990", True),
        ("02.02.1990", "02.02.1990", False),
        ("1990", "02.02.1990", None),
        ("1990", "1991", True),
        ("1991", "1990", False),
        ("1990", "1990", None),
        ("", "1990", None),
        ("31.02.1990", "1991", None),
    ],
)
def test_before_is_told_only_when_the_ranges_are_apart(born, registered, expected):
    assert told(before(BORN, REGISTERED), conNgaySinh=born, ngayDangKy=registered) is expected


@pytest.mark.parametrize(
    ("day", "expected"), [("28.02.2006", 17), ("01.03.2006", 18), ("29.02.2008", 20), ("28.02.2008", 19)]
)
def test_one_born_on_29_february_completes_a_year_on_1_march(day, expected):
    row = {"conNgaySinh": "29.02.1988", "ngayDangKy": day}
    assert told(years(BORN, REGISTERED), **row) == (expected, expected)


@given(born=st.dates(), on=st.dates())
def test_completed_years_are_those_of_the_anniversaries(born, on):
    count = completed(born, on)
    assert count is not None

    def anniversary(number: int) -> tuple[int, int, int]:
        return (born.year + number, born.month, born.day)

    assert anniversary(count) <= (on.year, on.month, on.day) < anniversary(count + 1)


def test_a_year_alone_gives_a_range_of_ages():
    row = {"conNgaySinh": "1990", "ngayDangKy": "10.05.2008"}
    assert told(years(BORN, REGISTERED), **row) == (17, 18)
    assert told(years(BORN, REGISTERED) >= 18, **row) is None
    assert told(years(BORN, REGISTERED) >= 17, **row) is True
    assert told(years(BORN, REGISTERED) >= 19, **row) is False
    assert told(days(BORN, REGISTERED) > 0, **row) is True
    assert told(year(BORN) == 1990, **row) is True
    assert told(year(BORN) + 18 == year(REGISTERED), **row) is True


def test_an_age_is_counted_back_from_the_registration():
    row = {"meNgaySinh": "25 tuổi", "ngayDangKy": "10.10.1975"}
    assert told(date(F("meNgaySinh")), **row) == Span(dt.date(1949, 10, 11), dt.date(1951, 12, 31))
    assert told(date(F("meNgaySinh")), meNgaySinh="25 tuổi") is None
    assert told(date(REGISTERED), ngayDangKy="25 tuổi") is None, "an age has no day of its own"


@pytest.mark.parametrize("left", TRUTHS)
@pytest.mark.parametrize("right", TRUTHS)
def test_and_or_not_are_kleenes(left, right):
    both = {left, right}
    expected_and = False if False in both else None if None in both else True
    expected_or = True if True in both else None if None in both else False
    assert told(TRUTHS[left] & TRUTHS[right]) is expected_and
    assert told(all_of(TRUTHS[left], TRUTHS[right])) is expected_and
    assert told(TRUTHS[left] | TRUTHS[right]) is expected_or
    assert told(any_of(TRUTHS[left], TRUTHS[right])) is expected_or
    assert told(no(TRUTHS[left])) is (None if left is None else not left)


def test_absence_says_nothing_except_that_it_is_there():
    assert told(present(BORN)) is False
    assert told(absent(BORN), conNgaySinh=" \u00a0") is True
    assert told(present(BORN), conNgaySinh="không rõ") is True
    assert told(present(BORN.u), conNgaySinh="không rõ") is False
    assert told(F("conHoTen").v == "An") is None
    assert told(is_in(F("conGioiTinh").u, "1", "2")) is None
    assert told(if_(F("conGioiTinh").u == "1", lit(20), lit(18))) is None


def test_texts_are_taken_apart():
    so = F("so")
    assert told(int_of(part(so.u, -4)), so="12A/2008") == (2008, 2008)
    assert told(part(so.v, 0, 3), so="12A/2008") == "12A"
    assert told(int_of(so.v), so="٣") is None, "only the digits 0 to 9 are digits"
    assert told(matches(so.v, "[0-9]+/[0-9]{4}"), so="12/2008") is True
    assert told(matches(so.v, "[0-9]+"), so="12/2008") is False
    assert told(fold(F("conHoTen").v) == "dang thi hoa", conHoTen="Đặng Thị Hoà") is True
    note = "Xác lập ngày 5/3/1999."
    assert told(date_in(find(F("ghiChu").v, "ngày ([0-9/]+)")), ghiChu=note) == Span(
        dt.date(1999, 3, 5), dt.date(1999, 3, 5)
    )
    assert told(find(F("ghiChu").v, "năm ([0-9]+)"), ghiChu=note) is None


def test_kinds_and_hints_come_from_the_value_types():
    assert told(F("conNgaySinh").k == "khong_the", conNgaySinh="31.02.1990") is True
    assert told(F("conDanToc").h, conDanToc="Kimh") == "Kinh"
    assert told(F("conGioiTinh").u, conGioiTinh="Nữ") == told(F("conGioiTinh").u, conGioiTinh="2")
