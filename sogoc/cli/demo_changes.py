"""The demo's decisions: some entries of the book of changes are carried out on the entries that they speak of.

In: the approved books of changes of a sample, two people (one records, the other puts in force). Out: how many changes are in force; what
a copy of those entries would say has changed. The same message twice counts once, so that a demo that was killed goes on where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from sogoc.law.refusal import Refusal

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.approval.proposal_queries import Candidate
    from sogoc.law.decisions import Decision
    from sogoc.register.models import Entry

MOST = 12
"""So many decisions are carried out at most; the rest is left as proposals for whoever tries the screens."""
LEFT = 2
"""Of those found, one is left recorded, waiting for the other person, and one untouched: there is something to try."""
SURE = 0.6
"""Belief from which the demo takes the first candidate for the entry meant."""
REASON = "Theo sổ đăng ký thay đổi, cải chính hộ tịch (dữ liệu mẫu)"


def carry_out(*, keyer: Person, approver: Person, via: str) -> int:
    """Record and put in force the first changes whose entries are found beyond doubt."""
    from sogoc.approval.amendment_actions import Basis, Target, enforce_amendment, record_amendment

    found = list(islice(_beyond_doubt(keyer), MOST + LEFT))
    carried = found[:-LEFT] if len(found) > LEFT else found
    done = 0
    for number, (decided, decision, candidate) in enumerate(found[: len(carried) + 1]):
        basis = Basis(decision.title, decision.number, decision.day, decision.issuer, decided)
        target = Target(candidate.entry, candidate.values, before=candidate.before)
        try:
            made = record_amendment(
                decision.kind,
                [target],
                actor=keyer,
                reason=REASON,
                legal_day=decision.day,
                basis=basis,
                via=via,
                client_txn=f"demo-record-{decided}",
            )
            if number < len(carried):
                enforce_amendment(made, actor=approver, via=via, client_txn=f"demo-enforce-{decided}")
                done += 1
        except Refusal:
            continue  # a secret note, another decision before: one of the cases that people look into
    return done


def _beyond_doubt(person: Person) -> Iterator[tuple[Entry, Decision, Candidate]]:
    from sogoc.accounts.queries import jurisdiction_units
    from sogoc.approval.proposal_queries import candidates, decision_of
    from sogoc.law.decisions import TYPE
    from sogoc.register.queries import books, entries

    within = jurisdiction_units(person)
    for book in books().filter(type=TYPE).order_by("unit", "year", "number"):
        for entry in entries(book).filter(state="approved").select_related("book"):
            decision = decision_of(entry)
            first = next(iter(candidates(entry, decision, within)), None) if decision else None
            if (
                decision
                and first
                and first.values
                and first.belief >= SURE
                and first.entry.state == "approved"
            ):
                yield entry, decision, first
