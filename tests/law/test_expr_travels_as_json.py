"""A tree goes to the browser and comes back as it was, and means the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sogoc.law.expr import F, years
from sogoc.law.expr.bind import bind
from sogoc.law.expr.to_json import from_json, to_json
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.expr.tree import Sort
from sogoc.law.rules import RULES
from tests.support.expressions import SMALL, expressions, rows


@settings(deadline=None)
@given(expr=st.one_of(*map(expressions, Sort)), row=rows())
def test_the_journey_changes_neither_the_tree_nor_its_meaning(expr, row):
    text = json.dumps(to_json(expr), ensure_ascii=False)
    again = from_json(json.loads(text))
    assert json.dumps(to_json(again), ensure_ascii=False) == text
    view = RowView(row, SMALL)
    assert value_of(again, view) == value_of(expr, view)


@settings(deadline=None)
@given(expr=st.one_of(*map(expressions, Sort)), row=rows())
def test_folding_constants_changes_no_meaning(expr, row):
    view = RowView(row, SMALL)
    assert value_of(bind(expr, SMALL), view) == value_of(expr, view)


def test_every_declared_rule_makes_the_journey():
    assert RULES
    for rule in RULES.values():
        for version in rule.versions:
            data = to_json(version.holds)
            assert to_json(from_json(json.loads(json.dumps(data)))) == data


def test_a_node_is_an_object_with_its_kind_and_members():
    assert to_json(years(F("a"), F("b")) >= 18) == {
        "kind": "compare",
        "op": "ge",
        "left": {
            "kind": "years",
            "start": {"kind": "date", "field": "a"},
            "end": {"kind": "date", "field": "b"},
        },
        "right": {"kind": "lit", "value": 18, "of": "int"},
    }


def test_an_unknown_kind_fails():
    with pytest.raises(KeyError):
        from_json({"kind": "eval", "code": "1"})
