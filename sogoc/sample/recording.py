"""What ``truth/`` and the plan say of a book: its declared entries, who is who in each entry, which slips were made."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from sogoc.law.books import BOOK_TYPES
from sogoc.sample.books import Book
from sogoc.sample.later import Later
from sogoc.sample.package_slips import FileLog
from sogoc.sample.people import Person
from sogoc.sample.plan import AS_OF, PERIODS, District
from sogoc.sample.shelf import Closing
from sogoc.sample.truth import Sheets
from sogoc.sample.writing import Package

BASIS = "Kế hoạch số hóa sổ hộ tịch (dữ liệu mẫu)"
OTHER_BASIS = "Kiểm kê các loại sổ mà Phần mềm 158 chưa có (dữ liệu mẫu)"
DIED_BEFORE = AS_OF.replace(year=2015, month=1, day=1).toordinal()


def person_id(district: District, person: Person) -> str:
    """Identifier of a person in ``truth/``."""
    return f"{district.unit}-{person.serial}"


def in_population(person: Person) -> bool:
    """Tell whether the population database holds the person: neither gone, nor foreign, nor dead before 2015."""
    return bool(person.number) and not person.gone and not (person.death and person.death < DIED_BEFORE)


def planned(
    book: Book, sheets: Sheets, *, on_shelf: tuple[object, ...], closing: Closing | None, file: str
) -> None:
    """Rows of the plan, of the shelf and of ``truth/books.csv``; books that *Phần mềm 158* lacks have a plan of their own.

    ``file``: the stem of the package in which the book comes, if it does.
    """
    name = book.name
    counts = [0, 0]
    official = [0, 0]
    for entry in book.entries:
        counts[entry.event.period] += 1
        official[entry.event.period] += entry.event.official
    opened, closed = (dt.date.fromordinal(book.entries[at].event.reg).isoformat() for at in (0, -1))
    ours = BOOK_TYPES[name.type].in_158
    for period, count in zip(PERIODS, counts, strict=True):
        if count:
            line = (book.unit_code, name.type, name.year, name.number, opened, closed, period, count)
            if ours:
                sheets.rows["inventory.csv"].append((*line, BASIS, book.series))
            if ours and any(on_shelf):
                sheets.rows["shelf.csv"].append((*line, BASIS, book.series, *on_shelf))
            if not ours:
                sheets.rows["inventory_other.csv"].append((*line, OTHER_BASIS, book.series, *on_shelf))
    if closing is not None:
        sheets.rows["truth/closings.csv"].append((book.unit_code, str(name), closing.total, closing.counted))
    sheets.rows["truth/books.csv"].append(
        (
            book.unit_code,
            str(name),
            len(book.entries),
            *counts,
            *official,
            int(book.digitised),
            " ".join(book.skipped),
            book.layout.code if book.layout else "",
            file,
        )
    )


def twice_born(books: list[Book]) -> frozenset[Person]:
    """Those whose birth stands in more than one entry of the digitised books."""
    times = Counter(
        entry.event.who
        for book in books
        if book.digitised
        for entry in book.entries
        if entry.event.kind == "KS"
    )
    return frozenset(person for person, count in times.items() if count > 1)


def written(package: Package, sheets: Sheets, *, district: District, twice: frozenset[Person]) -> None:
    """Rows of mentions, errors and groups (twins, births entered more than once) for a digitised book."""
    mentions, errors, groups = (sheets.rows[f"truth/{name}.csv"] for name in ("mentions", "errors", "groups"))
    mentioned = {block.prefix for block in package.book_type.blocks if block.mention}
    for entry, one in zip(package.ids(), package.entries, strict=True):
        for role, person in one.roles:
            if role in mentioned:
                mentions.append(
                    (entry, role, person_id(district, person), person.number, int(in_population(person)))
                )
        errors.extend(
            (entry, field, "so", kind, before, after) for field, kind, before, after in one.registrar
        )
        errors.extend(
            (entry, field, "nhap", kind, before, after) for field, kind, before, after in one.digitiser
        )
        event = one.event
        if isinstance(event, Later) and package.book.copy_of:
            sheets.rows["truth/links.csv"].append((entry, "ban_hai_cap", event.id))
        elif isinstance(event, Later):
            event.id = entry
        if event.kind == "KS":
            who = event.who
            if who.twin:
                groups.append((f"{district.unit}-S{who.twin}", "sinh_doi", entry))
            if who in twice:
                groups.append((person_id(district, who), event.repeat or "khai_sinh", entry))


def links(books: list[Book], sheets: Sheets) -> None:
    """Rows of ``truth/links.csv`` and ``truth/amendments.csv``: which entry speaks of which, and what a decision changes there."""
    for book in (one for one in books if not one.copy_of):
        for event in (entry.event for entry in book.entries):
            if not isinstance(event, Later) or event.target is None:
                continue
            other, change = event.target.id, event.change
            if event.id and other:
                sheets.rows["truth/links.csv"].append((event.id, event.link, other))
            if change is not None:
                day = dt.date.fromordinal(event.reg).isoformat()
                sheets.rows["truth/amendments.csv"].append(
                    (other, change.field, change.kind, change.before, change.after, event.id, day)
                )


def files(package: Package, log: FileLog, sheets: Sheets) -> None:
    """Rows of ``truth/files.csv``; what concerns the whole package has no entry key."""
    book = f"{package.book.unit_code}/{package.book.name}"
    sheets.rows["truth/files.csv"].extend(
        (f"{book}/{key}" if key else book, file, kind) for key, file, kind in log
    )
