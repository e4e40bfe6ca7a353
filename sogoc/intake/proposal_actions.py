"""The writers of proposals: a unit asks for a change of the plan by its document, the Department decides (``law.workflows.plan``).

Who may: ``scan`` or ``administer`` over the unit proposes and takes back; ``administer`` at the Department decides, never who proposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.ground import clock
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act
from sogoc.intake import refusals
from sogoc.intake.book_actions import DESCRIBING
from sogoc.intake.book_queries import facts_of
from sogoc.intake.inventory import (
    Paper,
    checked,
    keep_paper,
    lines_in_force,
    must_be_the_province,
    need_paper,
    paper_said,
    same,
)
from sogoc.intake.inventory_actions import Cells, line_of, pages_of, put, withdraw
from sogoc.intake.inventory_lines import PlanLine, Sign
from sogoc.intake.models import InventoryProposal, InventoryRevision
from sogoc.law.refusal import Refusal
from sogoc.law.workflow import Situation, why_not
from sogoc.law.workflows import WORKFLOWS

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

LONGEST_WORDS = 500


@transaction.atomic
def propose(
    cells: Cells, *, paper: Paper, actor: Person, withdraws: bool = False, via: str = ""
) -> InventoryProposal:
    """A unit proposes that a line be changed, added or withdrawn; nothing of the plan changes yet."""
    line = line_of(cells, count=not withdraws)
    duties = accounts.duties_of(actor, line.sign[0])
    _refuse("propose", "none", actor, duties)
    need_paper(paper)
    pages = None if withdraws else pages_of(cells)
    row = lines_in_force().get(line.sign)
    if withdraws and row is None:
        raise refusals.NO_PLAN_LINE.because(book=line.book, period=line.sign[-1])
    if not withdraws and same(row, line) and pages in (None, facts_of(line.book).pages):
        raise refusals.PLAN_LINE_SAME.because(book=line.book)
    unit, type_, year, number, period = line.sign
    named = {"unit": unit, "type": type_, "year": year, "number": number, "period": period}
    if InventoryProposal.objects.filter(**named, state="proposed").exists():
        raise refusals.PROPOSED_ALREADY.because(book=line.book)
    paper = checked(paper)
    proposal = InventoryProposal.objects.create(
        **named,
        withdraws=withdraws,
        opened="" if withdraws else line.opened,
        closed="" if withdraws else line.closed,
        declared=None if withdraws else line.declared,
        basis="" if withdraws else line.basis,
        pages=pages,
        document=paper.number,
        document_day=paper.day or clock.today_vn(),
        document_name=paper.name,
        document_sha256=keep_paper(paper),
        state="proposed",
        proposed_at=clock.now(),
        proposed_by=actor,
    )
    _tell("propose_inventory", proposal, payload=proposal_said(proposal), actor=actor, via=via)
    return proposal


@transaction.atomic
def accept(proposal: InventoryProposal, *, actor: Person, via: str = "") -> InventoryRevision:
    """The Department writes a proposal into the plan."""
    proposal = _locked(proposal)
    must_be_the_province(actor)
    _refuse("accept", proposal.state, actor, accounts.duties_of(actor, proposal.unit), proposal)
    sign: Sign = (proposal.unit, proposal.type, proposal.year, proposal.number, proposal.period)
    paper = Paper(proposal.document, proposal.document_day)
    if proposal.withdraws:
        revision = withdraw(sign, paper=paper, actor=actor, via=via)
    else:
        line = PlanLine(sign, proposal.opened, proposal.closed, proposal.declared or 0, proposal.basis)
        revision = put(line, proposal.pages, paper=paper, actor=actor, via=via)
    proposal.revision = revision
    _decide(proposal, "accepted", "", actor=actor, via=via)
    return revision


@transaction.atomic
def decline(proposal: InventoryProposal, *, words: str, actor: Person, via: str = "") -> None:
    """The Department does not follow a proposal, and says why."""
    proposal = _locked(proposal)
    must_be_the_province(actor)
    duties = accounts.duties_of(actor, proposal.unit)
    _refuse("decline", proposal.state, actor, duties, proposal, reason=words)
    _decide(proposal, "declined", words, actor=actor, via=via)


@transaction.atomic
def take_back(proposal: InventoryProposal, *, actor: Person, via: str = "") -> None:
    """The unit takes its proposal back."""
    proposal = _locked(proposal)
    _refuse("take_back", proposal.state, actor, accounts.duties_of(actor, proposal.unit), proposal)
    _decide(proposal, "taken_back", "", actor=actor, via=via)


def why_not_propose(actor: Person, unit: str) -> Refusal | None:
    """Why somebody may not propose for a unit; None when they may."""
    return _why_not("propose", "none", actor, accounts.duties_of(actor, unit))


def proposal_said(row: InventoryProposal) -> dict[str, Any]:
    """What the ledger says of a proposal when it is made."""
    line = [row.unit, row.type, row.year, row.number, row.period]
    rest = [row.opened, row.closed, row.declared, row.basis, row.pages]
    return {
        "proposal": row.pk,
        "line": line,
        "withdraws": row.withdraws,
        "values": rest,
        "at": clock.stamp(row.proposed_at),
        **paper_said(row),
    }


def _locked(proposal: InventoryProposal) -> InventoryProposal:
    return InventoryProposal.objects.select_for_update().get(pk=proposal.pk)


def _why_not(
    act: str,
    state: str,
    actor: Person,
    duties: frozenset[str],
    proposal: InventoryProposal | None = None,
    *,
    reason: str = "",
) -> Refusal | None:
    """What the workflow says; who describes books of a unit by ``administer`` proposes for it too."""
    own = duties | {"scan"} if duties & set(DESCRIBING) else duties
    by = {"propose": frozenset({str(proposal.proposed_by_id)})} if proposal is not None else {}
    return why_not(WORKFLOWS["plan"], act, Situation(state, str(actor.pk), own, done_by=by, reason=reason))


def _refuse(
    act: str,
    state: str,
    actor: Person,
    duties: frozenset[str],
    proposal: InventoryProposal | None = None,
    *,
    reason: str = "",
) -> None:
    refused = _why_not(act, state, actor, duties, proposal, reason=reason)
    if refused is not None:
        raise refused


def _decide(proposal: InventoryProposal, state: str, words: str, *, actor: Person, via: str) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, clock.now(), actor
    proposal.words = " ".join(words.split())[:LONGEST_WORDS]
    proposal.save()
    payload = {
        "proposal": proposal.pk,
        "state": state,
        "at": clock.stamp(proposal.decided_at),
        "revision": proposal.revision_id,
    }
    _tell("decide_inventory", proposal, payload=payload, actor=actor, reason=proposal.words, via=via)


def _tell(
    action: str,
    proposal: InventoryProposal,
    *,
    payload: Mapping[str, Any],
    actor: Person,
    reason: str = "",
    via: str,
) -> None:
    book = f"{proposal.unit}/{proposal.type}.{proposal.year}.{proposal.number}"
    append(
        Act(
            stream="inventory",
            action=action,
            subject=book,
            actor=actor.username,
            office=proposal.unit,
            duty="scan" if action == "propose_inventory" or proposal.state == "taken_back" else "administer",
            payload=payload,
            reason=reason,
            via=via,
        )
    )
