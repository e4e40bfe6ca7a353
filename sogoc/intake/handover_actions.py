"""The writer of hand-overs (*bàn giao*): books go from one keeper to another, by minutes with a day, a number, pages and condition.

In: the books with pages and condition as the minutes say them, giver and taker (a unit, or words), the scanned minutes if there are
any. Out: the hand-over; from its day on the taker keeps the books (``accounts.parties``). Who may: ``scan`` or ``administer`` over every
book. That minutes name pages and condition is practice (and the contract's chain of evidence), not the wording of one law.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.accounts import queries as accounts
from sogoc.accounts.parties import KEEPER
from sogoc.accounts.party_actions import put_party
from sogoc.ground import clock
from sogoc.ground.installation import file_store
from sogoc.intake import book_refusals as refusals
from sogoc.intake.book_actions import may_describe, tell_book
from sogoc.intake.book_models import HandOver, HandOverItem
from sogoc.intake.book_names import parse_book_path
from sogoc.law.papers import LARGEST_SCAN, media_of_scan
from sogoc.law.refusal import Refusal
from sogoc.register.commitments import commit_to_text

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

EARLIEST = dt.date(1950, 1, 1)
LONGEST_WORDS, LONGEST_CONDITION, LONGEST_DOCUMENT, LONGEST_NAME = 200, 500, 100, 255


@dataclass(frozen=True, slots=True)
class Handed:
    """One book as the minutes describe it."""

    pages: int | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """Giver or taker: a unit, or words where it is none (a contractor, an archive)."""

    office: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """The scanned minutes."""

    name: str
    content: bytes


def hand_over(
    books: Mapping[str, Handed],
    *,
    taker: Side,
    day: dt.date,
    document: str,
    actor: Person,
    giver: Side | None = None,
    minutes: Scan | None = None,
    via: str = "",
) -> HandOver:
    """Hand books over; without a giver it is who keeps the first of them now, else its unit."""
    chosen = {parse_book_path(path): handed for path, handed in books.items()}
    document = " ".join(document.split())[:LONGEST_DOCUMENT]
    if not (chosen and document):
        raise refusals.HANDOVER_LACKS.because()
    if not EARLIEST <= day <= clock.today_vn():
        raise refusals.HANDOVER_DAY.because(today=f"{clock.today_vn():%d/%m/%Y}")
    duties = {path: may_describe(path, actor) for path in chosen}
    to = _side(taker)
    keepers = {path: keeper_on(path, day) for path in chosen}
    first = next(iter(chosen))
    given = _side(giver) if giver is not None else keepers[first] or Side(first.partition("/")[0])
    if given == to:
        raise refusals.HANDOVER_TO_ITSELF.because()
    other = next((path for path, keeper in keepers.items() if keeper not in (None, given)), None)
    if other is not None:
        raise refusals.NOT_THE_KEEPER.because(book=other, keeper=said_side(keepers[other] or given))
    kept = _keep(minutes) if minutes is not None else ""
    with transaction.atomic():
        row = HandOver.objects.create(
            day=day,
            document=document,
            giver=given.office,
            giver_words=given.words,
            taker=to.office,
            taker_words=to.words,
            minutes_name=minutes.name[-LONGEST_NAME:] if minutes is not None else "",
            minutes_sha256=kept,
            at=clock.now(),
            by=actor,
        )
        for path, handed in chosen.items():
            _one(row, path, handed, actor=actor, duty=duties[path], via=via)
    return row


@transaction.atomic
def add_minutes(row: HandOver, minutes: Scan, *, actor: Person, via: str = "") -> HandOver:
    """Put the scan of the signed minutes to a hand-over that was recorded before they were signed; once."""
    row = HandOver.objects.select_for_update().get(pk=row.pk)
    if row.minutes_sha256:
        raise refusals.HANDOVER_HAS_SCAN.because(document=row.document)
    duties = {
        path: may_describe(path, actor) for path in row.items.order_by("pk").values_list("book", flat=True)
    }
    row.minutes_sha256, row.minutes_name = _keep(minutes), minutes.name[-LONGEST_NAME:]
    row.save(update_fields=["minutes_sha256", "minutes_name"])
    said = {"handover": row.pk, "document": row.document, "minutes": row.minutes_sha256}
    for path, duty in duties.items():
        tell_book("add_minutes", path, payload=said, actor=actor, duty=duty, via=via)
    return row


def _keep(minutes: Scan) -> str:
    """Hash of the scan in the file store; refuses what is none."""
    if not media_of_scan(minutes.content) or len(minutes.content) > LARGEST_SCAN:
        raise refusals.HANDOVER_BAD_SCAN.because(file=minutes.name)
    return str(file_store().put(minutes.content).sha256)


def _one(row: HandOver, path: str, handed: Handed, *, actor: Person, duty: str, via: str) -> None:
    condition = " ".join(handed.condition.split())[:LONGEST_CONDITION]
    salt = secrets.token_bytes(16) if condition else b""
    item = HandOverItem.objects.create(
        handover=row, book=path, pages=handed.pages, condition=condition, salt=salt
    )
    tell_book("hand_over", path, payload=payload_of(row, item), actor=actor, duty=duty, via=via)
    put_party(
        path,
        KEEPER,
        basis=f"Biên bản bàn giao số {row.document} ngày {row.day:%d/%m/%Y}",
        actor=actor,
        office=row.taker,
        words=row.taker_words,
        since=row.day,
        duty=duty,
        at_office=path.partition("/")[0],
        via=via,
    )


def payload_of(row: HandOver, item: HandOverItem) -> dict[str, object]:
    """What the ledger says of one book in a hand-over; the words on its condition as a commitment."""
    return {
        "handover": row.pk,
        "at": clock.stamp(row.at),
        "day": row.day.isoformat(),
        "document": row.document,
        "giver": [row.giver, row.giver_words],
        "taker": [row.taker, row.taker_words],
        "minutes": row.minutes_sha256,
        "pages": item.pages,
        "condition": commit_to_text(item.condition, bytes(item.salt)),
    }


def keeper_on(path: str, day: dt.date) -> Side | None:
    """Who keeps a book on a day, where anybody was ever named."""
    party = accounts.parties_on(day).filter(book=path, role=KEEPER).first()
    return Side(party.office, party.words) if party is not None else None


def side_of(text: str) -> Side:
    """A unit by its code, else the words themselves."""
    try:
        return Side(office=accounts.find_office(text.strip()).ref)
    except Refusal:
        if text.strip()[:5].isdigit():
            raise  # a slip in a code is no name
        return Side(words=text)


def said_side(side: Side) -> str:
    """A giver or taker in a sentence."""
    return side.words or accounts.find_office(side.office).name


def _side(side: Side) -> Side:
    words = " ".join(side.words.split())[:LONGEST_WORDS]
    if not (side.office or words):
        raise refusals.HANDOVER_LACKS.because()
    return Side(accounts.find_office(side.office).ref if side.office else "", words)
