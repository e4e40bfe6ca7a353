"""What the ledger knows of judgements without showing a personal number: for each book of a run, one salted root over its judgements.

In: judgements in the order in which they are stored, and the salt of their run. Out: a root that nobody can guess at without the
salt. A later run over some of the books replaces their judgements and their roots; those of the other books still stand.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence

import orjson

COMMITTED = ("entry_id", "version", "role", "outcome", "personal_number", "score", "tier", "why")
"""Columns of a judgement that its root covers, in their order."""
SALT_BYTES = 16


class Root:
    """Root over the judgements of one book in one run, told one after another (HMAC-SHA-256 under the run's salt)."""

    __slots__ = ("_running",)

    def __init__(self, salt: bytes) -> None:
        self._running = hmac.new(salt, digestmod="sha256")

    def take(self, judgement: Sequence[object]) -> None:
        """Add one judgement, its columns as ``COMMITTED``."""
        self._running.update(orjson.dumps(judgement) + b"\n")

    def hex(self) -> str:
        """Root over what was told so far."""
        return self._running.hexdigest()
