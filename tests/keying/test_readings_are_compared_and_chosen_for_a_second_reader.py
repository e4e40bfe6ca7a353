"""The pure part: one form of a reading, what agrees, which fields are read again, how trust is counted."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.keying.comparing import Verdict, alone, compare, compare_all
from sogoc.keying.policy import (
    ENOUGH,
    FLOOR,
    NOTHING_KNOWN,
    Agreement,
    Policy,
    lot,
    policy_of,
    second_fields,
)
from sogoc.keying.values import LONGEST, mark_of_reading, reading_of, reading_of_stored, readings_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.value import fits, marked

KS = BOOK_TYPES["KS"]
FIELDS = [KS.field[name] for name in KS.page_order]
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=3)
ABSENT = st.sampled_from(["trong", "khong_doc_duoc", "rach", "khong_ap_dung"]).map(lambda code: {"a": code})
SENT = st.one_of(
    st.none(),
    ABSENT,
    TEXTS.map(lambda text: {"v": text}),
    st.tuples(TEXTS, SPANS).map(lambda both: {"v": both[0], "u": both[1]}),
)


@given(sent=SENT)
def test_a_reading_has_one_form_or_is_refused(sent: Any):
    try:
        found = reading_of(sent, "so")
    except Refusal:
        return
    assert reading_of(found, "so") == found
    if found is not None and "v" in found:
        text = found["v"]
        assert text
        assert text == unicodedata.normalize("NFC", text).strip()
        assert fits(mark_of_reading(found), text)
    stored = None if found is None else marked(found.get("v", ""), mark_of_reading(found))
    assert reading_of_stored(stored) == found


@pytest.mark.parametrize(
    "sent",
    [
        "text",
        7,
        {"v": 7},
        {"v": "a", "a": "rach"},
        {"a": "khac"},
        {"x": 1},
        {"v": "a", "u": [[0, 2]]},
        {"v": "a" * (LONGEST + 1)},
    ],
    ids=str,
)
def test_what_no_reading_can_be_is_refused(sent: Any):
    with pytest.raises(Refusal, match="GIA_TRI_NHAP_SAI_DANG"):
        reading_of(sent, "so")


def test_blanks_at_the_ends_go_and_spans_move_with_the_letters():
    assert reading_of({"v": "  NGA ", "u": [[2, 4]]}, "so") == {"v": "NGA", "u": [[0, 2]]}
    assert reading_of({"v": "   "}, "so") is None
    assert readings_of({"so": {"v": ""}, "la": {"v": " "}}, ["so"]) == {}


@given(one=SENT, other=SENT, field=st.sampled_from(FIELDS))
def test_it_does_not_matter_who_reads_first(one: Any, other: Any, field: Any):
    try:
        first, second = reading_of(one, "so"), reading_of(other, "so")
    except Refusal:
        return
    assert compare(field, first, second).verdict is compare(field, second, first).verdict


@given(sent=SENT, field=st.sampled_from(FIELDS))
def test_the_same_reading_never_differs(sent: Any, field: Any):
    try:
        reading = reading_of(sent, "so")
    except Refusal:
        return
    found = compare(field, reading, reading)
    assert found.verdict is not Verdict.DIFFER
    if found.verdict is Verdict.AGREE:
        assert found.value == reading


@pytest.mark.parametrize(
    ("field", "one", "other", "verdict"),
    [
        ("nksNgaySinh", "05/06/2008", "05.06.2008", "agree"),
        ("nksNgaySinh", "05.06.2008", "06.05.2008", "differ"),
        ("nksHoTen", "LÒ VĂN HÒA", "LÒ VĂN HOÀ", "agree"),
        ("nksHoTen", "LÒ VĂN HÒA", "LÒ VĂN HÓA", "differ"),
        ("nksDanToc", "K'Ho", "K’Ho", "agree"),
        ("nksDanToc", "Cơ Ho", "K'Ho", "differ"),
        ("nksQuocTich", "Việt Nam", "VN", "differ"),
    ],
)
def test_texts_are_compared_as_their_value_type_compares_them(field: str, one: str, other: str, verdict: str):
    assert compare(KS.field[field], {"v": one}, {"v": other}).verdict == verdict


def test_a_blank_place_and_the_reason_for_it_are_no_difference_a_torn_one_is():
    note = KS.field["ghiChu"]
    assert compare(note, None, {"a": "trong"}).value == {"a": "trong"}
    assert compare(note, {"a": "khong_ap_dung"}, None).verdict is Verdict.AGREE
    assert compare(note, None, {"a": "rach"}).verdict is Verdict.DIFFER
    assert compare(note, {"a": "trong"}, {"a": "khong_ap_dung"}).verdict is Verdict.DIFFER
    assert compare(note, {"v": "x"}, {"a": "trong"}).verdict is Verdict.DIFFER


@pytest.mark.parametrize("reading", [{"v": "AN", "u": [[0, 1]]}, {"a": "khong_doc_duoc"}, {"a": "rach"}])
def test_a_doubtful_reading_that_nobody_confirmed_is_looked_at(reading: dict[str, Any]):
    assert alone(KS.field["nksHoTen"], reading).verdict is Verdict.DOUBT
    assert alone(KS.field["nksHoTen"], {"v": "AN"}).how == "single"


def test_only_what_was_asked_of_the_second_reader_is_compared():
    first = {"so": {"v": "1"}, "ghiChu": {"v": "a"}}
    found = {one.field: one for one in compare_all(FIELDS, first, {"so": {"v": "1"}}, twice=["so"])}
    assert (found["so"].how, found["ghiChu"].how) == ("agreed", "single")
    assert found["ghiChu"].value == {"v": "a"}


def test_a_policy_reads_all_or_the_core_or_what_is_difficult():
    everything = tuple(field.name for field in FIELDS)
    assert second_fields(Policy("all"), FIELDS, lot=0.9) == everything
    assert set(second_fields(Policy("core"), FIELDS, lot=0.9)) == set(KS.core)
    unsure = {"ghiChu": {"v": "x", "u": [[0, 1]]}, "meDanToc": {"a": "khong_doc_duoc"}}
    assert {"ghiChu", "meDanToc"} <= set(second_fields(Policy("core"), FIELDS, lot=0.9, first=unsure))
    assert second_fields(Policy("difficulty"), FIELDS, lot=0.9) == everything, (
        "of a stranger everything is read again"
    )
    known = Agreement(2000, 2000)
    trusted = second_fields(Policy("difficulty"), FIELDS, lot=0.9, trust=lambda _sort: known)
    assert set(trusted) == set(KS.core), "what decides is read twice whoever read it"
    names = {"ho_ten": NOTHING_KNOWN}
    again = second_fields(Policy("difficulty"), FIELDS, lot=0.9, trust=lambda sort: names.get(sort, known))
    assert set(again) == set(KS.core) | {field.name for field in FIELDS if field.type == "ho_ten"}


@pytest.mark.parametrize("mode", ["core", "difficulty"])
def test_whoever_is_trusted_is_measured_all_the_same(mode: str):
    known = Agreement(5000, 5000)
    whole = [
        second_fields(Policy(mode), FIELDS, lot=lot(b"secret", draft), trust=lambda _sort: known)
        == tuple(field.name for field in FIELDS)
        for draft in range(4000)
    ]
    share = sum(whole) / len(whole)
    assert abs(share - FLOOR) < 4 * math.sqrt(FLOOR * (1 - FLOOR) / len(whole))


def test_lots_are_the_same_for_everybody_and_tell_nobody_without_the_secret():
    assert lot(b"a", 7) == lot(b"a", 7)
    assert lot(b"a", 7) != lot(b"b", 7)
    assert lot(b"a", 7) != lot(b"a", 8)
    assert all(0 <= lot(b"a", draft) < 1 for draft in range(1000))


def test_no_policy_turns_random_rereading_off():
    for stored in (
        {"mode": "none"},
        {"mode": "core", "floor": 0},
        {"mode": "core", "floor": 2},
        {"floor": "x"},
    ):
        with pytest.raises(Refusal, match="CACH_NHAP_HAI_LUOT_SAI"):
            policy_of(stored)
    assert policy_of({}) == Policy()


@given(agreed=st.integers(0, 3000), more=st.integers(0, 300))
def test_trust_is_never_more_than_what_was_seen(agreed: int, more: int):
    found = Agreement(agreed, agreed + more)
    assert 0 <= found.bound <= (agreed / (agreed + more) if agreed + more else 0) + 1e-12
    assert 0 < found.rate < 1
    assert Agreement(agreed + 1, agreed + more + 1).bound >= found.bound


def test_enough_is_as_many_readings_as_is_said():
    def least(bound: float) -> int:
        return next(n for n in range(1, 10_000) if Agreement(n, n).bound >= bound)

    assert least(ENOUGH) == 133
