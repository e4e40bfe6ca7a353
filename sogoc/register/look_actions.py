"""Each look at a sensitive entry stands in the ledger: who, when, at what; in streams of their own, beside the acts on books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

ACTION = "look_at_sensitive"
PAGE, PDF, IMAGE, DOSSIER = "trang_thong_tin", "pdf", "anh", "ho_so"


@transaction.atomic
def note_look(entry: Entry, *, actor: Person, what: str = PAGE, via: str = "web") -> None:
    """Write down that somebody looked at an entry, if it is sensitive."""
    if entry.sensitive:
        append(
            Act(
                stream=f"looks:{entry.book.unit}",
                action=ACTION,
                subject=str(entry),
                actor=actor.username,
                office=entry.book.unit,
                duty="sensitive",
                payload={"entries": [entry.key], "what": what},
                via=via,
            )
        )
