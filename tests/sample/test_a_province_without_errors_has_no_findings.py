"""Where nobody errs the rules hold nothing; where somebody errs they find it. The rules and the sample keep one another honest."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sogoc.law.rule import Severity
from sogoc.sample import Rates
from tests.sample.provinces import Province, write_districts

SEVERAL_CERTIFICATES = {("HN", "NGHI_TRUNG_VIEC")}
"""One person may ask for certificates again and again; in a book of them the rule cannot know better."""
NOT_ON_THE_FORM = {("an_the_vi", "quyenSo"), ("an_the_vi", "trangSo")}
"""A judgement in the place of a birth entry has neither volume nor page, and no row tells that it is one."""
FOUND_BY = {
    "thieu_tep": "THIEU_TEP",
    "thua_tep": "THUA_TEP",
    "tep_hong": "TEP_HONG",
    "ten_tep_sai": "TEN_TEP_SAI",
    "o_cong_thuc": "O_CONG_THUC",
    "cot_la": "COT_LA",
    "thieu_cot": "THIEU_COT",
}
FOUND_BY_RULE = {
    "tuoi_thay_nam_sinh": "TUOI_THAY_NAM_SINH",
    "ngay_khong_the": "NGAY_SAI",
    "so_lech_nam": "SO_LECH_NAM",
    "so_sai_dang": "SO_SAI_DANG",
    "ma_sai": "MA_SAI",
    "ho_la": "TEN_HO_LA",
}


@pytest.fixture(scope="module")
def found(province):
    return province.findings()


def test_nothing_is_held_where_nobody_erred(clean):
    """What is merely odd in a life (a child of one day, a father not determined) is noted and holds nothing."""
    form = {f"{one['unit']}/{one['book']}": one["layout"] for one in clean.rows("truth/books.csv")}
    holds = [one for one in clean.findings() if one.severity != Severity.LUU_Y]
    left = [
        one
        for one in holds
        if (one.type, one.code) not in SEVERAL_CERTIFICATES
        and (form[one.where.rpartition("/")[0]], one.field) not in NOT_ON_THE_FORM
        and not (one.code == "SO_SAI_DANG" and "“LĐ" in one.says)
    ]
    assert left == []


def test_what_became_official_is_held_by_nothing_that_no_reason_settles(province, found):
    official = {row["entry"] for row in province.answers() if row["status"] == "official"}
    assert official
    assert [one for one in found if one.severity == Severity.KHONG_THE and one.where in official] == []


def test_slips_of_the_hand_are_found_by_their_codes(province, found):
    codes = {(one.where, one.code) for one in found}
    last = {(row["entry"], row["field"]): row["kind"] for row in province.rows("truth/errors.csv")}
    expected = {(entry, FOUND_BY_RULE[kind]) for (entry, _), kind in last.items() if kind in FOUND_BY_RULE}
    assert expected - codes == set()
    assert {"TUOI_THAY_NAM_SINH", "SO_LECH_NAM", "MA_SAI"} <= {code for _, code in expected}


@pytest.fixture(scope="module")
def damaged(tmp_path_factory, reader):
    folder = tmp_path_factory.mktemp("damaged")
    rates = Rates.clean(
        thieu_tep=0.1, thua_tep=0.1, tep_hong=0.1, ten_tep_sai=0.1, o_cong_thuc=0.5, cot_la=0.5, thieu_cot=0.2
    )
    write_districts(folder, entries=900, districts=1, seed=9, rates=rates, workers=1)
    return Province(folder, reader)


def test_damaged_packages_are_found_by_their_codes(damaged):
    expected = defaultdict(set)
    for row in damaged.rows("truth/files.csv"):
        book = "/".join(row["entry"].split("/")[:2])
        expected[book].add(FOUND_BY[row["kind"]])
    found = defaultdict(set)
    for one in damaged.findings():
        if one.code in FOUND_BY.values():
            found["/".join(one.where.split("/")[:2])].add(one.code)
    assert found == expected
    assert set().union(*expected.values()) == set(FOUND_BY.values())
