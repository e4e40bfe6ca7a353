"""Which version of an entry the ministry holds as official, and which entries have a newer one that it has not confirmed.

In: entries. Out: a yes or no, a condition for queries, the number of the confirmed version. An entry that was confirmed once stays
confirmed (the ministry holds it) when a later package changes it; what was confirmed is then the earlier version, not the text shown.
Where this installation is itself the register of record, an approval confirms.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Q

from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Book, Entry

_APPROVED = ("approved", "replaced", "revoked")
_CONFIRMED_AS_SHOWN = Q(delivery="official") | (
    Q(state__in=_APPROVED) if settings.SOGOC_REGISTER_OF_RECORD else Q(pk__in=())
)
OUTDATED = ~Q(state="withdrawn") & Q(official_on__isnull=False) & ~_CONFIRMED_AS_SHOWN
"""Entries of which an earlier version is official and the present one is not."""


def outdated(state: str, delivery: str, *, official_on: dt.date | None) -> bool:
    """Whether an earlier version is official and the present one is not."""
    shown = delivery == "official" or (settings.SOGOC_REGISTER_OF_RECORD and state in _APPROVED)
    return state != "withdrawn" and official_on is not None and not shown


def official_version(entry: Entry) -> int | None:
    """Number of the version that was confirmed last; None where nobody's answer says which."""
    return records.answers(entry).filter(status="official").values_list("version", flat=True).first()


def strip_rows(book: Book) -> list[dict[str, Any]]:
    """What the strip of numbers shows, each with how it was answered and whether its official version is an earlier one."""
    delivery = dict(records.entries(book, withdrawn=True).values_list("key", "delivery"))
    return [
        row
        | {
            "delivery": delivery[row["key"]],
            "outdated": outdated(row["state"], delivery[row["key"]], official_on=row["official_on"]),
        }
        for row in records.strip(book)
    ]
