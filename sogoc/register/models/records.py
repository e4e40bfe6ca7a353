"""Storage of the register. Entries keep their values as JSON of verbatim texts plus a few projected, indexed columns.

A foreign key with which a constraint or an index begins has no index of its own: each costs every intake.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Book(models.Model):
    """One paper register as its unit delivers it."""

    unit = models.CharField(max_length=16)
    type = models.CharField(max_length=8)
    year = models.CharField(max_length=4)
    number = models.CharField(max_length=16)
    held = models.PositiveIntegerField(default=0)
    """Unsettled findings on row 0 that hold the whole book."""
    notes = models.PositiveIntegerField(default=0)

    class Meta:
        """One book by its name within its unit."""

        constraints = (
            models.UniqueConstraint(fields=("unit", "type", "year", "number"), name="register_book_name"),
        )

    def __str__(self) -> str:
        """Path of the book."""
        return self.path

    @property
    def name(self) -> str:
        """File name of its packages without suffix: ``KS.2008.01``."""
        return f"{self.type}.{self.year}.{self.number}"

    @property
    def path(self) -> str:
        """First two parts of its entries' ids: ``24862/KS.2008.01``."""
        return f"{self.unit}/{self.name}"


class Package(models.Model):
    """One delivery of a book: the Excel file and the zip, kept whole in the file store under their hashes."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="packages", db_index=False)
    number = models.PositiveIntegerField()
    xlsx_name = models.CharField(max_length=255)
    xlsx_sha256 = models.CharField(max_length=64)
    zip_name = models.CharField(max_length=255, blank=True)
    zip_sha256 = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entries = models.PositiveIntegerField()
    unknown_columns = models.JSONField(default=list)
    default_period = models.CharField(max_length=16, blank=True)
    """Period of those of its entries whose registration date does not tell."""
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitments to what this package was and to what was found in it."""
    difference = models.JSONField(default=dict)
    """What this version changed against the one before: lists of keys ``new``, ``changed`` (with fields), ``withdrawn``."""

    class Meta:
        """Versions are numbered from 1 within a book."""

        constraints = (models.UniqueConstraint(fields=("book", "number"), name="register_package_number"),)


class Entry(models.Model):
    """One registered event. Projected columns follow from the current version and the acts; the ledger replays them."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="entries", db_index=False)
    key = models.CharField(max_length=64)
    row = models.PositiveIntegerField()
    """Row of the Excel sheet it stands in (header = 1)."""
    so = models.CharField(max_length=64, blank=True)
    registered = models.CharField(max_length=32, blank=True)
    """Canonical registration date; empty when the book has none or it is not understood."""
    period = models.CharField(max_length=16)
    subject = models.CharField(max_length=500, blank=True)
    subject_fold = models.CharField(max_length=500, blank=True, db_index=True)
    birth = models.CharField(max_length=32, blank=True)
    state = models.CharField(max_length=16)
    version = models.PositiveIntegerField()
    held = models.PositiveIntegerField(default=0)
    """Unsettled findings that hold it."""
    notes = models.PositiveIntegerField(default=0)
    pdf = models.CharField(max_length=255, blank=True)
    """Name of its page inside the book's zip."""
    approved_on = models.DateField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    delivery = models.CharField(max_length=16, blank=True)
    """Last answer of the ministry's system: sent, refused, received, official; empty before it was sent."""
    official_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    """Day (Việt Nam) of the first package that brought it."""
    withdrawn_on = models.DateField(null=True)
    """Day since which it stands in no package of its book."""
    legal = models.CharField(max_length=16, blank=True, db_default="", default="")
    """How it ended in law: ``replaced``, ``revoked``, ``crossed_out``; empty while it is in force."""
    legal_on = models.DateField(null=True)
    """Legal day of that end, as the decision or the book says."""
    legal_since = models.DateField(null=True)
    """Day (Việt Nam) on which that end was recorded: since then the figures know of it."""
    marked = models.BooleanField(db_default=False, default=False)
    """Whether a person marked it as sensitive, whatever it says."""
    sensitive = models.BooleanField(db_default=False, default=False)
    """Hidden without the duty: by its content (``law.sensitive``), by a link, or by a person's mark."""

    class Meta:
        """An entry's id is unit/book/key."""

        constraints = (models.UniqueConstraint(fields=("book", "key"), name="register_entry_key"),)
        indexes = (models.Index(fields=("book", "row"), name="register_entry_row"),)

    def __str__(self) -> str:
        """Path of the entry."""
        return f"{self.book.path}/{self.key}"


