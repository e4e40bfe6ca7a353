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


class BookWay(models.Model):
    """Where a book stands on its way to the signature (``law.workflows.book``); a book that nobody sent to a checker has none."""

    book = models.OneToOneField("register.Book", on_delete=models.PROTECT, related_name="way")
    state = models.CharField(max_length=16, db_index=True)
    seen = models.CharField(max_length=64, blank=True)
    """Fingerprint of the entries and versions that the checker confirmed; empty before."""

    def __str__(self) -> str:
        """Path of the book."""
        return self.book.path


class BookStep(models.Model):
    """One step of a book, with the words of the person who took it."""

    way = models.ForeignKey(BookWay, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=16)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """Who is asked to mend it; nobody: whoever has the duty."""
    lacking = models.JSONField(default=list)
    """Codes of what was not accounted for when the book went on all the same."""
    entries = models.JSONField(default=list)
    """Keys of the entries that a remark speaks of."""
    text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitment to the words."""


class ApprovalSheet(models.Model):
    """What is laid before the approver of a book, numbered within it; signed by one act of approval, or never."""

    book = models.ForeignKey("register.Book", on_delete=models.PROTECT, related_name="sheets", db_index=False)
    number = models.PositiveIntegerField()
    seen = models.CharField(max_length=32)
    """Fingerprint of the entries to be signed (``queries.Preview.seen``)."""
    facts = models.JSONField()
    """What is printed: counts, reasons, keys; no name of anybody registered."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitment to the facts."""

    class Meta:
        """Sheets of a book are numbered from 1."""

        constraints = (models.UniqueConstraint(fields=("book", "number"), name="approval_sheet_number"),)

    @property
    def code(self) -> str:
        """Number as people write it: ``24862/KS.2008.01/D01``."""
        return f"{self.book.path}/D{self.number:02}"

    @property
    def attached(self) -> int:
        """How many files are attached and were not taken away."""
        return sum(1 for one in self.papers.all() if one.withdrawn_at is None)


class SheetPaper(models.Model):
    """The signed sheet itself: a scan of the paper, or a PDF with a digital signature. Kept in the file store under its hash."""

    sheet = models.ForeignKey(ApprovalSheet, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField(max_length=255)
    media = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    signatures = models.JSONField(default=list)
    """What is found in a PDF of digital signatures (``packages.signatures.Signature``), as it was on the day of attaching."""
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    withdrawn_text = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitments to what is said of it, and to why it was taken away."""
