"""What the province declared and what became official, scaled to a sample; the units with their communes.

In: the number of entries asked for. Out: ``District`` (and the Department) with declared and official entries of both periods. The
shares are those of the seed report's table of 14/10/2024; the start of the ministry's software and the communes' sizes are made up.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from sogoc.law import places
from sogoc.sample.streams import stream

TURN = dt.date(2016, 6, 30).toordinal()
"""Last day of the first period."""
FIRST_BOOKS = dt.date(1976, 1, 1).toordinal()
FOREIGN_UNTIL = dt.date(2015, 12, 31).toordinal()
"""Last day on which the Department registered events with a foreign element."""
AS_OF = dt.date(2024, 10, 14)
PERIODS = ("truoc_7_2016", "tu_7_2016")
DEPARTMENT = "STP"
ENTRIES_PER_COMMUNE = 120
"""A district of a small sample lives in so many of its communes that each has about this many entries."""
SOFTWARE_FROM = {
    "672": "2020-01-02", "673": "2020-01-02", "674": "2020-07-01", "675": "2020-01-02", "676": "2020-07-01", "677": "2019-10-01",
    "678": "2020-07-01", "679": "2020-01-02", "680": "2020-01-02", "681": "2018-04-02", "682": "2020-01-02", "683": "2020-01-02",
}  # fmt: skip
SIZES = {"phuong": 1.7, "thi_tran": 1.9, "xa": 1.0}


@dataclass(frozen=True, slots=True)
class Commune:
    """One commune: code, official name, kind, weight in its district, shares of ethnic groups other than Kinh."""

    code: str
    name: str
    kind: str
    weight: float
    peoples: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class District:
    """One row of the table; ``index`` is its place there. ``declared`` and ``official`` are (first, second period)."""

    index: int
    code: str
    name: str
    unit: str
    communes: tuple[Commune, ...]
    declared: tuple[int, int]
    official: tuple[int, int]
    until: int
    """Last day of paper registration, as an ordinal."""


def _table() -> list[tuple[tuple[int, int], tuple[int, int]]]:
    rows = _csv("tien_do_14_10_2024.csv")[:-1]
    return [((int(row[2]), int(row[4])), (int(row[3]), int(row[5]))) for row in rows]


def _csv(name: str) -> list[list[str]]:
    text = (files("sogoc.sample") / "data" / name).read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))[1:]


def apportioned(total: int, weights: Sequence[float]) -> list[int]:
    """Split a total by weights with the largest remainders, so that the parts add up exactly."""
    everything = sum(weights)
    exact = [total * weight / everything for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def plan(entries: int) -> tuple[District, ...]:
    """The thirteen rows of the table, scaled so that the declared entries add up to ``entries``."""
    table = _table()
    cells = [float(cell) for declared, _ in table for cell in declared]
    scaled = apportioned(entries, cells)
    peoples: dict[str, list[tuple[str, float]]] = {}
    for code, label, share in _csv("dan_toc_theo_xa.csv"):
        peoples.setdefault(code, []).append((label, float(share)))
    result: list[District] = []
    for index, ((declared, official), unit) in enumerate(
        zip(table, places.reporting_units(AS_OF), strict=True)
    ):
        mine = (scaled[2 * index], scaled[2 * index + 1])
        done = tuple(
            round(part * there / whole) if whole else 0
            for part, whole, there in zip(mine, declared, official, strict=True)
        )
        code = unit.code.removeprefix("H")
        since = SOFTWARE_FROM.get(code)
        until = dt.date.fromisoformat(since).toordinal() - 1 if since else FOREIGN_UNTIL
        inhabited = (
            _inhabited(unit.code, peoples, count=max(1, round(sum(mine) / ENTRIES_PER_COMMUNE)))
            if since
            else ()
        )
        result.append(District(index, code, unit.name, unit.code, inhabited, mine, (done[0], done[1]), until))
    return tuple(result)


def _inhabited(unit: str, peoples: dict[str, list[tuple[str, float]]], *, count: int) -> tuple[Commune, ...]:
    every = [
        Commune(
            one.code,
            one.name,
            one.kind,
            SIZES[one.kind] * stream("size", one.code).uniform(0.6, 1.4),
            tuple(peoples.get(one.code, ())),
        )
        for one in places.children(unit, AS_OF)
    ]
    if count >= len(every):
        return tuple(every)
    step = len(every) / count
    return tuple(every[int(place * step)] for place in range(count))
