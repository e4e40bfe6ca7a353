"""Which pictures of a book's pages are whose business, and whose picture a sensitive entry is on (docs/decisions/0019).

In: a person and a book. Out: for a page or a cut the sensitive entries that its picture shows, each look at which is noted by whoever
serves it; None where the picture is not there for the person:

* a picture with a sensitive entry asks the duty ``sensitive``, also where a frame of something else is drawn over its place;
* what is not in the register yet is for those who work on the book, not for whoever only follows it;
* the cut of an entry that somebody holds is there for them while they hold it, and of the page nothing else by that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.accounts.team_queries import leased_duties
from sogoc.imaging import queries as imaging
from sogoc.keying.models import Draft
from sogoc.keying.queries import items_held
from sogoc.law.pages import BEARING

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.imaging.models import Cut, Page
    from sogoc.register.models import Entry

WORKING = frozenset({Duty.SCAN, Duty.KEY, Duty.CHECK, Duty.ADJUDICATE, Duty.APPROVE})
"""Duties of those who work on a book before it is in the register."""


class Sight:
    """What one person sees of the pages of one book (``pages``: of these alone), read once."""

    def __init__(self, person: Person, book: str, pages: Collection[int] | None = None) -> None:
        self.duties = accounts.duties_of(person, book)
        self.on_page = imaging.cuts_by_page(book, pages)
        rows = Draft.objects.filter(work__book=book, cut__isnull=False, entry__isnull=False)
        if pages is not None:
            rows = rows.filter(cut__in={cut for cuts in self.on_page.values() for cut in cuts})
        self.entries = {draft.cut: draft.entry for draft in rows.select_related("entry__book")}

    def page(self, page: Page) -> tuple[Entry, ...] | None:
        """Sensitive entries of a whole page; None where the page is not there for the person."""
        cuts = self.on_page.get(page.pk, {})
        standing = {cut for cut, stands in cuts.items() if stands}
        unread = not standing <= set(self.entries) or (not standing and page.kind in BEARING)
        return self._seen(cuts, unread=unread)

    def cut(self, cut: int) -> tuple[Entry, ...] | None:
        """The same of one cut, for who holds nothing of it."""
        return self._seen([cut, *self.under(cut)], unread=cut not in self.entries)

    def under(self, cut: int) -> set[int]:
        """Other cuts, standing or not, of sensitive entries over whose place a cut is drawn."""
        veiled = {one for one, entry in self.entries.items() if one and entry is not None and entry.sensitive}
        return imaging.cuts_over([cut], veiled - {cut}) if veiled - {cut} else set()

    def is_sensitive(self, page: Page) -> bool:
        """Whether a sensitive entry stands on a page."""
        return any(self._sensitive(self.on_page.get(page.pk, {})))

    def _seen(self, cuts: Iterable[int], *, unread: bool) -> tuple[Entry, ...] | None:
        sensitive = tuple(self._sensitive(cuts))
        needed = {Duty.SENSITIVE} if sensitive else set()
        if not self.duties or not needed <= self.duties or (unread and not WORKING & self.duties):
            return None
        return sensitive

    def _sensitive(self, cuts: Iterable[int]) -> list[Entry]:
        found = (self.entries.get(cut) for cut in cuts)
        return [entry for entry in found if entry is not None and entry.sensitive]


def seen_on_pages(person: Person, book: str, pages: Collection[Page]) -> tuple[Entry, ...] | None:
    """Sensitive entries of whole pages of a book together; None where one of them is not there for the person."""
    sight = Sight(person, book, [page.pk for page in pages])
    found = [sight.page(page) for page in pages]
    seen = [entry for entries in found if entries is not None for entry in entries]
    return None if not found or None in found else tuple(dict.fromkeys(seen))


def cuts_veiled(person: Person, book: str) -> set[int]:
    """Cuts of a book that show the place of another, sensitive entry, which this person may not see: nothing to be handed them."""
    rows = Draft.objects.filter(work__book=book, cut__isnull=False, entry__sensitive=True)
    veiled = {cut for cut in rows.values_list("cut", flat=True) if cut is not None}
    if not veiled or Duty.SENSITIVE in leased_duties(person, book):
        return set()
    return imaging.cuts_over(veiled)


def seen_on_cut(person: Person, cut: Cut) -> tuple[Entry, ...] | None:
    """Sensitive entries of the part of the pages that is one entry: by a duty over the book, or by holding it now."""
    sight = Sight(person, cut.book, {region.page_id for region in cut.regions.all()})
    by_duty = sight.cut(cut.pk)
    if by_duty is not None:
        return by_duty
    held = items_held(person).filter(draft__work__book=cut.book, draft__cut=cut.pk)
    if not leased_duties(person, cut.book) or not held.exists() or sight.under(cut.pk):
        return None
    entry = sight.entries.get(cut.pk)
    return (entry,) if entry is not None and entry.sensitive else ()
