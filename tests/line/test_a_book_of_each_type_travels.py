"""A book of a type that Phần mềm 158 lacks goes the whole way: check, staging, approval, package; only 158 does not take it."""

from __future__ import annotations

import pytest

from sogoc.approval import actions as approval
from sogoc.approval.queries import books_unsent, not_taken_of, passed_over, to_systems
from sogoc.approval.showing_actions import export_book
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from tests.line.making import UNIT, births, package
from tests.line.other_books import ROWS

PATHS = {code: f"{UNIT}/{code}.2018.01" for code in ROWS}


@pytest.fixture
def approved(line):
    """One book of each new type, in staging without a finding and approved, beside a book of births."""
    files = [package(line.folder / "packages", [row], name=f"{code}.2018.01") for code, row in ROWS.items()]
    line.take(*files, package(line.folder / "packages", births(1)))
    assert {code: line.open_codes(path) for code, path in PATHS.items()} == {code: [] for code in ROWS}
    for path in (*PATHS.values(), f"{UNIT}/KS.2008.01"):
        line.approve(path)
    return line


def test_every_type_is_in_the_list():
    assert set(ROWS) == {code for code, one in BOOK_TYPES.items() if not one.in_158}


def test_a_book_of_each_type_is_approved_and_given_out_again_as_it_came(approved, tmp_path):
    subjects = {}
    with Sandbox() as reading:
        for code, path in PATHS.items():
            (entry,) = records.entries(approved.book(path))
            assert entry.state == "approved"
            subjects[code] = entry.subject
            export_book(approved.book(path), tmp_path, actor=approved.people["lanhdao"], via="test")
            files = (tmp_path / f"{code}.2018.01{end}" for end in (".xlsx", ".zip"))
            (row,) = read_package(*files, sandbox=reading).frame.drop("_row", "STT").to_dicts()
            assert {name: text for name, text in row.items() if text} == ROWS[code]
            assert approved.mismatches(path) == []
    assert all(subjects.values())
    assert subjects["TL"] == "LÊ VĂN NAM"
    assert subjects["GH"] == "NGUYỄN THỊ HOA"


def test_158_does_not_take_them_and_says_so(approved):
    person = approved.people["lanhdao"]
    for path in PATHS.values():
        with pytest.raises(Refusal) as refused:
            approved.deliver(path)
        assert refused.value.code == "HE_THONG_KHONG_NHAN_LOAI_SO"
        taken = {one.system: one.refused for one in to_systems(approved.book(path), person)}
        assert taken["bo"] is None
    (left,) = passed_over(person, "158")
    assert (left.code, left.books, left.entries) == ("HE_THONG_KHONG_NHAN_LOAI_SO", len(ROWS), len(ROWS))
    assert not_taken_of(person) == len(ROWS)
    assert [one.path for one in books_unsent(person)] == [f"{UNIT}/KS.2008.01"]
    assert passed_over(person, "bo") == []
    sent = approval.deliver_all(system="158", actor=person, via="test")
    assert [one.book.path for one in sent] == [f"{UNIT}/KS.2008.01"]
    sent = approval.deliver_all(system="bo", actor=person, via="test")
    assert {one.book.path for one in sent} >= set(PATHS.values())
