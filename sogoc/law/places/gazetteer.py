"""The gazetteer in use: what ships with the law, and what an installation has loaded beside it.

In: the CSV files of ``data/`` (see its NOTICE), units and steps that ``use`` is given. Out: ``current()``. What ships is never replaced:
a list of another province adds its units, and its Department says which province the tables are drawn for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from sogoc.law.codelists import read_table
from sogoc.law.places.model import Gazetteer, Precision, Succession, Unit

_PACKAGE = "sogoc.law.places"
_in_use: list[Gazetteer] = []


def current() -> Gazetteer:
    """Return the gazetteer in use."""
    return _in_use[0] if _in_use else shipped()


def use(units: Iterable[Unit] = (), *, steps: Iterable[Succession] = (), province: str = "") -> Gazetteer:
    """Use what ships and these units and steps beside it, from now on in this process; with nothing: what ships alone.

    A unit whose code the shipped lists know on any of its days is passed over.
    """
    base = shipped()
    listed = list(units)
    added = [each for each in listed if not _known(base, each)]
    codes = {each.code for each in added}
    if not added:
        _in_use.clear()
        return base
    keepers, ours = (*base.keepers, *added), base.province
    if province in codes:
        offices = [each for each in listed if each.kind == "so"]
        keepers = (*added, *offices, *(each for each in base.keepers if each.kind != "so" or not offices))
        ours = province
    own = [step for step in steps if codes & {step.old, step.new}]
    joined = Gazetteer(keepers, base.others, steps=(*base.steps, *own), province=ours)
    _in_use[:] = [joined]
    return joined


def _known(base: Gazetteer, each: Unit) -> bool:
    days = [day for day in (each.valid_from, each.valid_to) if day] or [dt.date.max]
    return any(base.find(each.code, day) for day in days)


@cache
def shipped() -> Gazetteer:
    """Return the lists of the package: Lâm Đồng with its communes, the nation's provinces and districts, earlier names."""
    keepers = [_unit(row) for row in read_table(_PACKAGE, "units")]
    department = next(each for each in keepers if each.kind == "so")
    return Gazetteer(
        keepers,
        [_unit(row) for name in ("nation", "history") for row in read_table(_PACKAGE, name)],
        steps=[_step(row) for row in read_table(_PACKAGE, "successions")],
        province=department.parent or "",
    )


def _unit(row: Mapping[str, str]) -> Unit:
    return Unit(
        row["unit"],
        row["name"],
        row["kind"],
        row["parent"] or None,
        _day(row["valid_from"]),
        _day(row["valid_to"]),
        cast("Precision", row["precision"]),
        row["sure"] == "1",
        row["basis"],
    )


def _step(row: Mapping[str, str]) -> Succession:
    return Succession(
        row["old"],
        row["new"],
        dt.date.fromisoformat(row["on"]),
        bool(row["default"]),
        row["relation"] == "divided",
        row["basis"],
        cast("Precision", row["precision"]),
        row["sure"] == "1",
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
