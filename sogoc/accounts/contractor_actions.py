"""The writers of contractors: their contracts, and which accounts work for them. Acts stand in the ledger's stream ``accounts``.

In: what the contract says (name, number, day of signing, first and last day). Out: rows that stay. Who may: ``administer`` at any office,
as with accounts. What a contractor's people may hold is ``contract_queries``'s, asked wherever a duty is given and wherever one is used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sogoc.accounts import team_refusals as refusals
from sogoc.accounts.actions import administers_person, administers_somewhere, need_reason, record_on
from sogoc.accounts.contract_queries import contract_of, holds_on, open_duties
from sogoc.accounts.duties import NOT_FOR_CONTRACTORS, Duty
from sogoc.accounts.team_models import Contractor, ContractorPerson
from sogoc.ground import clock
from sogoc.ground.database import atomic

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

LONGEST_NAME, LONGEST_CONTRACT, LONGEST_BASIS = 200, 100, 300
_DAY = dt.timedelta(days=1)


@atomic
def add_contractor(
    name: str,
    contract: str,
    *,
    signed: dt.date,
    first: dt.date,
    last: dt.date,
    actor: Person,
    via: str = "",
) -> Contractor:
    """Write down an organisation with its contract, which holds from its first day to the end of its last."""
    office = administers_somewhere(actor)
    name, contract = (" ".join(text.split()) for text in (name, contract))
    if not (name and contract):
        raise refusals.CONTRACT_LACKS.because()
    if not signed <= first <= last:
        raise refusals.CONTRACT_DAYS.because()
    made = Contractor.objects.create(
        name=name[:LONGEST_NAME],
        contract=contract[:LONGEST_CONTRACT],
        signed=signed,
        since=first,
        until=last + _DAY,
        made_at=clock.now(),
        made_by=actor,
    )
    _tell("add_contractor", made, payload=said_of(made), actor=actor, office=office, via=via)
    return made


@atomic
def set_last_day(contractor: Contractor, last: dt.date, *, basis: str, actor: Person, via: str = "") -> None:
    """Let a contract end earlier or later than was written, by an annex or a decision; the ledger keeps what was written before."""
    office = administers_somewhere(actor)
    basis = need_reason(basis, "đổi ngày kết thúc hợp đồng", longest=LONGEST_BASIS)
    contractor = Contractor.objects.select_for_update().get(pk=contractor.pk)
    if last < contractor.since:
        raise refusals.CONTRACT_DAYS.because()
    contractor.until = last + _DAY
    contractor.save(update_fields=["until"])
    _tell(
        "end_contract", contractor, payload={"until": contractor.until.isoformat()}, actor=actor,
        office=office, reason=basis, via=via,
    )  # fmt: skip


@atomic
def join_contractor(
    contractor: Contractor, person: Person, *, actor: Person, since: dt.date | None = None, via: str = ""
) -> ContractorPerson:
    """Say that an account is a contractor's, from a day; refused while it holds what contractors may not."""
    office = administers_person(actor, person)
    day = since or clock.today_vn()
    now = contract_of(person, day) or _works_for(person)
    if now is not None:
        raise refusals.IN_A_CONTRACTOR.because(username=person.username, contractor=now.name)
    held = person.assignments.filter(duty__in=NOT_FOR_CONTRACTORS).exclude(until__lte=day)
    if names := sorted({Duty(duty).label for duty in held.values_list("duty", flat=True)}):
        raise refusals.HOLDS_OFFICE_DUTIES.because(username=person.username, duties=", ".join(names))
    if person.teams.filter(holds_on(day), holds_on(day, "team__")).exists():
        raise refusals.IN_TEAMS.because(username=person.username)
    row = ContractorPerson.objects.create(contractor=contractor, person=person, since=day)
    _tell(
        "join_contractor", contractor, payload={"person": person.username, "since": day.isoformat()},
        actor=actor, office=office, via=via,
    )  # fmt: skip
    return row


@atomic
def leave_contractor(
    contractor: Contractor, person: Person, *, reason: str, actor: Person, via: str = ""
) -> list[tuple[str, str]]:
    """Somebody works no more for a contractor, from today. Every duty that is open ends with it, for it was given under the contract.

    Returns which (unit, duty), as the ledger lists them; whom the office keeps is given duties anew.
    """
    office = administers_person(actor, person)
    reason = need_reason(reason, "ghi thôi làm cho nhà thầu", longest=LONGEST_BASIS)
    today = clock.today_vn()
    if not ContractorPerson.objects.filter(contractor=contractor, person=person, until=None).update(
        until=today
    ):
        raise refusals.NOT_IN_CONTRACTOR.because(username=person.username)
    duties = open_duties(person)
    person.assignments.filter(until=None).update(until=today)
    _tell(
        "leave_contractor",
        contractor,
        payload={"person": person.username, "until": today.isoformat(), "duties": [*map(list, duties)]},
        actor=actor,
        office=office,
        reason=reason,
        via=via,
    )
    return duties


def said_of(contractor: Contractor) -> dict[str, Any]:
    """What the ledger says of a contract."""
    return {
        "name": contractor.name,
        "contract": contractor.contract,
        "signed": contractor.signed.isoformat(),
        "since": contractor.since.isoformat(),
        "until": contractor.until.isoformat(),
        "at": clock.stamp(contractor.made_at),
    }


def _works_for(person: Person) -> Contractor | None:
    row = person.contracts.filter(until=None).select_related("contractor").first()
    return row.contractor if row is not None else None


def _tell(
    action: str,
    contractor: Contractor,
    *,
    payload: Mapping[str, Any],
    actor: Person,
    office: str,
    reason: str = "",
    via: str,
) -> None:
    record_on(
        f"contractor:{contractor.pk}",
        action,
        actor=actor,
        office=office,
        reason=reason,
        payload=payload,
        via=via,
    )
