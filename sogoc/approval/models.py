"""Storage of dated changes (amendments) and of requests to mend a digitiser's error. What a version of an entry says is never touched."""

from __future__ import annotations

from django.conf import settings
from django.db import models

MOST = {"basis_title": 200, "basis_number": 100, "basis_issuer": 300, "page": 32}
"""Characters that are kept of what a paper is called."""


class Amendment(models.Model):
    """One decision, judgment or registration that changes entries: kind, legal day, basis; its targets say where it is noted."""

    kind = models.CharField(max_length=32)
    legal_day = models.CharField(max_length=32, blank=True)
    """Canonical date with its precision; empty where the margin bears none."""
    basis_title = models.CharField(max_length=MOST["basis_title"], blank=True)
    """What the basis is called: Bản án, Quyết định, Trích lục …"""
    basis_number = models.CharField(max_length=MOST["basis_number"], blank=True)
    basis_day = models.CharField(max_length=32, blank=True)
    basis_issuer = models.CharField(max_length=MOST["basis_issuer"], blank=True)
    basis_entry = models.ForeignKey(
        "register.Entry", null=True, on_delete=models.PROTECT, related_name="based_amendments"
    )
    """The entry of a book of changes that is the basis, where the register holds it."""
    basis_sha256 = models.CharField(max_length=64, blank=True)
    """Hash of the document itself, where it is kept."""
    reason = models.TextField()
    state = models.CharField(max_length=16, db_index=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    enforced_at = models.DateTimeField(null=True)
    enforced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitment to everything that was recorded."""

    def __str__(self) -> str:
        """Its number."""
        return f"amendment {self.pk}"


class AmendmentTarget(models.Model):
    """One entry that an amendment changes: the note as it stands in the margin, its page, and the fields' new texts."""

    amendment = models.ForeignKey(Amendment, on_delete=models.PROTECT, related_name="targets", db_index=False)
    entry = models.ForeignKey("register.Entry", on_delete=models.PROTECT, related_name="amendments")
    text = models.TextField(blank=True)
    page = models.CharField(max_length=MOST["page"], blank=True)
    values = models.JSONField(default=dict)
    """Official column → new text; empty: a note only."""
    before = models.JSONField(default=dict)
    """Official column → old text, as the basis names it."""

    class Meta:
        """An entry stands once in an amendment."""

        constraints = (
            models.UniqueConstraint(fields=("amendment", "entry"), name="approval_amendment_target"),
        )


class MendRequest(models.Model):
    """A digitiser's error found after approval, on its way from the page to a new version."""

    entry = models.ForeignKey("register.Entry", on_delete=models.PROTECT, related_name="mend_requests")
    version = models.PositiveIntegerField()
    """Version of the entry that it speaks of."""
    field = models.CharField(max_length=64)
    stored = models.TextField(blank=True)
    """What stands in that version."""
    wanted = models.TextField(blank=True)
    """What the page shows, according to the request."""
    page = models.CharField(max_length=300)
    """Where the page is looked at."""
    reason = models.TextField()
    state = models.CharField(max_length=16, db_index=True)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    """When it was mended, refused or withdrawn, and by whom, with which words."""
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_reason = models.TextField(blank=True)
    made_version = models.PositiveIntegerField(null=True)
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitment to the request."""

    def __str__(self) -> str:
        """Its number."""
        return f"mend request {self.pk}"
