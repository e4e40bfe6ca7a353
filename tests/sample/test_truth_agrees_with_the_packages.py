"""``truth/`` says of each row who is in it and what was done to it: taking the errors back gives the people as they are."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest

from sogoc.law.books import BOOK_TYPES


@pytest.fixture(scope="module")
def truth(province):
    errors = defaultdict(list)
    for row in province.rows("truth/errors.csv"):
        errors[row["entry"]].append(row)
    return {
        "errors": errors,
        "mentions": province.rows("truth/mentions.csv"),
        "persons": {row["person"]: row for row in province.rows("truth/persons.csv")},
    }


@pytest.fixture(scope="module")
def written(province):
    """Rows of all packages by entry id."""
    rows = {}
    for book, package in province.packages():
        lacks = package.missing_columns
        for key, row in zip(package.keys, package.frame.iter_rows(named=True), strict=True):
            rows[f"{book}/{key}"] = (package.book_type, lacks, row)
    return rows


def as_it_was(row, errors):
    """Take the errors back, the last one first."""
    values = {name: text or "" for name, text in row.items() if isinstance(text, str) or text is None}
    for error in reversed(errors):
        if error["field"] in values:
            assert values[error["field"]] == unicodedata.normalize("NFC", error["after"]), error
            values[error["field"]] = error["before"]
    return values


def test_every_row_is_known_and_every_mention_has_its_row(written, truth):
    speaks_of_nobody = {entry for entry, (book_type, _, _) in written.items() if book_type.code == "TL"}
    assert {row["entry"] for row in truth["mentions"]} == set(written) - speaks_of_nobody
    assert set(truth["errors"]) <= set(written)


def test_without_the_errors_everybody_is_written_as_they_are(province, written, truth):
    seen = 0
    lacking = {
        f"{book['unit']}/{book['book']}": layout.lacks
        for book in province.rows("truth/books.csv")
        for layout in BOOK_TYPES[book["book"].partition(".")[0]].layouts
        if layout.code == book["layout"]
    }
    right = {entry: as_it_was(row, truth["errors"][entry]) for entry, (_, _, row) in written.items()}
    for mention in truth["mentions"]:
        person = truth["persons"][mention["person"]]
        book_type = written[mention["entry"]][0]
        values = right[mention["entry"]]
        role = mention["role"]
        assert values[f"{role}HoTen"].casefold() == person["hoTen"].casefold()
        assert values[book_type.attribute(role, "ngay_sinh")].replace(".", "/") == person["ngaySinh"]
        lacks = lacking.get(mention["entry"].rpartition("/")[0], ())
        for attribute, column in (("dan_toc", "danToc"), ("gioi_tinh", "gioiTinh")):
            name = book_type.attribute(role, attribute)
            assert name is None or values[name] == ("" if name in lacks else person[column])
        seen += 1
    assert seen > 3000


def test_each_slip_changed_something(truth):
    for errors in truth["errors"].values():
        assert all(error["before"] != error["after"] for error in errors)
        assert all(error["layer"] in {"so", "nhap"} for error in errors)


def test_numbers_that_were_passed_over_stand_nowhere(province, written):
    numbers = defaultdict(set)
    for entry, (book_type, _, row) in written.items():
        numbers[entry.rpartition("/")[0]].add(row[book_type.number])
    in_series = {
        (line["unit"], f"{line['type']}.{line['year']}.{line['number']}")
        for line in province.rows("inventory.csv")
        if line["series"]
    }
    skipped = [
        (f"{book['unit']}/{book['book']}", number)
        for book in province.rows("truth/books.csv")
        for number in book["skipped"].split()
        if book["digitised"] == "1" and (book["unit"], book["book"]) not in in_series
    ]
    assert all(number not in numbers[book] for book, number in skipped)


def test_one_person_is_born_marries_becomes_a_parent_and_dies_across_books(truth):
    roles = defaultdict(set)
    for mention in truth["mentions"]:
        roles[mention["person"]].add(mention["role"])
    assert any({"nks", "me"} <= found and {"vo"} <= found for found in roles.values())
    assert any({"cha", "nkt"} <= found for found in roles.values())
    assert any({"nks", "nkt"} <= found for found in roles.values())
    assert any({"nks", "nxn"} <= found for found in roles.values())
