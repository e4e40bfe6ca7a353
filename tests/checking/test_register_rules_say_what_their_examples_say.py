"""Rules over several books prove themselves by their examples, through Parquet files as a review reads them."""

from __future__ import annotations

import pytest

from sogoc.checking.register_engine import review
from sogoc.law.rule import Outcome, Scope
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
