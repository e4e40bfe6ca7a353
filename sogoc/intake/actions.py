"""The writers of the plan and of arrivals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.checking import actions as checking
from sogoc.checking.examine import Examined, examine
from sogoc.checking.kept_columns import Made
from sogoc.checking.kept_columns import keep as keep_columns
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.actions import append_many
from sogoc.ground.ledger.events import Act
from sogoc.intake import exemplar_actions as exemplars
from sogoc.intake import queries as plan
from sogoc.intake import sources as finding
from sogoc.intake.book_actions import put_under_cover
from sogoc.intake.book_queries import aliases, series_of
from sogoc.intake.fewer import Consent, fewer_entries
from sogoc.intake.incoming_names import renamed
from sogoc.intake.inventory_lines import canonical_day
from sogoc.intake.mended import as_it_stays, with_mended
from sogoc.intake.models import InventoryLine, Run
from sogoc.intake.projection import rows_of
from sogoc.intake.reading_ahead import read_ahead
from sogoc.intake.scope_actions import note_purposes
from sogoc.law.refusal import Refusal
from sogoc.packages.covers import parse_cover_name
from sogoc.packages.names import UNKNOWN_YEAR
from sogoc.packages.reading import PackageRead
from sogoc.packages.refusals import TEP_DA_THAY_DOI
from sogoc.packages.sandbox import Sandbox
from sogoc.register.commitments import commit_to_package
from sogoc.register.incoming import BORDER, PERIODS, Incoming, Maker
from sogoc.register.projection import NUMBER_LENGTH
from sogoc.register.staging_actions import Staged, stage

if TYPE_CHECKING:
    import polars as pl

    from sogoc.accounts.models import Person
    from sogoc.checking.numbering import Declared

ROWS_AT_ONCE = 20_000
PACKAGES_AT_ONCE = 400
"""A transaction takes so many rows or packages, whichever comes first: large enough that syncing the disk costs little, small
enough that a kill loses seconds of work and no acknowledged package."""
ROWS_FIRST = 2_500
"""The first transaction takes so many, each following one twice as many: work begins while the reader has read little."""

Progress = Callable[[int, int, str], None]
Makers = Mapping[str, Mapping[int, Sequence[Maker]]]
"""Path of a book → Excel row → who keyed that entry."""


@dataclass(slots=True)
class _Arrived:
    source: finding.Source
    unit: str
    read: PackageRead


@dataclass(frozen=True, slots=True)
class _Made:
    """What is known of packages that were written here: whose hand each row is, what else happens when they are staged."""

    makers: Makers
    first: Callable[[], None] | None
    then: Callable[[Staged], None] | None


@dataclass(slots=True)
class Arrival:
    """What became of the packages of one run."""

    run: Run
    packages: int = 0
    unchanged: int = 0
    entries: int = 0
    books: list[str] = field(default_factory=list)
    changed: list[dict[str, object]] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)
    not_in_plan: list[str] = field(default_factory=list)
    plan: frozenset[str] = frozenset()
    """Paths of the books that the plan knows."""
    findings: int = 0


def take_in(
    paths: Iterable[Path],
    *,
    actor: Person,
    unit: str | None = None,
    fewer: Person | None = None,
    via: str = "",
    progress: Progress | None = None,
    run: Run | None = None,
    makers: Makers | None = None,
    first: Callable[[], None] | None = None,
    then: Callable[[Staged], None] | None = None,
) -> Arrival:
    """Bring packages into staging: read apart, check, store, stage. Safe to kill and to repeat at any moment.

    A package that cannot be taken is named in ``refused`` with its reason and remedy; the others go on. ``run`` is one that was
    announced before, or cut off. ``fewer`` is who agrees, beside ``actor``, that packages leave out what was approved or sent.
    ``makers``: who keyed which row of a package that was written here: they do not approve it. ``first`` is called at the beginning of the
    transaction that stages, for locks that come before the book's; ``then`` for each package in it, when all of it is written: what
    belongs to it stands or falls with it.
    """
    consent = Consent(fewer, actor)
    made = _Made(makers or {}, first, then)
    sources, strays = finding.find(paths)
    if run is None:
        run = Run.objects.create(started_at=clock.now(), by=actor, via=via, total=len(sources))
    arrival = Arrival(run, entries=run.entries, plan=plan.books_in_plan())
    arrival.refused.extend(_refused(one.path, one.path.parent.name, one.why) for one in strays)
    waiting: list[_Arrived] = []
    names = aliases()
    rows, enough = 0, ROWS_FIRST
    with Sandbox() as sandbox:
        for number, (source, where, outcome) in enumerate(
            read_ahead(sources, unit, actor=actor, sandbox=sandbox), start=1
        ):
            if isinstance(outcome, Refusal):
                arrival.refused.append(_refused(source.table, where, outcome))
            elif outcome is None:
                arrival.unchanged += 1
            else:
                waiting.extend(_Arrived(source, where, renamed(read, where, names)) for read in outcome)
                rows += sum(read.frame.height for read in outcome)
            if rows >= enough or len(waiting) >= PACKAGES_AT_ONCE:
                _stage(waiting, arrival, actor=actor, via=via, done=number, consent=consent, made=made)
                waiting, rows, enough = [], 0, min(2 * enough, ROWS_AT_ONCE)
            if progress is not None:
                progress(number, len(sources), source.table.name)
        _stage(waiting, arrival, actor=actor, via=via, done=len(sources), consent=consent, made=made)
    run.finished_at = clock.now()
    run.done, run.entries = len(sources), arrival.entries
    run.outcome = [*arrival.refused, *arrival.changed]
    run.summary = {
        "packages": arrival.packages,
        "unchanged": arrival.unchanged,
        "entries": arrival.entries,
        "findings": arrival.findings,
        "not_in_plan": arrival.not_in_plan,
    }
    run.save()
    return arrival


def _refused(file: Path, unit: str, why: Refusal) -> dict[str, str]:
    said = {"file": str(file), "unit": unit} | why.as_dict()
    return {
        name: text.encode(errors="replace").decode() for name, text in said.items()
    }  # names may be no UTF-8


def _stage(
    waiting: Sequence[_Arrived],
    arrival: Arrival,
    *,
    actor: Person,
    via: str,
    done: int,
    consent: Consent,
    made: _Made,
) -> None:
    """Check and stage a batch: files first, synced; then one transaction with rows, findings and ledger."""
    if not waiting:
        return
    with ThreadPoolExecutor(1) as pool:  # the disk works while the rules are asked
        storing = pool.submit(_store, waiting)
        checked = list(
            zip(waiting, examine([one.read for one in waiting], series=_series(waiting)), strict=True)
        )
        kept = storing.result()
    waiting, examined = [], []
    for one, found in checked:
        if (other := _other_file(one, kept)) is not None:
            why = TEP_DA_THAY_DOI.because(file=other.name)
            arrival.refused.append(_refused(one.source.table, one.unit, why))
        else:
            waiting.append(one)
            examined.append(found)
    incoming = [
        _incoming(one, found.frame, makers=made.makers) for one, found in zip(waiting, examined, strict=True)
    ]
    now = clock.now()
    with transaction.atomic():
        if made.first is not None:
            made.first()
        staged = stage(incoming, actor=actor, at=now, fewer=consent)
        examined = _as_they_stay(waiting, examined, staged)
        arrived = []
        for one, found, what, package in zip(waiting, examined, staged, incoming, strict=True):
            if what.lacking:
                why = fewer_entries(what, one.source.table, one.unit)
                arrival.refused.append(_refused(one.source.table, one.unit, why))
                continue
            if what.package is None:
                arrival.unchanged += 1
                continue
            findings = [
                checking.Found(
                    entry_id=what.entry_ids.get(row.row) if row.row else None,
                    row=row.row,
                    so=(row.so or "")[:NUMBER_LENGTH],
                    field=(row.field or "")[: checking.FIELD_LENGTH],
                    code=row.code,
                    severity=row.severity,
                    says=row.says,
                )
                for row in found.findings
            ]
            changed = {
                what.entry_ids[row]: what.changed[key]
                for row, key in what.keys.items()
                if key in what.changed
            }
            findings = with_mended(findings, what, {row.row: row.so for row in package.rows})
            arrived.append((one, what, checking.ToRecord(what.book, what.package, findings, changed)))
            _note(arrival, one, what, len(findings))
            note_purposes(what.book, what.entry_ids, found.frame)
            if (cover := parse_cover_name(one.source.table.stem)) is not None:
                put_under_cover(what.book.path, cover, file=one.source.table.name, actor=actor, via=via)
        exemplars.arrived([what.book for _, what, _ in arrived])
        recorded = checking.record([found for _, _, found in arrived])
        append_many(
            _act(one, what, actor=actor, via=via, findings=found, consent=consent)
            for (one, what, _), found in zip(arrived, recorded, strict=True)
        )
        if made.then is not None:
            for _, what, _ in arrived:
                made.then(what)
        Run.objects.filter(pk=arrival.run.pk).update(done=done, entries=arrival.entries)
    keep_columns(
        _columns_of(one, found, what) for one, found, what in zip(waiting, examined, staged, strict=True)
    )


def _as_they_stay(
    waiting: Sequence[_Arrived], examined: Sequence[Examined], staged: Sequence[Staged]
) -> list[Examined]:
    """What was examined, anew for the few packages whose entries keep a mended text that the package does not have."""
    kept = [as_it_stays(one.read, what) for one, what in zip(waiting, staged, strict=True)]
    asked = [at for at, rows in enumerate(kept) if rows is not None]
    series = _series([waiting[at] for at in asked])
    again = dict(zip(asked, examine([rows for rows in kept if rows is not None], series=series), strict=True))
    return [again.get(at, found) for at, found in enumerate(examined)]


def _columns_of(one: _Arrived, found: Examined, what: Staged) -> Made | None:
    """What the Parquet file of a staged package is made of; None where nothing was staged."""
    if what.package is None:
        return None
    rows = one.read.frame.get_column("_row").to_list()
    return Made(
        what.book.path, what.package.number, one.read.xlsx_sha256, one.read.book_type, found.frame, found.columns,
        [what.keys[row] for row in rows],
    )  # fmt: skip


def _series(arrived: Sequence[_Arrived]) -> dict[int, Declared]:
    """Place of a package → series with numbers of their own that its book declares."""
    paths = [f"{one.unit}/{one.read.name}" for one in arrived]
    declared = series_of(paths)
    return {at: declared[path] for at, path in enumerate(paths) if path in declared}


def _store(arrived: Sequence[_Arrived]) -> dict[Path, str]:
    """Keep both files of each package; return the hash of what was kept."""
    files = [file for one in arrived for file in (one.source.table, one.source.zip) if file is not None]
    return {file: one.sha256 for file, one in zip(files, file_store().put_many(files), strict=True)}


def _other_file(one: _Arrived, kept: dict[Path, str]) -> Path | None:
    """The file of a package that is no longer what was hashed before it was read: people work in that folder."""
    read = ((one.source.table, one.read.xlsx_sha256), (one.source.zip, one.read.zip_sha256))
    return next((file for file, sha256 in read if file is not None and kept[file] != sha256), None)


def _incoming(one: _Arrived, understood: pl.DataFrame, *, makers: Makers) -> Incoming:
    read = one.read
    pages = {
        row["key"]: (row["name"], row["sha256"]) for row in read.files.iter_rows(named=True) if row["key"]
    }
    rows = rows_of(
        read.frame, understood, book_type=read.book_type, keys=read.keys, pages=pages, marks=read.marks
    )
    if hands := makers.get(f"{one.unit}/{read.name}"):
        for row in rows:
            row.makers = tuple(hands.get(row.row, ()))
    return Incoming(
        unit=one.unit,
        type=read.name.type,
        year=read.name.year,
        number=read.name.number,
        xlsx_name=one.source.table.name,
        xlsx_sha256=read.xlsx_sha256,
        zip_name=one.source.zip.name if one.source.zip else "",
        zip_sha256=read.zip_sha256 or "",
        rows=rows,
        unknown_columns=list(read.unknown_columns),
        default_period=default_period(one.unit, read),
    )


def default_period(unit: str, read: PackageRead) -> str:
    """Period of a book's entries whose registration date does not tell: by the year it was opened, else by the plan."""
    year = read.name.year
    if year not in (UNKNOWN_YEAR, BORDER[:4]):
        return PERIODS[int(year) > int(BORDER[:4])]
    lines = InventoryLine.objects.filter(
        unit=unit, type=read.name.type, year=year, number=read.name.number, replaced_in__isnull=True
    ).order_by("period")
    periods = [line.period for line in lines]
    if len(periods) == 1:
        return periods[0]
    opened = next((line.opened for line in lines if line.opened), "")
    return PERIODS[bool(opened) and canonical_day(opened) >= BORDER]


