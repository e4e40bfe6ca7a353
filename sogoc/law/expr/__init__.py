"""The expression language in which rules are written: one declaration, understood by every back-end alike.

``sugar`` holds the words, ``tree`` the nodes, ``bind`` puts a rule's expression onto one field of one book type, ``to_python``
evaluates one row, ``judge`` a whole rule on one row, ``to_json``/``from_json`` carry a tree to the browser and back, ``to_text``
says it in Vietnamese, ``fields`` names what it touches, ``possible`` tells what it can still say of rows of which a little is known.
The column form is ``sogoc.checking.to_polars``.
"""

from __future__ import annotations

from sogoc.law.expr.sugar import (
    BESIDE,
    EVENT,
    NUMBER,
    PLACE,
    REGISTERED,
    THIS,
    F,
    absent,
    all_of,
    any_of,
    before,
    called,
    date,
    date_in,
    days,
    find,
    fold,
    if_,
    int_of,
    is_in,
    lit,
    matches,
    no,
    office,
    part,
    present,
    year,
    years,
)
from sogoc.law.expr.tree import Expr, Sort

__all__ = [
    "BESIDE",
    "EVENT",
    "NUMBER",
    "PLACE",
    "REGISTERED",
    "THIS",
    "Expr",
    "F",
    "Sort",
    "absent",
    "all_of",
    "any_of",
    "before",
    "called",
    "date",
    "date_in",
    "days",
    "find",
    "fold",
    "if_",
    "int_of",
    "is_in",
    "lit",
    "matches",
    "no",
    "office",
    "part",
    "present",
    "year",
    "years",
]
