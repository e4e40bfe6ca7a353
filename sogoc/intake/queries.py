"""Readers of the plan and of arrivals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q, QuerySet, Sum

from sogoc.accounts import queries as accounts
from sogoc.accounts.models import Office
from sogoc.ground import clock
from sogoc.ground.queue.queries import JobProgress, counts, progress_of
from sogoc.intake.models import InventoryLine, Run, Upload
from sogoc.intake.refusals import NO_UPLOAD
from sogoc.law import places

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def _in_force(as_of: dt.date) -> QuerySet[InventoryLine]:
    """Lines in force at the end of a day. Before the first loading the first plan counts: it declares what the books hold."""
    end = clock.end_of_day(as_of)
    first = (
        InventoryLine.objects.order_by("revision__loaded_at")
        .values_list("revision__loaded_at", flat=True)
        .first()
    )
    if first is not None and first > end:
        end = first
    return InventoryLine.objects.filter(revision__loaded_at__lte=end).filter(
        Q(replaced_in__isnull=True) | Q(replaced_in__loaded_at__gt=end)
    )


def declared(as_of: dt.date) -> list[dict[str, Any]]:
    """Declared cases per unit and period."""
    rows = _in_force(as_of).order_by().values("unit", "period")
    return [dict(row) for row in rows.annotate(declared=Sum("declared"))]


def declared_of_book(unit: str, type_: str, year: str, number: str) -> QuerySet[InventoryLine]:
    """Lines in force of one book."""
    return InventoryLine.objects.filter(
        unit=unit, type=type_, year=year, number=number, replaced_in__isnull=True
    ).order_by("-period")


def missing_books(unit: str) -> QuerySet[InventoryLine]:
    """Lines of a unit's plan whose book has not arrived."""
    from sogoc.register.queries import books

    arrived = {(book.type, book.year, book.number) for book in books([unit])}
    lines = InventoryLine.objects.filter(unit=unit, replaced_in__isnull=True)
    return lines.exclude(
        pk__in=[line.pk for line in lines if (line.type, line.year, line.number) in arrived]
    ).order_by("type", "year", "number")


def run(pk: int) -> Run | None:
    """One arrival of packages."""
    return Run.objects.filter(pk=pk).select_related("by").first()


def recent_runs(limit: int = 20) -> QuerySet[Run]:
    """Newest arrivals."""
    return Run.objects.select_related("by").order_by("-pk")[:limit]


def books_in_plan() -> frozenset[str]:
    """Paths of all books that the plan in force names."""
    rows = InventoryLine.objects.filter(replaced_in__isnull=True).values_list(
        "unit", "type", "year", "number"
    )
    return frozenset(f"{unit}/{type_}.{year}.{number}" for unit, type_, year, number in rows.distinct())


def plan_by_book(units: Iterable[str]) -> list[dict[str, Any]]:
    """Books that the plan in force names for these units: when opened, how many cases declared over both periods."""
    lines = InventoryLine.objects.filter(unit__in=list(units), replaced_in__isnull=True)
    rows = lines.order_by("unit", "type", "year", "number").values("unit", "type", "year", "number")
    return [dict(row) for row in rows.annotate(declared=Sum("declared"), opened=Max("opened"))]


def upload_of(token: str) -> Upload:
    """Upload by its token; a refusal when there is none."""
    found = Upload.objects.filter(token=token).select_related("run", "by").first()
    if found is None:
        raise NO_UPLOAD.because()
    return found


def own_upload(token: str, person: Person) -> Upload:
    """Upload of this person; another's is not there."""
    found = upload_of(token)
    if found.by_id != person.pk:
        raise NO_UPLOAD.because()
    return found


@dataclass(frozen=True, slots=True)
class Arriving:
    """A run as its page shows it: how far, and whether anybody is at work on it."""

    run: Run
    unit: str
    names: list[str]
    """Packages that were brought, by their table's name."""
    job: JobProgress | None
    waits_for_worker: bool
    """The job waits and no worker is busy with another one."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.run.finished_at is not None or (self.job is not None and self.job.is_over)

    @property
    def done(self) -> int:
        """Packages looked at so far."""
        return max(self.run.done, self.job.done if self.job else 0)


def arriving(pk: int, person: Person) -> Arriving | None:
    """A run that this person started, or whose unit is within the person's jurisdiction; None otherwise."""
    found = run(pk)
    if found is None:
        return None
    upload = Upload.objects.filter(run=found).first()
    seen = accounts.jurisdiction_units(person)
    if found.by_id != person.pk and not (seen.everything or (upload is not None and upload.unit in seen)):
        return None
    names = [one["name"] for one in upload.files] if upload else []
    state = progress_of(upload.job) if upload and upload.job else None
    waits = state is not None and state.state == "waiting" and not counts().get("running")
    return Arriving(
        found,
        upload.unit if upload else "",
        [name for name in names if not name.lower().endswith(".zip")],
        state,
        waits,
    )


def runs_of(person: Person, limit: int = 20) -> QuerySet[Run]:
    """Newest arrivals that this person started or may see."""
    seen = accounts.jurisdiction_units(person)
    mine = Q() if seen.everything else Q(by=person) | Q(upload__unit__in=sorted(seen.units))
    return Run.objects.filter(mine).select_related("by", "upload").order_by("-pk")[:limit]


def units_to_bring(person: Person) -> dict[str, list[tuple[str, str]]]:
    """Units (code, name) whose packages this person may bring, by the name of the office above."""
    may = accounts.jurisdiction_units(person, duty="key")
    if accounts.has_units() or not may.everything:
        offices = Office.objects.exclude(kind="tinh").order_by("parent", "ref")
        known = [(one.ref, one.name, one.parent) for one in offices]
    else:  # no list of units was loaded yet: those of the contract's day
        known = [(one.code, one.name, one.parent or "") for one in places.units() if one.kind != "tinh"]
    names = {code: name for code, name, _ in known}
    grouped: dict[str, list[tuple[str, str]]] = {}
    for code, name, parent in known:
        if code in may:
            grouped.setdefault(names.get(parent, "Cấp tỉnh"), []).append((code, name))
    return grouped
