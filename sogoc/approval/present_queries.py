"""What changes in force make of many entries: who is called otherwise today, which entries of some books say something else by now.

In: books or entries. Out: changes by entry; names. A name that a change gave, or that its ground names as older, leads to the entry
as much as the one that is written (khoản 6 Điều 29 Thông tư 04/2020/TT-BTP: the book keeps its text, copies have the present one).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from sogoc.approval.amendment_queries import change_of, changes_of
from sogoc.approval.models import AmendmentTarget
from sogoc.approval.proposal_queries import texts_of
from sogoc.ground import clock
from sogoc.ground.database import in_parts
from sogoc.law.books import BOOK_TYPES
from sogoc.law.present import Change, present
from sogoc.law.text import fold
from sogoc.law.values.ho_ten import main_name

if TYPE_CHECKING:
    from sogoc.law.book import BookType
    from sogoc.register.models import Book, Entry


CHANGED = Exists(AmendmentTarget.objects.filter(entry=OuterRef("pk"), amendment__state="in_force"))
"""Entries on which a change in force stands."""


def changes_in(books: Collection[int]) -> dict[int, list[Change]]:
    """Id of an entry of these books → its changes in force; entries without any are left out."""
    found: defaultdict[int, list[Change]] = defaultdict(list)
    for some in in_parts(list(books)):
        rows = AmendmentTarget.objects.filter(entry__book__in=some, amendment__state="in_force")
        for one in rows.select_related("amendment"):
            found[one.entry_id].append(change_of(one))
    return dict(found)


def renamed(entries: Iterable[Entry]) -> dict[int, list[str]]:
    """Id of an entry → what those whom its book is about are called today, where that is another name than the one written."""
    every = {entry.pk: entry for entry in entries}
    names = {}
    for pk, changes in changes_of(every).items():
        columns = _names(BOOK_TYPES[every[pk].book.type]) if every[pk].book.type in BOOK_TYPES else []
        shown = present(texts_of(every[pk]), changes, as_of=clock.today_vn())
        now = [
            shown[name].value
            for name in columns
            if name in shown and shown[name].value != shown[name].original
        ]
        if now:
            names[pk] = now
    return names


def once_named(book: Book, folded: str) -> dict[int, str]:
    """Id of an entry of a book → the name with this fold that a change in force gave somebody it is about, or took from them."""
    columns = _names(BOOK_TYPES[book.type]) if book.type in BOOK_TYPES else []
    found = {}
    for pk, changes in changes_in([book.pk]).items():
        names = [name for name in _borne(changes, columns) if folded in fold(main_name(name))]
        if names:
            found[pk] = names[-1]
    return found


def _names(book_type: BookType) -> list[str]:
    found = (book_type.attribute(prefix, "ho_ten") for prefix in book_type.subjects)
    return [name for name in found if name is not None]


def _borne(changes: Iterable[Change], columns: Collection[str]) -> list[str]:
    """Names by which changes knew somebody, the newest last."""
    ordered = sorted(changes, key=lambda one: one.turn)
    told = [
        (name, text) for one in ordered for texts in (one.before, one.values) for name, text in texts.items()
    ]
    return [text for name, text in told if name in columns]
