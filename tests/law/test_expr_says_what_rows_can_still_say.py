"""What is known of all rows together tells which answers a condition can give; a rule that it calls harmless breaks in none."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sogoc.law.expr import F, absent, all_of, is_in, no, present
from sogoc.law.expr.possible import NOTHING, Standing, possible
from sogoc.law.expr.to_python import RowView, value_of
from tests.support.expressions import SMALL, expressions, rows


def seen_in(views: list[RowView]):
    def seen(field: str, part: str) -> Standing:
        if part == "lo":
            gaps = [view.days(field) is None for view in views]
            return NOTHING if all(gaps) else Standing(None, gaps=any(gaps))
        texts = {view.text(field, part) for view in views}
        if texts == {None}:
            return NOTHING
        return Standing(frozenset(filter(None, texts)) if part == "k" else None, gaps=None in texts)

    return seen


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(expr=expressions(), written=st.lists(rows(), min_size=1, max_size=4))
def test_no_row_answers_what_was_called_impossible(expr, written):
    views = [RowView(row, SMALL) for row in written]
    assert {value_of(expr, view) for view in views} <= possible(expr, seen_in(views))


def test_kinds_and_gaps_tell_what_cannot_be():
    dates = {"k": Standing(frozenset({"ngay", "tuoi"}), gaps=False), "v": Standing(None, gaps=False)}

    def seen(field: str, part: str) -> Standing:
        return dates[part] if field == "conNgaySinh" else NOTHING

    born, note = F("conNgaySinh"), F("ghiChu")
    assert possible(born.k == "khong_the", seen) == {False}
    assert possible(is_in(born.k, "ngay", "tuoi"), seen) == {True}
    assert possible(no(is_in(born.k, "ngay")), seen) == {True, False}
    assert possible(absent(born), seen) == {False}
    assert possible(note.v == "x", seen) == {None}
    assert possible(all_of(present(note), born.k == "ngay"), seen) == {False}
