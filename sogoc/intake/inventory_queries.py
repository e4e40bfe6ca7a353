"""Readers of the plan as it is worked on: lines of units, what each revision changed, proposals, a list looked at before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from sogoc.accounts.queries import Jurisdiction
from sogoc.intake import refusals
from sogoc.intake.book_series import write_series
from sogoc.intake.inventory import lines_in_force, same
from sogoc.intake.inventory_columns import Shelf, note_columns, revises, shelf_news
from sogoc.intake.inventory_lines import PERIOD_TITLES, PlanLine, Sign, read_line
from sogoc.intake.inventory_sheet import heading, plan_rows
from sogoc.intake.models import InventoryLine, InventoryProposal, InventoryRevision
from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

COMPARED = ("opened", "closed", "declared", "basis")
TITLES = {"opened": "ngày mở", "closed": "ngày khóa", "declared": "số trường hợp", "basis": "căn cứ"}
KINDS = {
    "new": "dòng mới",
    "changed": "dòng sửa",
    "described": "dòng khai thêm về quyển giấy",
    "same": "không đổi",
    "wrong": "dòng sai",
}
_OLD = {"changed": "Sửa", "described": "Khai"}


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of a list before it is taken: what it would do, and how it differs from what is in force."""

    number: int
    kind: str
    title: str
    says: str
    revises: bool = False
    """Something that was declared before would be declared otherwise: it needs a document."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a revision did to one line: ``new``, ``changed`` with what was and is, ``withdrawn``."""

    line: InventoryLine
    kind: str
    columns: tuple[tuple[str, str, str], ...] = ()


def look(path: Path) -> list[Looked]:
    """Every line of a list against the plan in force; a list that cannot be read as a whole is refused."""
    current, seen, looked = lines_in_force(), dict[Sign, tuple[int, PlanLine]](), list[Looked]()
    shelf: Shelf = {}

    def wrong(line: int, what: str) -> Refusal:
        return refusals.BAD_INVENTORY.because(line=line, file=path.name, what=what)

    def wrong_here(_line: int, what: str) -> Refusal:
        return refusals.BAD_PLAN_LINE.because(what=what)

    for number, cells in plan_rows(path, refuse=wrong):
        title = ".".join(cells[name] for name in ("type", "year", "number"))
        try:
            line = read_line(cells, number, wrong_here)
            if line.sign in seen:
                raise wrong_here(number, f"quyển và kỳ này đã có ở dòng {seen[line.sign][0]}")
            note_columns(shelf, line.book, cells, refuse=partial(wrong_here, number))
        except Refusal as refusal:
            looked.append(Looked(number, "wrong", f"{cells['unit']} {title}", refusal.says))
            continue
        seen[line.sign] = number, line
    if not (looked or seen):
        raise wrong(2, "không có quyển nào")
    news = shelf_news(shelf)
    for number, line in seen.values():  # what is new of a book is told at its first line
        looked.append(_looked(number, line, current.get(line.sign), news.pop(line.book, {})))
    return sorted(looked, key=lambda one: one.number)


def _looked(
    number: int, line: PlanLine, row: InventoryLine | None, news: Mapping[str, tuple[Any, Any]]
) -> Looked:
    title = f"{line.book}, {PERIOD_TITLES[line.sign[-1]]}"
    changes = () if row is None or same(row, line) else _columns(row, line)
    shelf = ((heading(column).lower(), _text(was), _text(now)) for column, (was, now) in news.items())
    said = "; ".join(f"{name}: {was or 'trống'} → {now or 'trống'}" for name, was, now in (*changes, *shelf))
    needs = bool(changes) or revises(news)
    if row is None:
        more = f"; {said}" if said else ""
        return Looked(number, "new", title, f"Thêm: {line.declared} trường hợp{more}.", needs)
    kind = "changed" if changes else "described" if news else "same"
    return Looked(number, kind, title, f"{_OLD[kind]} {said}." if said else "", needs)


def _text(value: Any) -> str:
    """What stands in a column, as a list writes it."""
    return "" if value is None else write_series(value) if isinstance(value, dict) else str(value)


def _columns(old: InventoryLine, new: InventoryLine | PlanLine) -> tuple[tuple[str, str, str], ...]:
    pairs = ((name, str(getattr(old, name)), str(getattr(new, name))) for name in COMPARED)
    return tuple((TITLES[name], was, now) for name, was, now in pairs if was != now)


def lines_of(units: Iterable[str] | None) -> QuerySet[InventoryLine]:
    """Lines in force of some units (None: of all), as a book shelf is ordered."""
    rows = InventoryLine.objects.filter(replaced_in__isnull=True)
    found = rows if units is None else rows.filter(unit__in=list(units))
    return found.order_by("unit", "type", "year", "number", "period")


def line_at(pk: int) -> InventoryLine:
    """A line by its number, in force or replaced; refuses an unknown one."""
    row = InventoryLine.objects.filter(pk=pk).select_related("revision", "replaced_in").first()
    if row is None:
        raise refusals.NO_PLAN_LINE.because(book="này", period="này")
    return row


def story_of(line: InventoryLine) -> list[InventoryLine]:
    """Every line that ever stood for the same book and period, the latest first."""
    rows = InventoryLine.objects.filter(
        unit=line.unit, type=line.type, year=line.year, number=line.number, period=line.period
    )
    joined = rows.select_related("revision__loaded_by", "replaced_in__loaded_by")
    return list(joined.order_by("-revision", "-pk"))


def revisions() -> QuerySet[InventoryRevision]:
    """All revisions of the plan, the latest first."""
    return InventoryRevision.objects.select_related("loaded_by").order_by("-pk")


def revision_at(pk: int) -> InventoryRevision:
    """A revision by its number; refuses an unknown one."""
    row = InventoryRevision.objects.filter(pk=pk).select_related("loaded_by").first()
    if row is None:
        raise refusals.NO_PLAN_LINE.because(book="này", period="này")
    return row


def differences(revision: InventoryRevision, reach: Jurisdiction) -> list[Difference]:
    """What a revision changed of the units within a jurisdiction, line by line."""
    where = reach.where("unit") if reach.everything else Jurisdiction(False, reach.units).where("unit")
    before = {_sign(row): row for row in InventoryLine.objects.filter(where, replaced_in=revision)}
    after = {_sign(row): row for row in InventoryLine.objects.filter(where, revision=revision)}
    found = []
    for sign in sorted(before.keys() | after.keys()):
        old, new = before.get(sign), after.get(sign)
        if old is None and new is not None:
            found.append(Difference(new, "new"))
        elif new is None and old is not None:
            found.append(Difference(old, "withdrawn"))
        elif old is not None and new is not None:
            found.append(Difference(new, "changed", _columns(old, new)))
    return found


def _sign(row: InventoryLine) -> Sign:
    return row.unit, row.type, row.year, row.number, row.period


def proposals(reach: Jurisdiction, *, state: str = "") -> QuerySet[InventoryProposal]:
    """Proposals of the units within a jurisdiction, the latest first."""
    rows = InventoryProposal.objects.select_related("proposed_by", "decided_by").order_by("-pk")
    if not reach.everything:
        rows = rows.filter(unit__in=sorted(reach.units))
    return rows.filter(state=state) if state else rows


def proposal_at(pk: int, reach: Jurisdiction) -> InventoryProposal:
    """One of them; another is not there."""
    row = proposals(reach).filter(pk=pk).first()
    if row is None:
        raise refusals.NO_PROPOSAL.because()
    return row
