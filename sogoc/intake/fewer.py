"""A package that comes again without what was approved, sent or confirmed here: refused, unless a second person agrees.

In: what staging found lacking, who agrees. Out: the refusal with its remedy, the books for which the consent holds, words for the ledger.
Nothing leaves the figures on one word (seed §3.3); an entry that is not in the book ends in law first (TT 04/2020 Điều 29, 35).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.intake.refusals import FEWER_BY_OTHER, FEWER_ENTRIES
from sogoc.law.text.figures import vn

if TYPE_CHECKING:
    from pathlib import Path

    from sogoc.accounts.models import Person
    from sogoc.accounts.queries import Authority
    from sogoc.law.refusal import Refusal
    from sogoc.register.staging_actions import Staged

NAMED = 5
"""So many of the entries that a package lacks are named."""


class Consent:
    """Of somebody with the duty to approve, who did not bring the packages; None agrees to nothing. Holds paths of books."""

    def __init__(self, person: Person | None, actor: Person) -> None:
        self.person = person
        if person is None:
            return
        if person == actor:
            raise FEWER_BY_OTHER.because(username=person.username, why="đây chính là người nhập gói")
        covered = accounts.jurisdiction_units(person, duty="approve")
        if not (covered.everything or covered.units or covered.books):
            raise FEWER_BY_OTHER.because(
                username=person.username, why="tài khoản không có nhiệm vụ phê duyệt"
            )

    @cached_property
    def _authority(self) -> Authority:
        return accounts.authority_of(self.person) if self.person else accounts.Authority({})

    def __contains__(self, path: object) -> bool:
        return "approve" in self._authority.duties(str(path))

    def to(self, what: Staged) -> dict[str, str]:
        """What the ledger says of it: of a package that left something out, who agreed."""
        agreed = self.person is not None and what.withdrawn and what.book.path in self
        return {"fewer": self.person.username} if agreed and self.person else {}


def fewer_entries(what: Staged, table: Path, unit: str) -> Refusal:
    """Why a package is not taken; sensitive entries are counted and not named."""
    named = [one.so or one.key for one in what.lacking if not one.sensitive][:NAMED]
    others = len(what.lacking) - len(named)
    which = (
        ", ".join(named)
        + (" và " if named and others else "")
        + (f"{vn(others)} trường hợp khác" if others else "")
    )
    return FEWER_ENTRIES.because(
        file=table.name, count=vn(len(what.lacking)), book=what.book.path, which=which, unit=unit
    )
