"""The only readers of the register for the rooms above."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import orjson
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sogoc.accounts.models import Person as Account
from sogoc.ground import clock
from sogoc.law.refusal import RefusalKind
from sogoc.law.workflows.entry import INSPECTED, KEYED
from sogoc.register.models import (
    Book,
    Delivery,
    DeliveryItem,
    Entry,
    EntryVersion,
    Mention,
    Package,
    VersionMaker,
)

NO_BOOK = RefusalKind(
    "KHONG_CO_SO",
    "Không có quyển sổ “{path}” trong hệ thống.",
    "Ghi đúng dạng <mã đơn vị>/<loại>.<năm>.<số quyển>, ví dụ 24862/KS.2008.01, hoặc nhập gói của quyển sổ trước.",
    status=404,
)
NO_ENTRY = RefusalKind(
    "KHONG_CO_TRUONG_HOP",
    "Không có trường hợp “{path}” trong hệ thống.",
    "Ghi đúng mã trường hợp, ví dụ 24862/KS.2008.01/012.",
    status=404,
)

YEARS_OF_A_BOOK = 25
"""So many years after its first one a book may still be written in."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with the values of its current version."""

    entry: Entry
    values: dict[str, Any]


def arrived_book(path: str) -> Book | None:
    """Book by its path ``24862/KS.2008.01``; None where it has not arrived, or there is no such path."""
    unit, _, name = path.strip("/").partition("/")
    parts = name.split(".")
    if len(parts) != 3:
        return None
    return Book.objects.filter(unit=unit, type=parts[0].upper(), year=parts[1], number=parts[2]).first()


def book_at(path: str) -> Book:
    """The same; a refusal when there is none."""
    found = arrived_book(path)
    if found is None:
        raise NO_BOOK.because(path=path)
    return found


def entry_at(path: str) -> Entry:
    """Entry by its id ``24862/KS.2008.01/012``."""
    head, _, key = path.strip("/").rpartition("/")
    found = book_at(head).entries.filter(key=key).first()
    if found is None:
        raise NO_ENTRY.because(path=path)
    return found


def books(units: Iterable[str] | None = None) -> QuerySet[Book]:
    """Books of these units (None: all), in the order of unit, type, year, number."""
    rows = Book.objects.all() if units is None else Book.objects.filter(unit__in=list(units))
    return rows.order_by("unit", "type", "year", "number")


def books_with(year: str) -> QuerySet[Book]:
    """Books in which an event of a year may stand: begun then or in the years before, or nobody knows when."""
    return Book.objects.filter(Q(year__gte=str(int(year) - YEARS_OF_A_BOOK), year__lte=year) | Q(year="0000"))


def entries(book: Book, *, withdrawn: bool = False) -> QuerySet[Entry]:
    """Entries of a book in row order; those no longer in the package only when asked for."""
    rows = book.entries.order_by("row", "pk")
    return rows if withdrawn else rows.exclude(state="withdrawn")


def values_of(entry: Entry, *, version: int | None = None) -> dict[str, Any]:
    """Values of a version (the current one by default): official column → text as written or its layers."""
    found = EntryVersion.objects.get(entry=entry, number=version or entry.version)
    loaded: dict[str, Any] = orjson.loads(found.values)
    return loaded


