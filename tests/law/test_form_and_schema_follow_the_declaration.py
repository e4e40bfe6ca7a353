"""From the declaration of a book type follow its empty form in page order, its JSON Schema and the columns to search by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.form import form
from sogoc.law.schema import entry_schema
from sogoc.law.value import Absence

TYPES = sorted(BOOK_TYPES)


def accepts(schema: Mapping[str, Any], value: object, root: Mapping[str, Any]) -> bool:
    """Judge by the few keywords that the schema uses; another keyword would be an error here."""
    known = {"$ref", "type", "properties", "additionalProperties", "anyOf", "enum", "$schema", "$id", "$defs"}
    assert {key for key in schema if not key.startswith("x-")} <= known | {"title", "description"}
    if "$ref" in schema:
        return accepts(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    if "anyOf" in schema:
        return any(accepts(one, value, root) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] == "string":
        return isinstance(value, str)
    rest = schema["additionalProperties"]
    return isinstance(value, dict) and all(
        accepts(schema["properties"][name], one, root)
        if name in schema["properties"]
        else rest is not False and accepts(rest, one, root)
        for name, one in value.items()
    )


def values() -> st.SearchStrategy[object]:
    layers = st.fixed_dictionaries(
        {},
        optional={
            "verbatim": st.text(max_size=5),
            "understood": st.text(max_size=5),
            "absence": st.sampled_from([str(one) for one in Absence]),
            "source": st.text(max_size=5),
        },
    )
    return st.text(max_size=5) | layers


class TestForm:
    @pytest.mark.parametrize("code", TYPES)
    def test_the_form_has_every_column_once_in_the_order_of_the_page(self, code):
        lines = [line for block in form(BOOK_TYPES[code]) for line in block.lines]
        assert tuple(line.field.name for line in lines) == BOOK_TYPES[code].page_order
        assert {box for line in lines for box in line.boxes} == set(BOOK_TYPES[code].tick_boxes)

    def test_an_old_page_shows_its_own_words_and_only_its_own_places(self):
        book = BOOK_TYPES["KS"]
        southern = next(one for one in book.layouts if one.code == "mien_nam")
        lines = {line.field.name: line for block in form(book, southern) for line in block.lines}
        assert lines["nksHoTen"].words == "Tên, họ ấu nhi"
        assert "nksDanToc" not in lines
        assert not any(line.boxes for line in lines.values())

    def test_a_block_says_whom_it_speaks_of_and_its_lines_do_not_say_it_again(self):
        blocks = {block.title: [line.words for line in block.lines] for block in form(BOOK_TYPES["GH"])}
        assert blocks["Người được giám hộ"][:2] == ["Họ, chữ đệm, tên", "Ngày, tháng, năm sinh"]


class TestSchema:
    @pytest.mark.parametrize("code", TYPES)
    def test_the_schema_names_every_column_in_the_official_order(self, code):
        schema = json.loads(json.dumps(entry_schema(BOOK_TYPES[code])))
        assert list(schema["properties"]) == [field.name for field in BOOK_TYPES[code].official]
        assert set(schema["x-search"]) <= set(schema["properties"])

    @given(st.data())
    def test_whatever_stands_in_a_book_is_accepted(self, data):
        book = BOOK_TYPES[data.draw(st.sampled_from(TYPES))]
        names = st.sampled_from([field.name for field in book.official]) | st.text(max_size=8)
        entry = data.draw(st.dictionaries(names, values(), max_size=6))
        schema = entry_schema(book)
        assert accepts(schema, entry, schema)

    @pytest.mark.parametrize(
        "entry",
        [
            {"so": 1},
            {"so": None},
            {"so": ["01/2008"]},
            {"so": {"verbatim": 1}},
            {"so": {"absence": "quên"}},
            {"so": {"value": "x"}},
            {"cột khác": 1},
            [],
        ],
    )
    def test_what_is_no_value_is_not(self, entry):
        schema = entry_schema(BOOK_TYPES["KS"])
        assert not accepts(schema, entry, schema)

    def test_codes_are_explained_and_proposed_names_are_marked(self):
        births = entry_schema(BOOK_TYPES["KS"])["properties"]
        assert all(
            label in births["nksGioiTinh"]["description"] for label in CODE_LISTS["gioiTinh"].items.values()
        )
        assert not any("x-proposed-name" in one for one in births.values())
        assert all(one["x-proposed-name"] for one in entry_schema(BOOK_TYPES["GH"])["properties"].values())


class TestSearch:
    @pytest.mark.parametrize("code", TYPES)
    def test_people_look_by_number_date_office_and_name(self, code):
        book = BOOK_TYPES[code]
        assert {book.number, book.registered, book.place} <= set(book.search)
        assert book.attribute(book.subjects[0], "ho_ten") in book.search
        assert len(set(book.search)) == len(book.search)

    def test_nobody_looks_for_a_birth_by_its_petitioner(self):
        assert "nycHoTen" not in BOOK_TYPES["KS"].search
        assert "nycHoTen" in BOOK_TYPES["TL"].search
