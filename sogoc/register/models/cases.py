"""Storage of what happens to an entry beside its book: acts on its legal state, links, papers, dossiers of book against paper.

What a person writes freely is kept here with a salt; the ledger holds only the commitment to it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sogoc.register.models.records import Entry


class Document(models.Model):
    """One paper: a decision, a judgment, a birth certificate. ``unit`` brought it and answers for it."""

    unit = models.CharField(max_length=24, db_index=True)
    kind = models.CharField(max_length=24)
    """Code of ``law.papers``."""
    number = models.CharField(max_length=100, blank=True)
    day = models.CharField(max_length=10, blank=True)
    """ISO prefix: as exact as the paper tells."""
    issuer = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=255)
    media = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    withdrawn_text = models.TextField(blank=True)
    """Why."""
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitments to everything that is said of it here."""


class DocumentUse(models.Model):
    """A paper stands beside an entry: as the source of named fields, or as evidence against them."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="uses")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="papers")
    role = models.CharField(max_length=12)
    """``nguon`` or ``doi_chung``."""
    fields = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_text = models.TextField(blank=True)
    """Why it was taken away."""
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitment to that."""


class EntryAct(models.Model):
    """One act on the legal state of an entry, or a mark as sensitive, with the words of the person who did it."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="legal_acts")
    act = models.CharField(max_length=16)
    on = models.DateField(null=True)
    """Legal day."""
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="acts")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Link(models.Model):
    """Two entries that belong together, by a kind of ``law.links``; ``newer`` is what came of ``older`` or speaks of it."""

    kind = models.CharField(max_length=32)
    newer = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="links_back")
    older = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="links_on")
    text = models.TextField()
    salt = models.BinaryField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ended_text = models.TextField(blank=True)

    class Meta:
        """Two entries are linked once by a kind."""

        constraints = (
            models.UniqueConstraint(
                fields=("newer", "older", "kind"),
                condition=models.Q(ended_at__isnull=True),
                name="register_link_once",
            ),
        )


class Dossier(models.Model):
    """Book and paper disagree about an entry: what differs, what is proposed, what was decided, who must act since when."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="dossiers")
    version = models.PositiveIntegerField()
    """Version of the entry that was compared."""
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="dossiers")
    state = models.CharField(max_length=16)
    proposal = models.CharField(max_length=32, blank=True)
    decision = models.CharField(max_length=32, blank=True)
    must_act = models.CharField(max_length=24, blank=True)
    """Who must do the next thing, a code of ``law.papers``."""
    acting_since = models.DateField(null=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitment to the compared fields."""

    class Meta:
        """Listed by state."""

        indexes = (models.Index(fields=("state", "opened_at"), name="register_dossier_state"),)


class DossierField(models.Model):
    """One field of a dossier: as the book says, as the paper says. Neither is ever changed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="compared")
    field = models.CharField(max_length=64)
    in_book = models.TextField(blank=True)
    in_paper = models.TextField(blank=True)


class DossierStep(models.Model):
    """One step of a dossier, with the words of the person who took it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=16)
    kind = models.CharField(max_length=32, blank=True)
    must_act = models.CharField(max_length=24, blank=True)
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
