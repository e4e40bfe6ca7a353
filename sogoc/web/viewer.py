"""Who looks at a page, and what of the province is their business.

In: a request of a signed-in person. Out: ``Viewer``, made once per request. A thing outside the jurisdiction is *not there*: the same
404 as for a thing that does not exist, so that a page tells nobody which books another commune has.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

from sogoc.accounts import queries as accounts
from sogoc.accounts.contract_queries import why_over
from sogoc.accounts.duties import Duty
from sogoc.accounts.reset_queries import why_waits
from sogoc.accounts.team_queries import team_units
from sogoc.imaging.queries import paths_with_pages
from sogoc.intake.book_queries import find_book
from sogoc.intake.queries import book_awaited
from sogoc.keying.queries import entries_read_by
from sogoc.law.refusal import Refusal
from sogoc.register import queries as records
from sogoc.register.sensitive_queries import hidden_keys, is_sensitive, keys_of
from sogoc.web.refusals import ENTRY_BEING_READ, NO_BOOK_HERE, NO_DUTY, NO_ENTRY_HERE, NO_UNIT_HERE

if TYPE_CHECKING:
    from sogoc.accounts.models import Office, Person
    from sogoc.register.models import Book, Entry


class Viewer:
    """One signed-in person on one request."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @cached_property
    def authority(self) -> accounts.Authority:
        """Duties held today."""
        return accounts.authority_of(self.person)

    @cached_property
    def jurisdiction(self) -> accounts.Jurisdiction:
        """Units that any duty covers; refuses somebody who has none."""
        if not self.authority.held:
            over = why_over(self.person, self.authority.day)
            if over is not None:
                raise over
            if (waits := why_waits(self.person)) is not None:
                raise waits
            refused = NO_DUTY.because(username=self.person.username)
            if self.teams:
                refused.fix = "Việc của tổ kiểm tra chéo nằm ở trang “Nhập liệu”, phím g rồi l."
            raise refused
        return self.authority.jurisdiction()

    @cached_property
    def teams(self) -> frozenset[str]:
        """Units of whose books a checking team may be handed out entries to this person."""
        return team_units(self.person)

    @cached_property
    def reading(self) -> frozenset[int]:
        """Ids of entries that the person holds to read blind: what was read of them before shows nowhere."""
        return entries_read_by(self.person)

    @cached_property
    def offices(self) -> list[Office]:
        """Offices at which a duty is held."""
        return [accounts.find_office(ref) for ref in sorted(self.authority.held)]

    @property
    def home_title(self) -> str:
        """What the first screen shows: the whole province or the part that is the person's business."""
        return "Toàn tỉnh" if self.jurisdiction.everything else "Phạm vi được giao"

    def may(self, place: str, duty: str) -> bool:
        """Whether a duty is held over a unit, or over a book by its path."""
        return duty in self.authority.duties(place)

    def may_any(self, place: str, *duties: str) -> bool:
        """Whether one of these duties is held over a unit, or over a book by its path."""
        return not self.authority.duties(place).isdisjoint(duties)

    def may_anywhere(self, *duties: str) -> bool:
        """Whether one of these duties is held at any office."""
        return any(set(duties) & held for held in self.authority.held.values())

    def why_waits(self, duty: str, place: str = "") -> Refusal | None:
        """Why a duty that was given (over a place) does not count now: somebody reset the account; None when it counts or was not given."""
        held = accounts.held_on(self.person, self.authority.day)
        given = (
            accounts.Authority(held, self.authority.day).duties(place)
            if place
            else frozenset().union(*held.values())
        )
        counts = self.may(place, duty) if place else self.may_anywhere(duty)
        return why_waits(self.person) if duty in given and not counts else None

    def unit(self, code: str) -> Office:
        """An office within the jurisdiction; anything else is not there."""
        office = accounts.find_office(code)
        if office.ref not in self.jurisdiction:
            raise NO_UNIT_HERE.because(unit=code)
        return office

    def book(self, unit: str, name: str) -> Book:
        """A book within the jurisdiction; anything else is not there."""
        path = f"{unit}/{name}"
        if self.jurisdiction.everything:
            return find_book(path)
        try:
            if path in self.jurisdiction:
                return find_book(path)
        except Refusal:
            pass
        raise NO_BOOK_HERE.because(path=path)

    def book_on_shelf(self, unit: str, name: str) -> Book:
        """A book within the jurisdiction that arrived, or of which the plan, somebody or its pages speak: that has no number (``pk``)."""
        path = f"{unit}/{name}"
        here = path in self.jurisdiction
        awaited = book_awaited(path, pictured=bool(paths_with_pages([path]))) if here else None
        return awaited or self.book(unit, name)

    def entry(self, unit: str, name: str, key: str) -> Entry:
        """An entry within the jurisdiction; anything else is not there, nor is a sensitive one without its duty.

        Whoever holds it to read it from the page is told to finish first.
        """
        path = f"{unit}/{name}/{key}"
        found = None
        if self.jurisdiction.everything:
            found = records.entry_at(path)
        else:
            with suppress(Refusal):
                found = records.entry_at(path) if f"{unit}/{name}" in self.jurisdiction else None
        if found is not None and found.pk in self.reading:
            raise ENTRY_BEING_READ.because(path=path)
        if found is not None and self.sees(found):
            return found
        raise (records.NO_ENTRY if self.jurisdiction.everything else NO_ENTRY_HERE).because(path=path)

    def entry_by_id(self, path: str) -> Entry:
        """An entry by its id ``24862/KS.2008.01/012``, as ``entry`` finds it."""
        unit, _, rest = path.partition("/")
        name, _, key = rest.partition("/")
        return self.entry(unit, name, key)

    def may_look(self, entry: Entry) -> bool:
        """Whether an entry of any book is there for the person."""
        return entry.book.path in self.jurisdiction and self.sees(entry)

    def sees(self, entry: Entry) -> bool:
        """Whether an entry of a book within the jurisdiction is there for the person."""
        if entry.pk in self.reading:
            return False
        return not entry.sensitive or self.sees_sensitive(entry.book)

    def sees_path(self, path: str) -> bool:
        """Whether an entry, by its id, is there for the person as far as being sensitive goes."""
        book = path.rpartition("/")[0]
        return self.may(book, Duty.SENSITIVE) or not is_sensitive(path)

    def sees_sensitive(self, book: Book) -> bool:
        """Whether the person has the duty to see sensitive entries of a book."""
        return self.may(book.path, Duty.SENSITIVE)

    def hidden(self, book: Book) -> dict[str, tuple[int, str, str]]:
        """Key → row, number, subject of those entries of a book that are not there for the person, or that they read now."""
        return ({} if self.sees_sensitive(book) else hidden_keys(book)) | keys_of(book, self.reading)


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer of a request; made once."""
    found: Viewer | None = getattr(request, "_viewer", None)
    if found is None:
        found = Viewer(cast("Person", request.user))
        request._viewer = found  # type: ignore[attr-defined]  # noqa: SLF001 - ours, on Django's request
    return found
