"""Salted commitments to what was read and what was settled: the ledger knows that it was, and not what it says."""

from __future__ import annotations

from collections.abc import Iterable

from sogoc.ground.ledger.events import commitment
from sogoc.keying.models import Draft, Pass, Settled
from sogoc.keying.values import canonical


def commit_to_pass(one: Pass) -> str:
    """Commitment to everything that a finished pass says."""
    said = [one.draft_id, one.kind, one.fields, one.values, one.reasons, one.seconds, one.keystrokes, one.law]
    return commitment(bytes(one.salt), canonical(said)).hex()


def commit_to_settled(draft: Draft, rows: Iterable[Settled]) -> str:
    """Commitment to the settled values of a draft, whatever their order; empty where none is settled."""
    lines = sorted((one.field, one.value, one.how, one.by_id or 0) for one in rows)
    return commitment(bytes(draft.salt), canonical(lines)).hex() if lines else ""


def commit_to_remark(draft: Draft, remark: str) -> str:
    """Commitment to the words with which a draft was given back; empty where it was not."""
    return commitment(bytes(draft.salt), remark.encode()).hex() if remark else ""
