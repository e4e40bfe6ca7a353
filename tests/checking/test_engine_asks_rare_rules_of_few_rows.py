"""However many rows a rule applies to, and however they are asked, the same rows break."""

from __future__ import annotations

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.checking import rulebook as books
from sogoc.checking.frame import understood
from sogoc.law.expr.judge import bound, judge
from sogoc.law.rule import Outcome, Rule, Scope, Severity, Version
from tests.support.expressions import SMALL, expressions, rows


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    asked=st.lists(st.tuples(expressions(), expressions()), min_size=1, max_size=4),
    written=st.lists(rows(), min_size=1, max_size=6),
)
def test_one_step_and_two_find_what_each_row_says(monkeypatch, asked, written):
    rules = {
        str(at): Rule(
            code=str(at),
            title="",
            severity=Severity.LUU_Y,
            scope=Scope.ENTRY,
            says="",
            fix="",
            when=when,
            versions=(Version(holds),),
        )
        for at, (when, holds) in enumerate(asked)
    }
    frame = pl.DataFrame(written, schema={field.name: pl.String for field in SMALL.official})
    frame = understood(frame.with_columns(_book=pl.lit(0), _row=pl.int_range(len(written)) + 2), SMALL)
    book = books.rulebook(rules, SMALL)

    def found() -> list[tuple[str, list[int]]]:
        return [(rule.rule.code, at.to_list()) for rule, at in book.broken(frame)]

    expected = {
        code: [
            at for at, row in enumerate(written) if judge(rule, row, SMALL)[None].outcome is Outcome.BREAKS
        ]
        for code, rule in rules.items()
        if list(bound(rule, SMALL))
    }
    monkeypatch.setattr(books, "SMALL", 5_000)
    in_one = found()
    assert in_one == [(code, at) for code, at in expected.items() if at]
    monkeypatch.setattr(books, "SMALL", 0)
    monkeypatch.setattr(books, "RARE", 0.9)
    assert found() == in_one
