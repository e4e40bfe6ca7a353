"""Readers of the plan and of arrivals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q, QuerySet, Sum

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.queue.queries import JobProgress, progress_of, waits_for_worker
from sogoc.intake.book_models import BookFacts, HandOverItem
from sogoc.intake.book_queries import aliases, facts_of, path_behind
from sogoc.intake.exemplar_queries import second_exemplars
from sogoc.intake.models import InventoryLine, Run, Upload
from sogoc.intake.refusals import NO_UPLOAD
from sogoc.packages.names import parse_book_name
from sogoc.register import queries as records
from sogoc.register.models import Book, Package

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

SIGN_OF_LIFE = dt.timedelta(minutes=2)
"""An arrival of the command line that staged nothing for so long was cut off: a batch takes less."""


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


def declared_by_book(as_of: dt.date) -> list[dict[str, Any]]:
    """Declared cases per book (unit, type, year, number) and period, by the plan in force at the end of a day."""
    rows = _in_force(as_of).order_by().values("unit", "type", "year", "number", "period")
    return _once([dict(row) for row in rows.annotate(declared=Sum("declared"))])


def plan_lines() -> list[tuple[str, str, str, str, str, str, str, int]]:
    """Lines in force: unit, type, year, number, period, opened, closed, declared."""
    names = ("unit", "type", "year", "number", "period", "opened", "closed", "declared")
    return list(InventoryLine.objects.filter(replaced_in__isnull=True).order_by(*names).values_list(*names))


def units_in_plan() -> set[str]:
    """Units that have a line in the plan in force."""
    lines = InventoryLine.objects.filter(replaced_in__isnull=True)
    return set(lines.order_by().values_list("unit", flat=True).distinct())


def declared_of_book(unit: str, type_: str, year: str, number: str) -> QuerySet[InventoryLine]:
    """Lines in force of one book."""
    named = Q(year=year, number=number)
    if known_as := facts_of(f"{unit}/{type_}.{year}.{number}").known_as:
        _, year, number = known_as.split(".")
        named |= Q(year=year, number=number)
    return InventoryLine.objects.filter(named, unit=unit, type=type_, replaced_in__isnull=True).order_by(
        "-period"
    )


def book_awaited(path: str, *, pictured: bool = False) -> Book | None:
    """A book that did not arrive yet, of which the plan, a declaration, a party or a hand-over speaks; it has no number (``pk``).

    None for one that arrived, and for one that nobody speaks of; ``pictured``: its pages do.
    """
    unit, _, name = (path_behind(path) or path).partition("/")
    read = parse_book_name(name)
    if read is None:
        return None
    book = Book(unit=unit, type=read.type, year=read.year, number=read.number)
    if records.arrived_book(book.path) is not None:
        return None
    spoken_of = (
        pictured
        or declared_of_book(unit, read.type, read.year, read.number).exists()
        or BookFacts.objects.filter(book=book.path).exists()
        or HandOverItem.objects.filter(book=book.path).exists()
        or accounts.parties_of(book.path).exists()
    )
    return book if spoken_of else None


def run(pk: int) -> Run | None:
    """One arrival of packages."""
    return Run.objects.filter(pk=pk).select_related("by").first()


def books_in_plan() -> frozenset[str]:
    """Paths of all books that the plan in force names."""
    rows = InventoryLine.objects.filter(replaced_in__isnull=True).values_list(
        "unit", "type", "year", "number"
    )
    paths = (f"{unit}/{type_}.{year}.{number}" for unit, type_, year, number in rows.distinct())
    names = aliases()
    return frozenset(names.get(path, path) for path in paths)


def plan_by_book(units: Iterable[str]) -> list[dict[str, Any]]:
    """Books that the plan in force names for these units: when opened, how many cases declared over both periods."""
    lines = InventoryLine.objects.filter(unit__in=list(units), replaced_in__isnull=True)
    rows = lines.order_by("unit", "type", "year", "number").values("unit", "type", "year", "number")
    return _once([dict(row) for row in rows.annotate(declared=Sum("declared"), opened=Max("opened"))])


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines as the register names their books: the second exemplar declares nothing, its cases are those of the main one.

    What the plan calls by the true name stands under the name that the book's ids keep.
    """
    second, names = second_exemplars(), aliases()
    for row in rows:
        path = f"{row['unit']}/{row['type']}.{row['year']}.{row['number']}"
        if path in names:
            path = names[path]
            row["year"], row["number"] = path.split(".")[1:]
        if path in second:
            row["declared"] = 0
    return rows


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
    """The job has waited for a while and no worker is busy with another one."""
    standing: str
    """As of ``standing``."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.standing != "running"

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
    waits = bool(upload and upload.job and waits_for_worker(upload.job))
    return Arriving(
        found,
        upload.unit if upload else "",
        [name for name in names if not name.lower().endswith(".zip")],
        state,
        waits,
        _standing(found, state),
    )


def standing(run: Run) -> str:
    """How an arrival stands: ``over``, ``running``, ``failed``, or ``cut`` (nobody is at work on it any more)."""
    job = Upload.objects.filter(run=run).values_list("job", flat=True).first()
    return _standing(run, progress_of(job) if job else None)


def _standing(run: Run, job: JobProgress | None) -> str:
    if run.finished_at is not None:
        return "over"
    if job is not None:  # a job whose worker died is taken by the next worker
        return "failed" if job.is_over else "running"
    mine = Package.objects.filter(received_by=run.by_id, received_at__gte=run.started_at)
    following = Run.objects.filter(by=run.by_id, pk__gt=run.pk).order_by("pk").first()
    if following is not None:
        mine = mine.filter(received_at__lt=following.started_at)
    last = mine.aggregate(last=Max("received_at"))["last"] or run.started_at
    return "cut" if clock.now() - last > SIGN_OF_LIFE else "running"


def runs_of(person: Person, limit: int = 20) -> QuerySet[Run]:
    """Newest arrivals that this person started or may see."""
    seen = accounts.jurisdiction_units(person)
    mine = Q() if seen.everything else Q(by=person) | Q(upload__unit__in=sorted(seen.units))
    return Run.objects.filter(mine).select_related("by", "upload").order_by("-pk")[:limit]
