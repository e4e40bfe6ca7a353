"""Every rule proves itself by its own examples, in the row form, in the column form and after the journey through JSON."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from sogoc.checking.engine import Batch, findings
from sogoc.checking.frame import understood
from sogoc.checking.rulebook import Rulebook
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import bound, judge
from sogoc.law.expr.to_json import from_json, to_json
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.rule import Outcome, Scope
from sogoc.law.rules import RULES

ROW_RULES = [rule for rule in RULES.values() if rule.scope in {Scope.FIELD, Scope.ENTRY}]
BOOK_EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{number}")
    for rule in RULES.values()
    if rule.scope is Scope.BOOK
    for number, example in enumerate(rule.examples)
]


def frame_of(example) -> pl.DataFrame:
    names = list(BOOK_TYPES[example.book].field)
    frame = pl.DataFrame(list(example.rows), schema=dict.fromkeys(names, pl.String))
    return frame.with_columns(_book=pl.lit(0, dtype=pl.Int64), _row=pl.int_range(len(example.rows)) + 2)


def test_there_are_rules_and_each_shows_both_sides():
    assert RULES
    for rule in RULES.values():
        if rule.scope in {Scope.FIELD, Scope.ENTRY}:
            shown = {example.outcome for example in rule.examples}
            assert {Outcome.PASSES, Outcome.BREAKS} <= shown, rule.code


@cache
def of_all_examples(code: str) -> tuple[dict[int, int], pl.DataFrame]:
    """All examples of a book type in one pass, each a book of its own: its number by the example, and what was found."""
    examples = [one for rule in ROW_RULES for one in rule.examples if one.book == code]
    frames = [frame_of(one).with_columns(_book=pl.lit(at, pl.Int64)) for at, one in enumerate(examples)]
    return {id(one): at for at, one in enumerate(examples)}, findings(
        Batch(BOOK_TYPES[code], pl.concat(frames))
    )


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.code)
def test_columns_break_where_the_row_breaks(rule):
    for example in rule.examples:
        numbers, every = of_all_examples(example.book)
        found = every.filter((pl.col("code") == rule.code) & (pl.col("_book") == numbers[id(example)]))
        expected = [
            name
            for name, verdict in judge(rule, example.rows[0], BOOK_TYPES[example.book]).items()
            if verdict.outcome is Outcome.BREAKS
        ]
        assert sorted(found["field"]) == sorted(name for name in expected if name), example
        if example.outcome is Outcome.BREAKS:
            assert (example.field or rule.field) in expected, example
            assert all(text and "{" not in text for text in [*found["says"], *found["fix"]]), example


@pytest.mark.parametrize("rule", ROW_RULES, ids=lambda rule: rule.code)
def test_every_expression_means_the_same_after_the_journey_through_json(rule):
    for example in rule.examples:
        book_type = BOOK_TYPES[example.book]
        view = RowView(example.rows[0], book_type)
        for one in bound(rule, book_type):
            for expr in (one.when, *(period.holds for period in one.periods), *one.params.values()):
                assert value_of(from_json(to_json(expr)), view) == value_of(expr, view), example


@pytest.mark.parametrize(("rule", "example"), BOOK_EXAMPLES)
def test_a_whole_book_is_judged_as_the_example_says(rule, example):
    book_type = BOOK_TYPES[example.book]
    nothing_else = Rulebook(book_type, ())
    found = findings(Batch(book_type, frame_of(example)), rulebook=nothing_else)
    assert (rule.code in found["code"].to_list()) is (example.outcome is Outcome.BREAKS)


@pytest.mark.parametrize("code", BOOK_TYPES)
def test_every_rule_of_a_book_type_can_be_asked_of_an_empty_book(code):
    book_type = BOOK_TYPES[code]
    empty = pl.DataFrame(
        schema={**dict.fromkeys(book_type.field, pl.String), "_book": pl.Int64, "_row": pl.Int64}
    )
    assert findings(Batch(book_type, empty)).is_empty()
    assert understood(empty, book_type).is_empty()
