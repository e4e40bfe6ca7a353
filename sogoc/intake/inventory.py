"""The plan: how many cases each book holds in each period, revised by documents with dates (contract ``inventory.csv``)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import orjson
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.csv_lists import Refuse, read_list
from sogoc.ground.database import bulk_insert, in_parts
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.intake.inventory_columns import Shelf, note_columns, put_shelf
from sogoc.intake.models import InventoryLine, InventoryRevision
from sogoc.intake.refusals import BAD_INVENTORY, MAY_NOT_PLAN
from sogoc.law.places import dated_code, read_code
from sogoc.law.refusal import Refusal
from sogoc.law.values import VALUE_TYPES
from sogoc.packages.names import UNKNOWN_NUMBER, UNKNOWN_YEAR, parse_book_name
from sogoc.register.incoming import PERIODS

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person

COLUMNS = ("unit", "type", "year", "number", "opened", "closed", "period", "declared_entries", "basis")
MOST_ENTRIES = 2_147_483_647
"""What a column of whole numbers holds."""
LONGEST_BASIS = 500
LONGEST_FILE_NAME = 200
"""Letters of a file's name that the ledger keeps."""
Sign = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading changed."""

    lines: int
    new: int
    revised: int
    unchanged: int
    described: int = 0
    """Books of which the optional columns say something new."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; its days in canonical form, since ``opened`` may decide a period."""

    sign: Sign
    opened: str
    closed: str
    declared: int
    basis: str


def load(path: Path, *, actor: Person, via: str = "") -> Loaded:
    """Load a plan: new lines are added, changed ones revised (the old line stays, replaced), others left alone."""
    if not accounts.jurisdiction_units(actor, duty="administer").everything:
        raise MAY_NOT_PLAN.because()
    lines, shelf = _read(path)
    name = path.name[:LONGEST_FILE_NAME]
    with transaction.atomic():
        current = {
            (row.unit, row.type, row.year, row.number, row.period): row
            for row in InventoryLine.objects.filter(replaced_in__isnull=True)
        }
        fresh = [line for line in lines if not _same(current.get(line.sign), line)]
        revised = [current[line.sign].pk for line in fresh if line.sign in current]
        result = Loaded(len(lines), len(fresh) - len(revised), len(revised), len(lines) - len(fresh))
        described = put_shelf(shelf, basis=f"Bảng kê {name}", actor=actor, via=via)
        result = replace(result, described=described)
        if not fresh:
            return result
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        revision = InventoryRevision.objects.create(
            loaded_at=clock.now(),
            loaded_by=actor,
            file_name=name,
            sha256=digest,
            lines_changed=len(fresh),
        )
        for some in in_parts(revised):
            InventoryLine.objects.filter(pk__in=some).update(replaced_in=revision)
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
                subject=name,
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
    """Whether a stored line says this already; one from before days were kept in canonical form is understood."""
    if row is None:
        return False
    days = [canonical_day(text) or text for text in (row.opened, row.closed)]
    return (*days, row.declared, row.basis) == (line.opened, line.closed, line.declared, line.basis)


def _read(path: Path) -> tuple[list[_Line], Shelf]:
    """Lines of the file, and what their optional columns say of the books; nothing of it is taken when one is wrong."""

    def refuse(line: int, what: str) -> Refusal:
        return BAD_INVENTORY.because(line=line, file=path.name, what=what)

    found: dict[Sign, tuple[int, _Line]] = {}
    shelf: Shelf = {}
    for number, _, cells in read_list(path, refuse=refuse, needs=[COLUMNS[:-1]]):
        line = _line(cells, number, refuse)
        if line.sign in found:
            unit, *book, period = line.sign
            what = f"quyển {'.'.join(book)} của {unit}, kỳ {period} đã có ở dòng {found[line.sign][0]}"
            raise refuse(number, what)
        found[line.sign] = (number, line)
        unit, *book, _ = line.sign
        note_columns(shelf, f"{unit}/{'.'.join(book)}", cells, refuse=partial(refuse, number))
    if not found:
        raise refuse(2, "không có quyển nào")
    return [line for _, line in found.values()], shelf


def _line(cells: Mapping[str, str], number: int, refuse: Refuse) -> _Line:
    if cells["period"] not in PERIODS:
        what = f"kỳ “{_short(cells['period'])}” không có; các kỳ là {', '.join(PERIODS)}"
        raise refuse(number, what)
    if not (cells["unit"] and cells["type"]):
        raise refuse(number, "thiếu đơn vị hoặc loại sổ")
    try:
        unit = dated_code(keeps_registers(read_code(cells["unit"])))
    except Refusal as refusal:
        raise refuse(number, refusal.says[:1].lower() + refusal.says[1:].rstrip(".")) from None
    written = ".".join((cells["type"], cells["year"] or UNKNOWN_YEAR, cells["number"] or UNKNOWN_NUMBER))
    book = parse_book_name(written)
    if book is None:
        what = (
            f"“{_short(written)}” không phải tên một quyển sổ như KS.2008.01 (loại sổ, năm mở sổ, số quyển)"
        )
        raise refuse(number, what)
    days = [_day(cells[column], column, number, refuse) for column in ("opened", "closed")]
    basis = cells.get("basis", "")
    if len(basis) > LONGEST_BASIS:
        raise refuse(number, f"căn cứ dài {len(basis)} ký tự, quá {LONGEST_BASIS}")
    sign = (unit, book.type, book.year, book.number, cells["period"])
    return _Line(sign, days[0], days[1], _count(cells["declared_entries"], number, refuse), basis)


def _count(text: str, number: int, refuse: Refuse) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refuse(number, f"số trường hợp “{_short(text)}” không phải số nguyên không âm")
    digits = text.lstrip("0") or "0"
    if len(digits) > len(str(MOST_ENTRIES)) or int(digits) > MOST_ENTRIES:
        raise refuse(number, f"số trường hợp “{_short(text)}” quá lớn, nhiều nhất là {MOST_ENTRIES}")
    return int(digits)


def _day(text: str, column: str, number: int, refuse: Refuse) -> str:
    day = canonical_day(text)
    if text and not day:
        raise refuse(number, f"“{_short(text)}” ở cột {column} không phải một ngày như 15/06/2008 hoặc 2008")
    return day


def canonical_day(text: str) -> str:
    """The canonical form (ISO 8601, to the day, the month or the year) of what a list calls a day; empty where it says none."""
    read = VALUE_TYPES["ngay"].understand(text, None) if text else None
    return read.canonical or "" if read is not None and read.kind == "ngay" else ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
