"""The writers of single lines of the plan: a line is changed, added or withdrawn by its document.

In: the line as a form says it (cells by the contract's columns), the document (number, day, scan). Out: a revision; what was in force
before stays with its day. Who may: ``administer`` at the Department; units propose (``proposal_actions``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.intake import refusals
from sogoc.intake.book_actions import put_facts
from sogoc.intake.book_queries import facts_of
from sogoc.intake.inventory import (
    Paper,
    lines_in_force,
    must_be_the_province,
    need_paper,
    put_revision,
    same,
)
from sogoc.intake.inventory_lines import PlanLine, Sign, read_line
from sogoc.intake.models import InventoryRevision

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

MOST_PAGES = 1_000_000
Cells = Mapping[str, str]


@transaction.atomic
def put_line(
    cells: Cells, *, paper: Paper, actor: Person, new: bool = False, via: str = ""
) -> InventoryRevision:
    """Change a line of the plan, or add one (``new``)."""
    must_be_the_province(actor)
    need_paper(paper)
    return put(line_of(cells), pages_of(cells), paper=paper, actor=actor, new=new, via=via)


@transaction.atomic
def withdraw_line(sign: Sign, *, paper: Paper, actor: Person, via: str = "") -> InventoryRevision:
    """Take a line out of the plan from now on; the plan of past days keeps it."""
    must_be_the_province(actor)
    need_paper(paper)
    return withdraw(sign, paper=paper, actor=actor, via=via)


def put(
    line: PlanLine, pages: int | None, *, paper: Paper, actor: Person, via: str, new: bool = False
) -> InventoryRevision:
    """Row, act and pages of one line; part of the actions that checked who may."""
    row = lines_in_force().get(line.sign)
    if new and row is not None:
        raise refusals.PLAN_LINE_THERE.because(book=line.book, period=line.sign[-1])
    turns = pages is not None and pages != facts_of(line.book).pages
    if same(row, line) and not turns:
        raise refusals.PLAN_LINE_SAME.because(book=line.book)
    fresh = [] if same(row, line) else [line]
    revision = put_revision(
        fresh,
        replaced=[row.pk] if row is not None and fresh else [],
        paper=paper,
        action="revise_inventory",
        subject=line.book,
        actor=actor,
        via=via,
    )
    if turns:
        basis = f"Văn bản {revision.document} ngày {revision.document_day:%d/%m/%Y}"
        put_facts(line.book, {"pages": pages}, basis=basis, actor=actor, duty="administer", via=via)
    return revision


def withdraw(sign: Sign, *, paper: Paper, actor: Person, via: str) -> InventoryRevision:
    """Act of one line that leaves the plan; part of the actions that checked who may."""
    row = lines_in_force().get(sign)
    unit, *book, period = sign
    path = f"{unit}/{'.'.join(book)}"
    if row is None:
        raise refusals.NO_PLAN_LINE.because(book=path, period=period)
    return put_revision(
        [], replaced=[row.pk], withdrawn=[sign], paper=paper, action="revise_inventory", subject=path,
        actor=actor, via=via,
    )  # fmt: skip


def line_of(cells: Cells, *, count: bool = True) -> PlanLine:
    """A line as a form says it; refuses what cannot be. Without ``count`` its book and period alone are read."""
    given = {**cells, "declared_entries": cells.get("declared_entries", "")} if count else _uncounted(cells)
    return read_line(given, 0, lambda _line, what: refusals.BAD_PLAN_LINE.because(what=what))


def _uncounted(cells: Cells) -> dict[str, str]:
    return {**cells, "opened": "", "closed": "", "declared_entries": "0", "basis": ""}


def pages_of(cells: Cells) -> int | None:
    """Pages that a form names; None where it names none."""
    text = cells.get("pages", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > MOST_PAGES:
        raise refusals.BAD_PLAN_LINE.because(what=f"số trang “{text[:20]}” không phải số nguyên hợp lý")
    return int(text)
