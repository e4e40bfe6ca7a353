"""A message is answered once: who sends it again gets the first answer, and nothing is done twice.

In: the sender's own id of the message (``txn``), what it asks, and the act. A refusal leaves no receipt, because nothing was done: sent
again when the reason is gone, the message is done then. Another message under a used id is refused.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError
from django.db.models import Q

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.keying.models import Receipt
from sogoc.keying.refusals import REPEATED_OTHERWISE
from sogoc.keying.values import canonical

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

Answer = dict[str, Any]
KEPT = dt.timedelta(days=180)
"""Receipts of what the ledger does not hear of are kept for so long after the part was over."""
UNTOLD = ("save_partial",)
"""Messages that may be done twice: the same text is saved again, where it is no older than what stands there (``save_partial`` asks). A
receipt of any other act stays as long as the act, because done twice it would be another act, and no clock tells that nobody sends it
again."""


@atomic
def once(
    txn: str | None,
    kind: str,
    *,
    person: Person,
    body: Mapping[str, Any],
    act: Callable[[], Answer],
    lease: str | None = None,
) -> Answer:
    """Do an act in its own transaction, unless this message was answered before: then that answer.

    ``lease``: part with which the receipt goes; the act must have found that it is there.
    """
    if txn is None:
        return act()
    digest = hashlib.sha256(canonical([kind, body])).hexdigest()
    sign = uuid.UUID(txn)
    try:
        with atomic():  # the second of two senders waits here for the first to end
            receipt = Receipt.objects.create(
                txn=sign, person=person, kind=kind, body_sha256=digest, at=clock.now()
            )
    except IntegrityError:
        earlier = Receipt.objects.get(txn=sign)
        if (earlier.person_id, earlier.kind, earlier.body_sha256) != (person.pk, kind, digest):
            raise REPEATED_OTHERWISE.because(txn=txn) from None
        first: Answer = earlier.answer
        return first
    answer = act()
    receipt.answer, receipt.lease_id = answer, None if lease is None else uuid.UUID(lease)
    receipt.save(update_fields=["answer", "lease"])
    return answer


@atomic
def forget_receipts() -> int:
    """Drop old receipts of texts saved on the way, which are nearly all of them; return how many."""
    before = clock.now() - KEPT
    over = Q(lease__returned_at__lt=before) | Q(
        lease=None, at__lt=before
    )  # those without are of before they named it
    count, _ = Receipt.objects.filter(over, kind__in=UNTOLD).delete()
    return count
