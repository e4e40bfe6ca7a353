"""The tables of the ground: those of the ledger and of the queue."""

from __future__ import annotations

from sogoc.ground.ledger.models import Event, Stream, Tile
from sogoc.ground.queue.models import Job

__all__ = ["Event", "Job", "Stream", "Tile"]
