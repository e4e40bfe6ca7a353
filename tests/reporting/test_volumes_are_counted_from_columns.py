"""``report volume``: fields by the length of their text, entries and pages, counted again by hand."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from sogoc.reporting.volume import volume
from tests.line.making import birth, births
from tests.support.lasting import made_once


@pytest.fixture
@made_once
def brought(line):
    line.bring(*births(1, 2), birth(3, ngayDangKy="05.01.2009", ghiChu="x" * 60))
    return line


def by_hand(*rows):
    texts = [text for row in rows for text in row.values() if text]
    return [
        sum(low <= len(text) <= high for text in texts) for low, high in ((1, 15), (16, 50), (51, 10_000))
    ]


def test_each_field_counts_in_the_class_of_its_length(brought):
    first, second = volume().lines
    assert (first.unit, first.type, first.year, first.books, first.entries) == ("24862", "KS", "2008", 1, 2)
    assert [first.fields_1_15, first.fields_16_50, first.fields_over_50] == by_hand(*births(1, 2))
    assert (second.year, second.entries, second.fields_over_50) == ("2009", 1, 1)
    assert volume(["24769"]).lines == ()


def test_pages_are_those_that_came(brought):
    assert [one.pages for one in volume().lines] == [2, 1]


def test_the_table_says_the_same_in_every_form(brought, tmp_path):
    table = volume()
    rows = list(csv.DictReader(io.StringIO(table.as_csv())))
    assert int(rows[-1]["entries"]) == table.total["entries"] == 3
    assert table.as_json()["rows"][0]["fields_1_15"] == int(rows[0]["fields_1_15"])
    assert len(table.as_lines()) == 4
    table.write_xlsx(tmp_path / "khoi-luong.xlsx")
    with zipfile.ZipFile(tmp_path / "khoi-luong.xlsx") as book:
        assert b"SUM(E2:E3)" in book.read("xl/worksheets/sheet1.xml")
