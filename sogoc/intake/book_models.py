"""Storage of books as they are on the shelf: what is declared of one, covers, hand-overs, two exemplars of one book.

A book is named by its path (``24862/KS.2008.01``), for much of this is known before the book arrives.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Cover(models.Model):
    """One physical volume that holds books of several types or years: ``24862/HH.1985.01``."""

    path = models.CharField(max_length=48, unique=True)
    heading = models.CharField(max_length=300, blank=True)
    """What is printed on it."""
    opened = models.CharField(max_length=16, blank=True)
    closed = models.CharField(max_length=16, blank=True)
    pages = models.PositiveIntegerField(null=True)
    basis = models.CharField(max_length=300, blank=True)


class BookFacts(models.Model):
    """What is declared of one book besides the plan's lines; a column that nobody declared is empty."""

    book = models.CharField(max_length=48, unique=True)
    cover = models.CharField(max_length=48, blank=True, db_index=True)
    """Path of the cover that it shares."""
    series = models.JSONField(default=dict)
    """Name of a series with numbers of its own → ``{"kinds": […], "prefixes": […]}``."""
    pages = models.PositiveIntegerField(null=True)
    closing_total = models.PositiveIntegerField(null=True)
    """Cases that the registrar counted when the book was closed."""
    blank_pages = models.PositiveIntegerField(null=True)
    crossed_pages = models.PositiveIntegerField(null=True)
    known_as = models.CharField(max_length=48, blank=True, db_index=True)
    """Path under which a book of unknown year or number was identified later; ids keep the provisional one."""
    basis = models.CharField(max_length=300, blank=True)
    """Of what was declared last."""


class HandOver(models.Model):
    """One hand-over of books, by its minutes (*biên bản bàn giao*)."""

    day = models.DateField()
    document = models.CharField(max_length=100)
    giver = models.CharField(max_length=24, blank=True)
    """Unit's ``ref``; empty where ``giver_words`` alone tell."""
    giver_words = models.CharField(max_length=200, blank=True)
    taker = models.CharField(max_length=24, blank=True)
    taker_words = models.CharField(max_length=200, blank=True)
    minutes_name = models.CharField(max_length=255, blank=True)
    minutes_sha256 = models.CharField(max_length=64, blank=True)
    """The scanned minutes in the file store."""
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class HandOverItem(models.Model):
    """One book in a hand-over: how many pages, in which condition."""

    handover = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="items", db_index=False)
    book = models.CharField(max_length=48, db_index=True)
    pages = models.PositiveIntegerField(null=True)
    condition = models.CharField(max_length=500, blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    """Of the ledger's commitment to the words on the condition."""

    class Meta:
        """A book stands once in a hand-over."""

        constraints = (models.UniqueConstraint(fields=("handover", "book"), name="intake_handover_book"),)


class Exemplar(models.Model):
    """Two exemplars of one book (*sổ kép*), commune's and district's. The main one counts unless an entry's choice says otherwise."""

    main = models.CharField(max_length=48, unique=True)
    second = models.CharField(max_length=48, unique=True)
    basis = models.CharField(max_length=300)
    since = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class ExemplarChoice(models.Model):
    """Of one event that stands in both exemplars: which one's values are the record, because of what, said by whom."""

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="choices", db_index=False)
    key = models.CharField(max_length=64)
    """Of the entry in the main exemplar."""
    source = models.CharField(max_length=8)
    """``main`` or ``second``."""
    reason = models.CharField(max_length=500)
    salt = models.BinaryField(max_length=16)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """One choice in force per event."""

        constraints = (models.UniqueConstraint(fields=("exemplar", "key"), name="intake_exemplar_choice"),)


class Unchosen(models.Model):
    """An entry whose event is told by the other exemplar: not sent, not counted a second time; nothing of it is deleted.

    A projection of links, choices and entries; past spans stay for tables as of a day.
    """

    entry = models.ForeignKey("register.Entry", on_delete=models.CASCADE, related_name="unchosen")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """Once at a time; looked up by what holds now."""

        constraints = (
            models.UniqueConstraint(
                fields=("entry",), condition=models.Q(until__isnull=True), name="intake_unchosen_once"
            ),
        )
