"""The writers of entries that stand already: approved, made anew, with the counts of their findings; staging has a module of its own.

In: entries of one book. Out: keys, or the commitment to a new version. Callers are the rooms above, inside their transaction, after
they checked duty and workflow.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import orjson
from django.db.models import Case, DateField, F, Value, When

from sogoc.ground.database import in_parts, update_rows
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import READER_VERSION
from sogoc.register.commitments import commit_to
from sogoc.register.incoming import period_of
from sogoc.register.link_queries import sensitive_by_link
from sogoc.register.models import (
    Book,
    Entry,
    EntryVersion,
    Mention,
)
from sogoc.register.projection import project

if TYPE_CHECKING:
    from sogoc.accounts.models import Person as Account
    from sogoc.register.queries import Waiting


def lock(book: Book) -> Book:
    """Return the book as it is now, kept for this transaction where the database can: acts on one book come one after another."""
    return Book.objects.select_for_update().get(pk=book.pk)


def standing_state(entry: Entry) -> str:
    """State of an entry by what stands in its columns: in no package, ended in law, approved here, or in staging."""
    if entry.withdrawn_on is not None:
        return "withdrawn"
    return entry.legal or ("approved" if entry.approved_on is not None else "staged")


def count_findings(books: Mapping[Book, tuple[int, int]], entries: Mapping[int, tuple[int, int]]) -> None:
    """Project the counts of unsettled findings (holding, noting): of books as a whole, and of their entries by id."""
    for book, (held, notes) in books.items():
        if (book.held, book.notes) != (held, notes):
            book.held, book.notes = held, notes
            book.save(update_fields=["held", "notes"])
    ids = [book.pk for book in books]
    Entry.objects.filter(book__in=ids).exclude(held=0, notes=0).update(held=0, notes=0)
    update_rows(Entry, ("held", "notes"), [(held, notes, pk) for pk, (held, notes) in entries.items()])


def drop_understood(entry: Entry, fields: Sequence[str], *, by: Account) -> bytes:
    """Make a version of an entry, theirs, in which these fields keep their text but are understood as nothing (design §1.1).

    What was projected from them goes too. Returns the commitment to the version.
    """

    def dropped(values: dict[str, Any]) -> None:
        for name in fields:
            written = values.get(name)
            if isinstance(written, str):
                values[name] = {"understood": "", "verbatim": written}
            elif written and written.get("verbatim"):
                values[name] = {**written, "understood": ""}

    return remake(entry, dropped, by=by)


def remake(entry: Entry, change: Callable[[dict[str, Any]], None], *, by: Account) -> bytes:
    """Make a version of an entry, theirs, out of its present values; what is projected from them follows. Returns the commitment."""
    version = EntryVersion.objects.select_related("package", "entry__book").get(
        entry=entry, number=entry.version
    )
    values = orjson.loads(version.values)
    change(values)
    text = orjson.dumps(values, option=orjson.OPT_SORT_KEYS).decode()
    salt = secrets.token_bytes(16)
    made = EntryVersion.objects.create(
        entry=entry, number=entry.version + 1, package=version.package, values=text,
        reader_version=READER_VERSION, made_by=by, pdf=version.pdf, page_sha256=version.page_sha256, salt=salt,
        commitment=commit_to(text, version.page_sha256, salt),
    )  # fmt: skip
    entry.version += 1
    shown = project(values, BOOK_TYPES[version.entry.book.type])
    entry.so, entry.registered, entry.birth = shown.so, shown.registered, shown.birth
    entry.subject, entry.subject_fold = shown.subject, shown.subject_fold
    entry.period = period_of(shown.registered, version.package.default_period or entry.period)
    entry.sensitive = shown.sensitive or entry.marked or entry.pk in sensitive_by_link(version.entry.book)
    entry.save(
        update_fields=[
            "version", "so", "registered", "birth", "subject", "subject_fold", "period", "sensitive",
        ]
    )  # fmt: skip
    Mention.objects.filter(entry=entry).delete()
    Mention.objects.bulk_create(
        Mention(
            entry=entry, role=who.role, name=who.name, fold=who.fold, birth=who.birth, sex=who.sex,
            personal_number=who.personal_number, place=who.place,
        )
        for who in shown.people
    )  # fmt: skip
    return bytes(made.commitment)


def approve_entries(
    ready: Sequence[Waiting], *, on: dt.date, actor: Account, official: bool = False
) -> list[str]:
    """Staged entries of one book become approved; returns their keys in the order given.

    ``official`` where this is the register of record.
    """
    change: dict[str, object] = {"state": "approved", "approved_on": on, "approved_by": actor}
    if official:
        change["official_on"] = Case(
            When(official_on__lte=on, then=F("official_on")), default=Value(on), output_field=DateField()
        )
    for some in in_parts(ready):
        Entry.objects.filter(pk__in=[one.pk for one in some]).update(**change)
    return [one.key for one in ready]
