"""Declared and official entries follow the seed's table; plan, books and answers add up to it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sogoc.law import places
from sogoc.sample.plan import PERIODS, apportioned, plan

COMPLETE = ("H677", "H674", "H681", "H682", "STP")


@pytest.fixture(scope="module")
def table(province):
    return {(row["unit"], row["period"]): row for row in province.rows("truth/table.csv")}


def district_of(unit):
    if unit.startswith(("H", "STP")):
        return unit
    district = places.district_of(unit)
    assert district is not None
    return district.code


def test_the_plan_adds_up(province, table):
    assert sum(int(row["declared"]) for row in table.values()) == 2400
    planned: Counter[tuple[str, str]] = Counter()
    for line in province.rows("inventory.csv"):
        planned[district_of(line["unit"]), line["period"]] += int(line["declared_entries"])
    assert planned == Counter(
        {key: int(row["declared"]) for key, row in table.items() if int(row["declared"])}
    )


def test_the_answers_make_the_table(province, table):
    periods = {}
    for book, package in province.packages():
        for key in package.keys:
            periods[f"{book}/{key}"] = book.partition("/")[0]
    official = Counter(
        district_of(periods[row["entry"]]) for row in province.answers() if row["status"] == "official"
    )
    expected: Counter[str] = Counter()
    for (unit, _), row in table.items():
        expected[unit] += int(row["official"])
    assert official == +expected


def test_nothing_is_official_twice_and_refusals_have_words(province):
    official = Counter(row["entry"] for row in province.answers() if row["status"] == "official")
    assert set(official.values()) == {1}
    refused = [row for row in province.answers() if row["status"] == "refused"]
    assert refused
    assert all(row["words"] for row in refused)


def test_who_was_complete_is_complete_and_who_had_not_begun_has_not(table):
    for unit in COMPLETE:
        assert all(table[unit, period]["declared"] == table[unit, period]["official"] for period in PERIODS)
    assert table["H678", "tu_7_2016"]["official"] == "0"
    assert table["H676", "tu_7_2016"]["official"] == "0"
    assert table["STP", "tu_7_2016"]["declared"] == "0"


def test_official_is_at_most_digitised_and_digitised_at_most_declared(table):
    for row in table.values():
        assert int(row["official"]) <= int(row["digitised"]) <= int(row["declared"])


def test_every_unit_of_2023_is_named(province):
    units = {row["unit"]: row for row in province.rows("units.csv")}
    assert len([unit for unit in units if unit.isdecimal() and len(unit) == 5]) == 142
    assert {f"H{code}" for code in range(672, 684)} <= set(units)
    assert "STP" in units
    packaged = {path.name for path in (province.folder / "packages").iterdir()}
    assert packaged <= set(units)


def test_every_district_has_packages(province):
    packaged = {district_of(path.name) for path in (province.folder / "packages").iterdir()}
    assert len(packaged) == 13


def test_the_whole_province_has_the_printed_proportions():
    rows = plan(1_697_435)
    assert [row.declared for row in rows[:2]] == [(231_636, 51_741), (196_739, 47_132)]
    assert sum(sum(row.declared) for row in rows) == 1_697_435
    assert sum(row.official[0] for row in rows) == 1_258_892
    assert sum(row.official[1] for row in rows) == 225_828
    assert sum(len(row.communes) for row in rows) == 142


@given(st.integers(0, 10_000), st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30))
def test_parts_add_up_and_stay_within_one_of_their_share(total, weights):
    parts = apportioned(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1 + 1e-6
