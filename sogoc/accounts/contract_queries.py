"""What a contract leaves of a contractor's people. In: a person and a day. Out: for whom they work, what they may hold, why not.

Duties end with the contract: they stay written where they are, and count for nothing on a day on which no contract holds. Who is
written down to have left the contractor loses them for good (``contractor_actions.leave_contractor``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sogoc.accounts import team_refusals as refusals
from sogoc.accounts.duties import NOT_FOR_CONTRACTORS, Duty
from sogoc.accounts.team_models import Contractor, ContractorPerson

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.law.refusal import Refusal


def holds_on(day: dt.date, prefix: str = "") -> Q:
    """Condition that keeps rows with ``since`` and ``until`` that hold on a day."""
    since, until = f"{prefix}since", f"{prefix}until"
    return Q(**{f"{since}__lte": day}) & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": day}))


def contract_of(person: Person, day: dt.date) -> Contractor | None:
    """The contractor for whom somebody works on a day, whether its contract holds or not; None for the office's own people."""
    row = person.contracts.filter(holds_on(day)).select_related("contractor").first()
    return row.contractor if row is not None else None


def open_duties(person: Person) -> list[tuple[str, str]]:
    """The duties given to somebody that nothing ends, as (unit, duty)."""
    rows = person.assignments.filter(until=None).values_list("office__ref", "duty")
    return sorted(rows)


def left_by_contract(
    person: Person, held: Mapping[str, frozenset[str]], day: dt.date
) -> dict[str, frozenset[str]]:
    """Of duties by office, what a contract leaves: all without one, none outside its days, else those that contractors may hold."""
    contract = contract_of(person, day) if held else None
    if contract is None:
        return dict(held)
    if not contract.since <= day < contract.until:
        return {}
    left = {office: duties - set(NOT_FOR_CONTRACTORS) for office, duties in held.items()}
    return {office: duties for office, duties in left.items() if duties}


def why_not_hold(person: Person, duty: Duty, day: dt.date) -> Refusal | None:
    """Why a contractor's person may not be given a duty from a day; None for everybody and everything else."""
    contract = contract_of(person, day)
    if contract is None:
        return None
    if duty in NOT_FOR_CONTRACTORS:
        return refusals.NOT_FOR_CONTRACTOR.because(
            username=person.username, contractor=contract.name, duty=duty.label
        )
    return why_over(person, day)


def why_over(person: Person, day: dt.date) -> Refusal | None:
    """Why a contractor's person has no duty on a day: the contract does not hold; None for everybody else."""
    contract = contract_of(person, day)
    if contract is None or contract.since <= day < contract.until:
        return None
    return refusals.CONTRACT_OVER.because(
        username=person.username,
        contractor=contract.name,
        contract=contract.contract,
        since=f"{contract.since:%d/%m/%Y}",
        last=f"{last_day(contract.until):%d/%m/%Y}",
        day=f"{day:%d/%m/%Y}",
    )


def last_day(until: dt.date) -> dt.date:
    """The last day on which something holds that no longer does on ``until``."""
    return until - dt.timedelta(days=1)


def contractors() -> QuerySet[Contractor]:
    """All contractors, the latest contract first."""
    return Contractor.objects.order_by("-since", "-pk").prefetch_related("people")


def find_contractor(pk: int) -> Contractor:
    """A contractor by its number; refuses an unknown one."""
    found = Contractor.objects.filter(pk=pk).first()
    if found is None:
        raise refusals.NO_CONTRACTOR.because()
    return found


def people_of(contractor: Contractor) -> QuerySet[ContractorPerson]:
    """Who ever worked under a contract, those of today first."""
    return contractor.people.select_related("person").order_by("until", "person__username")
