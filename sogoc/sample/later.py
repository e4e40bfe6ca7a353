"""Events of the books that *Phần mềm 158* lacks: what an entry of such a book says beyond the persons in it.

In: an entry of the sample that it speaks of (a birth, a marriage, a guardianship), the persons by their blocks. Out: ``Later``, an event
that is bound, written, drawn and recorded like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.sample.events import Event
from sogoc.sample.people import Person

if TYPE_CHECKING:
    from sogoc.sample.books import Book, Entry
    from sogoc.sample.writing import Written

Roles = tuple[tuple[str, Person], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """An entry as it stands in its digitised book, by its id."""

    book: Book
    entry: Entry
    written: Written
    id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision changes: kind of amendment, column, the text that stands there, the text that ought to."""

    kind: str
    field: str
    before: str
    after: str


class Later(Event):
    """One such event.

    ``people`` by the prefixes of their blocks; ``asker`` who came (and how related); ``about`` further columns, in whose texts ``{so}``
    stands for the entry's own number; ``target`` the entry it speaks of, ``link`` in which way; ``note`` what is noted there in the
    margin (with ``{so} {ngay} {noi}`` of this entry); ``change`` what it changes there.
    """

    __slots__ = ("about", "asker", "change", "id", "link", "note", "people", "target")

    def __init__(
        self,
        kind: str,
        who: Person,
        *,
        reg: int,
        unit: int,
        people: Roles,
        form: str = "1",
        about: dict[str, str] | None = None,
        asker: tuple[Person, str] | None = None,
    ) -> None:
        super().__init__(kind, who, reg=reg, unit=unit, form=form)
        self.people = people
        self.about = about or {}
        self.asker = asker
        self.target: Target | Later | None = None
        self.link = ""
        self.note = ""
        self.change: Change | None = None
        self.id = ""
        """The entry's id, once it is written."""

    def speaks_of(self, target: Target | Later, link: str) -> Later:
        """Say which entry it speaks of, and in which way; return itself."""
        self.target, self.link = target, link
        return self
