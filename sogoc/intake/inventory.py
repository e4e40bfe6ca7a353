"""The plan: how many cases each book holds in each period, revised by documents with dates (contract ``inventory.csv``).

Every revision is one row with its list or its document, and the lines that it brought; a line that is replaced or withdrawn stays, so the
plan of any past day can be computed. Lists come as CSV or as a workbook (``inventory_sheet``); single lines by ``inventory_actions``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson
from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.database import bulk_insert, in_parts
from sogoc.ground.installation import file_store
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake import refusals
from sogoc.intake.inventory_columns import Shelf, note_columns, put_shelf, revises, shelf_news
from sogoc.intake.inventory_lines import (
    COLUMNS,
    LONGEST_BASIS,
    MOST_ENTRIES,
    SIGN,
    PlanLine,
    Sign,
    canonical_day,
    read_line,
)
from sogoc.intake.inventory_sheet import plan_rows
from sogoc.intake.models import InventoryLine, InventoryRevision
from sogoc.law.papers import LARGEST_SCAN, media_of_scan
from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person

__all__ = ["COLUMNS", "LONGEST_BASIS", "MOST_ENTRIES", "Paper", "canonical_day", "digest_of", "load"]

LONGEST_FILE_NAME = 200
"""Letters of a file's name that the ledger keeps."""
LONGEST_DOCUMENT = 100
EARLIEST = dt.date(2004, 1, 1)
"""No document of a digitising plan is older than computers in these offices."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The document on which a revision rests: its number, its day, its scan where there is one."""

    number: str = ""
    day: dt.date | None = None
    name: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a loading changed."""

    lines: int
    new: int
    revised: int
    unchanged: int
    described: int = 0
    """Books of which the optional columns say something new."""


def load(
    path: Path, *, actor: Person, paper: Paper | None = None, keep: bool = False, via: str = ""
) -> Loaded:
    """Load a plan: new lines are added, changed ones revised (the old line stays, replaced), others left alone.

    What is declared for the first time may rest on the list itself; what is declared otherwise than before needs its document.
    ``keep``: the list itself goes into the file store.
    """
    must_be_the_province(actor)
    lines, shelf = read_plan(path)
    name = path.name[:LONGEST_FILE_NAME]
    with transaction.atomic():
        current = lines_in_force()
        fresh = [line for line in lines if not same(current.get(line.sign), line)]
        revised = [current[line.sign].pk for line in fresh if line.sign in current]
        news = shelf_news(shelf)
        new = len(fresh) - len(revised)
        result = Loaded(len(lines), new, len(revised), len(lines) - len(fresh), len(news))
        if not (fresh or news):
            return result
        paper = checked(paper or Paper())
        if revised or any(revises(one) for one in news.values()):
            need_paper(paper)
        basis = f"Văn bản {paper.number} ngày {paper.day:%d/%m/%Y}" if paper.number and paper.day else ""
        put_shelf(news, basis=basis or f"Bảng kê {name}", actor=actor, via=via)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if keep:
            file_store().put(path)
        said = {"new": result.new, "revised": result.revised, "described": result.described}
        put_revision(
            fresh,
            replaced=revised,
            paper=paper,
            file_name=name,
            digest=digest,
            said=said,
            actor=actor,
            via=via,
        )
    return result


@transaction.atomic
def put_revision(
    fresh: Sequence[PlanLine],
    *,
    replaced: Sequence[int],
    actor: Person,
    action: str = "load_inventory",
    subject: str = "",
    paper: Paper | None = None,
    file_name: str = "",
    digest: str = "",
    withdrawn: Sequence[Sign] = (),
    said: dict[str, Any] | None = None,
    via: str = "",
) -> InventoryRevision:
    """Rows and act of one revision; part of the actions that checked who may."""
    paper = checked(paper or Paper())
    revision = InventoryRevision.objects.create(
        loaded_at=clock.now(),
        loaded_by=actor,
        file_name=file_name,
        sha256=digest,
        lines_changed=len(fresh) + len(withdrawn),
        document=paper.number,
        document_day=paper.day,
        document_name=paper.name,
        document_sha256=keep_paper(paper),
    )
    for some in in_parts(replaced):
        InventoryLine.objects.filter(pk__in=some).update(replaced_in=revision)
    names = (*SIGN, "opened", "closed", "declared", "basis", "revision_id")
    bulk_insert(InventoryLine, names, [(*line.values, revision.pk) for line in fresh])
    payload = {
        "sha256": digest,
        **(said or {}),
        "revision": revision.pk,
        "loaded_at": clock.stamp(revision.loaded_at),
        "lines": digest_of(line.values for line in fresh),
        "withdrawn": [list(sign) for sign in withdrawn],
        **paper_said(revision),
    }
    append(
        Act(
            stream="inventory",
            action=action,
            subject=file_name or subject,
            actor=actor.username,
            duty="administer",
            payload=payload,
            via=via,
        )
    )
    return revision


def must_be_the_province(actor: Person) -> None:
    """The plan is the Department's; refuses everybody else."""
    if not accounts.jurisdiction_units(actor, duty="administer").everything:
        raise refusals.MAY_NOT_PLAN.because()