class EntryVersion(models.Model):
    """What an entry said in one package: the values, never overwritten."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="+")
    values = models.TextField()
    """Canonical JSON: official column → text as written (or an object with its layers); null keys are left out."""
    reader_version = models.PositiveSmallIntegerField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """Who dropped what was understood and so made this version; empty where the package brought it."""
    pdf = models.CharField(max_length=255, blank=True)
    page_sha256 = models.CharField(max_length=64, blank=True)
    """Hash of its page, a member of the package's zip."""
    salt = models.BinaryField(max_length=16)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        """Versions are numbered from 1 within an entry."""

        constraints = (models.UniqueConstraint(fields=("entry", "number"), name="register_version_number"),)


class VersionMaker(models.Model):
    """Whose hand a version is, beside who brought its package: whoever ever read its page or settled where two differed, changed or not."""

    version = models.ForeignKey(EntryVersion, on_delete=models.PROTECT, related_name="makers", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=16)
    """``key``, ``key_second``, ``adjudicate``, ``inspect`` or ``correct`` (``law.workflows.entry.KEYED``)."""

    class Meta:
        """A person did an act once."""

        constraints = (
            models.UniqueConstraint(fields=("version", "person", "act"), name="register_version_maker"),
        )


class PastState(models.Model):
    """What held for an entry from a day on and no longer does: approved here, official, in no package, or crossed out.

    What holds now stands in the entry itself; the table *as of* a day needs both.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="past")
    source = models.CharField(max_length=8)
    """``bo`` official, ``noi-bo`` approved here, ``vang`` in no package, ``gach`` crossed out."""
    since = models.DateField()
    until = models.DateField()
    """First day on which it no longer held."""

    class Meta:
        """Looked up by the day."""

        indexes = (models.Index(fields=("until", "since"), name="register_past_days"),)


class Mention(models.Model):
    """A person in a role of an entry's current version."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="mentions")
    role = models.CharField(max_length=8)
    name = models.CharField(max_length=500)
    fold = models.CharField(max_length=500, db_index=True)
    birth = models.CharField(max_length=32, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    personal_number = models.CharField(max_length=16, blank=True)
    place = models.CharField(max_length=500, blank=True)


class Delivery(models.Model):
    """One sending of a book to a system. Attempt 0 gathers answers about entries that were not sent from here."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="deliveries", db_index=False)
    system = models.CharField(max_length=32)
    attempt = models.PositiveIntegerField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    xlsx_sha256 = models.CharField(max_length=64, blank=True)
    zip_sha256 = models.CharField(max_length=64, blank=True)
    entries = models.PositiveIntegerField()

    class Meta:
        """Attempts are numbered within a book and a system."""

        constraints = (
            models.UniqueConstraint(fields=("book", "system", "attempt"), name="register_delivery_attempt"),
        )


class DeliveryItem(models.Model):
    """One entry in a sending, with the last answer to it."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="items", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    version = models.PositiveIntegerField()
    status = models.CharField(max_length=16)
    answered_on = models.DateField(null=True)
    words = models.TextField(blank=True)
    """What the system said, in its own words."""
    evidence = models.CharField(max_length=64, blank=True)
    """Hash of the file that holds the answer."""
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitment to the words; empty where there are none."""

    class Meta:
        """An entry stands once in a sending."""

        constraints = (models.UniqueConstraint(fields=("delivery", "entry"), name="register_delivery_item"),)
