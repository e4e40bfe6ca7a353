"""The five book types of Phần mềm 158 hold every official column, in the official order; the nine others say that theirs are proposed."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sogoc.law.blocks import ATTRIBUTES
from sogoc.law.books import BOOK_TYPES

SCHEMA = Path(__file__).parent / "data" / "schema_158.csv"


def official(book: str) -> list[dict[str, str]]:
    with SCHEMA.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["book"] == book and row["machine_name"] != "STT"]


BOOKS = ("KS", "KH", "KT", "CMC", "HN")
EVERY = tuple(sorted(BOOK_TYPES))
PROPOSED = Path(__file__).parent / "data" / "schema_so_ngoai_158.csv"


def test_the_five_types_of_158_are_declared():
    assert {code for code, book in BOOK_TYPES.items() if book.in_158} == set(BOOKS)


@pytest.mark.parametrize("code", BOOKS)
def test_columns_are_the_official_ones_in_the_official_order(code):
    names = [row["machine_name"] for row in official(code)]
    assert [field.name for field in BOOK_TYPES[code].official] == names
    assert BOOK_TYPES[code].columns == ("STT", *names)


@pytest.mark.parametrize("code", BOOKS)
def test_core_columns_are_those_of_the_first_form(code):
    expected = [row["machine_name"] for row in official(code) if row["required"] == "core"]
    assert list(BOOK_TYPES[code].core) == expected


@pytest.mark.parametrize("code", BOOKS)
def test_value_types_and_code_lists_agree_with_the_official_formats(code):
    for row in official(code):
        field = BOOK_TYPES[code].field[row["machine_name"]]
        if row["type"] == "date-text":
            assert field.type == "ngay", field
        if row["type"] == "code":
            assert field.type == "ma"
            assert field.codes, field
        if row["format_or_codelist"] in {"dan_toc_158", "quoc_tich_158"}:
            assert field.codes == row["format_or_codelist"]
        if row["format_or_codelist"].split()[:1] == [field.codes]:
            assert field.type in {"ma", "dan_toc", "quoc_tich"}


@pytest.mark.parametrize("code", EVERY)
def test_the_printed_page_shows_every_field_once(code):
    book = BOOK_TYPES[code]
    assert sorted(book.page_order) == sorted(field.name for field in book.official)


def test_the_wife_stands_first_on_the_page_and_the_husband_first_in_the_columns():
    book = BOOK_TYPES["KH"]
    columns = [field.name for field in book.official]
    assert book.page_order.index("voHoTen") < book.page_order.index("chongHoTen")
    assert columns.index("chongHoTen") < columns.index("voHoTen")


def test_the_mother_stands_before_the_father_on_the_page():
    order = BOOK_TYPES["KS"].page_order
    assert order.index("meHoTen") < order.index("chaHoTen")


@pytest.mark.parametrize("code", EVERY)
def test_blocks_are_made_of_the_book_s_own_fields(code):
    book = BOOK_TYPES[code]
    for block in book.blocks:
        for field in block.fields:
            assert book.field[field.name] is field
            assert field.block == block.prefix
            assert field.name.startswith(block.prefix)
    blocked = {field.name for block in book.blocks for field in block.fields}
    assert {field.name for field in book.official if field.block} == blocked


@pytest.mark.parametrize("code", EVERY)
def test_attributes_are_the_same_everywhere(code):
    for field in BOOK_TYPES[code].official:
        if field.attribute in ATTRIBUTES:
            shared = ATTRIBUTES[field.attribute]
            assert (field.type, field.codes) == (shared.type, shared.codes)


@pytest.mark.parametrize("code", EVERY)
def test_key_fields_exist_and_labels_are_unique(code):
    book = BOOK_TYPES[code]
    for name in (book.number, book.registered, book.place, book.event_date):
        assert name is None or name in book.field
    assert set(book.subjects) <= set(book.block)
    labels = [field.label for field in book.official]
    assert len(set(labels)) == len(labels)


def test_an_attribute_is_found_under_its_quirky_official_name():
    assert BOOK_TYPES["KS"].attribute("me", "so_dinh_danh") == "meSoDinhDanhCaNhan"
    assert BOOK_TYPES["HN"].attribute("nyc", "ngay_cap") == "nycNgayCapGiayToKhac"
    assert BOOK_TYPES["KH"].attribute("chong", "quoc_tich_khac") is None


def test_fourteen_types_are_declared():
    assert len(BOOK_TYPES) == 14
    assert {one.slug for one in BOOK_TYPES.values()} >= {"thay_doi_cai_chinh", "giam_ho", "nuoi_con_nuoi"}
    assert len({one.slug for one in BOOK_TYPES.values()}) == 14


@pytest.mark.parametrize("code", EVERY)
def test_columns_are_official_or_said_to_be_proposed(code):
    assert {field.verified for field in BOOK_TYPES[code].official} == {BOOK_TYPES[code].in_158}


def proposals() -> dict[str, list[str]]:
    """Book → machine names of the list of proposals, in its order; where it says "…" or "same six", the first name stands for all."""
    found: dict[str, list[str]] = {}
    with PROPOSED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = [name.split()[0] for name in row["machine_name"].split(",") if name.strip(" …)")]
            found.setdefault(row["book"], []).extend(name.strip() for name in names)
    return found


@pytest.mark.parametrize("code", sorted(proposals()))
def test_the_proposed_names_stand_in_the_proposed_order(code):
    book = BOOK_TYPES[code]
    names = [{"stt": "so"}.get(name, name) for name in proposals()[code] if name != "thanh)"]
    at = [list(book.field).index(name) for name in names]
    if code != "LH":  # proposed there without an order of the page
        assert at == sorted(at)
