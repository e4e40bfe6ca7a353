"""Storage of the ledger: streams with their frontier, events as bytes, and the roots of full tiles of 256 leaves.

Triggers (``triggers.py``) refuse to change or delete what stands here, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

from django.db import models


class Stream(models.Model):
    """One log: its head, and the frontier that the next append needs."""

    name = models.CharField(max_length=100, unique=True)
    size = models.BigIntegerField(default=0)
    frontier = models.BinaryField(default=b"")
    root = models.BinaryField()
    leaf = models.BinaryField()  # its leaf in the tree of streams

    class Meta:
        app_label = "ground"
        db_table = "ground_ledger_stream"


class Event(models.Model):
    """One act. ``canonical`` is the truth; the other columns repeat parts of it so that they can be searched."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+")
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    client_txn = models.CharField(max_length=100, null=True, unique=True)  # noqa: DJ001 - NULL is exempt from uniqueness
    canonical = models.BinaryField()
    leaf_hash = models.BinaryField()

    class Meta:
        app_label = "ground"
        db_table = "ground_ledger_event"
        constraints = (models.UniqueConstraint(fields=["stream", "seq"], name="ground_event_place"),)
        indexes = (
            models.Index(fields=["subject"], name="ground_event_subject"),
            models.Index(fields=["at"], name="ground_event_at"),
        )


class Tile(models.Model):
    """Root of a complete subtree of 256**level leaves; lets a proof read hundreds of hashes instead of a million."""

    stream = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="+")
    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    root = models.BinaryField()

    class Meta:
        app_label = "ground"
        db_table = "ground_ledger_tile"
        constraints = (
            models.UniqueConstraint(fields=["stream", "level", "index"], name="ground_tile_place"),
        )