def values_of_entries(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Id → values of the current version, of these entries."""
    rows = EntryVersion.objects.filter(entry__in=list(ids), number=F("entry__version"))
    return {entry_id: orjson.loads(text) for entry_id, text in rows.values_list("entry_id", "values")}


def keys_of(ids: Iterable[int]) -> dict[int, str]:
    """Id → key of these entries; nothing is asked for none."""
    wanted = list(ids)
    return dict(Entry.objects.filter(pk__in=wanted).values_list("pk", "key")) if wanted else {}


def values_of_book(book: Book, *, states: Iterable[str] = ("staged", "approved")) -> Iterator[Shown]:
    """Current entries of a book with their values, in row order."""
    versions = EntryVersion.objects.filter(
        entry__book=book, entry__state__in=list(states), number=F("entry__version")
    ).select_related("entry", "package")
    for version in versions.order_by("entry__row", "entry_id").iterator(chunk_size=500):
        version.entry.book = book
        yield Shown(version.entry, orjson.loads(version.values))


def versions(entry: Entry) -> QuerySet[EntryVersion]:
    """All versions of an entry, newest first, with the packages they came in."""
    return entry.versions.select_related("package", "package__received_by").order_by("-number")


def packages(book: Book) -> QuerySet[Package]:
    """Packages of a book, newest first."""
    return book.packages.select_related("received_by").order_by("-number")


def current_package(book: Book) -> Package | None:
    """Newest package of a book."""
    return packages(book).first()


def page_of(entry: Entry) -> tuple[str, str] | None:
    """Hash of the zip and name of the member that is the entry's page; None when it came without one."""
    found = EntryVersion.objects.select_related("package").get(entry=entry, number=entry.version)
    return (found.package.zip_sha256, found.pdf) if found.pdf else None


def made_versions(person: int, acts: Collection[str]) -> QuerySet[EntryVersion]:
    """Versions that this person made by one of these acts: ``stage``, ``restage`` (by a package), ``drop``, or ``entry.KEYED``."""
    brought = Q(made_by__isnull=True, package__received_by=person)
    made = {"stage": brought & Q(number=1), "restage": brought & Q(number__gt=1), "drop": Q(made_by=person)}
    chosen = [condition for act, condition in made.items() if act in acts]
    if keyed := [act for act in acts if act in KEYED]:
        mine = VersionMaker.objects.filter(person=person, act__in=keyed)
        chosen.append(Q(pk__in=mine.values("version")))
    return EntryVersion.objects.filter(reduce(or_, chosen)) if chosen else EntryVersion.objects.none()


def made_of_staged(book: Book, person: int) -> dict[int, frozenset[str]]:
    """Id of a staged entry → the acts by which this person made versions of it; entries of others are left out."""
    rows = EntryVersion.objects.filter(
        Q(package__received_by=person, made_by__isnull=True) | Q(made_by=person),
        entry__book=book,
        entry__state="staged",
    ).values_list("entry_id", "number", "made_by")
    acts: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for entry_id, number, maker in rows:
        act = "drop" if maker else "stage" if number == 1 else "restage"
        acts[entry_id] |= {act}
    keyed = VersionMaker.objects.filter(
        person=person, version__entry__book=book, version__entry__state="staged"
    )
    for entry_id, act in keyed.values_list("version__entry_id", "act"):
        acts[entry_id] |= {act}
    return dict(acts)


def makers_of(entry: Entry) -> QuerySet[VersionMaker]:
    """Who keyed, settled or inspected the versions of an entry, oldest first."""
    return (
        VersionMaker.objects.filter(version__entry=entry).select_related("person", "version").order_by("pk")
    )


def must_be_checked() -> QuerySet[Book]:
    """Books in which an entry waits and of which anything was ever keyed here, not only inspected.

    It is the book that was keyed: a file that brings all of it again, or a value that is dropped, takes the mark from none of it.
    """
    made = VersionMaker.objects.exclude(act__in=INSPECTED)
    waiting = Entry.objects.filter(state="staged")
    return Book.objects.filter(pk__in=made.values("version__entry__book")).filter(
        pk__in=waiting.values("book")
    )


def makers(book: Book) -> list[Account]:
    """People who keyed or brought present entries of a book, by name."""
    present = EntryVersion.objects.filter(entry__book=book).exclude(entry__state="withdrawn")
    brought = present.filter(made_by__isnull=True).values("package__received_by")
    keyed = VersionMaker.objects.filter(version__in=present).values("person")
    return list(Account.objects.filter(Q(pk__in=brought) | Q(pk__in=keyed)).order_by("full_name", "pk"))


def keyed_by(book: Book, entries: Collection[int]) -> dict[str, list[str]]:
    """Act of keying, in the order in which people act → names of those who did it to some of these staged entries of a book."""
    rows = VersionMaker.objects.filter(version__entry__book=book, version__entry__state="staged")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for act, name, entry in rows.values_list("act", "person__full_name", "version__entry").distinct():
        if entry in entries:
            found[act].add(name)
    return {act: sorted(found[act]) for act in KEYED if act in found}


class Waiting(NamedTuple):
    """What an approval looks at of an entry."""

    pk: int
    version: int
    key: str
    row: int
    so: str
    subject: str
    held: int
    notes: int
    pdf: str


def waiting(book: Book) -> list[Waiting]:
    """Entries that wait for approval, in row order."""
    rows = book.entries.filter(state="staged").order_by("row", "pk")
    return [Waiting(*row) for row in rows.values_list(*Waiting._fields)]


class Staged(NamedTuple):
    """An entry in staging with what holds it or its book; ``own``: somebody asked about made a version of it."""

    unit: str
    type: str
    year: str
    number: str
    book_held: int
    key: str
    row: int
    so: str
    held: int
    own: bool


def all_staged(where: Q, *, made: QuerySet[EntryVersion]) -> Iterator[Staged]:
    """Entries in staging of all books that ``where`` (of entries) keeps, in the order of books and rows; ``made``: versions to tell."""
    rows = Entry.objects.filter(where, state="staged").annotate(own=Exists(made.filter(entry=OuterRef("pk"))))
    names = (
        "book__unit", "book__type", "book__year", "book__number", "book__held", "key", "row", "so", "held", "own",
    )  # fmt: skip
    for row in rows.order_by(*names[:4], "row", "pk").values_list(*names).iterator(chunk_size=2_000):
        yield Staged(*row)


def books_waiting(where: Q) -> QuerySet[Book]:
    """Books within a jurisdiction that have an entry which could be approved."""
    return books().filter(where, pk__in=Entry.objects.filter(state="staged", held=0).values("book"))


def received_on(book: Book) -> dt.date | None:
    """Date (Việt Nam) on which the newest package of a book arrived."""
    last = current_package(book)
    return None if last is None else clock.date_vn(last.received_at)


def deliveries(book: Book) -> QuerySet[Delivery]:
    """Sendings of a book, newest first, with how they were answered."""
    return (
        book.deliveries.select_related("sent_by")
        .annotate(
            official=Count("items", filter=Q(items__status="official")),
            received=Count("items", filter=Q(items__status="received")),
            refused=Count("items", filter=Q(items__status="refused")),
        )
        .order_by("-attempt")
    )


def answers(entry: Entry) -> QuerySet[DeliveryItem]:
    """Every sending of an entry with its answer, newest first."""
    return entry.deliveries.select_related("delivery", "delivery__sent_by").order_by("-delivery__attempt")


def mentions(entry: Entry) -> QuerySet[Mention]:
    """Persons of an entry."""
    return entry.mentions.order_by("pk")


def strip(book: Book) -> list[dict[str, Any]]:
    """What the strip of numbers shows, what is no longer in the package too: key, number, state, holding findings, row."""
    names = ("key", "so", "row", "state", "held", "notes", "pdf", "subject", "official_on")
    return [dict(row) for row in entries(book, withdrawn=True).values(*names)]


def last_packages() -> dict[str, tuple[str, str]]:
    """Path of every book → hashes of the Excel file and the zip of its newest package."""
    rows = Package.objects.order_by("number").values_list(
        "book__unit", "book__type", "book__year", "book__number", "xlsx_sha256", "zip_sha256"
    )
    return {f"{unit}/{type_}.{year}.{number}": (xlsx, zip_) for unit, type_, year, number, xlsx, zip_ in rows}


def words_answered(book: Book, system: str) -> dict[str, str]:
    """Key → words of the last answer that there is."""
    rows = DeliveryItem.objects.filter(
        delivery__book=book, delivery__system=system, answered_on__isnull=False
    ).order_by("delivery__attempt")
    return dict(rows.values_list("entry__key", "words"))


def sent_values(book: Book, system: str) -> dict[str, dict[str, Any]]:
    """Key → values of the version that was last sent to a system, of every entry that was sent to it, in the order of the rows."""
    sent: dict[int, tuple[str, int]] = {}
    rows = DeliveryItem.objects.filter(delivery__book=book, delivery__system=system).order_by(
        "delivery__attempt"
    )
    for entry_id, key, version in rows.values_list("entry_id", "entry__key", "version"):
        sent[entry_id] = (key, version)
    values = {}
    versions_of_book = EntryVersion.objects.filter(entry__book=book).order_by("entry__row", "entry", "number")
    for entry_id, number, text in versions_of_book.values_list("entry_id", "number", "values"):
        if entry_id in sent and sent[entry_id][1] == number:
            values[sent[entry_id][0]] = orjson.loads(text)
    return values


def search(
    rows: QuerySet[Entry],
    words: str,
    folded: str,
    *,
    subjects: Sequence[str] = (),
    also: Collection[int] = (),
) -> QuerySet[Entry]:
    """Those of some entries whose number begins with the words, or where one whom the book is about bears a name with them, marks aside.

    ``subjects``: roles of these people; ``also``: entries in which a later change named somebody so.
    """
    named = Mention.objects.filter(entry=OuterRef("pk"), role__in=list(subjects), fold__contains=folded)
    by_name = Q(subject_fold__contains=folded) | Q(Exists(named)) | Q(pk__in=list(also))
    return rows.filter(Q(so__startswith=words) | Q(key__startswith=words) | by_name)


def named_in(entries: Iterable[Entry], folded: str, *, roles: Collection[str]) -> list[tuple[int, str]]:
    """Id of an entry and the name of a person in one of these roles, of those whose names hold this fold."""
    found = Mention.objects.filter(
        entry__in=[one.pk for one in entries], role__in=roles, fold__contains=folded
    )
    return list(found.order_by("pk").values_list("entry_id", "name"))


def neighbours(entry: Entry, *, sensitive: bool = True) -> tuple[str, str]:
    """Keys of the entries before and after one in its book; empty at the ends. Sensitive ones may be passed over."""
    rows = Entry.objects.filter(book=entry.book_id).exclude(state="withdrawn")
    rows = rows if sensitive else rows.filter(sensitive=False)
    before = rows.filter(Q(row__lt=entry.row) | Q(row=entry.row, pk__lt=entry.pk)).order_by("-row", "-pk")
    after = rows.filter(Q(row__gt=entry.row) | Q(row=entry.row, pk__gt=entry.pk)).order_by("row", "pk")
    return (
        before.values_list("key", flat=True).first() or "",
        after.values_list("key", flat=True).first() or "",
    )
