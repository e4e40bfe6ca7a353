"""The writers of the plan and of arrivals."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
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
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.intake.incoming_names import Known, read_books, renamed
from sogoc.intake.inventory import canonical_day
from sogoc.intake.mended import as_it_stays, with_mended
from sogoc.intake.models import InventoryLine, Run
from sogoc.intake.projection import rows_of
from sogoc.intake.refusals import NO_UNIT, TWO_OF_ONE_BOOK
from sogoc.intake.scope_actions import note_purposes
from sogoc.law.places import dated_code, read_code
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.packages.covers import parse_cover_name
from sogoc.packages.reading import PackageRead
from sogoc.packages.refusals import TEP_DA_THAY_DOI
from sogoc.packages.sandbox import Sandbox
from sogoc.register import actions as register
from sogoc.register import queries as records
from sogoc.register.commitments import commit_to_package
from sogoc.register.incoming import BORDER, PERIODS, Incoming
from sogoc.register.projection import NUMBER_LENGTH

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

AHEAD = 128
"""Packages that the sandbox may read while a batch is staged: enough that it never waits, few enough to hold in memory."""

Progress = Callable[[int, int, str], None]


@dataclass(slots=True)
class _Arrived:
    source: finding.Source
    unit: str
    read: PackageRead


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
    via: str = "",
    progress: Progress | None = None,
    run: Run | None = None,
) -> Arrival:
    """Bring packages into staging: read apart, check, store, stage. Safe to kill and to repeat at any moment.

    A package that cannot be taken is named in ``refused`` with its reason and remedy; the others go on. ``run`` is one that was
    announced before, or cut off.
    """
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
            _read_ahead(sources, unit, actor, sandbox), start=1
        ):
            if isinstance(outcome, Refusal):
                arrival.refused.append(_refused(source.table, where, outcome))
            elif outcome is None:
                arrival.unchanged += 1
            else:
                waiting.extend(_Arrived(source, where, renamed(read, where, names)) for read in outcome)
                rows += sum(read.frame.height for read in outcome)
            if rows >= enough or len(waiting) >= PACKAGES_AT_ONCE:
                _stage(waiting, arrival, actor=actor, via=via, done=number)
                waiting, rows, enough = [], 0, min(2 * enough, ROWS_AT_ONCE)
            if progress is not None:
                progress(number, len(sources), source.table.name)
        _stage(waiting, arrival, actor=actor, via=via, done=len(sources))
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


def _read_ahead(
    sources: Sequence[finding.Source], unit: str | None, actor: Person, sandbox: Sandbox
) -> Iterator[tuple[finding.Source, str, Sequence[PackageRead] | Refusal | None]]:
    """Read in the sandbox while the caller works; None for a package that stands in the register already."""
    known = Known(records.last_packages(), aliases())
    repeated = _repeated(sources, unit)
    authority = accounts.authority_of(actor)
    may: dict[str, Refusal | None] = {}

    def start(
        source: finding.Source, pool: ThreadPoolExecutor
    ) -> tuple[finding.Source, str, Future[Sequence[PackageRead]] | Refusal | None]:
        try:
            where = _unit_of(source, unit)
        except Refusal as refusal:
            return source, "", refusal
        place = f"{where}/{source.table.stem.upper()}" if authority.entrusted else where
        if place not in may:
            may[place] = _may_stage(actor, authority.duties(place))
        if (refused := may[place]) is not None:
            return source, where, refused
        if (again := repeated.get(source)) is not None:
            return source, where, again if isinstance(again, Refusal) else None
        last = known.files(where, source.table.stem)
        if last is not None and _is(source.table, last[0]) and _is(source.zip, last[1]):
            return source, where, None
        return source, where, pool.submit(read_books, source.table, source.zip, sandbox=sandbox)

    pool = ThreadPoolExecutor(1)
    try:
        rest = iter(sources)
        started = [start(source, pool) for source in islice(rest, AHEAD)]
        while started:
            source, where, promise = started.pop(0)
            started.extend(start(one, pool) for one in islice(rest, 1))
            if isinstance(promise, Future):
                try:
                    yield source, where, promise.result()
                except Refusal as refusal:
                    yield source, where, refusal
            else:
                yield source, where, promise
    finally:  # whoever stops early does not wait for what was to be read ahead
        pool.shutdown(cancel_futures=True)


def _repeated(sources: Sequence[finding.Source], unit: str | None) -> dict[finding.Source, Refusal | bool]:
    """Packages of books that stand several times in one run: which of them is meant nobody can tell, so none is taken.

    Copies of one package are one package: all but the first are True, as if they stood in the register already.
    """
    by_book: dict[tuple[str, str], list[finding.Source]] = {}
    for source in sources:
        try:
            by_book.setdefault((_unit_of(source, unit), source.table.stem.upper()), []).append(source)
        except Refusal:
            continue  # refused for itself
    repeated: dict[finding.Source, Refusal | bool] = {}
    for (where, name), alike in by_book.items():
        if len(alike) == 1:
            continue
        sizes = {(one.table.stat().st_size, one.zip and one.zip.stat().st_size) for one in alike}
        if len(sizes) == 1 and len({(_digest(one.table), _digest(one.zip)) for one in alike}) == 1:
            repeated.update(dict.fromkeys(alike[1:], True))
            continue
        for one in alike:
            others = ", ".join(str(other.table) for other in alike if other is not one)
            repeated[one] = TWO_OF_ONE_BOOK.because(file=one.table, book=name, unit=where, others=others)
    return repeated


def _is(path: Path | None, sha256: str) -> bool:
    """Whether a file is the kept one; one of another length is not read for that."""
    if path is None or not sha256:
        return path is None and not sha256
    return path.stat().st_size == file_store().size(sha256) and _digest(path) == sha256


def _digest(path: Path | None) -> str:
    if path is None:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unit_of(source: finding.Source, unit: str | None) -> str:
    for named in (source.folder, unit):
        if named:
            try:
                found = read_code(named)
            except Refusal:
                if named == unit:
                    raise
                continue
            return dated_code(keeps_registers(found))
    raise NO_UNIT.because(file=source.table.name)


def _may_stage(actor: Person, duties: frozenset[str]) -> Refusal | None:
    return why_not(WORKFLOWS["entry"], "stage", Situation("draft", str(actor.pk), duties))


def _stage(waiting: Sequence[_Arrived], arrival: Arrival, *, actor: Person, via: str, done: int) -> None:
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
    incoming = [_incoming(one, found.frame) for one, found in zip(waiting, examined, strict=True)]
    now = clock.now()
    with transaction.atomic():
        staged = register.stage(incoming, actor=actor, at=now)
        examined = _as_they_stay(waiting, examined, staged)
        arrived = []
        for one, found, what, package in zip(waiting, examined, staged, incoming, strict=True):
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
            _act(one, what, actor=actor, via=via, findings=found)
            for (one, what, _), found in zip(arrived, recorded, strict=True)
        )
        Run.objects.filter(pk=arrival.run.pk).update(done=done, entries=arrival.entries)
    keep_columns(
        _columns_of(one, found, what) for one, found, what in zip(waiting, examined, staged, strict=True)
    )


def _as_they_stay(
    waiting: Sequence[_Arrived], examined: Sequence[Examined], staged: Sequence[register.Staged]
) -> list[Examined]:
    """What was examined, anew for the few packages whose entries keep a mended text that the package does not have."""
    kept = [as_it_stays(one.read, what) for one, what in zip(waiting, staged, strict=True)]
    asked = [at for at, rows in enumerate(kept) if rows is not None]
    series = _series([waiting[at] for at in asked])
    again = dict(zip(asked, examine([rows for rows in kept if rows is not None], series=series), strict=True))
    return [again.get(at, found) for at, found in enumerate(examined)]


def _columns_of(one: _Arrived, found: Examined, what: register.Staged) -> Made | None:
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


def _incoming(one: _Arrived, understood: pl.DataFrame) -> Incoming:
    read = one.read
    pages = {
        row["key"]: (row["name"], row["sha256"]) for row in read.files.iter_rows(named=True) if row["key"]
    }
    return Incoming(
        unit=one.unit,
        type=read.name.type,
        year=read.name.year,
        number=read.name.number,
        xlsx_name=one.source.table.name,
        xlsx_sha256=read.xlsx_sha256,
        zip_name=one.source.zip.name if one.source.zip else "",
        zip_sha256=read.zip_sha256 or "",
        rows=rows_of(read.frame, understood, book_type=read.book_type, keys=read.keys, pages=pages),
        unknown_columns=list(read.unknown_columns),
        default_period=default_period(one.unit, read),
    )


def default_period(unit: str, read: PackageRead) -> str:
    """Period of a book's entries whose registration date does not tell: by the year it was opened, else by the plan."""
    year = read.name.year
    if year not in ("0000", BORDER[:4]):
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
    one: _Arrived, what: register.Staged, *, actor: Person, via: str, findings: checking.Recorded
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
        },
        via=via,
    )


def _note(arrival: Arrival, one: _Arrived, what: register.Staged, findings: int) -> None:
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
