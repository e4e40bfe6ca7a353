"""Entries as they stand in the register, laid out for the rules: what they say of them now, and would say of another text.

In: entries with the values of their current versions. Out: rows as a package would bring them; findings that another text would make.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import polars as pl

from sogoc.checking.examine import Examined, Seen, Standing, examine, with_texts
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import mark_of, verbatim
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.law.value import Mark
    from sogoc.register.models import Entry


def written_rows(type_: str, shown: Sequence[records.Shown]) -> pl.DataFrame:
    """Entries of one book as the frame of a package that says what they say now."""
    names = BOOK_TYPES[type_].columns[1:]
    texts = [[one.entry.row, *(verbatim(one.values.get(name)) or None for name in names)] for one in shown]
    return pl.DataFrame(texts, schema={"_row": pl.Int64, **dict.fromkeys(names, pl.String)}, orient="row")


def marks_of(shown: Sequence[records.Shown]) -> dict[int, dict[str, Mark]]:
    """How the fields of these entries are written, by row."""
    found = {
        one.entry.row: {name: mark for name, value in one.values.items() if (mark := mark_of(value))}
        for one in shown
    }
    return {row: several for row, several in found.items() if several}


def would_say(entry: Entry, texts: Mapping[str, str]) -> list[Seen]:
    """What the rules would say of an entry if some fields had these texts, and do not say of it as it stands."""
    return would_say_many([(entry, texts)])[0]


def would_say_many(asked: Sequence[tuple[Entry, Mapping[str, str]]]) -> list[list[Seen]]:
    """The same of many entries, each alone, in one pass over all of a type; nothing of one whose texts stay."""
    values = records.values_of_entries(entry.pk for entry, texts in asked if texts)
    now = [
        Standing(
            BOOK_TYPES[entry.book.type],
            written_rows(entry.book.type, [records.Shown(entry, values[entry.pk])] if texts else []),
            marks=marks_of([records.Shown(entry, values[entry.pk])] if texts else []),
        )
        for entry, texts in asked
    ]
    if not values:
        return [[] for _ in asked]
    after = [with_texts(one, {entry.row: texts}) for one, (entry, texts) in zip(now, asked, strict=True)]
    found = examine([*now, *after])
    return [_more(*pair) for pair in zip(found[: len(asked)], found[len(asked) :], strict=True)]


def _more(before: Examined, after: Examined) -> list[Seen]:
    known = {(one.field, one.code, one.says) for one in before.findings}
    return [one for one in after.findings if one.row and (one.field, one.code, one.says) not in known]
