"""What a copy says: the original, then every change in force by its legal day, whatever the order in which they were recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sogoc.law.present import Change, present

FIELDS = ("nksHoTen", "nksDanToc", "chaHoTen")
DAYS = st.dates(dt.date(1960, 1, 1), dt.date(2026, 1, 1))
VALUES = st.dictionaries(st.sampled_from(FIELDS), st.text("AB", max_size=2), max_size=3)
KNOWN = dt.date(2026, 6, 1)


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    """Changes of different days, in the order in which they were recorded."""
    days = draw(st.lists(DAYS, unique=True, max_size=6))
    return [Change(number, day.isoformat(), KNOWN, draw(VALUES)) for number, day in enumerate(days, start=1)]


ORIGINAL = st.fixed_dictionaries(dict.fromkeys(FIELDS[:2], st.text("ABC", min_size=1, max_size=2)))


def values(original, made, day) -> dict[str, str]:
    return {name: one.value for name, one in present(original, made, as_of=day).items()}


@given(ORIGINAL, changes(), DAYS, st.randoms())
def test_the_order_of_recording_changes_nothing(original, made, day, random):
    shuffled = list(made)
    random.shuffle(shuffled)
    renumbered = [replace(one, number=number) for number, one in enumerate(shuffled, start=1)]
    assert values(original, made, day) == values(original, renumbered, day)


@given(ORIGINAL, changes(), DAYS)
def test_a_day_is_what_replaying_the_changes_up_to_it_gives(original, made, day):
    told = {
        name: original.get(name, "") for name in (*original, *(name for one in made for name in one.values))
    }
    for one in sorted(made, key=lambda one: one.day):
        if one.day <= day.isoformat():
            told.update(one.values)
    assert values(original, made, day) == told


@given(ORIGINAL, changes(), DAYS)
def test_the_original_is_never_lost_and_the_way_leads_to_the_value(original, made, day):
    for name, one in present(original, made, as_of=day).items():
        assert one.original == original.get(name, "")
        assert one.value == (one.way[-1].values[name] if one.way else one.original)
        assert len(one.way) + len(one.later) == sum(name in change.values for change in made)


def test_two_changes_of_one_day_follow_the_order_of_recording():
    first = Change(1, "2010-05-03", KNOWN, {"nksHoTen": "A"})
    second = Change(2, "2010-05-03", KNOWN, {"nksHoTen": "B"})
    assert values({"nksHoTen": "X"}, [second, first], KNOWN) == {"nksHoTen": "B"}


def test_a_partial_day_holds_from_its_end_and_an_undated_note_from_when_it_was_known():
    year, undated = Change(1, "2010", KNOWN, {"nksHoTen": "A"}), Change(2, "", KNOWN, {"nksHoTen": "B"})
    original = {"nksHoTen": "X"}
    assert values(original, [year, undated], dt.date(2010, 12, 30)) == original
    assert values(original, [year, undated], dt.date(2010, 12, 31)) == {"nksHoTen": "A"}
    assert values(original, [year, undated], KNOWN) == {"nksHoTen": "B"}


def test_before_a_change_whose_text_was_keyed_already_the_older_text_held():
    change = Change(1, "2010-05-03", KNOWN, {"nksHoTen": "B"}, {"nksHoTen": "A"})
    assert values({"nksHoTen": "B"}, [change], dt.date(2010, 5, 2)) == {"nksHoTen": "A"}
    assert values({"nksHoTen": "B"}, [change], dt.date(2010, 5, 3)) == {"nksHoTen": "B"}
    assert values({"nksHoTen": "X"}, [change], dt.date(2010, 5, 2)) == {"nksHoTen": "X"}
