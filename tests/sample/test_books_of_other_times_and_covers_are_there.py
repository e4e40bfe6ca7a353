"""Books of the south before 1975, volumes of several types, series of numbers and old tables: few, and told by plan and truth."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import pytest

from sogoc.intake.book_series import read_series
from sogoc.law.books import BOOK_TYPES
from sogoc.law.layout import layout_of
from sogoc.packages.covers import COVER, parse_cover_name
from sogoc.sample.places import SOUTHERN

SOUTH_ENDS = dt.date(1975, 4, 30)


def day(text):
    return dt.datetime.strptime(text.replace("/", "."), "%d.%m.%Y").date()  # noqa: DTZ007 (days have no zone)


@pytest.fixture(scope="module")
def books(clean):
    """Path → line of ``truth/books.csv``, of the books that came."""
    lines = clean.rows("truth/books.csv")
    return {f"{one['unit']}/{one['book']}": one for one in lines if one["digitised"] == "1"}


@pytest.fixture(scope="module")
def rows(clean):
    """Path → book type, rows."""
    return {book: (one.book_type, one.frame.to_dicts()) for book, one in clean.packages()}


@pytest.fixture(scope="module")
def southern(books):
    return {book: one["layout"] for book, one in books.items() if one["layout"] in {"mien_nam", "an_the_vi"}}


def test_the_first_district_has_southern_books_of_each_kind(southern):
    kinds = {(layout, book.split("/")[1].partition(".")[0]) for book, layout in southern.items()}
    assert kinds == {("mien_nam", "KS"), ("mien_nam", "KH"), ("mien_nam", "KT"), ("an_the_vi", "KS")}


def test_what_was_registered_before_the_south_ended_stands_in_southern_books_alone(southern, rows):
    count = 0
    for book, (book_type, entries) in rows.items():
        for row in entries:
            assert (day(row[book_type.registered]) <= SOUTH_ENDS) == (book in southern)
            count += book in southern
    assert 0 < count < 0.02 * sum(len(entries) for _, entries in rows.values())


def test_southern_books_name_offices_and_places_as_of_then(southern, rows):
    for book, layout in southern.items():
        book_type, entries = rows[book]
        for row in entries:
            where = row[book_type.place]
            assert any(name in where for name in SOUTHERN.values())
            assert where.startswith("Tòa Hòa giải" if layout == "an_the_vi" else "Hội đồng")
            assert "UBND" not in " ".join(row[name] or "" for name in book_type.field)
            assert "Nhân chứng" in row["ghiChu"]


def test_a_judgement_stands_with_the_district_and_has_neither_volume_nor_page(southern, rows):
    judged = [book for book, layout in southern.items() if layout == "an_the_vi"]
    assert judged
    for book in judged:
        assert book.startswith("H")
        for row in rows[book][1]:
            assert (row["quyenSo"], row["trangSo"]) == (None, None)
            assert (day(row["ngayDangKy"]) - day(row["nksNgaySinh"])).days > 365


def test_books_under_one_cover_come_in_one_workbook_and_the_plan_says_so(clean, books):
    volumes = defaultdict(set)
    for one in books.values():
        if parse_cover_name(one["file"]):
            volumes[one["unit"], one["file"]].add(one["book"].partition(".")[0])
        else:
            assert one["file"] == one["book"]
    files = {(path.parent.name, path.stem) for path in (clean.folder / "packages").glob(f"*/{COVER}.*.xlsx")}
    assert set(volumes) == files
    assert all(len(types) > 1 for types in volumes.values())
    assert {frozenset(types) & {"KS", "GH"} for types in volumes.values()} == {
        frozenset({"KS"}),
        frozenset({"GH"}),
    }
    shelf = [*clean.rows("shelf.csv"), *clean.rows("inventory_other.csv")]
    covers = {f"{one['unit']}/{one['type']}.{one['year']}.{one['number']}": one["cover"] for one in shelf}
    for book, one in books.items():
        if parse_cover_name(one["file"]):
            assert covers[book] == one["file"]


def test_numbers_run_on_in_each_series_that_the_plan_declares(clean, rows):
    seen = set()
    for line in clean.rows("inventory.csv"):
        book = f"{line['unit']}/{line['type']}.{line['year']}.{line['number']}"
        if not line["series"] or book not in rows:
            continue
        declared = read_series(line["series"])
        numbers = defaultdict(list)
        book_type, entries = rows[book]
        for row in entries:
            number, _, year = row[book_type.number].partition("/")
            letters = number.rstrip("0123456789")
            found = [
                name
                for name, marks in declared.items()
                if row["loaiDangKy"] in marks["kinds"] or letters in marks["prefixes"]
            ]
            assert len(found) <= 1
            name = found[0] if found else ""
            numbers[name, year].append(int(number.removeprefix(letters)))
            assert (name == "lưu động") == ("Đăng ký lưu động" in (row["ghiChu"] or ""))
        seen |= {name for name, _ in numbers}
        assert {name for name, _ in numbers} >= set(declared)
        for run in numbers.values():
            assert run == list(range(run[0], run[0] + len(run)))
    assert seen == {"", "quá hạn", "lưu động"}  # where nobody errs, no birth is registered again


def test_a_book_drawn_on_an_old_form_is_of_its_days_and_says_nothing_that_the_form_lacked(books, rows):
    old = {book: one["layout"] for book, one in books.items() if one["layout"]}
    assert any(layout.startswith("nd_") for layout in old.values())
    for book, layout in old.items():
        book_type, entries = rows[book]
        (form,) = [one for one in BOOK_TYPES[book_type.code].layouts if one.code == layout]
        opened = day(entries[0][book_type.registered])
        assert form in layout_of(book_type, (opened, opened))
        assert [name for row in entries for name in form.lacks if row.get(name)] == []
