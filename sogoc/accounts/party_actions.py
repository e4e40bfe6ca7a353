"""The writers of a book's five parties. Each naming stands in the ledger's stream of the book.

In: a book's path, a role, an office or words, the day from which it holds, the basis (a decision, minutes, the plan). Parties of one
role follow one another by their days, whenever they were recorded: the one before ends on that day and stays, one of a later day ends the
new one. Who is named from the same day takes the other's place: so a slip is corrected, and both stay in the ledger. Who may:
``administer`` over the book's unit; a hand-over (``intake``) changes the keeper by its own right.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sogoc.accounts import refusals
from sogoc.accounts.duties import Duty
from sogoc.accounts.models import BookParty
from sogoc.accounts.parties import PARTIES
from sogoc.accounts.queries import authority_of, find_office
from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

ACTION = "name_party"
LONGEST_WORDS, LONGEST_BASIS = 200, 300


@atomic
def name_party(
    book: str,
    role: str,
    *,
    basis: str,
    actor: Person,
    office: str = "",
    words: str = "",
    since: dt.date | None = None,
    via: str = "",
) -> BookParty:
    """Name who is a party of a book from a day (today)."""
    unit = book.partition("/")[0]
    own = authority_of(actor).office_for(unit, Duty.ADMINISTER)
    if own is None:
        raise refusals.KHONG_PHAI_QUAN_TRI.because(scope=f"quyển {book}")
    return put_party(
        book, role, basis=basis, actor=actor, office=office, words=words, since=since, duty=Duty.ADMINISTER,
        at_office=own, via=via,
    )  # fmt: skip


def put_party(
    book: str,
    role: str,
    *,
    basis: str,
    actor: Person,
    office: str,
    words: str,
    since: dt.date | None,
    duty: str,
    at_office: str,
    via: str,
) -> BookParty:
    """Row and act of a naming; part of the actions that checked who may."""
    if role not in PARTIES:
        known = ", ".join(f"{one.code} ({one.title})" for one in PARTIES.values())
        raise refusals.KHONG_CO_BEN.because(role=role, known=known)
    words, basis = " ".join(words.split())[:LONGEST_WORDS], " ".join(basis.split())[:LONGEST_BASIS]
    if not basis:
        raise refusals.CAN_LY_DO.because(act="ghi một bên của quyển sổ")
    if not (office or words):
        raise refusals.THIEU_TEN_BEN.because(title=PARTIES[role].title)
    ref = find_office(office).ref if office else ""
    day = since or clock.today_vn()
    chain = list(BookParty.objects.filter(book=book, role=role).order_by("since", "pk"))
    before = next((one for one in reversed(chain) if one.since <= day), None)
    after = next((one for one in chain if one.since > day), None)
    if before is not None:
        if (before.office, before.words) == (ref, words):
            return before
        before.until = day
        before.save(update_fields=["until"])
    until = after.since if after is not None else None
    party = BookParty.objects.create(
        book=book, role=role, office=ref, words=words, since=day, until=until, basis=basis
    )
    append(
        Act(
            stream=f"book:{book}",
            action=ACTION,
            subject=book,
            actor=actor.username,
            office=at_office,
            duty=str(duty),
            payload={"role": role, "office": ref, "words": words, "since": day.isoformat(), "basis": basis},
            via=via,
        )
    )
    return party
