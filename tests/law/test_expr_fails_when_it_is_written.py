"""A wrong expression fails where it is written, at import, not in an office."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.expr import THIS, F, date, find, is_in, matches, years
from sogoc.law.expr.bind import bind
from sogoc.law.expr.patterns import checked
from tests.support.expressions import SMALL


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+",
        r"\w",
        r"\s",
        r"\bA",
        "a.b",
        "^a",
        "a$",
        "(?=a)a",
        "(?!a)b",
        "(?<=a)b",
        r"(a)\1",
        "a*?",
        "a++",
        "(?i)a",
        "[a&&b]",
        "[[:alpha:]]",
        "[a",
        "*a",
        "a{,3}",
        r"\p{L}",
        "(?P<n>a)",
        r"\<",
        r"\đ",
        "|*",
    ],
)
def test_patterns_keep_to_what_every_back_end_understands_alike(pattern):
    with pytest.raises((ValueError, re.error)):
        matches(F("so").v, pattern)


@pytest.mark.parametrize(
    "pattern", ["[0-9]{1,3}", r"a\.b", "(?:Ng|ng)[^0-9]*", "[A-ZĐ]+", r"[\]\-]", "", "ă|â"]
)
def test_plain_patterns_are_taken(pattern):
    assert checked(pattern) == pattern


@given(st.text(alphabet=r"ab\dw.^$[](){}?*+|-&,1", max_size=8))
def test_a_pattern_that_is_taken_compiles(pattern):
    try:
        checked(pattern)
    except (ValueError, re.error):
        return
    assert re.compile(pattern).pattern == pattern


def test_a_search_needs_exactly_one_group():
    with pytest.raises(ValueError, match="one capturing group"):
        find(F("so").v, "[0-9]+")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: F("so").v < "1",
        lambda: F("so").v == 1,
        lambda: F("so").v == F("so"),
        lambda: years(F("a"), F("b")) >= "18",
        lambda: years(F("a").v, F("b")),
        lambda: date(F("a")) == 1990,
        lambda: ~F("so").v,
        lambda: is_in(F("so").v, 1),  # type: ignore[arg-type]
    ],
)
def test_sorts_do_not_mix(wrong):
    with pytest.raises(TypeError):
        wrong()


def test_python_cannot_take_an_expression_for_true():
    with pytest.raises(TypeError, match="no truth value"):
        bool(F("so").v == "1")


def test_this_needs_a_field_and_a_date_needs_a_date_field():
    with pytest.raises(ValueError, match="THIS"):
        bind(THIS.u == "1", SMALL)
    with pytest.raises(TypeError, match="no date"):
        bind(date(F("so")) == "1990", SMALL)
