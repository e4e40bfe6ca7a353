"""Storage of images of books. A book is named by its path (``24862/KS.2008.01``): pages come before anything of it is in the register.

Nothing here is deleted: a page is put aside, a cut is undone, and both come back.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Scan(models.Model):
    """One original as it came (a photo, a PDF of many pages), whole in the file store and never altered."""

    book = models.CharField(max_length=48)
    sha256 = models.CharField(max_length=64)
    media = models.CharField(max_length=32)
    name = models.CharField(max_length=255)
    salt = models.BinaryField(max_length=16)
    """Of the ledger's commitment to the file's name: people put names of people into it."""
    size = models.BigIntegerField()
    width = models.PositiveIntegerField()
    """Of its first page, upright as its own note of orientation says."""
    height = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    pairing = models.ForeignKey("Pairing", on_delete=models.PROTECT, null=True, related_name="scans")
    """The phone that sent it, if one did."""
    place = models.CharField(max_length=24, blank=True)
    """Office from which it was sent, by its ``ref``."""

    class Meta:
        """The same file twice in a book is once."""

        constraints = (models.UniqueConstraint(fields=("book", "sha256"), name="imaging_scan_once"),)


class Page(models.Model):
    """One page of a book: a part of a scan, turned, perhaps one half of a spread."""

    book = models.CharField(max_length=48)
    position = models.PositiveIntegerField()
    """Place among all rows of the book, also those put aside: they come back to where they were."""
    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="pages")
    part = models.PositiveIntegerField(default=0)
    """Which page of a PDF or TIFF."""
    width = models.PositiveIntegerField()
    """Of that part, upright by the file's own note, before anything below."""
    height = models.PositiveIntegerField()
    side = models.CharField(max_length=5, blank=True)
    """``left`` or ``right`` half of a spread that was split."""
    split_at = models.PositiveSmallIntegerField(null=True)
    """Where the spread was split, permille of its width."""
    spread_rotation = models.PositiveSmallIntegerField(default=0)
    """How the spread stood when it was split."""
    rotation = models.PositiveSmallIntegerField(default=0)
    """Degrees clockwise, of the part as it came."""
    kind = models.CharField(max_length=12, default="entry")
    label = models.CharField(max_length=12, blank=True)
    """Page number as it is written on it."""
    removed_at = models.DateTimeField(null=True)
    joined = models.BooleanField(default=False)
    """A right half whose spread was joined again: no page at present."""

    class Meta:
        """Read by book in order."""

        indexes = (models.Index(fields=("book", "position"), name="imaging_page_order"),)


class Cut(models.Model):
    """One entry to be keyed, as one region of a page or several."""

    book = models.CharField(max_length=48)
    position = models.PositiveIntegerField(default=0)
    """From 1, in the order of pages and downwards; 0 of one that is undone."""
    kind = models.CharField(max_length=12, default="entry")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    taken = models.BooleanField(default=False)
    """Somebody keys it, or has keyed it: it stays as it is."""

    class Meta:
        """Read by book in order."""

        indexes = (models.Index(fields=("book", "position"), name="imaging_cut_order"),)


class Region(models.Model):
    """A rectangle on a page, permille of the upright page."""

    cut = models.ForeignKey(Cut, on_delete=models.CASCADE, related_name="regions", db_index=False)
    order = models.PositiveSmallIntegerField()
    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="regions")
    x = models.PositiveSmallIntegerField()
    y = models.PositiveSmallIntegerField()
    w = models.PositiveSmallIntegerField()
    h = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=5, blank=True)
    """Of the page when it was drawn: a region of a spread is none of its half."""
    split_at = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """Regions of a cut have an order."""

        constraints = (models.UniqueConstraint(fields=("cut", "order"), name="imaging_region_order"),)


class Pairing(models.Model):
    """A phone that photographs one book for one person. The token of the QR code opens it once; then the phone has a key of its own."""

    book = models.CharField(max_length=48)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    key_sha256 = models.CharField(max_length=64, blank=True)
    """Of the key that the phone holds since it was paired; empty before."""
    device = models.CharField(max_length=60, blank=True)
    """What the phone calls itself."""
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    """Good until then: minutes for the code, hours for the phone."""
    paired_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Looked up by book."""

        indexes = (models.Index(fields=("book", "ended_at"), name="imaging_pairing_book"),)


class Album(models.Model):
    """The pages of one book as a whole: every act on them locks it and counts, so that two people act one after the other."""

    book = models.CharField(max_length=48, unique=True)
    revision = models.PositiveIntegerField(default=0)
    """Acts so far: a screen that knows another number is out of date."""
