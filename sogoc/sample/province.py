"""The whole province, district by district.

``packages/<unit>/<book>.xlsx`` + ``.zip``, ``units.csv``, ``inventory.csv``, ``population.csv``, ``ministry/``, ``truth/``.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sogoc.law import places
from sogoc.law.places import Unit
from sogoc.sample import crew, district, truth
from sogoc.sample.plan import AS_OF, PERIODS, SOFTWARE_FROM, plan
from sogoc.sample.rates import Rates
from sogoc.sample.refusals import DICH_KHONG_TRONG, SO_TRUONG_HOP_SAI

UNIT_COLUMNS = ("unit", "name", "kind", "parent", "valid_from", "valid_to", "software_from")
UNFINISHED = ".chua-xong"
"""Stands in the folder while a sample is being written: one that was cut off is written again from its beginning."""
WRITTEN = (
    "packages",
    "ministry",
    "truth",
    "units.csv",
    "inventory.csv",
    "inventory_other.csv",
    "population.csv",
    ".part-*",
)
TABLE_COLUMNS = ("unit", "name", "period", "declared", "digitised", "official")


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """What was written."""

    target: Path
    seed: int
    declared: int
    entries: int
    """in packages, of the five books of *Phần mềm 158*"""
    others: int
    """in packages, of the books that it lacks"""
    packages: int
    persons: int
    official: int


def write_sample(
    target: Path,
    *,
    entries: int,
    seed: int,
    pdf: bool = True,
    progress: Callable[[int, int], None] | None = None,
    rates: Rates | None = None,
    workers: int | None = None,
    other_books: bool = True,
) -> SampleSummary:
    """Write a province that declares ``entries`` entries into the empty or new folder ``target``, or one left unfinished.

    They are those of the five books of *Phần mềm 158*; ``other_books`` adds some of the nine that it lacks.

    ``progress`` hears (entries passed, ``entries``). Memory holds one district for each of the ``workers``
    (processes; None = two where it pays). Their number changes no byte.
    """
    if entries < 1:
        raise SO_TRUONG_HOP_SAI.because(entries=entries)
    _make_room(target)
    districts = plan(entries)
    lender = districts[0]
    orders = [
        district.Order(target, one, one if one.communes else lender, seed, rates or Rates(), pdf, other_books)
        for one in districts
        if sum(one.declared)
    ]
    passed = 0

    def told(count: int) -> None:
        nonlocal passed
        passed += count
        if progress:
            progress(passed, entries)

    outcomes = crew.write_all(orders, told, workers=workers or _workers(entries, pdf=pdf))
    truth.join(target, [district.parts_folder(target, order.district) for order in orders])
    _csv(target / "units.csv", UNIT_COLUMNS, _units())
    _csv(
        target / "truth" / "table.csv",
        TABLE_COLUMNS,
        (
            (order.district.unit, order.district.name, period, *counts)
            for order, outcome in zip(orders, outcomes, strict=True)
            for period, counts in zip(PERIODS, outcome.periods, strict=True)
        ),
    )
    (target / UNFINISHED).unlink()
    if progress:
        progress(entries, entries)
    return SampleSummary(
        target,
        seed,
        sum(counts[0] for outcome in outcomes for counts in outcome.periods),
        sum(outcome.entries for outcome in outcomes),
        sum(outcome.others for outcome in outcomes),
        sum(outcome.packages for outcome in outcomes),
        sum(outcome.persons for outcome in outcomes),
        sum(counts[2] for outcome in outcomes for counts in outcome.periods),
    )


def _make_room(target: Path) -> None:
    """Make the folder, or clear what an unfinished sample left in it; refuse one that holds anything else."""
    mark = target / UNFINISHED
    ours = {mark} if mark.is_file() else set()
    ours |= {path for name in WRITTEN for path in target.glob(name) if ours}
    if target.exists() and (not target.is_dir() or set(target.iterdir()) - ours):
        raise DICH_KHONG_TRONG.because(folder=target)
    target.mkdir(parents=True, exist_ok=True)
    mark.touch()
    for left in ours - {mark}:
        shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def _workers(entries: int, *, pdf: bool) -> int:
    return min(2, os.cpu_count() or 1) if entries >= (2_000 if pdf else 30_000) else 1


def _units() -> Iterable[tuple[str, ...]]:
    """The province, its Department, the district offices and every commune of 2023, inhabited by the sample or not."""
    offices = places.reporting_units(AS_OF)
    yield _unit(places.unit("68", AS_OF), since="")
    for office in offices:
        since = SOFTWARE_FROM.get(office.code.removeprefix("H"), "")
        yield _unit(office, since=since)
        if since:
            for commune in places.children(office.code, AS_OF):
                yield _unit(commune, since=since)


def _unit(unit: Unit, *, since: str) -> tuple[str, ...]:
    days = (
        unit.valid_from.isoformat() if unit.valid_from else "",
        unit.valid_to.isoformat() if unit.valid_to else "",
    )
    return (unit.code, unit.name, unit.kind, unit.parent or "", *days, since)


def _csv(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)
