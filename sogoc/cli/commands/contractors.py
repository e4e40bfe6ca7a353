"""``sogoc contractor``: contracts and the people who work under them, for whoever administers without the web."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sogoc.cli.commands.people_access import Reason, User
from sogoc.cli.installation import actor as find_actor
from sogoc.cli.installation import open_installation, via
from sogoc.cli.options import BOUNDED_DAY, Actor
from sogoc.cli.outcome import Outcome
from sogoc.cli.words import t

if TYPE_CHECKING:
    from sogoc.accounts.team_models import Contractor

contractor = App(
    name="contractor", help=t("Nhà thầu: hợp đồng và người.", "Contractors: contracts and people.")
)
Number = Annotated[
    int, Parameter(help=t("Số của nhà thầu trong “contractor list”.", "Its number in the list."))
]
Day = Annotated[dt.date, BOUNDED_DAY]


@contractor.command(name="list", help=t("Các hợp đồng, mới nhất trước.", "Contracts, the latest first."))
def listed(*, actor: Actor = None) -> Outcome:
    """List the contracts with who works under each."""
    open_installation()
    from sogoc.accounts.actions import administers_somewhere
    from sogoc.accounts.contract_queries import contractors

    administers_somewhere(find_actor(actor))
    rows = [_told(one) for one in contractors().prefetch_related("people__person")]
    lines = [
        t(
            "{number}  {name}, {contract}, {since:%d/%m/%Y} đến hết {last:%d/%m/%Y}: {people}",
            "{number}  {name}, {contract}, {since:%d/%m/%Y} to {last:%d/%m/%Y}: {people}",
        ).format(**{**one, "people": ", ".join(one["people"]) or t("chưa có người", "nobody")})
        for one in rows
    ]
    return Outcome({"contractors": rows}, lines or [t("Chưa có nhà thầu nào.", "No contractor.")])


@contractor.command(name="add", help=t("Ghi một hợp đồng.", "Write down a contract."))
def add(
    name: Annotated[str, Parameter(help=t("Tên nhà thầu.", "Name."))],
    contract: Annotated[str, Parameter(help=t("Số hợp đồng.", "Number of the contract."))],
    /,
    *,
    signed: Annotated[Day, Parameter(help=t("Ngày ký.", "Day of signing."))],
    first: Annotated[Day, Parameter(help=t("Ngày đầu có hiệu lực.", "First day."))],
    last: Annotated[Day, Parameter(help=t("Ngày cuối có hiệu lực.", "Last day."))],
    actor: Actor = None,
) -> Outcome:
    """Write down a contract."""
    open_installation()
    from sogoc.accounts.contractor_actions import add_contractor

    by = find_actor(actor)
    made = add_contractor(name, contract, signed=signed, first=first, last=last, actor=by, via=via())
    said = t(
        "Đã ghi hợp đồng {contract} của {name}, số {number}.", "Wrote down {contract} of {name}: {number}."
    )
    return Outcome(_told(made), [said.format(**_told(made))])


@contractor.command(name="end", help=t("Đổi ngày cuối của hợp đồng.", "Set another last day of a contract."))
def end(
    number: Number,
    /,
    *,
    last: Annotated[Day, Parameter(help=t("Ngày cuối có hiệu lực.", "Last day."))],
    basis: Annotated[str, Parameter(help=t("Phụ lục hoặc quyết định.", "Annex or decision."))],
    actor: Actor = None,
) -> Outcome:
    """Set another last day of a contract, by its annex."""
    open_installation()
    from sogoc.accounts.contract_queries import find_contractor
    from sogoc.accounts.contractor_actions import set_last_day

    set_last_day(find_contractor(number), last, basis=basis, actor=find_actor(actor), via=via())
    said = t("Hợp đồng có hiệu lực đến hết {last}.", "The contract holds to the end of {last}.")
    return Outcome(_told(find_contractor(number)), [said.format(last=f"{last:%d/%m/%Y}")])


@contractor.command(name="join", help=t("Ghi một tài khoản là người của nhà thầu.", "An account is theirs."))
def join(number: Number, username: User, /, *, actor: Actor = None) -> Outcome:
    """Say that an account works for a contractor."""
    open_installation()
    from sogoc.accounts.contract_queries import find_contractor
    from sogoc.accounts.contractor_actions import join_contractor

    found = find_contractor(number)
    join_contractor(found, find_actor(username), actor=find_actor(actor), via=via())
    said = t("Đã ghi {username} là người của {name}.", "{username} works for {name}.")
    return Outcome(_told(found), [said.format(username=username, name=found.name)])


@contractor.command(
    name="leave", help=t("Ghi một người thôi làm cho nhà thầu.", "Somebody works for it no more.")
)
def leave(number: Number, username: User, /, *, reason: Reason, actor: Actor = None) -> Outcome:
    """Say that an account works for a contractor no more."""
    open_installation()
    from sogoc.accounts.contract_queries import find_contractor
    from sogoc.accounts.contractor_actions import leave_contractor

    found = find_contractor(number)
    ended = leave_contractor(found, find_actor(username), reason=reason, actor=find_actor(actor), via=via())
    said = t(
        "Đã ghi {username} thôi làm cho {name}; thu hồi {n} nhiệm vụ.",
        "{username} works for {name} no more; {n} duties end.",
    )
    lines = [said.format(username=username, name=found.name, n=len(ended))]
    return Outcome(_told(found) | {"ended": [f"{duty}@{unit}" for unit, duty in ended]}, lines)


def _told(one: Contractor) -> dict[str, Any]:
    from sogoc.accounts.contract_queries import last_day

    return {
        "number": one.pk,
        "name": one.name,
        "contract": one.contract,
        "since": one.since,
        "last": last_day(one.until),
        "people": sorted(row.person.username for row in one.people.all() if row.until is None),
    }
