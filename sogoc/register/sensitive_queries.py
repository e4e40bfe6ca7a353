"""Who may see what of a book: sensitive entries are there only for people with the duty (``docs/decisions/0019``).

In: a person, entries. Out: whether they may, a condition for queries. Everybody else gets the answer of an entry that does not exist.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from sogoc.accounts import queries as accounts
from sogoc.accounts.duties import Duty
from sogoc.law.books import BOOK_TYPES
from sogoc.law.refusal import Refusal
from sogoc.law.sensitive import TITLES, causes_of
from sogoc.law.value import verbatim
from sogoc.register.link_queries import sensitive_by_link
from sogoc.register.models import Entry
from sogoc.register.queries import NO_ENTRY, entry_at, values_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Book

_ENTRY = re.compile(r"[A-Z0-9]+(?:@[0-9-]{10})?/[A-Z]+\.[0-9]{4}\.[0-9A-Z]+/[0-9A-Za-z~@-]+")


def sees_sensitive(person: Person, book: Book) -> bool:
    """Whether somebody has the duty over a book."""
    return accounts.may_act(person, book.path, duty=Duty.SENSITIVE)


def may_look(entry: Entry, duties: Collection[str]) -> bool:
    """Whether an entry is there for somebody who has these duties over its book."""
    return bool(duties) and (not entry.sensitive or Duty.SENSITIVE in duties)


def there_for(person: Person, at: str = "") -> Q:
    """Condition on entries, or on what has one at ``at`` (``entry__``): they are somebody's business and there for them."""
    may = accounts.jurisdiction_units(person).where(f"{at}book__unit")
    sees = accounts.jurisdiction_units(person, duty=Duty.SENSITIVE)
    if sees.everything:  # its condition is empty, and what is empty counts for nothing beside an "or"
        return may
    return may & (Q(**{f"{at}sensitive": False}) | sees.where(f"{at}book__unit"))


def must_be_there(entry: Entry, person: Person) -> frozenset[str]:
    """Return a person's duties over an entry's book; for whom it is not there, it does not exist."""
    duties = accounts.duties_of(person, entry.book.path)
    if not may_look(entry, duties):
        raise NO_ENTRY.because(path=str(entry))
    return duties


def hidden_keys(book: Book) -> dict[str, tuple[int, str, str]]:
    """Key → row, number, subject of a book's sensitive entries: what must show nowhere without the duty."""
    return _told(book.entries.filter(sensitive=True))


def keys_of(book: Book, ids: Collection[int]) -> dict[str, tuple[int, str, str]]:
    """The same of these entries, as far as they are the book's; nothing is asked for none."""
    return _told(book.entries.filter(pk__in=ids)) if ids else {}


def _told(rows: QuerySet[Entry]) -> dict[str, tuple[int, str, str]]:
    found = rows.values_list("key", "row", "so", "subject")
    return {key: (row, so, subject) for key, row, so, subject in found}


def sensitive_by_unit() -> dict[str, int]:
    """Unit → how many of its entries are sensitive."""
    rows = Entry.objects.filter(sensitive=True).order_by().values_list("book__unit")
    return dict(rows.annotate(count=Count("pk")))


def named_in(says: str) -> list[str]:
    """Ids of entries that a sentence names."""
    return _ENTRY.findall(says)


def hidden_paths(person: Person) -> frozenset[str]:
    """Ids of all sensitive entries that somebody does not see, whoever keeps them."""
    sees = accounts.jurisdiction_units(person, duty=Duty.SENSITIVE).where("book__unit")
    rows = Entry.objects.filter(sensitive=True).exclude(pk__in=Entry.objects.filter(sees, sensitive=True))
    names = ("book__unit", "book__type", "book__year", "book__number", "key")
    return frozenset("{}/{}.{}.{}/{}".format(*row) for row in rows.values_list(*names))


def is_sensitive(path: str) -> bool:
    """Whether there is an entry of this id and it is sensitive."""
    try:
        return entry_at(path).sensitive
    except Refusal:
        return False


def veiled(says: str, hidden: Mapping[str, tuple[int, str, str]]) -> bool:
    """Whether a sentence about another entry names a hidden one: by its number, its row or its subject."""
    for row, so, subject in hidden.values():
        if (
            (so and so in says)
            or (subject and subject in says)
            or re.search(rf"[dD]òng [^“”]*\b{row}\b", says)
        ):
            return True
    return False


def visible(rows: QuerySet[Entry], *, sensitive: bool) -> QuerySet[Entry]:
    """Those of some entries that somebody sees; all of them with the duty."""
    return rows if sensitive else rows.filter(sensitive=False)


def why_sensitive(entry: Entry) -> list[str]:
    """Words of every cause for which an entry is sensitive now."""
    if not entry.sensitive:
        return []
    values = values_of(entry)
    texts = {name: verbatim(value) for name, value in values.items()}
    codes = causes_of(texts, BOOK_TYPES[entry.book.type])
    codes += ["lien_ket"] * (entry.pk in sensitive_by_link(entry.book)) + ["danh_dau"] * entry.marked
    return [TITLES[code] for code in dict.fromkeys(codes)]