def checked(paper: Paper) -> Paper:
    """A document with its words made plain; refuses a day that cannot be and a scan that is none."""
    today = clock.today_vn()
    if paper.day is not None and not EARLIEST <= paper.day <= today:
        raise refusals.PLAN_PAPER_DAY.because(today=f"{today:%d/%m/%Y}")
    if paper.content and (not media_of_scan(paper.content) or len(paper.content) > LARGEST_SCAN):
        raise refusals.PLAN_BAD_SCAN.because(file=paper.name)
    number = " ".join(paper.number.split())[:LONGEST_DOCUMENT]
    return Paper(number, paper.day, paper.name[-LONGEST_FILE_NAME:] if paper.content else "", paper.content)


def need_paper(paper: Paper) -> None:
    """Refuse a revision that rests on no document."""
    if not paper.number.strip() or paper.day is None:
        raise refusals.PLAN_NEEDS_PAPER.because()


def keep_paper(paper: Paper) -> str:
    """Hash of a document's scan in the file store; empty where there is none."""
    return str(file_store().put(paper.content).sha256) if paper.content else ""


def paper_said(row: Any) -> dict[str, str]:
    """What the ledger says of the document of a revision or of a proposal; nothing where there is none."""
    said = {
        "document": row.document,
        "document_day": row.document_day.isoformat() if row.document_day else "",
        "document_sha256": row.document_sha256,
    }
    return {name: value for name, value in said.items() if value}


def digest_of(lines: Iterable[tuple[object, ...]]) -> str:
    """Hash over lines of a plan (unit, type, year, number, period, opened, closed, declared, basis), whatever their order."""
    return hashlib.sha256(b"\n".join(sorted(orjson.dumps(line) for line in lines))).hexdigest()


def lines_in_force() -> dict[Sign, InventoryLine]:
    """The plan of today, by book and period."""
    rows = InventoryLine.objects.filter(replaced_in__isnull=True)
    return {(row.unit, row.type, row.year, row.number, row.period): row for row in rows}


def same(row: InventoryLine | None, line: PlanLine) -> bool:
    """Whether a stored line says this already; one from before days were kept in canonical form is understood."""
    if row is None:
        return False
    days = [canonical_day(text) or text for text in (row.opened, row.closed)]
    return (*days, row.declared, row.basis) == (line.opened, line.closed, line.declared, line.basis)


def read_plan(path: Path) -> tuple[list[PlanLine], Shelf]:
    """Lines of the file, and what their optional columns say of the books; nothing of it is taken when one is wrong."""

    def refuse(line: int, what: str) -> Refusal:
        return refusals.BAD_INVENTORY.because(line=line, file=path.name, what=what)

    found: dict[Sign, tuple[int, PlanLine]] = {}
    shelf: Shelf = {}
    for number, cells in plan_rows(path, refuse=refuse):
        line = read_line(cells, number, refuse)
        if line.sign in found:
            unit, *book, period = line.sign
            what = f"quyển {'.'.join(book)} của {unit}, kỳ {period} đã có ở dòng {found[line.sign][0]}"
            raise refuse(number, what)
        found[line.sign] = (number, line)
        note_columns(shelf, line.book, cells, refuse=partial(refuse, number))
    if not found:
        raise refuse(2, "không có quyển nào")
    return [line for _, line in found.values()], shelf
