"""How far a rule looks within an entry: whether what changed there can touch a reason that was given.

In: book type, code and field of a finding, names of the fields whose text changed. Out: whether the rule reads none of them. Rules
over whole books and over files look at more than can be told, and so at everything.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.expr.judge import bound
from sogoc.law.rules import RULES


def looks_elsewhere(book_type: str, code: str, field: str, *, changed: Collection[str]) -> bool:
    """Whether the rule of this finding reads, and its sentence shows, none of the changed fields.

    A changed page (``trang``) counts as everything: whoever gave the reason looked at another one.
    """
    known = BOOK_TYPES[book_type]
    read = fields_read(book_type, code, field)
    return bool(read) and all(name in known.field and name not in read for name in changed)


@cache
def fields_read(book_type: str, code: str, field: str) -> frozenset[str]:
    """Names of the fields that a rule of one entry reads, and its sentence shows, for a finding on this field; none for other rules."""
    rule = RULES.get(code)
    known: BookType = BOOK_TYPES[book_type]
    if rule is None:
        return frozenset()
    names: set[str] = set()
    for item in bound(rule, known):
        if (item.field.name if item.field else "") == field:
            names |= {name for name, _ in item.columns} | item.shown_columns
    return frozenset(names)
