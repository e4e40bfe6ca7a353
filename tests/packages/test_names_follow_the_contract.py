"""Names of books, entries and PDFs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.packages.names import (
    BookName,
    date_part,
    entry_keys,
    parse_book_name,
    parse_pdf_name,
    pattern_expression,
    pdf_name,
)

BOOK = BookName("KS", "2008", "01")


@pytest.mark.parametrize(
    ("so", "key"),
    [
        ("12/2008", "012"),
        ("012/2008", "012"),
        ("1234/2008", "1234"),
        ("12", "012"),
        ("12/2009", "012-2009"),
        ("12A/2008", "012A"),
        ("12a/2009", "012A-2009"),
        ("12 bis / 2008", "012BIS"),
        ("Số 12/2008", "012"),
        ("12Đ/2008", "012D"),
        ("12-2008", "012_2008"),
        ("???", "@2"),
        ("", "@2"),
        (None, "@2"),
    ],
)
def test_an_entry_is_called_by_its_number(so, key):
    assert entry_keys([(2, so)], "2008") == [key]


def test_repeats_are_counted_in_row_order():
    rows = [(2, "1/2008"), (3, "01/2008"), (5, None), (6, "1/2009"), (7, "001"), (8, "1/2009")]

    assert entry_keys(rows, "2008") == ["001", "001~2", "@5", "001-2009", "001~3", "001-2009~2"]


@given(st.lists(st.text(max_size=60) | st.none(), max_size=30), st.sampled_from(["2008", "0000"]))
def test_keys_are_unique_stand_in_a_name_and_come_back(numbers, year):
    keys = entry_keys(enumerate(numbers, 2), year)

    assert len({key.casefold() for key in keys}) == len(keys)
    for key in keys:
        name = pdf_name(BOOK, key, registered=None)
        parsed = parse_pdf_name(name)
        assert parsed is not None
        assert parsed.id == key
        assert name.isascii()
        assert not set(name) & set('<>:"/\\|?*')


@pytest.mark.parametrize(
    ("registered", "part"),
    [
        ("15.06.2008", "2008-06-15"),
        ("5/6/2008", "2008-06-05"),
        ("15-06-2008", "2008-06-15"),
        ("06.2008", "2008-06-00"),
        ("2008", "2008-00-00"),
        ("2008-06-15", "2008-06-15"),
        (None, "0000-00-00"),
        (" ", "0000-00-00"),
        ("ngày rằm", None),
        ("15.13.2008", None),
    ],
)
def test_the_date_of_a_name(registered, part):
    assert date_part(registered) == part


def test_a_pdf_is_named_by_the_pattern_of_the_installation():
    assert pdf_name(BOOK, "012", registered="15.06.2008") == "KS.2008.01.2008-06-15.012.pdf"
    pattern = "{id}_{type}.pdf"
    assert pdf_name(BOOK, "012", registered=None, pattern=pattern) == "012_KS.pdf"
    parsed = parse_pdf_name("012a_ks.PDF", pattern=pattern)
    assert parsed is not None
    assert (parsed.id, parsed.type, parsed.year, parsed.date) == ("012A", "KS", None, None)


@pytest.mark.parametrize("pattern", ["{type}.pdf", "{id}{id}.pdf", "{id}.{unit}.pdf"])
def test_a_pattern_must_name_the_entry_once_and_nothing_unknown(pattern):
    with pytest.raises(ValueError, match=r"pdf"):
        pattern_expression(pattern)


@pytest.mark.parametrize("text", ["KS.2008", "XX.2008.01", "KS.08.01", "KS.2008.01.bak", ""])
def test_what_is_no_book(text):
    assert parse_book_name(text) is None


def test_a_book_in_any_letter_case():
    assert parse_book_name(" cmc.0000.00 ") == BookName("CMC", "0000", "00")
