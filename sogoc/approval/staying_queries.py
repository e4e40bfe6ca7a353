"""What stays in staging when somebody has approved what they may, and why.

In: a person, and books or everything that they may approve. Out: one ``Staying`` a book; two queries whatever their number.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q

from sogoc.accounts import queries as accounts
from sogoc.approval.queries import APPROVE
from sogoc.keying import queries as keying
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book


@dataclass(slots=True)
class Staying:
    """The entries of one book that wait, each counted once: held, held with its book, the person's own, being read again, else free."""

    book: str
    findings: int
    """Findings that hold the whole book."""
    held: list[dict[str, object]] = field(default_factory=list)
    by_book: int = 0
    own: list[str] = field(default_factory=list)
    being_read: list[str] = field(default_factory=list)
    free: int = 0

    @property
    def waiting(self) -> int:
        """Entries in staging."""
        return len(self.held) + self.by_book + len(self.own) + len(self.being_read) + self.free


def staying(actor: Person, books: Collection[Book] | None = None) -> list[Staying]:
    """Every book with entries in staging, of these or of all that the person may approve, in their order."""
    if books is None:
        where = accounts.jurisdiction_units(actor, duty=APPROVE.duty).where("book__unit")
    else:
        where = Q(book__in=[book.pk for book in books])
    made = records.made_versions(actor.pk, APPROVE.not_by)
    unread = keying.paths_being_read()
    found = []
    for (*name, findings), entries in groupby(records.all_staged(where, made=made), key=lambda one: one[:5]):
        unit, *rest = map(str, name)
        one = Staying(f"{unit}/{'.'.join(rest)}", int(findings))
        for entry in entries:
            if entry.held:
                shown = {"key": entry.key, "so": entry.so, "row": entry.row, "findings": entry.held}
                one.held.append(shown)
            elif one.findings:
                one.by_book += 1
            elif entry.own:
                one.own.append(entry.key)
            elif f"{one.book}/{entry.key}" in unread:
                one.being_read.append(entry.key)
            else:
                one.free += 1
        found.append(one)
    return found
