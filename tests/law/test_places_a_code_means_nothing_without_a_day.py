"""On 1/12/2024 code 682 went to another district; on 1/7/2025 fifty-one codes of Lâm Đồng went to other communes.

Nothing may be keyed by a bare code: the same code of another day is another unit, with another reference, other superiors and its own
books' row in the table.
"""

from __future__ import annotations

import datetime as dt

import pytest

from sogoc.accounts.offices import Unit as Office
from sogoc.law.places import (
    above,
    dated_code,
    exists,
    predecessors,
    province_of,
    read_code,
    reporting_unit,
    successors,
    unit,
    units,
)

BEFORE, TWO_LEVELS = dt.date(2024, 10, 14), dt.date(2025, 7, 1)
MERGED = dt.date(2024, 12, 1)


def _of_lam_dong(code):
    province = province_of(code, BEFORE)
    return province is not None and province.code == "68"


CHANGED_HANDS = [
    each.code
    for each in units(TWO_LEVELS)
    if each.level == "xa" and exists(each.code, BEFORE) and _of_lam_dong(each.code)
]


def test_fifty_one_codes_of_the_province_changed_hands():
    assert len(CHANGED_HANDS) == 51


@pytest.mark.parametrize("code", CHANGED_HANDS)
def test_a_code_that_changed_hands_is_two_units(code):
    old, new = unit(code, BEFORE), unit(code, TWO_LEVELS)
    assert old != new
    assert dated_code(old) != dated_code(new)
    assert read_code(dated_code(old)) == old
    assert read_code(dated_code(new)) == new
    assert above(old, BEFORE)[0].level == "huyen"
    assert above(new, TWO_LEVELS)[0].code == "68"


@pytest.mark.parametrize("code", CHANGED_HANDS)
def test_the_table_never_mixes_the_two(code):
    old, new = unit(code, BEFORE), unit(code, TWO_LEVELS)
    of_old = reporting_unit(code, at=BEFORE, on=TWO_LEVELS)
    assert of_old in successors(code, BEFORE, TWO_LEVELS)
    assert reporting_unit(code, at=TWO_LEVELS, on=TWO_LEVELS) == new
    then = reporting_unit(code, at=TWO_LEVELS, on=BEFORE)
    origins = predecessors(code, TWO_LEVELS, BEFORE)
    assert then in above(origins[0], BEFORE)
    assert then is not None
    assert then.level == "huyen"
    assert old.on(BEFORE)
    assert not old.on(TWO_LEVELS)


def test_an_office_is_named_by_code_and_day():
    refs = set()
    for code in CHANGED_HANDS:
        for one in (unit(code, BEFORE), unit(code, TWO_LEVELS)):
            office = Office(one.code, one.name, one.kind, valid_from=one.valid_from, valid_to=one.valid_to)
            assert office.ref == dated_code(one)
            refs.add(office.ref)
    assert len(refs) == 2 * len(CHANGED_HANDS)


def test_682_is_da_teh_in_october_and_da_huoai_in_december():
    old, new = unit("H682", BEFORE), unit("H682", MERGED)
    assert (old.name, new.name) == ("Huyện Đạ Tẻh", "Huyện Đạ Huoai")
    assert (dated_code(old), dated_code(new)) == ("H682", "H682@2024-12-01")
    for code in ("H681", "H682", "H683"):
        assert successors(code, BEFORE, MERGED) == (new,)
        assert reporting_unit(code, on=BEFORE) == unit(code, BEFORE)
        assert reporting_unit(code, on=MERGED) == new
    assert {one.name for one in predecessors("H682", MERGED, BEFORE)} == {
        "Huyện Đạ Huoai",
        "Huyện Đạ Tẻh",
        "Huyện Cát Tiên",
    }
    assert reporting_unit("H682", at=MERGED, on=MERGED) == new


def test_codes_of_provinces_change_hands_too():
    changed = {
        each.code: (unit(each.code, BEFORE).name, each.name)
        for each in units(TWO_LEVELS)
        if each.kind == "tinh" and unit(each.code, BEFORE).name != each.name
    }
    assert changed == {
        "15": ("Tỉnh Yên Bái", "Tỉnh Lào Cai"),
        "24": ("Tỉnh Bắc Giang", "Tỉnh Bắc Ninh"),
        "44": ("Tỉnh Quảng Bình", "Tỉnh Quảng Trị"),
        "46": ("Tỉnh Thừa Thiên Huế", "Thành phố Huế"),
        "52": ("Tỉnh Bình Định", "Tỉnh Gia Lai"),
        "80": ("Tỉnh Long An", "Tỉnh Tây Ninh"),
        "82": ("Tỉnh Tiền Giang", "Tỉnh Đồng Tháp"),
        "91": ("Tỉnh Kiên Giang", "Tỉnh An Giang"),
    }
