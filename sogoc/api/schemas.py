"""What travels between the server and the workbench, in the words of ``frontend/src/wire.ts``; a test holds the two together.

Names are those of the wire (``takenAt``): here they are fields of Python by alias. What is not known is left out where ``wire.ts`` says
``?``.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

PassKind = Literal["first", "second", "inspect"]
LeaseKind = Literal["first", "second", "inspect", "adjudicate"]
Absence = Literal["trong", "khong_doc_duoc", "rach", "khong_ap_dung"]
COUNT = Annotated[int, Field(ge=1, le=50)]


class Wire(Schema):
    """Everything that travels."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Written(Wire):
    """A field as written, with the letters that are uncertain."""

    model_config = ConfigDict(extra="forbid")
    v: str
    u: list[tuple[int, int]] | None = None


class Absent(Wire):
    """A field in which nothing stands, and why."""

    model_config = ConfigDict(extra="forbid")
    a: Absence


FieldValue = Written | Absent
Values = dict[str, FieldValue]


class Region(Wire):
    """A rectangle of an upright page, in thousandths."""

    page: int
    x: int
    y: int
    w: int
    h: int


class ImageOfWidth(Wire):
    """Where one width of a picture is."""

    width: int
    url: str


class PageImage(Wire):
    """A page."""

    id: int
    label: str
    width: int
    height: int
    images: list[ImageOfWidth]


class Draft(Wire):
    """One entry of a packet."""

    id: int
    position: int
    regions: list[Region]
    fields: list[str]
    partial: Values | None
    finished: bool
    remark: str | None
    answer: Values | None = None
    readings: dict[str, list[FieldValue | None]] | None = None
    seen: str | None = None
    settled: Values | None = None
    hints: list[str] | None = None


class Proposals(Wire):
    """What the book already holds; ``previous`` is what this person did last in it, ``previousAt`` its place there."""

    frequent: dict[str, list[str]]
    previous: Values | None
    previous_at: int | None = None


class BookOfPacket(Wire):
    """Whose entries they are."""

    path: str
    title: str
    type: str
    year: str
    number: str
    unit: str
    layout: str | None


class LawOfPacket(Wire):
    """By which law the browser judges."""

    type: str
    hash: str
    url: str


class Packet(Wire):
    """A lease with everything that is needed to work on it."""

    lease: str
    kind: LeaseKind
    book: BookOfPacket
    law: LawOfPacket
    person: str
    taken_at: str
    until: str
    estimate_seconds: int
    pages: list[PageImage]
    drafts: list[Draft]
    proposals: Proposals
    practice: bool


class PersonOfMe(Wire):
    """Who is signed in."""

    id: int
    username: str
    name: str


class DeviceOfMe(Wire):
    """The registered browser."""

    id: str
    name: str


class KeepKey(Wire):
    """A key under which this browser keeps work."""

    id: str
    key: str


class Keep(Wire):
    """How long work taken along is meant to last, and the keys."""

    days: int
    keys: list[KeepKey]


class Me(Wire):
    """Who is signed in where, at what time, under which law."""

    person: PersonOfMe
    device: DeviceOfMe | None
    now: str
    version: str
    law: dict[str, str]
    keep: Keep


class Mine(Wire):
    """Entries that wait for this person, by kind."""

    first: int
    second: int
    inspect: int
    adjudicate: int


class WorkBook(Wire):
    """A book in which this person may work."""

    path: str
    title: str
    unit: str
    type: str
    mine: Mine
    lease: str | None


class WorkLease(Wire):
    """A part that is handed out to this person."""

    id: str
    book: str
    kind: LeaseKind
    count: int
    done: int
    until: str
    estimate_seconds: int


class Work(Wire):
    """What this person may do."""

    books: list[WorkBook]
    leases: list[WorkLease]


class AskLease(Wire):
    """A part is asked for; ``days``: to be taken along to where there is no network."""

    book: str
    kind: LeaseKind
    count: COUNT | None = None
    days: Annotated[int, Field(ge=0, le=7)] = 0
    txn: UUID | None = None


class DayOfPace(Wire):
    """One day of one's own pace."""

    day: str
    entries: int
    seconds: int


class FieldOfPace(Wire):
    """One field of one's own."""

    field: str
    label: str
    keyed: int
    differing: int


class Coaching(Wire):
    """For one person alone."""

    days: list[DayOfPace]
    fields: list[FieldOfPace]


class SavePartial(Wire):
    """What was typed so far."""

    draft: int
    lease: str
    values: Values


class FinishedPass(Wire):
    """One's own reading."""

    draft: int
    lease: str
    kind: PassKind
    values: Values
    reasons: dict[str, str]
    seconds: int
    keystrokes: int
    law: str


class UndoPass(Wire):
    """A pass is taken back."""

    draft: int
    lease: str


class ReturnLease(Wire):
    """A part is given back."""

    lease: str


class TakeReading(Wire):
    """One of the readings, by its place as shown."""

    model_config = ConfigDict(extra="forbid")
    take: Annotated[int, Field(ge=0, le=9)]


class TypeReading(Wire):
    """What the third person reads."""

    model_config = ConfigDict(extra="forbid")
    value: FieldValue | None


class Adjudication(Wire):
    """The third person's choice of every field that differs."""

    draft: int
    lease: str | None = None
    seen: str
    choices: dict[str, TakeReading | TypeReading]


class Act(Wire):
    """One act of the outbox; its body is read by its kind, so that one that cannot be read does not stop the others."""

    txn: UUID
    at: str
    kind: str
    body: dict[str, Any]


class Outbox(Wire):
    """Acts in the order in which they were done."""

    acts: list[Act]


class RefusalSaid(Wire):
    """Why something was not done."""

    code: str
    says: str
    fix: str


class Done(Wire):
    """An act that was done, with its first answer."""

    txn: UUID
    ok: Literal[True]
    answer: dict[str, Any]


class NotDone(Wire):
    """An act that was refused."""

    txn: UUID
    ok: Literal[False]
    refusal: RefusalSaid


class Answers(Wire):
    """One answer for each act, in their order; the server's time."""

    answers: list[Done | NotDone]
    now: str
