"""The mentions of staged and approved entries, as columns that matching compares. In: books. Out: frames, a slice at a time.

The population database knows people as they are today, so what a change in force made of an entry is compared, not what it says of old
(domain facts §5.8); ``mentions_as_written`` gives those of the latter that are otherwise, to tell whether the change explains a difference.

A birth's child has the parents named beside it, its parents have each other; husband and wife have each other; a recognised child has
the parent who recognises it. The number is the personal number, or an identity paper that bears twelve digits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson
import polars as pl
from django.db.models import F, Q

from sogoc.approval.present_queries import CHANGED, changes_in
from sogoc.ground import clock
from sogoc.ground.database import in_parts
from sogoc.law.book import BookType
from sogoc.law.books import BOOK_TYPES
from sogoc.law.present import present
from sogoc.law.value import verbatim
from sogoc.law.values import VALUE_TYPES
from sogoc.reconciliation.mentions import RAW, comparable
from sogoc.register.models import Entry, EntryVersion, Mention
from sogoc.register.projection import project

if TYPE_CHECKING:
    from sogoc.law.present import Change

STATES = ("staged", "approved")
_ENTRIES_AT_ONCE = 20_000
_SPOUSES = {"me": "cha", "cha": "me", "chong": "vo", "vo": "chong"}


def count_mentions(books: Sequence[int]) -> int:
    """Number of mentions that a reconciliation of these books looks at."""
    return Mention.objects.filter(entry__book__in=books, entry__state__in=STATES).count()


def mentions_as_written(books: Sequence[int]) -> tuple[pl.DataFrame, dict[int, dt.date]]:
    """Comparable mentions of which a change in force made others, as they are written; and the day of each entry's last change.

    Of sensitive entries nothing is told: that there is a change may be somebody's secret.
    """
    rows: list[tuple[Any, ...]] = []
    days: dict[int, dt.date] = {}
    changes = changes_in(books)
    for some in in_parts(books) if changes else ():
        for entry, people in _entries(some, only=CHANGED & Q(sensitive=False)):
            now = {row[2]: row for row in _rows(*_as_of_today(entry, changes[entry[0]]))}
            other = [row for row in _rows(entry, people) if now.get(row[2]) != row]
            rows.extend(other)
            if other:
                days[entry[0]] = max(
                    one.effective for one in changes[entry[0]] if one.effective <= clock.today_vn()
                )
    return comparable(pl.DataFrame(rows, schema=RAW, orient="row")), days


def mentions_of(books: Sequence[int]) -> Iterator[pl.DataFrame]:
    """Comparable mentions of books, some ten thousand entries at a time; ``book``, ``entry``, ``version``, ``role`` name them."""
    rows: list[tuple[Any, ...]] = []
    changes = changes_in(books)
    for some in in_parts(books):
        for entry, people in _entries(some):
            changed = changes.get(entry[0])
            rows.extend(_rows(*_as_of_today(entry, changed)) if changed else _rows(entry, people))
            if len(rows) >= _ENTRIES_AT_ONCE * 2:
                yield comparable(pl.DataFrame(rows, schema=RAW, orient="row"))
                rows = []
    if rows:
        yield comparable(pl.DataFrame(rows, schema=RAW, orient="row"))


Told = tuple[tuple[Any, ...], dict[str, tuple[Any, ...]]]
"""An entry's ``(id, version, type, registered, book, values)`` with its people by role: name, birth, sex, number, place."""


def _as_of_today(entry: tuple[Any, ...], changes: Iterable[Change]) -> Told:
    """The entry with what its changes in force made of it."""
    pk, version, kind, _, book, values = entry
    written = {name: verbatim(value) for name, value in values.items()}
    shown = present(written, changes, as_of=clock.today_vn())
    now = {
        name: values[name] if one.value == one.original else one.value
        for name, one in shown.items()
        if one.value
    }
    told = project(now, BOOK_TYPES[kind])
    people = {who.role: (who.name, who.birth, who.sex, who.personal_number, who.place) for who in told.people}
    return (pk, version, kind, told.registered, book, now), people


def _entries(books: Sequence[int], *, only: Q | None = None) -> Iterator[Told]:
    """Entries of books; ``only`` chooses among them."""
    entries = Entry.objects.filter(only or Q(), book__in=books, state__in=STATES)
    people: dict[int, dict[str, tuple[Any, ...]]] = {}
    named = Mention.objects.filter(entry__in=entries).order_by("pk")
    for entry, role, name, birth, sex, number, place in named.values_list(
        "entry_id", "role", "name", "birth", "sex", "personal_number", "place"
    ):
        people.setdefault(entry, {}).setdefault(role, (name, birth, sex, number, place))
    versions = EntryVersion.objects.filter(entry__in=entries, number=F("entry__version")).order_by("entry_id")
    columns = ("entry_id", "number", "entry__book__type", "entry__registered", "entry__book_id", "values")
    for row in versions.values_list(*columns).iterator(chunk_size=2000):
        if row[0] in people:
            yield (*row[:5], orjson.loads(row[5])), people[row[0]]


def _rows(entry: tuple[Any, ...], people: Mapping[str, tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    pk, version, kind, registered, book, values = entry
    book_type = BOOK_TYPES[kind]
    office = _text(values, book_type.place)
    for role, (name, birth, sex, number, place) in people.items():
        if role not in book_type.block:
            continue
        mother, father, either = _parents(role, people)
        spouse = people.get(_SPOUSES.get(role, ""), (None,))[0]
        death = _date(values, book_type.attribute(role, "ngay_chet"))
        yield (
            pk, version, role, name, birth or None, int(sex) if sex in {"1", "2"} else None,
            number or _paper(values, book_type, role), registered, death, mother, father, spouse, either, place or None,
            _text(values, book_type.attribute(role, "noi_sinh_dvhc")) or _text(values, book_type.attribute(role, "noi_sinh")),
            _text(values, book_type.attribute(role, "que_quan")), office, book,
        )  # fmt: skip


def _parents(role: str, people: Mapping[str, tuple[Any, ...]]) -> tuple[str | None, str | None, bool]:
    if role == "nks":
        return people.get("me", (None,))[0], people.get("cha", (None,))[0], False
    if role == "nc" and "cm" in people:
        parent = people["cm"][0]
        return parent, parent, True
    return None, None, False


def _paper(values: Mapping[str, Any], book_type: BookType, role: str) -> str | None:
    text = _text(values, book_type.attribute(role, "so_giay_to"))
    if not text or len(text) < 12:
        return None
    understood = VALUE_TYPES["so_dinh_danh"].understand(text, None)
    return understood.canonical if understood.kind == "dinh_danh" else None


def _date(values: Mapping[str, Any], name: str | None) -> str | None:
    text = _text(values, name)
    if not text or (isinstance(value := values[str(name)], dict) and not value.get("understood", text)):
        return None
    understood = VALUE_TYPES["ngay"].understand(text, None)
    return understood.canonical if understood.kind == "ngay" else None


def _text(values: Mapping[str, Any], name: str | None) -> str | None:
    return verbatim(values.get(name)) or None if name else None
