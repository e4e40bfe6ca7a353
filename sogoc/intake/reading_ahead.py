"""Packages are read while others are staged: which of them there is any need to read, and what came of it.

In: the sources of one run, whose unit may be named. Out: each source with its unit, and its books as read; a refusal with its remedy;
or None, for what stands in the register already. Writes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.ground.installation import file_store
from sogoc.intake import sources as finding
from sogoc.intake.book_queries import aliases
from sogoc.intake.bringing_queries import keeps_registers
from sogoc.intake.incoming_names import Known, read_books
from sogoc.intake.refusals import NO_UNIT, TWO_OF_ONE_BOOK
from sogoc.law.places import dated_code, read_code
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS
from sogoc.packages.reading import PackageRead
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

AHEAD = 128
"""Packages that the sandbox may read while a batch is staged: enough that it never waits, few enough to hold in memory."""


def read_ahead(
    sources: Sequence[finding.Source], unit: str | None, *, actor: Person, sandbox: Sandbox
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
