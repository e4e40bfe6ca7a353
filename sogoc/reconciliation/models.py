"""Storage of extracts (their names, never their content), runs and judgements."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Extract(models.Model):
    """One extract of the population database; its rows lie encrypted in ``<home>/population``, never in this database."""

    name = models.CharField(max_length=32, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    """Hash of the CSV file that was loaded: the same file is the same extract."""
    persons = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    destroyed_at = models.DateTimeField(null=True)


class Run(models.Model):
    """One reconciliation: rolling (some books) or full."""

    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="runs")
    scope = models.CharField(max_length=8)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    books = models.PositiveIntegerField()
    mentions = models.PositiveIntegerField()
    classes = models.JSONField(default=dict)
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitments to its judgements."""


class Judgement(models.Model):
    """What the newest run said of one mention: a role of an entry in the version that was looked at."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="judgements")
    entry = models.ForeignKey("register.Entry", on_delete=models.PROTECT, related_name="judgements")
    version = models.PositiveIntegerField()
    role = models.CharField(max_length=8)
    outcome = models.CharField(max_length=16)
    """``trung_khop``, ``sai_lech``, ``nhieu_ket_qua`` or ``khong_tim_thay``."""
    personal_number = models.CharField(max_length=12, blank=True, db_index=True)
    score = models.FloatField(null=True)
    tier = models.CharField(max_length=24, blank=True)
    why = models.TextField()

    class Meta:
        """A mention has one judgement; a repeat replaces it."""

        constraints = (
            models.UniqueConstraint(fields=("entry", "role"), name="reconciliation_one_judgement"),
        )
