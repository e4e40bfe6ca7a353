"""Readers of paired phones: who holds a key, which codes and phones a person has open, what the ledger says of them."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from sogoc.ground import clock
from sogoc.ground.clock import stamp
from sogoc.ground.ledger import queries as ledger
from sogoc.imaging import refusals
from sogoc.imaging.models import Pairing

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def phones_of(path: str) -> str:
    """Under what the ledger speaks of the phones of a book."""
    return f"{path}#dien-thoai"


def sign(secret: str) -> str:
    """What is stored of a token or a key: they are more than 100 random bits, so a plain hash tells nobody anything."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_open(pairing: Pairing) -> bool:
    """Whether it is neither over nor taken away."""
    return pairing.ended_at is None and clock.now() < pairing.until


def waiting_pairing(token: str) -> Pairing | None:
    """The pairing whose code waits for its phone; None when the code is used, over or unknown."""
    found = (
        Pairing.objects.filter(token_sha256=sign(token), paired_at__isnull=True).select_related("by").first()
    )
    return found if found is not None and is_open(found) else None


def paired(token: str, key: str) -> Pairing:
    """The pairing of a phone that shows its code's token and its own key; refuses every other."""
    found = Pairing.objects.filter(token_sha256=sign(token)).select_related("by").first()
    if found is None or not found.key_sha256 or not hmac.compare_digest(found.key_sha256, sign(key)):
        raise refusals.PHONE_NOT_PAIRED.because()
    if not is_open(found):
        raise refusals.PHONE_NOT_PAIRED.because()
    return found


def pairings_of(path: str, person: Person) -> QuerySet[Pairing]:
    """Codes and phones that a person has open for a book, the newest first; ``sent`` counts what a phone sent."""
    rows = Pairing.objects.filter(book=path, by=person, ended_at__isnull=True, until__gt=clock.now())
    return rows.annotate(sent=Count("scans")).order_by("-pk")


def verify_phones() -> Iterator[tuple[str, str, str]]:
    """Compare the stored pairings with the ledger."""
    told: dict[int, list[str]] = {}
    for event in map(ledger.contents, ledger.events_named("invite_phone", "pair_phone", "end_phone")):
        said = event["payload"]
        path = event["subject"].rpartition("#")[0]
        row = told.setdefault(said["pairing"], [path, event["actor"], "", "", "", "", ""])
        row[2] = said.get("token", row[2])
        row[3] = said.get("key", row[3])
        row[4] = said.get("device", row[4])
        row[5] = said.get("until", row[5])
        row[6] = said.get("at", row[6])
    stored = {
        one.pk: [
            one.book, one.by.username, one.token_sha256, one.key_sha256, one.device, stamp(one.until),
            stamp(one.ended_at) if one.ended_at else "",
        ]
        for one in Pairing.objects.select_related("by").iterator(chunk_size=2_000)
    }  # fmt: skip
    for pk in sorted(told.keys() | stored.keys()):
        if told.get(pk) != stored.get(pk):
            book = (told.get(pk) or stored[pk])[0]
            yield (
                "LECH_DIEN_THOAI",
                book,
                f"Một lần ghép điện thoại với quyển {book} đang lưu khác với nhật ký.",
            )
