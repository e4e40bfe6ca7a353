"""The package that a book's drafts make: the sheet, how its cells are written, its PDFs, and whose hand each row is.

In: settled drafts, and what the register holds of the book beside them: unchanged rows stay rows. Out: files in a folder, by ``packages``,
that are read again like any other package (contract, "Files").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sogoc.ground.installation import file_store
from sogoc.imaging import queries as imaging
from sogoc.keying.comparing import same
from sogoc.keying.maker_queries import makers_of
from sogoc.keying.models import LEFT_AS_IT_IS
from sogoc.keying.pages import name_of
from sogoc.keying.refusals import BROUGHT_ALREADY, REPLACED_MEANWHILE
from sogoc.keying.values import mark_of_reading, reading_of_stored, text_of
from sogoc.law.books import BOOK_TYPES
from sogoc.law.text import fold
from sogoc.packages.names import entry_keys, pdf_name
from sogoc.packages.pattern import chosen_pattern
from sogoc.packages.publishing import publishing
from sogoc.packages.writing import write_rows, write_zip
from sogoc.register import queries as records
from sogoc.register.incoming import Maker

if TYPE_CHECKING:
    from sogoc.keying.models import BookWork, Draft
    from sogoc.register.models import Entry

ALIVE = ("staged", "approved", "replaced", "revoked", "crossed_out")
FIRST_ROW = 2
MOST_NAMED = 10
MAKING_PAGES, EXAMINING = "làm trang PDF của từng trường hợp", "kiểm tra và ghi vào sổ"
"""What is done while a book is handed in."""


@dataclass(slots=True)
class Line:
    """One row of the package."""

    values: dict[str, Any]
    draft: Draft | None = None
    entry: Entry | None = None
    makers: tuple[Maker, ...] = ()


@dataclass(slots=True)
class Composed:
    """A package on the disk: its workbook, which draft stands in which Excel row, who made it."""

    workbook: Path
    drafts: dict[int, Draft] = field(default_factory=dict)
    makers: dict[int, tuple[Maker, ...]] = field(default_factory=dict)


def compose(
    work: BookWork,
    drafts: Sequence[Draft],
    target: Path,
    *,
    progress: Callable[[int, int, str], None] | None = None,
) -> Composed:
    """Write the package of a book with these drafts, and everything else that the register holds of the book, into a folder."""
    say = progress or (lambda _done, _total, _text: None)
    book_type = BOOK_TYPES[work.type]
    name = name_of(work.book)
    lines = lines_of(work, drafts)
    _refuse_doubles(work, lines)
    official = book_type.columns[1:]
    columns = [*official, *sorted({column for line in lines for column in line.values} - set(official))]
    marks = {}
    for row, line in enumerate(lines, start=FIRST_ROW):
        said = {column: mark for column, reading in line.values.items() if (mark := mark_of_reading(reading))}
        if said:
            marks[row] = said
    keys = entry_keys(
        [
            (row, text_of(line.values.get(book_type.number)))
            for row, line in enumerate(lines, start=FIRST_ROW)
        ],
        name.year,
    )
    pattern = chosen_pattern()
    names = [
        pdf_name(name, key, registered=text_of(line.values.get(book_type.registered)), pattern=pattern)
        for key, line in zip(keys, lines, strict=True)
    ]
    rows = (
        (row, row - FIRST_ROW + 1, tuple(text_of(line.values.get(column)) or None for column in columns))
        for row, line in enumerate(lines, start=FIRST_ROW)
    )
    target.mkdir(parents=True, exist_ok=True)
    with publishing(target) as beside:
        write_rows(("STT", *columns), rows, book_type=book_type, path=beside / f"{name}.xlsx", marks=marks)
        write_zip(_told(_pdfs(work, lines, names), len(lines), say), path=beside / f"{name}.zip")
    composed = Composed(target / f"{name}.xlsx")
    for row, line in enumerate(lines, start=FIRST_ROW):
        if line.draft is not None:
            composed.drafts[row] = line.draft
        if line.makers:
            composed.makers[row] = line.makers
    return composed


def lines_of(work: BookWork, drafts: Sequence[Draft]) -> list[Line]:
    """Rows in their order: what the register holds beside the drafts, by its rows; then the keyed drafts, by the pages."""
    by_entry = {draft.entry_id: draft for draft in drafts if draft.entry_id is not None}
    book = records.arrived_book(work.book)
    makers = makers_of(work, drafts)
    lines: list[Line] = []
    for shown in records.values_of_book(book, states=ALIVE) if book is not None else ():
        draft = by_entry.get(shown.entry.pk)
        if draft is not None and not draft.inspected:
            continue
        values = {
            name: reading
            for name, value in shown.values.items()
            if (reading := reading_of_stored(value)) is not None
        }
        line = Line(values, entry=shown.entry)
        if draft is not None:
            _correct(line, draft)
            line.makers = makers.get(draft.pk, ())
        lines.append(line)
    lines.extend(
        Line(_settled(draft), draft, draft.entry, makers.get(draft.pk, ()))
        for draft in drafts
        if not draft.inspected
    )
    return lines


def _refuse_doubles(work: BookWork, lines: Sequence[Line]) -> None:
    """Nothing is handed in that a package brought already: the same number of the same person would stand there twice."""
    book_type = BOOK_TYPES[work.type]
    name = book_type.attribute(book_type.subjects[0], "ho_ten") or ""
    number = book_type.field[book_type.number]
    brought: dict[str, list[Line]] = {}
    for line in lines:
        if line.entry is not None and line.draft is None:
            brought.setdefault(fold(text_of(line.values.get(name))), []).append(line)
    doubled = [
        text_of(line.values.get(number.name))
        for line in lines
        if line.draft is not None and line.entry is None
        for other in brought.get(fold(text_of(line.values.get(name))), ())
        if same(number, line.values.get(number.name), other.values.get(number.name))
    ]
    if doubled:
        raise BROUGHT_ALREADY.because(
            book=work.book, count=len(doubled), numbers=", ".join(doubled[:MOST_NAMED])
        )


def _settled(draft: Draft) -> dict[str, Any]:
    rows = sorted(draft.settled.all(), key=lambda one: one.pk)
    return {one.field: one.value for one in rows if one.value is not None}


def _correct(line: Line, draft: Draft) -> None:
    """Put what an inspection found over what a package brought; where nothing was found wrong the row stays as it is.

    What a later package changed in the same field is never overwritten: the correction was chosen beside the value before.
    """
    line.draft = draft
    before = _inspected_values(line, draft)
    for one in draft.settled.all():
        if one.how in LEFT_AS_IT_IS:
            continue
        if line.values.get(one.field) != one.value:
            if line.values.get(one.field) != before.get(one.field):
                raise REPLACED_MEANWHILE.because(book=draft.work.book, draft=draft.position, field=one.field)
            line.values.pop(one.field, None)
            if one.value is not None:
                line.values[one.field] = one.value


def _inspected_values(line: Line, draft: Draft) -> Mapping[str, Any]:
    """The row as it was inspected."""
    if line.entry is None or line.entry.version == draft.version:
        return dict(line.values)
    stored = records.values_of(line.entry, version=draft.version)
    return {
        name: reading for name, value in stored.items() if (reading := reading_of_stored(value)) is not None
    }


def _told(
    pdfs: Iterator[tuple[str, bytes]], total: int, say: Callable[[int, int, str], None]
) -> Iterator[tuple[str, bytes]]:
    for done, pdf in enumerate(pdfs, start=1):
        say(done, total, MAKING_PAGES if done < total else EXAMINING)
        yield pdf


def _pdfs(work: BookWork, lines: Sequence[Line], names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The PDF of each row: made of its cut, or as the package brought it."""
    cuts: Mapping[int, Any] = {cut.pk: cut for cut in imaging.cuts_of(work.book)}
    store = file_store()
    for line, name in zip(lines, names, strict=True):
        if line.draft is not None and line.draft.cut is not None:
            cut = cuts.get(line.draft.cut) or imaging.find_cut(line.draft.cut)
            yield name, imaging.pdf_of(cut)
        elif line.entry is not None and (page := records.page_of(line.entry)) is not None:
            archive, member = page
            yield name, store.member(archive, member)
