"""The writer of staging: packages become entries and versions. Callers are the rooms above, inside their transaction.

In: packages as they came (``incoming``). Out: for each, what became of it. Duty and workflow were checked by the caller.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import orjson
from django.db.models import F

from sogoc.accounts import queries as accounts
from sogoc.ground.clock import date_vn
from sogoc.ground.database import allocate_ids, bulk_insert
from sogoc.law.books import BOOK_TYPES
from sogoc.law.value import READER_VERSION, mark_of, marked, verbatim
from sogoc.register.actions import standing_state
from sogoc.register.commitments import commit_to, commit_to_layout
from sogoc.register.incoming import Incoming, Maker, Row, period_of
from sogoc.register.link_queries import sensitive_by_link
from sogoc.register.matching import match
from sogoc.register.mending import Kept, keep_mended
from sogoc.register.models import (
    Book,
    DeliveryItem,
    Entry,
    EntryVersion,
    Mention,
    Package,
    PastState,
    VersionMaker,
)
from sogoc.register.projection import project
from sogoc.register.sensitive_queries import may_look

if TYPE_CHECKING:
    from sogoc.accounts.models import Person as Account


@dataclass(slots=True)
class Staged:
    """What became of one incoming package."""

    book: Book
    package: Package | None
    new: list[str] = field(default_factory=list)
    changed: dict[str, list[str]] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    entry_ids: dict[int, int] = field(default_factory=dict)
    """Excel row → id of the entry."""
    keys: dict[int, str] = field(default_factory=dict)
    root: bytes = b""
    """Hash over the commitments of all versions that this package made, in the order in which it made them."""
    layout: bytes = b""
    """Commitment to which entry stands in which row, with which page."""
    makers: list[tuple[str, str, str]] = field(default_factory=list)
    """Key, user name and act of everybody who keyed a version that this package made."""
    mended: dict[int, Kept] = field(default_factory=dict)
    """Excel row → what became of the fields of its entry that were mended after an approval."""
    same_as: int | None = None
    """Number of an earlier version of the book that was the same package."""
    lacking: list[Entry] = field(default_factory=list)
    """Entries that stand here and that the package lacks: it was not taken for them."""

    @property
    def unchanged(self) -> bool:
        """Whether the same package stood there already."""
        return self.package is None


def find_books(incoming: Iterable[Incoming]) -> dict[tuple[str, str, str, str], Book]:
    """Books of these packages that exist already, locked for this transaction where the database can."""
    wanted = {(one.unit, one.type, one.year, one.number) for one in incoming}
    units = {unit for unit, *_ in wanted}
    years = {year for _, _, year, _ in wanted}
    books = Book.objects.select_for_update().filter(unit__in=units, year__in=years).order_by("pk")
    return {
        sign: book for book in books if (sign := (book.unit, book.type, book.year, book.number)) in wanted
    }


def stage(
    incoming: Sequence[Incoming], *, actor: Account, at: dt.datetime, fewer: Container[str] = ()
) -> list[Staged]:
    """Put packages into staging, in the caller's transaction.

    The same package twice changes nothing; a changed one is a new version whose rows are matched to the entries that the book
    has. Values are never overwritten: a changed row gets a new ``EntryVersion`` and falls back to *staged*. A package that lacks
    what was approved, sent or confirmed is not taken (``Staged.lacking``), but for the books whose paths ``fewer`` holds.
    """
    books = find_books(incoming)
    fresh = {(one.unit, one.type, one.year, one.number) for one in incoming} - books.keys()
    if fresh:  # another process may be making the same books: in one order for everybody, and then read again
        Book.objects.bulk_create(
            [
                Book(unit=unit, type=type_, year=year, number=number)
                for unit, type_, year, number in sorted(fresh)
            ],
            ignore_conflicts=True,
        )
        books = find_books(incoming)
    known = set(
        Package.objects.filter(book__in=[book.pk for book in books.values()]).values_list(
            "book_id", flat=True
        )
    )
    writer = _Writer(at=at, actor=actor)
    result = []
    for one in incoming:
        book = books[(one.unit, one.type, one.year, one.number)]
        if book.pk in known:
            result.append(writer.stage_again(book, one, fewer=book.path in fewer))
        else:
            result.append(writer.stage_new(book, one))
    writer.flush()
    return result


@dataclass(slots=True)
class _Arriving:
    """One package on its way in, with what it has become so far."""

    package: Package
    one: Incoming
    staged: Staged
    root: hashlib._Hash
    linked: frozenset[int] = frozenset()
    """Ids of entries that a link makes sensitive, whatever they say."""
    layout: list[tuple[int, str, str]] = field(default_factory=list)

    def ready(self) -> Staged:
        """What became of it, when all its rows are known."""
        self.staged.root = self.root.digest()
        self.staged.layout = commit_to_layout(self.layout, bytes(self.package.salt))
        return self.staged


class _Writer:
    """Collects the rows of many packages and writes each table once."""

    def __init__(self, *, at: dt.datetime, actor: Account) -> None:
        self.at = at
        self.today = date_vn(at)
        self.actor = actor
        self.entries: list[tuple[object, ...]] = []
        self.versions: list[tuple[object, ...]] = []
        self.mentions: list[tuple[object, ...]] = []
        self.past: list[tuple[object, ...]] = []
        self.makers: dict[tuple[int, int], tuple[Maker, ...]] = {}

    def package(self, book: Book, one: Incoming, number: int) -> Package:
        return Package.objects.create(
            book=book,
            number=number,
            xlsx_name=one.xlsx_name,
            xlsx_sha256=one.xlsx_sha256,
            zip_name=one.zip_name,
            zip_sha256=one.zip_sha256,
            received_at=self.at,
            received_by=self.actor,
            entries=len(one.rows),
            unknown_columns=one.unknown_columns,
            default_period=one.default_period,
            salt=secrets.token_bytes(16),
        )

    def stage_new(self, book: Book, one: Incoming) -> Staged:
        package = self.package(book, one, 1)
        here = _Arriving(package, one, Staged(book, package), hashlib.sha256())
        for entry_id, row in zip(allocate_ids(Entry, len(one.rows)), one.rows, strict=True):
            self._new_entry(here, row, entry_id=entry_id, key=row.key)
        return here.ready()

    def stage_again(self, book: Book, one: Incoming, *, fewer: bool) -> Staged:
        last = book.packages.order_by("-number").first()
        if last is None:
            message = f"book {book.path} has no package"
            raise ValueError(message)
        if (last.xlsx_sha256, last.zip_sha256) == (one.xlsx_sha256, one.zip_sha256):
            return Staged(book, None)
        known = list(book.entries.order_by("row", "pk"))
        matches = match(one.rows, known)
        gone = [known[at] for at in matches.gone]
        if not fewer and (lacking := [*_standing(gone), *_unseen(gone, self.actor)]):
            return Staged(book, None, lacking=lacking)
        package = self.package(book, one, last.number + 1)
        here = _Arriving(
            package, one, Staged(book, package), hashlib.sha256(), linked=sensitive_by_link(book)
        )
        current = {
            version.entry_id: version
            for version in EntryVersion.objects.filter(entry__book=book, number=F("entry__version"))
        }
        for index, at in matches.pairs:
            self._known_entry(here, one.rows[index], entry=known[at], version=current[known[at].pk])
        ids = allocate_ids(Entry, len(matches.new))
        for entry_id, (index, key) in zip(ids, matches.new, strict=True):
            self._new_entry(here, one.rows[index], entry_id=entry_id, key=key)
        self._withdraw(gone, here.staged)
        staged = here.ready()
        earlier = book.packages.filter(xlsx_sha256=one.xlsx_sha256, zip_sha256=one.zip_sha256)
        staged.same_as = (
            earlier.exclude(pk=package.pk).order_by("-number").values_list("number", flat=True).first()
        )
        package.difference = {"new": staged.new, "changed": staged.changed, "withdrawn": staged.withdrawn}
        package.save(update_fields=["difference"])
        return staged

    def _withdraw(self, gone: Sequence[Entry], staged: Staged) -> None:
        for entry in gone:
            if entry.withdrawn_on is None:
                staged.withdrawn.append(entry.key)
                entry.state = "withdrawn"
                entry.withdrawn_on = self.today
                entry.held = entry.notes = 0
                entry.save(update_fields=["state", "withdrawn_on", "held", "notes"])

    def _new_entry(self, here: _Arriving, row: Row, *, entry_id: int, key: str) -> None:
        period = period_of(row.registered, here.one.default_period)
        self.entries.append(
            (
                entry_id, here.staged.book.pk, key, row.row, row.so, row.registered, period,
                row.subject, row.subject_fold, row.birth, "staged", 1, 0, 0, row.pdf, "", self.today,
                row.sensitive,
            )
        )  # fmt: skip
        here.staged.entry_ids[row.row] = entry_id
        here.staged.keys[row.row] = key
        self._version(here, row, entry_id=entry_id, number=1)
        here.layout.append((row.row, key, row.pdf))
        here.staged.new.append(key)

    def _known_entry(self, here: _Arriving, row: Row, *, entry: Entry, version: EntryVersion) -> None:
        staged = here.staged
        staged.entry_ids[row.row] = entry.pk
        staged.keys[row.row] = entry.key
        entry.row = row.row
        row = _with_mended(here, row, version)
        back = entry.withdrawn_on is not None
        if (
            as_written(version.values) == as_written(row.values)
            and version.page_sha256 == row.page_sha256
            and not back
        ):
            here.layout.append((row.row, entry.key, entry.pdf))
            entry.save(update_fields=["row"])
            return
        here.layout.append((row.row, entry.key, row.pdf))
        self._was(entry, "noi-bo", since=entry.approved_on)
        self._was(entry, "vang", since=entry.withdrawn_on)
        staged.changed[entry.key] = changed_fields(version.values, row.values) + (
            ["trang"] if version.page_sha256 != row.page_sha256 else []
        )
        entry.so, entry.registered, entry.pdf = row.so, row.registered, row.pdf
        entry.period = period_of(row.registered, here.one.default_period)
        entry.subject, entry.subject_fold, entry.birth = row.subject, row.subject_fold, row.birth
        entry.approved_on = entry.approved_by = entry.withdrawn_on = None
        entry.state, entry.version = standing_state(entry), entry.version + 1
        entry.sensitive = row.sensitive or entry.marked or entry.pk in here.linked
        entry.delivery = ""
        entry.save()
        Mention.objects.filter(entry=entry).delete()
        self._version(here, row, entry_id=entry.pk, number=entry.version)

    def _was(self, entry: Entry, source: str, *, since: dt.date | None) -> None:
        """Keep what held until yesterday; what held not even one night never counted."""
        if since is not None and since < self.today:
            self.past.append((entry.pk, source, since, self.today))

    def _version(self, here: _Arriving, row: Row, *, entry_id: int, number: int) -> None:
        salt = secrets.token_bytes(16)
        commitment = commit_to(row.values, row.page_sha256, salt)
        here.root.update(commitment)
        if row.makers:
            self.makers[entry_id, number] = row.makers
            here.staged.makers.extend(
                (here.staged.keys[row.row], who.username, who.act) for who in row.makers
            )
        self.versions.append(
            (
                entry_id, number, here.package.pk, row.values, READER_VERSION, row.pdf, row.page_sha256, salt,
                commitment,
            )
        )  # fmt: skip
        self.mentions.extend(
            (entry_id, who.role, who.name, who.fold, who.birth, who.sex, who.personal_number, who.place)
            for who in row.people
        )

    def flush(self) -> None:
        bulk_insert(
            Entry,
            (
                "id", "book_id", "key", "row", "so", "registered", "period", "subject", "subject_fold", "birth", "state",
                "version", "held", "notes", "pdf", "delivery", "arrived_on", "sensitive",
            ),
            self.entries,
        )  # fmt: skip
        bulk_insert(
            EntryVersion,
            (
                "entry_id", "number", "package_id", "values", "reader_version", "pdf", "page_sha256", "salt",
                "commitment",
            ),
            self.versions,
        )  # fmt: skip
        bulk_insert(
            Mention,
            ("entry_id", "role", "name", "fold", "birth", "sex", "personal_number", "place"),
            self.mentions,
        )
        self._flush_makers()
        bulk_insert(PastState, ("entry_id", "source", "since", "until"), self.past)

    def _flush_makers(self) -> None:
        if not self.makers:
            return
        made = EntryVersion.objects.filter(entry__in={entry for entry, _ in self.makers})
        VersionMaker.objects.bulk_create(
            VersionMaker(version_id=pk, person_id=who.person, act=who.act)
            for pk, entry, number in made.order_by("pk").values_list("pk", "entry_id", "number")
            for who in self.makers.get((entry, number), ())
        )


def _unseen(gone: Sequence[Entry], actor: Account) -> list[Entry]:
    """Of the other entries those that whoever brings the package does not see: what an export for them left out is not taken out by it."""
    left = [one for one in gone if one.sensitive and one.withdrawn_on is None and not one.legal]
    if not left:
        return []
    duties = accounts.duties_of(actor, left[0].book.path)
    standing = {one.pk for one in _standing(left)}
    return [one for one in left if not may_look(one, duties) and one.pk not in standing]


def _standing(gone: Sequence[Entry]) -> list[Entry]:
    """Of some entries of one book those that no package takes out by itself: approved, sent or confirmed, and not ended in law."""
    left = [one for one in gone if one.withdrawn_on is None and not one.legal]
    if not left:
        return []
    items = DeliveryItem.objects.filter(
        entry__book=left[0].book_id, status__in=("sent", "received", "official")
    )
    sent = set(items.values_list("entry", flat=True))
    return [one for one in left if one.state == "approved" or one.official_on is not None or one.pk in sent]


def _with_mended(here: _Arriving, row: Row, version: EntryVersion) -> Row:
    """The row with those mended fields of its entry that the package does not know of (docs/decisions/0020)."""
    kept = keep_mended(version.values, row.values)
    if kept.stays or kept.overruled:
        here.staged.mended[row.row] = kept
    if not kept.stays:
        return row
    shown = project(orjson.loads(kept.values), BOOK_TYPES[here.staged.book.type])
    return replace(
        row, values=kept.values, so=shown.so, registered=shown.registered, subject=shown.subject,
        subject_fold=shown.subject_fold, birth=shown.birth, people=shown.people, sensitive=shown.sensitive,
    )  # fmt: skip


def as_written(values: str) -> str:
    """Stored values with nothing but what the book shows, its texts and how they are written: a dropped reading leaves no trace."""
    if '":{' not in values:
        return values
    shown = {name: marked(verbatim(value), mark_of(value)) for name, value in orjson.loads(values).items()}
    texts = {name: value for name, value in shown.items() if value}
    return orjson.dumps(texts, option=orjson.OPT_SORT_KEYS).decode()


def changed_fields(before: str, after: str) -> list[str]:
    """Names of the fields in which two stored value texts differ, in the order of the newer."""
    old, new = orjson.loads(as_written(before)), orjson.loads(as_written(after))
    return [
        name for name in (*new, *(name for name in old if name not in new)) if old.get(name) != new.get(name)
    ]
