"""The Polars interpreter and the row interpreter give one answer, whatever the expression and the rows."""

from __future__ import annotations

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.checking.frame import understood
from sogoc.checking.rulebook import Asked
from sogoc.checking.to_polars import pair, text, truth
from sogoc.law.expr.judge import bound, judge
from sogoc.law.expr.to_python import RowView, value_of
from sogoc.law.expr.tree import Expr, Lit, Sort
from sogoc.law.rule import Law, Outcome, Rule, Scope, Severity, Version
from tests.support.expressions import SMALL, expressions, rows

many_rows = st.lists(rows(), min_size=1, max_size=5)
patient = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def frame_of(written: list[dict[str, str | None]]) -> pl.DataFrame:
    schema = {field.name: pl.String for field in SMALL.official}
    frame = pl.DataFrame(written, schema=schema)
    return frame.with_columns(_book=pl.lit(0, dtype=pl.Int64), _row=pl.int_range(len(written)) + 2)


def in_columns(expr: Expr, frame: pl.DataFrame) -> list[object]:
    if expr.sort in {Sort.TEXT, Sort.BOOL}:
        column = (truth if expr.sort is Sort.BOOL else text)(expr, SMALL)
        return frame.select(frame["_row"], x=column)["x"].to_list()
    both = pair(expr, SMALL)
    found = frame.select(frame["_row"], lo=both.lo, hi=both.hi)
    return [
        None if (lo, hi) == (None, None) else (lo, hi)
        for lo, hi in zip(found["lo"], found["hi"], strict=True)
    ]


@patient
@given(expr=st.one_of(*map(expressions, Sort)), written=many_rows)
def test_an_expression_has_the_same_value_in_a_row_and_in_a_column(expr, written):
    expected = [value_of(expr, RowView(row, SMALL)) for row in written]
    assert in_columns(expr, understood(frame_of(written), SMALL)) == expected


@patient
@given(
    holds=st.lists(expressions(), min_size=1, max_size=3),
    when=st.one_of(st.none(), expressions()),
    decisive=expressions(Sort.DATE),
    since=st.sampled_from([None, "1960-01-13"]),
    until=st.sampled_from([None, "2014-12-31"]),
    written=many_rows,
)
def test_a_rule_of_several_laws_breaks_in_the_same_rows(holds, when, decisive, since, until, written):
    starts = [since, "1987-01-03", "2001-01-01"][: len(holds)]
    ends = [*["1987-01-02", "2000-12-31"][: len(holds) - 1], until]
    rule = Rule(
        code="THU",
        title="",
        severity=Severity.LUU_Y,
        scope=Scope.ENTRY,
        says="",
        fix="",
        versions=tuple(
            Version(one, Law("1", "Luật"), start, end)
            for one, start, end in zip(holds, starts, ends, strict=True)
        ),
        when=when,
        decisive=decisive,
    )
    frame = understood(frame_of(written), SMALL)
    found = [
        frame.select(frame["_row"], x=Asked(one).breaks)["x"].fill_null(False).to_list()
        for one in bound(rule, SMALL)
    ]
    expected = [
        [verdict.outcome is Outcome.BREAKS for verdict in judge(rule, row, SMALL).values()] for row in written
    ]
    assert [list(row) for row in zip(*found, strict=True)] == [row for row in expected if found]


def test_a_constant_is_as_long_as_the_frame():
    frame = understood(frame_of([{"so": "1"}, {"so": "2"}]), SMALL)
    assert in_columns(Lit(True, Sort.BOOL), frame) == [True, True]
