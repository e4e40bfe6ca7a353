"""An entry that was keyed twice is found in a book of any type, from the type's declaration alone."""

from __future__ import annotations

import pytest

from sogoc.checking.engine import Batch, findings
from sogoc.checking.repeats import event_of
from sogoc.law.books import BOOK_TYPES
from tests.line.other_books import ROWS
from tests.packages.making import frame_of

TOLD = sorted(set(ROWS) - {"TL"})


def rows_told(code, *rows):
    numbered = [{**row, "so": f"{at:02}/2018"} for at, row in enumerate(rows, start=1)]
    frame = frame_of(BOOK_TYPES[code], *numbered).with_row_index("_row", offset=2)
    frame = frame.cast({"_row": int}).with_columns(_book=0)
    found = findings(Batch(BOOK_TYPES[code], frame))
    return found.filter(found["code"] == "NGHI_TRUNG_VIEC")["_row"].to_list()


@pytest.mark.parametrize("code", TOLD)
def test_the_same_entry_twice_is_told_on_both_rows(code):
    assert rows_told(code, ROWS[code], ROWS[code]) == [2, 3]


@pytest.mark.parametrize("code", TOLD)
def test_another_day_of_registration_is_another_event(code):
    assert rows_told(code, ROWS[code], ROWS[code] | {"ngayDangKy": "16.06.2018"}) == []


def test_two_changes_of_one_person_on_one_day_are_two():
    assert rows_told("TD", ROWS["TD"], ROWS["TD"] | {"noiDungThayDoi": "Bổ sung nơi sinh"}) == []


def test_who_asks_for_copies_twice_a_day_is_no_repeat():
    assert event_of(BOOK_TYPES["TL"]) is None
    assert rows_told("TL", ROWS["TL"], ROWS["TL"]) == []
