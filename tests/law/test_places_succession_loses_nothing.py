"""What units became and had been: every unit has heirs that exist, whole ones are a partition, forwards and backwards agree."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.places import (
    all_periods,
    changes_from,
    changes_into,
    predecessors,
    province_of,
    related,
    reporting_unit,
    reporting_units,
    successors,
    unit,
    units,
)
from sogoc.law.places.gazetteer import shipped

SEED, TWO_LEVELS = dt.date(2024, 10, 14), dt.date(2025, 7, 1)
ONE_DAY = dt.timedelta(days=1)
DAYS = st.dates(dt.date(1958, 1, 1), dt.date(2026, 12, 31))
EVERY = shipped().everything
COMMUNES = [each for each in units(SEED) if each.level == "xa"]
PROVINCES = [each for each in EVERY if each.kind == "tinh"]


@pytest.mark.parametrize("day", shipped().days)
def test_each_step_joins_a_unit_of_the_day_before_with_one_of_the_day(day):
    for step in shipped().steps:
        if step.day == day:
            assert shipped().find(step.old, day - ONE_DAY), step
            assert shipped().find(step.new, day), step


@pytest.mark.parametrize("day", shipped().days)
def test_a_unit_has_one_default_heir_and_only_a_divided_one_has_several(day):
    steps = [step for step in shipped().steps if step.day == day]
    assert set(Counter(step.old for step in steps if step.default).values()) == {1}
    assert {step.old for step in steps} == {step.old for step in steps if step.default}
    several = {code for code, count in Counter(step.old for step in steps).items() if count > 1}
    assert several == {step.old for step in steps if step.divided}


def test_every_commune_and_province_that_ended_has_heirs_on_the_next_day():
    for each in EVERY:
        if each.valid_to is not None and (each.level == "xa" or each.kind == "tinh"):
            heirs = successors(each.code, each.valid_to, each.valid_to + ONE_DAY)
            assert heirs, each
            assert all(heir.on(each.valid_to + ONE_DAY) for heir in heirs)


def test_every_unit_that_began_on_a_known_day_has_an_origin():
    for each in EVERY:
        if each.valid_from is not None and each.level == "xa":
            origins = predecessors(each.code, each.valid_from, each.valid_from - ONE_DAY)
            assert origins, each
            assert all(origin.on(each.valid_from - ONE_DAY) for origin in origins)


def test_whole_succession_is_a_partition():
    shares = Counter(heir.code for each in COMMUNES for heir in successors(each.code, SEED, TWO_LEVELS)[:1])
    assert sum(shares.values()) == len(COMMUNES)
    divided = [each for each in COMMUNES if len(successors(each.code, SEED, TWO_LEVELS)) > 1]
    assert len(divided) == 2


@given(st.sampled_from(COMMUNES))
def test_forwards_and_backwards_agree(each):
    for heir in successors(each.code, SEED, TWO_LEVELS):
        assert each in predecessors(heir.code, TWO_LEVELS, SEED)
    assert each in predecessors(each.code, SEED, SEED)


@given(st.sampled_from(PROVINCES), DAYS, DAYS)
def test_provinces_are_followed_across_all_changes(each, one, other):
    first, last = sorted((one, other))
    if each.on(first):
        heirs = successors(each.code, first, last)
        assert heirs
        assert all(heir.on(last) and heir.kind == "tinh" for heir in heirs if heir.code != "H672")
        for heir in heirs:
            assert each in predecessors(heir.code, last, first)


@given(st.sampled_from(COMMUNES), DAYS, DAYS)
def test_going_over_a_day_between_changes_nothing(each, one, other):
    first, last = sorted((max(one, SEED), max(other, SEED)))
    straight = {heir.code for heir in successors(each.code, SEED, last)}
    over = {
        heir.code
        for middle in successors(each.code, SEED, first)
        for heir in successors(middle.code, first, last)
    }
    assert straight == over


@given(st.sampled_from(all_periods()), DAYS)
def test_every_unit_has_at_most_one_row_and_only_of_the_table_of_the_day(each, day):
    at = next(on for on in (SEED, each.valid_from, each.valid_to) if on and each.on(on))
    row = reporting_unit(each.code, at=at, on=day)
    assert row is None or row in reporting_units(day)
    then = [province_of(one.code, day) for one in related(each.code, at, day)]
    if each.kind != "tinh" and then and then[0] == unit("68") and day >= dt.date(1994, 7, 11):
        assert row is not None


NAMES = [
    ("25129", SEED, TWO_LEVELS, "Xã Đạ Tẻh"),
    ("25114", TWO_LEVELS, SEED, "Xã Đạ Ploa"),
    ("H673", SEED, dt.date(2000, 1, 1), "Thị xã Bảo Lộc"),
    ("H673", SEED, dt.date(1990, 1, 1), "Huyện Bảo Lộc"),
    ("H680", SEED, dt.date(1990, 1, 1), "Huyện Bảo Lộc"),
    ("H682", SEED, dt.date(1980, 1, 1), "Huyện Đạ Huoai"),
    ("60", SEED, dt.date(1985, 1, 1), "Tỉnh Thuận Hải"),
    ("68", SEED, dt.date(1970, 1, 1), "Tỉnh Lâm Đồng"),
    ("67", SEED, TWO_LEVELS, "Tỉnh Lâm Đồng"),
]


@pytest.mark.parametrize(("code", "at", "on", "name"), NAMES)
def test_a_unit_bears_the_name_of_the_day(code, at, on, name):
    assert related(code, at, on)[0].name == name


def test_the_way_between_is_told_step_by_step():
    way = [(one.old.name, one.new.name, one.step.day.isoformat()) for one in changes_from("25120", SEED)]
    assert way[0][1:] == ("Xã Bà Gia", "2024-12-01")
    assert way[-1][1:] == ("Xã Đạ Huoai 3", "2025-07-01")
    back = changes_into("25114", TWO_LEVELS)
    assert {one.step.day.isoformat() for one in back} == {"2024-12-01", "2025-07-01"}
    assert unit("25120") in {one.old for one in back}


def test_what_was_not_compared_with_a_text_says_so():
    merged = [one for one in changes_from("TC02", dt.date(1970, 1, 1)) if one.step.day.year == 1976]
    assert [(one.new.name, one.step.precision, one.step.sure) for one in merged] == [
        ("Tỉnh Lâm Đồng", "thang", False)
    ]
    assert all(one.step.sure and one.step.basis for one in changes_from("25120", SEED))
