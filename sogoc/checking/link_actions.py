"""Linking two entries and, with the same hand, settling what made them look like one event.

In: what ``register.link_actions.link`` takes. Out: the link, and the reasons given. Settled are the open findings of either entry that
name the other one and whose rule takes the reason of the link's kind (``law.links``: registered again, two exemplars).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.checking.actions import settle
from sogoc.checking.models import Finding, Settlement
from sogoc.law.links import KINDS
from sogoc.law.rules import RULES
from sogoc.register.link_actions import link
from sogoc.register.models import Document, Entry, Link

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


@transaction.atomic
def link_and_settle(
    newer: Entry,
    older: Entry,
    kind: str,
    *,
    reason: str,
    actor: Person,
    document: Document | None = None,
    on: dt.date | None = None,
    via: str = "",
    client_txn: str | None = None,
) -> tuple[Link, list[Settlement]]:
    """Link two entries and give the link's reason to the findings that ask whether they are one event."""
    made = link(
        newer, older, kind, reason=reason, actor=actor, document=document, on=on, via=via, client_txn=client_txn
    )  # fmt: skip
    settles = KINDS[kind].settles
    done = []
    for one, other in ((made.newer, made.older), (made.older, made.newer)) if settles else ():
        for code in sorted({finding.code for finding in _asking(one, other, settles)}):
            text = f"Liên kết số {made.pk}: {KINDS[kind].title.lower()}"
            done.append(
                settle(one.book, code=code, reason=settles, rows=[one.row], text=text, actor=actor, via=via)
            )
    return made, done


def _asking(one: Entry, other: Entry, reason: str) -> list[Finding]:
    """Open findings of an entry in staging that name the other and take the reason."""
    if one.state != "staged":
        return []
    found = Finding.objects.filter(entry=one, settlement__isnull=True)
    return [
        finding
        for finding in found
        if reason in (RULES[finding.code].reasons or (reason,)) and _names(finding.says, one, other)
    ]


def _names(says: str, one: Entry, other: Entry) -> bool:
    """Whether a sentence names another entry: by its id, or within one book by its number or its row."""
    if str(other) in says:
        return True
    if one.book_id != other.book_id:
        return False
    return bool(
        (other.so and re.search(rf"(?<![0-9]){re.escape(other.so)}(?![0-9])", says))
        or re.search(rf"[dD]òng [^“”]*\b{other.row}\b", says)
    )
