"""Storage of keying: books that are keyed, their drafts, who holds which, what was read, what was settled.

Values are JSON as they travel (``values``): official column → ``{"v": text, "u": spans}`` or ``{"a": reason why nothing stands there}``.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

SALT_BYTES = 16


class BookWork(models.Model):
    """One book that is keyed from its pages, or whose entries are inspected against them."""

    book = models.CharField(max_length=48, unique=True)
    """Path of the book, which need not stand in the register yet."""
    layout = models.CharField(max_length=32, blank=True)
    """Code of the form that its pages have; empty: all columns of the type are asked."""
    policy = models.JSONField(default=dict)
    """Which fields are read twice: ``policy.Policy``."""
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    salt = models.BinaryField(max_length=SALT_BYTES)
    """Secret of this book: of it come the lots of random re-keying and the order in which two readings are shown."""
    handing = models.BigIntegerField(null=True)
    """Job that hands the book in, or did so last."""

    def __str__(self) -> str:
        """Path of the book."""
        return self.book

    @property
    def unit(self) -> str:
        """Unit whose book it is."""
        return self.book.partition("/")[0]

    @property
    def name(self) -> str:
        """Name of the book within its unit: ``KS.2008.01``."""
        return self.book.partition("/")[2]

    @property
    def type(self) -> str:
        """Code of the book's type."""
        return self.book.partition("/")[2].split(".")[0]


class Draft(models.Model):
    """One entry on its way: cut out of a page and keyed, or taken from a package and inspected."""

    work = models.ForeignKey(BookWork, on_delete=models.PROTECT, related_name="drafts")
    cut = models.BigIntegerField(null=True)
    """Which part of the pages it is (``imaging``); none for an entry whose page came in a package."""
    entry = models.ForeignKey("register.Entry", null=True, on_delete=models.PROTECT, related_name="drafts")
    """What it became in the register, or the entry that is inspected."""
    version = models.PositiveIntegerField(default=0)
    """Version of that entry that was inspected, or that it became."""
    inspected = models.BooleanField(default=False)
    """Whether it is a check of an entry that came by a package."""
    position = models.PositiveIntegerField()
    state = models.CharField(max_length=16, db_index=True)
    second = models.JSONField(null=True)
    """Columns that are read a second time; None while nobody knows."""
    remark = models.TextField(blank=True)
    """Why it was given back."""
    remark_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """Who is asked to read it again; nobody: whoever takes it."""
    salt = models.BinaryField(max_length=SALT_BYTES)
    """Of the ledger's commitments to what was settled and to remarks."""

    class Meta:
        """A cut is keyed once; drafts are handed out in the order of the book."""

        constraints = (
            models.UniqueConstraint(fields=("work", "cut"), name="keying_draft_cut"),
            models.UniqueConstraint(
                fields=("entry",), condition=models.Q(inspected=True), name="keying_draft_inspected"
            ),
        )
        indexes = (models.Index(fields=("work", "position"), name="keying_draft_place"),)


class Lease(models.Model):
    """A few drafts of one book that one person holds for one kind of work, until a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    work = models.ForeignKey(BookWork, on_delete=models.PROTECT, related_name="leases")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="leases")
    kind = models.CharField(max_length=12)
    device = models.CharField(max_length=64, blank=True)
    taken_at = models.DateTimeField()
    until = models.DateTimeField()
    held_seconds = models.PositiveIntegerField()
    """For how long it stays with the person after the last sign of work."""
    returned_at = models.DateTimeField(null=True)
    forgotten = models.BooleanField(default=False)
    """Whether it came back by itself."""
    estimate_seconds = models.PositiveIntegerField()

    class Meta:
        """Looked for by who holds it, and by what is overdue."""

        indexes = (models.Index(fields=("returned_at", "until"), name="keying_lease_due"),)


class LeaseItem(models.Model):
    """One draft in a lease."""

    lease = models.ForeignKey(Lease, on_delete=models.PROTECT, related_name="items")
    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="held", db_index=False)
    kind = models.CharField(max_length=12)
    is_open = models.BooleanField(default=True)
    finished = models.BooleanField(default=False)

    class Meta:
        """Nobody receives what another holds."""

        constraints = (
            models.UniqueConstraint(
                fields=("draft", "kind"), condition=models.Q(is_open=True), name="keying_item_once"
            ),
            models.UniqueConstraint(fields=("lease", "draft"), name="keying_item_in_lease"),
        )


class Pass(models.Model):
    """One person's own reading of one draft, finished. ``kind`` ``spare``: it came when another had finished the same pass."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="passes")
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="passes")
    fields = models.JSONField(default=list)
    """Columns that were asked."""
    values = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    """Finding (``CODE`` or ``CODE:column``) → code of the reason that was given."""
    seconds = models.PositiveIntegerField()
    keystrokes = models.PositiveIntegerField()
    law = models.CharField(max_length=64, blank=True)
    """Hash of the law by which the browser judged."""
    finished_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    salt = models.BinaryField(max_length=SALT_BYTES)

    class Meta:
        """A draft has one reading of a kind that counts."""

        constraints = (
            models.UniqueConstraint(
                fields=("draft", "kind"),
                condition=models.Q(undone_at__isnull=True) & ~models.Q(kind="spare"),
                name="keying_pass_once",
            ),
        )
        indexes = (models.Index(fields=("person", "finished_at"), name="keying_pass_pace"),)


class PartialPass(models.Model):
    """What a person typed so far of a pass: the same on every machine. No act yet, so nothing of it stands in the ledger."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="partials", db_index=False)
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """One for each person and pass."""

        constraints = (
            models.UniqueConstraint(fields=("draft", "kind", "person"), name="keying_partial_once"),
        )


LEFT_AS_IT_IS = ("agreed", "single", "package")
"""How a field of an inspected entry comes to stand that the inspection does not change."""


class Settled(models.Model):
    """The value of one field on which the passes agree, or which a third person chose."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="settled", db_index=False)
    field = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    """None: nothing stands there, and nothing is to be said of it."""
    how = models.CharField(max_length=12)
    """``agreed``, ``single`` (read once), ``first``, ``second``, ``typed``, ``package`` (as the package has it)."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """Who decided, where somebody had to."""
    at = models.DateTimeField()

    class Meta:
        """A field has one value."""

        constraints = (models.UniqueConstraint(fields=("draft", "field"), name="keying_settled_once"),)


class Measure(models.Model):
    """How one keyer's reading of one field compared with another's: what trust is counted from. It names no value."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="measures", db_index=False)
    field = models.CharField(max_length=64)
    sort = models.CharField(max_length=24)
    """Value type of the field."""
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    right = models.BooleanField(null=True)
    """Where they differed: whether the third person chose this reading; None while nobody decided."""
    at = models.DateTimeField()

    class Meta:
        """One for each field and reader."""

        constraints = (
            models.UniqueConstraint(fields=("draft", "field", "person"), name="keying_measure_once"),
        )
        indexes = (models.Index(fields=("person", "sort"), name="keying_measure_person"),)


class Receipt(models.Model):
    """The answer to one message of a browser, given again however often the message comes."""

    txn = models.UUIDField(unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    body_sha256 = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()
    lease = models.ForeignKey(Lease, null=True, on_delete=models.PROTECT, related_name="receipts")
    """Part in which a text was saved on the way: its receipts go some time after it is over. None: an act, kept as long as that."""
