"""A pattern that the language takes means one thing in Python and in Polars."""

from __future__ import annotations

import re
import warnings

import polars as pl
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sogoc.checking.to_polars import text, truth
from sogoc.law.expr import F, find, matches
from sogoc.law.expr.to_python import RowView, value_of
from tests.support.expressions import SMALL

pieces = st.sampled_from(
    [
        "a",
        "Đ",
        "1",
        "/",
        " ",
        "\\.",
        "\\-",
        "[0-9]",
        "[^a]",
        "[a-cđ\\]]",
        "(?:a|1)",
        "|",
        "?",
        "*",
        "+",
        "{2}",
        "{1,2}",
        "&",
        "#",
        "~",
    ]
)
patterns = st.lists(pieces, min_size=1, max_size=5).map("".join)
texts = st.text(alphabet="aĐđ1/. -]\n&#~b", max_size=6).filter(lambda written: written.strip(" \n"))


def taken(pattern: str) -> str:
    """Skip what the language refuses at import."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            matches(F("ghiChu").v, pattern)
        except (ValueError, re.error, Warning):
            assume(False)
    return pattern


@settings(deadline=None, max_examples=300)
@given(pattern=patterns, written=texts)
@example(pattern="a", written="a\n")
def test_the_whole_text_has_the_form_or_has_not(pattern, written):
    expr = matches(F("ghiChu").v, taken(pattern))
    frame = pl.DataFrame({"ghiChu": [written]})
    assert frame.select(truth(expr, SMALL)).item() is value_of(expr, RowView({"ghiChu": written}, SMALL))


@settings(deadline=None, max_examples=300)
@given(before=patterns, inside=patterns, written=texts)
def test_the_first_place_is_found_alike(before, inside, written):
    taken(before)
    expr = find(F("ghiChu").v, f"(?:{before})({taken(inside)})")
    frame = pl.DataFrame({"ghiChu": [written]})
    assert frame.select(text(expr, SMALL)).item() == value_of(expr, RowView({"ghiChu": written}, SMALL))
