"""Storage of the plan (inventory) and of the runs in which packages arrive."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sogoc.intake.book_models import (
    BookFacts,
    Cover,
    Exemplar,
    ExemplarChoice,
    HandOver,
    HandOverItem,
    Unchosen,
)

__all__ = [
    "BookFacts",
    "Cover",
    "Exemplar",
    "ExemplarChoice",
    "HandOver",
    "HandOverItem",
    "InventoryLine",
    "InventoryProposal",
    "InventoryRevision",
    "Purpose",
    "Run",
    "ScopePolicy",
    "Unchosen",
    "Upload",
]


class InventoryRevision(models.Model):
    """One loading of the plan, with the file it came from."""

    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    lines_changed = models.PositiveIntegerField(default=0)
    document = models.CharField(max_length=100, blank=True)
    """Number of the document that it rests on, where one is named; its day, its scan in the file store."""
    document_day = models.DateField(null=True)
    document_name = models.CharField(max_length=255, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)


class InventoryLine(models.Model):
    """What the plan says of one book and period. A revised line is kept and points to the one that replaced it."""

    unit = models.CharField(max_length=16)
    type = models.CharField(max_length=8)
    year = models.CharField(max_length=4)
    number = models.CharField(max_length=16)
    opened = models.CharField(max_length=16, blank=True)
    closed = models.CharField(max_length=16, blank=True)
    period = models.CharField(max_length=16)
    declared = models.PositiveIntegerField()
    basis = models.CharField(max_length=500, blank=True)
    revision = models.ForeignKey(InventoryRevision, on_delete=models.PROTECT, related_name="lines")
    replaced_in = models.ForeignKey(
        InventoryRevision, null=True, on_delete=models.PROTECT, related_name="replaced"
    )

    class Meta:
        """One line in force per book and period."""

        constraints = (
            models.UniqueConstraint(
                fields=("unit", "type", "year", "number", "period"),
                condition=models.Q(replaced_in__isnull=True),
                name="intake_inventory_line",
            ),
        )
        indexes = (models.Index(fields=("unit", "type", "year", "number"), name="intake_inventory_book"),)


class InventoryProposal(models.Model):
    """What a unit proposes for one line of the plan, with its document, and what the Department decided (``law.workflows.plan``)."""

    unit = models.CharField(max_length=16)
    type = models.CharField(max_length=8)
    year = models.CharField(max_length=4)
    number = models.CharField(max_length=16)
    period = models.CharField(max_length=16)
    withdraws = models.BooleanField(default=False)
    """Whether the line shall leave the plan; the columns below are empty then."""
    opened = models.CharField(max_length=16, blank=True)
    closed = models.CharField(max_length=16, blank=True)
    declared = models.PositiveIntegerField(null=True)
    basis = models.CharField(max_length=500, blank=True)
    pages = models.PositiveIntegerField(null=True)
    document = models.CharField(max_length=100)
    document_day = models.DateField()
    document_name = models.CharField(max_length=255, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=16)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.CharField(max_length=500, blank=True)
    revision = models.ForeignKey(InventoryRevision, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Looked up by unit and state."""

        indexes = (models.Index(fields=("unit", "state"), name="intake_inventory_proposal"),)


class Run(models.Model):
    """One arrival of packages: how far it is, and what was refused."""

    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    via = models.CharField(max_length=64)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    entries = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(default=list)
    """Per package that did not simply arrive: file, what happened, code, sentence, remedy."""
    summary = models.JSONField(default=dict)
    """Counts of a finished run: packages, unchanged, entries, findings; paths of books that the plan does not name."""


class Upload(models.Model):
    """Files on their way from a browser; the run that takes them in exists once all are here.

    ``token`` is the browser's own id of the upload: sent again, it means the same upload. Pieces lie in the home's ``tmp``.
    """

    token = models.CharField(max_length=32, unique=True)
    unit = models.CharField(max_length=24)
    files = models.JSONField()
    """Name and size of each file, in the browser's order."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    run = models.OneToOneField(Run, null=True, on_delete=models.PROTECT, related_name="upload")
    job = models.BigIntegerField(null=True)
    """Job of the queue that takes the files in."""


class ScopePolicy(models.Model):
    """An exemption of ``law.scope`` in force from a day, by the answer that the province received."""

    exemption = models.CharField(max_length=32)
    since = models.DateField()
    until = models.DateField(null=True)
    """First day on which it no longer held."""
    document = models.CharField(max_length=100)
    document_day = models.DateField()
    issuer = models.CharField(max_length=200)
    answer_name = models.CharField(max_length=255, blank=True)
    answer_sha256 = models.CharField(max_length=64, blank=True)
    """The scanned answer in the file store."""
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    lifted_because = models.CharField(max_length=500, blank=True)


class Purpose(models.Model):
    """For which purpose an entry of an exempted type was made: by the book, or, where it tells none, by who looked at the page."""

    entry = models.OneToOneField(
        "register.Entry", on_delete=models.CASCADE, primary_key=True, related_name="purpose"
    )
    code = models.CharField(max_length=4)
    """What counts: what the book tells, else what a person said."""
    told = models.CharField(max_length=4, blank=True)
    said = models.CharField(max_length=4, blank=True)
    left_out = models.BooleanField(default=False)
    """Whether the policy in force leaves the entry out of scope."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    """Who said it."""
    at = models.DateTimeField(null=True)
