"""The tables of the ground: those of the ledger and of the queue."""

from __future__ import annotations

from sogoc.ground.ledger.models import Event, Stream, Tile

__all__ = ["Event", "Stream", "Tile"]