def _act(
    one: _Arrived,
    what: Staged,
    *,
    actor: Person,
    via: str,
    findings: checking.Recorded,
    consent: Consent,
) -> Act:
    package = what.package
    if package is None:
        message = f"nothing was staged of {what.book.path}"
        raise ValueError(message)
    return Act(
        stream=f"book:{what.book.path}",
        action="stage",
        subject=what.book.path,
        actor=actor.username,
        office=one.unit,
        duty="key",
        payload={
            "package": package.number,
            "received_at": clock.stamp(package.received_at),
            "facts": commit_to_package(package).hex(),
            "layout": what.layout.hex(),
            "same_as": what.same_as,
            "xlsx": one.read.xlsx_sha256,
            "zip": one.read.zip_sha256 or "",
            "new": what.new,
            "changed": sorted(what.changed),
            "withdrawn": what.withdrawn,
            "commitments": what.root.hex(),
            "findings": findings.count,
            "found": findings.commitment.hex(),
            "kept": findings.kept,
        }
        | ({"makers": what.makers} if what.makers else {})
        | consent.to(what),
        via=via,
    )


def _note(arrival: Arrival, one: _Arrived, what: Staged, findings: int) -> None:
    arrival.packages += 1
    arrival.findings += findings
    arrival.entries += len(what.new) + len(what.changed)
    arrival.books.append(what.book.path)
    if what.package is not None and what.package.number > 1:
        arrival.changed.append(
            {"file": one.source.table.name, "book": what.book.path, "version": what.package.number, "new": what.new,
             "changed": what.changed, "withdrawn": what.withdrawn, "same_as": what.same_as}
        )  # fmt: skip
    if what.book.path not in arrival.plan:
        arrival.not_in_plan.append(what.book.path)
