"""The plan: how many cases each book holds in each period, revised by documents with dates (contract ``inventory.csv``)."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake.models import InventoryLine, InventoryRevision
from sogoc.intake.refusals import BAD_INVENTORY, MAY_NOT_PLAN
from sogoc.register.incoming import PERIODS

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person

COLUMNS = ("unit", "type", "year", "number", "opened", "closed", "period", "declared_entries", "basis")
Sign = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading changed."""

    lines: int
    new: int
    revised: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Line:
    sign: Sign
    opened: str
    closed: str
    declared: int
    basis: str


def load(path: Path, *, actor: Person, via: str = "") -> Loaded:
    """Load a plan: new lines are added, changed ones revised (the old line stays, replaced), others left alone."""
    if not accounts.jurisdiction_units(actor, duty="administer").everything:
        raise MAY_NOT_PLAN.because()
    lines = _read(path)
    with transaction.atomic():
        current = {
            (row.unit, row.type, row.year, row.number, row.period): row
            for row in InventoryLine.objects.filter(replaced_in__isnull=True)
        }
        fresh = [line for line in lines if not _same(current.get(line.sign), line)]
        revised = [current[line.sign].pk for line in fresh if line.sign in current]
        result = Loaded(len(lines), len(fresh) - len(revised), len(revised), len(lines) - len(fresh))
        if not fresh:
            return result
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        revision = InventoryRevision.objects.create(
            loaded_at=clock.now(),
            loaded_by=actor,
            file_name=path.name,
            sha256=digest,
            lines_changed=len(fresh),
        )
        for start in range(0, len(revised), 500):
            InventoryLine.objects.filter(pk__in=revised[start : start + 500]).update(replaced_in=revision)
        bulk_insert(
            InventoryLine,
            (
                "unit",
                "type",
                "year",
                "number",
                "period",
                "opened",
                "closed",
                "declared",
                "basis",
                "revision_id",
            ),
            [
                (*line.sign, line.opened, line.closed, line.declared, line.basis, revision.pk)
                for line in fresh
            ],
        )
        append(
            Act(
                stream="inventory",
                action="load_inventory",
                subject=path.name,
                actor=actor.username,
                duty="administer",
                payload={
                    "sha256": digest,
                    "new": result.new,
                    "revised": result.revised,
                    "revision": revision.pk,
                    "loaded_at": clock.stamp(revision.loaded_at),
                    "lines": digest_of(
                        (*line.sign, line.opened, line.closed, line.declared, line.basis) for line in fresh
                    ),
                },
                via=via,
            )
        )
    return result


def digest_of(lines: Iterable[tuple[object, ...]]) -> str:
    """Hash over lines of a plan (unit, type, year, number, period, opened, closed, declared, basis), whatever their order."""
    return hashlib.sha256(b"\n".join(sorted(orjson.dumps(line) for line in lines))).hexdigest()


def _same(row: InventoryLine | None, line: _Line) -> bool:
    return row is not None and (row.opened, row.closed, row.declared, row.basis) == (
        line.opened,
        line.closed,
        line.declared,
        line.basis,
    )


def _read(path: Path) -> list[_Line]:
    found: dict[Sign, _Line] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS[:-1] if name not in (reader.fieldnames or ())]
            if missing:
                raise BAD_INVENTORY.because(line=1, file=path.name, what=f"thiếu cột {', '.join(missing)}")
            for row in reader:
                line = _line(row, reader.line_num, path)
                if line.sign in found:
                    what = f"quyển {'.'.join(line.sign[1:4])} của {line.sign[0]}, kỳ {line.sign[4]} đã có ở dòng trước"
                    raise BAD_INVENTORY.because(line=reader.line_num, file=path.name, what=what)
                found[line.sign] = line
    except (UnicodeDecodeError, csv.Error) as error:
        raise BAD_INVENTORY.because(
            line="?", file=path.name, what="tệp không phải CSV mã hóa UTF-8"
        ) from error
    return list(found.values())


def _line(row: dict[str, str | None], number: int, path: Path) -> _Line:
    text = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if text["period"] not in PERIODS:
        raise BAD_INVENTORY.because(line=number, file=path.name, what=f"kỳ “{text['period']}” không có")
    if not (text["unit"] and text["type"]):
        raise BAD_INVENTORY.because(line=number, file=path.name, what="thiếu đơn vị hoặc loại sổ")
    if not (text["declared_entries"].isascii() and text["declared_entries"].isdigit()):
        what = f"số trường hợp “{text['declared_entries']}” không phải số nguyên không âm"
        raise BAD_INVENTORY.because(line=number, file=path.name, what=what)
    sign = (
        text["unit"],
        text["type"].upper(),
        text["year"] or "0000",
        text["number"] or "00",
        text["period"],
    )
    return _Line(sign, text["opened"], text["closed"], int(text["declared_entries"]), text["basis"])
