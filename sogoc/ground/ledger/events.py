"""One act as the ledger keeps it: canonical bytes (RFC 8785) of who did what, in which office and duty, to what, and why.

No personal value stands in an event: contents of entries appear as salted commitments. No Django here.
"""

from __future__ import annotations

import datetime as dt
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from sogoc.ground.clock import stamp

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Act:
    """What an action hands to the ledger.

    ``stream`` is the log it belongs to (``book:17``, ``accounts``). ``actor`` is the user name, ``office`` the unit, ``duty`` the
    duty it was done under. ``stated_at`` is the legal time that a person stated beside the true one (``--at``). ``client_txn`` is
    the sender's own id of the transaction: a message sent twice counts once. ``via`` is the door: ``web``, ``cli:<OS account>``.
    """

    stream: str
    action: str
    subject: str
    actor: str
    office: str = ""
    duty: str = ""
    payload: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    stated_at: dt.datetime | None = None
    client_txn: str | None = None
    via: str = ""

    def canonical(self, *, seq: int, at: dt.datetime) -> bytes:
        """Bytes that are hashed and stored: the act with its place in the stream and its instant."""
        return rfc8785.dumps(
            {
                "v": FORMAT,
                "stream": self.stream,
                "seq": seq,
                "at": stamp(at),
                "stated_at": None if self.stated_at is None else stamp(self.stated_at),
                "actor": self.actor,
                "office": self.office,
                "duty": self.duty,
                "action": self.action,
                "subject": self.subject,
                "payload": dict(self.payload),
                "reason": self.reason,
                "client_txn": self.client_txn,
                "via": self.via,
            }
        )


def stream_leaf(stream: str, size: int, root: bytes) -> bytes:
    """What a stream contributes to the tree of streams."""
    return rfc8785.dumps({"root": root.hex(), "size": size, "stream": stream})


def commitment(salt: bytes, canonical: bytes) -> bytes:
    """Salted commitment to content that the ledger must not show: HMAC-SHA-256 under the content's own salt.

    With salt and content anybody can check it; with the commitment alone nobody can guess at a name or a birth date. Deleting
    the salt makes it say nothing.
    """
    return hmac.digest(salt, canonical, "sha256")
