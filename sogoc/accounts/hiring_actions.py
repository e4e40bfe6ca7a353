"""Taking somebody on in one act: an account, the contractor it works for, its first duties. All of it, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.accounts.actions import create_person, give_duties, new_password, set_password
from sogoc.accounts.contractor_actions import join_contractor
from sogoc.ground.database import atomic

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.accounts.team_models import Contractor


@dataclass(frozen=True, slots=True)
class Hired:
    """A new account with the password that is printed once."""

    person: Person
    password: str


@atomic
def hire(
    username: str,
    full_name: str,
    *,
    actor: Person,
    unit: str = "",
    duties: Sequence[str] = (),
    contractor: Contractor | None = None,
    via: str = "",
) -> Hired:
    """Make an account, say whose it is, give it its first duties at an office."""
    password = new_password()
    person = create_person(username, full_name, password=password, actor=actor, via=via)
    if contractor is not None:
        join_contractor(contractor, person, actor=actor, via=via)
    if duties:
        give_duties(person, duties, unit=unit, actor=actor, via=via)
    return Hired(person, password)


@atomic
def print_password(person: Person, *, actor: Person, via: str = "") -> Hired:
    """A new password for somebody who lost theirs; they must change it at the next sign-in."""
    password = new_password()
    set_password(person, password, actor=actor, via=via)
    return Hired(person, password)
