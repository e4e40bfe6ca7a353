"""Storage of findings and of the reasons given to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Settlement(models.Model):
    """One signed act that gives one reason to one or many findings of a book."""

    book = models.ForeignKey("register.Book", on_delete=models.PROTECT, related_name="settlements")
    code = models.CharField(max_length=32)
    reason = models.CharField(max_length=32)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    findings_count = models.PositiveIntegerField()
    undone_at = models.DateTimeField(null=True)
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitment to the text; empty where there is none."""


class Review(models.Model):
    """One run of the rules over the whole register: when, by whom, over which units and codes, what it found."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=64, blank=True)
    units = models.JSONField(default=list)
    """Units whose books it told; empty: all."""
    codes = models.JSONField(default=list)
    """Codes of the rules that were asked."""
    books = models.PositiveIntegerField()
    entries = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    """``new``, ``still``, ``gone``; and by code how many there are."""
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitments to the sentences that it wrote."""
    finished_at = models.DateTimeField(null=True)


class Finding(models.Model):
    """What a rule says of an entry of a book's current package, or of the book as a whole (``entry`` null, row 0)."""

    book = models.ForeignKey(
        "register.Book", on_delete=models.PROTECT, related_name="findings", db_index=False
    )
    entry = models.ForeignKey("register.Entry", null=True, on_delete=models.PROTECT, related_name="findings")
    row = models.PositiveIntegerField()
    so = models.CharField(max_length=64, blank=True)
    field = models.CharField(max_length=64, blank=True)
    code = models.CharField(max_length=32)
    severity = models.CharField(max_length=12)
    says = models.TextField()
    review = models.ForeignKey(
        Review, null=True, on_delete=models.PROTECT, related_name="findings", db_index=False
    )
    """The review that wrote it; empty where the package's own check did."""
    settlement = models.ForeignKey(Settlement, null=True, on_delete=models.PROTECT, related_name="findings")

    class Meta:
        """Read by book and by entry."""

        indexes = (models.Index(fields=("book", "code"), name="checking_finding_code"),)
