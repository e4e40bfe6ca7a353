"""What the ledger knows of a dated change: a salted commitment to all that was recorded, and to the words with which it was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from sogoc.ground.ledger.events import commitment

if TYPE_CHECKING:
    from sogoc.approval.models import Amendment, MendRequest


def commit_to_amendment(one: Amendment) -> bytes:
    """Commitment to a change as it stands: what was recorded and, once withdrawn, why."""
    targets = sorted(
        (
            str(target.entry),
            target.text,
            target.page,
            sorted(target.values.items()),
            *([sorted(target.before.items())] if target.before else []),
        )
        for target in one.targets.select_related("entry__book")
    )
    facts = [
        one.kind, one.legal_day, one.basis_title, one.basis_number, one.basis_day, one.basis_issuer,
        str(one.basis_entry) if one.basis_entry else None, one.basis_sha256, one.reason,
        one.withdrawn_reason, targets,
    ]  # fmt: skip
    return commitment(bytes(one.salt), orjson.dumps(facts))


def commit_to_mending(one: MendRequest) -> bytes:
    """Commitment to a request to mend: what it says, and the words with which it ended."""
    facts = [
        str(one.entry), one.version, one.field, one.stored, one.wanted, one.page, one.reason,
        one.ended_reason,
    ]  # fmt: skip
    return commitment(bytes(one.salt), orjson.dumps(facts))
