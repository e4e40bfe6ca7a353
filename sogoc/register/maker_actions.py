"""The writer of makers of versions that stand already: who read an entry's page again, or settled it again, and changed nothing.

Callers are the rooms above, inside their transaction, and they tell the ledger what was written (``retelling``: ``makers``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import F

from sogoc.ground.database import must_be_in_transaction
from sogoc.register.models import EntryVersion, VersionMaker

if TYPE_CHECKING:
    from sogoc.register.incoming import Maker
    from sogoc.register.models import Book

Told = list[tuple[str, str, str]]
"""Key, user name and act, as the ledger tells them."""


def note_makers(book: Book, hands: Mapping[int, Sequence[Maker]]) -> Told:
    """Make these people makers of the present versions of entries of a book (``hands``: by id); return those who were not before."""
    must_be_in_transaction()
    known = set(
        VersionMaker.objects.filter(version__entry__book=book).values_list("version", "person", "act")
    )
    present = EntryVersion.objects.filter(entry__book=book, number=F("entry__version"))
    rows: list[VersionMaker] = []
    told: Told = []
    for version, entry, key in present.order_by("entry__row", "pk").values_list("pk", "entry", "entry__key"):
        for who in dict.fromkeys(hands.get(entry, ())):
            if (version, who.person, who.act) not in known:
                rows.append(VersionMaker(version_id=version, person_id=who.person, act=who.act))
                told.append((key, who.username, who.act))
    VersionMaker.objects.bulk_create(rows)
    return told
