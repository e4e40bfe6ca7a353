"""An entry that was keyed twice is found in a book of any type, from the type's declaration alone."""

from __future__ import annotations

import pytest

from sogoc.checking.engine import Batch, findings
from sogoc.checking.one_event import event_of
from sogoc.checking.register_engine import review
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import BOOK_OF_ROW
from tests.checking.registers import register
from tests.line.other_books import ROWS
from tests.packages.making import frame_of

TOLD = sorted(set(ROWS) - {"TL"})
OFTEN = {"TD", "XNTT"}
ANOTHER = {
    "CN": {"chaNuoiHoTen": "LÊ VĂN HÙNG"},
    "GH": {"nghHoTen": "TRẦN VĂN BA"},
    "CDGH": {"nghHoTen": "TRẦN VĂN BA"},
    "GSGH": {"ngsHoTen": "TRẦN VĂN BA"},
    "GC": {"viecNgay": "05.03.2015"},
    "LH": {"qdNgay": "10.10.2016"},
}
"""What makes of an entry another event."""


def rows_told(code, *rows):
    numbered = [{**row, "so": f"{at:02}/2018"} for at, row in enumerate(rows, start=1)]
    frame = frame_of(BOOK_TYPES[code], *numbered).with_row_index("_row", offset=2)
    frame = frame.cast({"_row": int}).with_columns(_book=0)
    found = findings(Batch(BOOK_TYPES[code], frame))
    return found.filter(found["code"] == "NGHI_TRUNG_VIEC")["_row"].to_list()


@pytest.mark.parametrize("code", TOLD)
def test_the_same_entry_twice_is_told_on_both_rows(code):
    assert rows_told(code, ROWS[code], ROWS[code]) == [2, 3]


@pytest.mark.parametrize("code", sorted(OFTEN))
def test_what_may_be_written_many_times_is_one_event_on_one_day_only(code):
    assert rows_told(code, ROWS[code], ROWS[code] | {"ngayDangKy": "16.06.2018"}) == []


@pytest.mark.parametrize(("code", "other"), sorted(ANOTHER.items()))
def test_the_rest_is_one_event_whatever_the_day_unless_somebody_or_its_own_day_is_another(code, other):
    later = {"ngayDangKy": "16.07.2018"}
    assert rows_told(code, ROWS[code], ROWS[code] | later) == [2, 3]
    assert rows_told(code, ROWS[code], ROWS[code] | later | other) == []


def test_where_nobody_else_is_named_the_day_must_be_the_same():
    nobody = ROWS["GH"] | {"nghHoTen": ""}
    assert rows_told("GH", nobody, nobody) == [2, 3]
    assert rows_told("GH", nobody, nobody | {"ngayDangKy": "16.06.2018"}) == []


def test_one_event_in_two_books_is_told_of_every_type_but_copies(tmp_path):
    rows = [
        row | {BOOK_OF_ROW: f"{unit}/{code}.2018.01"}
        for code, row in ROWS.items()
        for unit in ("24769", "24772")
    ]
    view = register(rows, tmp_path)
    found = review(view, only=["TRUNG_VIEC_KHAC_QUYEN"]).join(view.books, on="_book")
    assert sorted(found["type"]) == sorted([*TOLD, *TOLD])


def test_two_changes_of_one_person_on_one_day_are_two():
    assert rows_told("TD", ROWS["TD"], ROWS["TD"] | {"noiDungThayDoi": "Bổ sung nơi sinh"}) == []


def test_who_asks_for_copies_twice_a_day_is_no_repeat():
    assert event_of(BOOK_TYPES["TL"]) is None
    assert rows_told("TL", ROWS["TL"], ROWS["TL"]) == []
