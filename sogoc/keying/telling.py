"""What the ledger is told of keying: one act, in the stream of the book, with no value of any field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sogoc.ground.ledger.actions import append
from sogoc.ground.ledger.events import Act

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.keying.models import BookWork

OPEN, LAYOUT, POLICY, DRAFTS = "key_open", "key_layout", "key_policy", "key_drafts"
TAKE, RETURN = "key_take", "key_return"
PASS, UNDO, SETTLE, BACK, HAND_IN = "key_pass", "key_undo", "key_settle", "key_back", "key_hand_in"


def tell(
    work: BookWork,
    action: str,
    *,
    actor: Person | None,
    duty: str,
    payload: Mapping[str, Any],
    via: str = "",
    client_txn: str | None = None,
    reason: str = "",
) -> None:
    """Write one act on a book's keying; the installation itself is the actor when there is none."""
    append(
        Act(
            stream=f"book:{work.book}",
            action=action,
            subject=work.book,
            actor="" if actor is None else actor.username,
            office=work.unit,
            duty=duty,
            payload=payload,
            reason=reason,
            client_txn=client_txn,
            via=via,
        )
    )
