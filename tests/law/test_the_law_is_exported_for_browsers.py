"""What a browser reads is the law itself, small enough for a bad line, and named by its bytes."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
from typing import Any

import pytest

from sogoc.law import exported
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.codelists import CODE_LISTS
from sogoc.law.expr.judge import bound
from sogoc.law.expr.to_json import from_json
from sogoc.law.rules import RULES

TYPES = pytest.mark.parametrize("book_type", BOOK_TYPES.values(), ids=list(BOOK_TYPES))


def read(name: str) -> dict[str, Any]:
    file = exported.law_file(name)
    assert file is not None
    data: dict[str, Any] = json.loads(file.content)
    return data


@TYPES
def test_a_type_brings_its_page_in_page_order_and_every_rule_bound_to_it(book_type: BookType):
    data = read(book_type.code)
    assert [line["field"] for block in data["form"] for line in block["lines"]] == list(book_type.page_order)
    assert [field["name"] for field in data["fields"]] == [field.name for field in book_type.official]
    expected = [item for rule in RULES.values() for item in bound(rule, book_type)]
    assert [(one["rule"], one.get("field")) for one in data["bound"]] == [
        (item.rule.code, item.field.name if item.field else None) for item in expected
    ]
    assert set(data["rules"]) == {one["rule"] for one in data["bound"]}
    assert {layout["code"] for layout in data["layouts"]} == {layout.code for layout in book_type.layouts}


def test_its_expressions_are_those_of_the_interpreters():
    first = read("KS")["bound"][0]
    item = next(item for rule in RULES.values() for item in bound(rule, BOOK_TYPES["KS"]))
    assert repr(from_json(first["when"])) == repr(item.when)


def test_what_all_types_share_is_told_once():
    shared = read(exported.SHARED)
    assert set(shared["reasons"]) >= {"so_de_trong", "dung_theo_so"}
    assert list(shared["absences"]) == ["trong", "khong_doc_duoc", "rach", "khong_ap_dung"]
    assert dict(shared["lists"]["gioiTinh"]["items"]) == dict(CODE_LISTS["gioiTinh"].items)
    assert shared["lists"]["dan_toc_158"]["items"] == list(CODE_LISTS["dan_toc_158"].items)
    asked = {field["codes"] for code in BOOK_TYPES for field in read(code)["fields"] if field.get("codes")}
    assert asked == set(shared["lists"])
    assert shared["places"]["province"] in {unit[0] for unit in shared["places"]["units"]}


@TYPES
def test_it_is_small_on_the_line(book_type: BookType):
    files = [exported.law_file(name) for name in (book_type.code, exported.SHARED)]
    assert sum(len(gzip.compress(file.content)) for file in files if file) < 90_000


def test_the_hash_is_of_the_bytes_and_a_types_hash_speaks_for_the_shared_file_too():
    for name in ("KS", exported.SHARED):
        file = exported.law_file(name)
        assert file is not None
        assert file.hash == hashlib.sha256(file.content).hexdigest()[:20]
    common = exported.law_file(exported.SHARED)
    assert common is not None
    assert read("KT")["shared"] == {"name": exported.SHARED, "hash": common.hash}
    assert set(exported.hashes()) == set(BOOK_TYPES)
    assert exported.law_file("XX") is None


def test_the_same_law_gives_the_same_bytes_in_every_process():
    program = "from sogoc.law import exported; print(exported.law_file('KS').hash)"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    file = exported.law_file("KS")
    assert file is not None
    assert said == {file.hash}
