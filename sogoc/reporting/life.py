"""The life of an entry: each changed field from the original to the present value, and all that happened to it on one line of time.

In: an entry and whether sensitive changes may be shown. Out: lines and moments for a page. The order is that of the law: by legal day, then
as recorded; what was withdrawn is shown and counts for nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sogoc.approval.amendment_queries import basis_words, change_of, targets_of
from sogoc.approval.mending_queries import requests_of
from sogoc.ground import clock
from sogoc.law.amendments import AMENDMENTS
from sogoc.law.books import BOOK_TYPES
from sogoc.law.present import Presented
from sogoc.law.values.ngay import bounds, in_slashes
from sogoc.law.workflows.entry import INSPECTED
from sogoc.register import queries as records
from sogoc.reporting.copy import copied
from sogoc.reporting.present import presented

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sogoc.approval.models import AmendmentTarget
    from sogoc.law.amendment import AmendmentKind
    from sogoc.register.models import Entry

WIDTH, LEFT, APART = 860, 20, 26
"""Of the picture, in units of its drawing: its line, its margin, the least distance of two moments."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a field: when by law, to what, by which note."""

    day: str
    value: str
    old: str
    """What the basis names as the older text."""
    sentence: str
    number: int
    holds: bool


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that some change in force touches."""

    name: str
    label: str
    original: str
    present: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """One change of the entry, whatever became of it."""

    target: AmendmentTarget
    kind: AmendmentKind
    sentence: str
    day: str
    labels: tuple[tuple[str, str], ...]
    """Label of each touched field, with its new text."""

    @property
    def state(self) -> str:
        """State of the change in its workflow."""
        return str(self.target.amendment.state)


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: its place in the picture, its day as it is known, what it was."""

    at: int
    number: int
    day: str
    says: str
    tone: str


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that the page of an entry shows of its life."""

    fields: tuple[ChangedField, ...]
    notes: tuple[Note, ...]
    moments: tuple[Moment, ...]
    hidden: int
    """How many changes are not shown to this person."""


def life_of(entry: Entry, *, sensitive: bool) -> Life:
    """The life of one entry."""
    every = targets_of(entry)
    open_ = [one for one in every if sensitive or not AMENDMENTS[one.amendment.kind].sensitive]
    hidden = [one for one in every if one not in open_ and one.amendment.state != "withdrawn"]
    veiled = frozenset(name for one in hidden for name in one.values)
    notes = tuple(_note(one) for one in open_)
    shown = presented(entry)
    fields = tuple(
        _field(entry, name, one, {note.target.amendment_id: note for note in notes})
        for name, one in shown.items()
        if (one.way or one.later) and name not in veiled
    )
    return Life(fields, notes, tuple(_moments(entry, notes)), len(hidden))


def label_of(entry: Entry, name: str) -> str:
    """Label of a column of the entry's book type."""
    book_type = BOOK_TYPES.get(entry.book.type)
    return book_type.label(name) if book_type else name


def in_words(entry: Entry, name: str, text: str) -> str:
    """A text of a column of the entry's book as a copy has it: codes by their words."""
    book_type = BOOK_TYPES.get(entry.book.type)
    field = book_type.field.get(name) if book_type else None
    return copied(text, field) if field else text


def told(entry: Entry, values: Mapping[str, str], *, before: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Label, old text as a ground names it, new text of each field that is changed."""
    return [
        (label_of(entry, name), in_words(entry, name, before.get(name, "")), in_words(entry, name, value))
        for name, value in values.items()
    ]


def _note(target: AmendmentTarget) -> Note:
    amendment = target.amendment
    kind = AMENDMENTS[amendment.kind]
    labels = tuple(
        (label_of(target.entry, name), in_words(target.entry, name, value))
        for name, value in target.values.items()
    )
    return Note(target, kind, kind.sentence(basis_words(amendment)), in_slashes(amendment.legal_day), labels)


def _field(entry: Entry, name: str, one: Presented, notes: dict[int, Note]) -> ChangedField:
    today = clock.today_vn()
    steps = tuple(
        Step(
            in_slashes(change.day),
            in_words(entry, name, change.values[name]),
            in_words(entry, name, change.before.get(name, "")),
            notes[change.number].sentence,
            change.number,
            change.effective <= today,
        )
        for change in (*one.way, *one.later)
        if change.number in notes
    )
    return ChangedField(name, label_of(entry, name), one.original, in_words(entry, name, one.value), steps)


def _moments(entry: Entry, notes: tuple[Note, ...]) -> list[Moment]:
    book_type = BOOK_TYPES.get(entry.book.type)
    happened: list[tuple[dt.date, str, str, str]] = []

    def note(day: dt.date | None, shown: str, says: str, tone: str = "") -> None:
        if day is not None:
            happened.append((day, shown, says, tone))

    if entry.birth and book_type is not None and book_type.event_date:
        note(bounds(entry.birth)[0], in_slashes(entry.birth), "Sinh")
    note(bounds(entry.registered)[0], in_slashes(entry.registered), "Đăng ký vào sổ", "ask")
    for one in notes:
        withdrawn = (
            " (đã rút)"
            if one.state == "withdrawn"
            else " (chờ cho hiệu lực)"
            if one.state == "recorded"
            else ""
        )
        tone = "good" if one.state == "in_force" else "off"
        note(
            change_of(one.target).effective, one.day or "không ghi ngày", f"{one.kind.title}{withdrawn}", tone
        )
    for version in reversed(list(records.versions(entry))):
        if version.made_by_id is None:
            day = clock.date_vn(version.package.received_at)
            keyed = version.makers.exclude(act__in=INSPECTED).exists()
            first = "Nhập từ ảnh trang sổ" if keyed else "Nhập từ gói"
            says = first if version.number == 1 else f"Gói sửa, phiên bản {version.number}"
            note(day, f"{day:%d/%m/%Y}", says)
    for ended_at in requests_of(entry).filter(state="mended").values_list("ended_at", flat=True):
        if ended_at is not None:
            mended = clock.date_vn(ended_at)
            note(mended, f"{mended:%d/%m/%Y}", "Sửa lỗi nhập theo trang sổ")
    if entry.approved_on:
        note(entry.approved_on, f"{entry.approved_on:%d/%m/%Y}", "Duyệt tại đây")
    if entry.official_on:
        note(entry.official_on, f"{entry.official_on:%d/%m/%Y}", "Chuyển chính thức", "ask")
    happened.sort(key=lambda one: one[0])
    return _placed(happened)


def _placed(happened: list[tuple[dt.date, str, str, str]]) -> list[Moment]:
    """Places in proportion to time, none nearer to the one before than can be told apart."""
    if not happened:
        return []
    first, last = happened[0][0], happened[-1][0]
    whole = max((last - first).days, 1)
    room = WIDTH - APART * (len(happened) - 1)
    moments = []
    for number, (day, shown, says, tone) in enumerate(happened, start=1):
        at = LEFT + round((day - first).days / whole * max(room, 0)) + APART * (number - 1)
        moments.append(Moment(at, number, shown, says, tone))
    return moments
