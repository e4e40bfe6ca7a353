"""Rules over several books prove themselves by their examples, through Parquet files as a review reads them."""

from __future__ import annotations

import pytest

from sogoc.checking.register_engine import codes, review
from sogoc.law.books import BOOK_TYPES
from sogoc.law.rule import BOOK_OF_ROW, Outcome, Scope
from sogoc.law.rules import RULES
from tests.checking.registers import register

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{position}")
    for rule in RULES.values()
    if rule.scope is Scope.REGISTER
    for position, example in enumerate(rule.examples, start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_several_books_are_judged_as_the_example_says(rule, example, tmp_path):
    found = review(register(example.rows, tmp_path, book_type=example.book), only=[rule.code])
    assert (rule.code in found["code"].to_list()) is (example.outcome is Outcome.BREAKS)
    assert all(text and "{" not in text and "None" not in text for text in found["says"])


def test_every_rule_can_be_asked_of_every_type_of_book(tmp_path):
    rows = [
        {
            BOOK_OF_ROW: f"24769/{code}.2008.{volume}",
            one.number: "01/2008",
            one.registered: "15.06.2008",
            **{name: "LÊ VĂN BA" for block in one.blocks if (name := one.attribute(block.prefix, "ho_ten"))},
        }
        for code, one in BOOK_TYPES.items()
        for volume in ("01", "02")
    ]
    found = review(register(rows, tmp_path))
    assert set(found["code"]) <= codes()
    assert found.filter(found["code"] == "TRUNG_SO_HAI_QUYEN").height == 2 * len(BOOK_TYPES)
