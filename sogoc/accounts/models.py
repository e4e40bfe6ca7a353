"""Storage of accounts: people, dated offices, and who holds which duty at which office since when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from sogoc.accounts import security_models as security_models  # noqa: PLC0414 - its tables are tables of this room
from sogoc.accounts import team_models as team_models  # noqa: PLC0414


class People(BaseUserManager["Person"]):
    """Finds people by user name, as signing in does. ``actions.create_person`` makes them."""


class Person(AbstractBaseUser):
    """One account of one human being. The user name never changes: the ledger speaks of people by it."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=150)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    one_time_secret = models.BinaryField(default=b"")  # encrypted with the home's key; empty = none yet
    one_time_step = models.BigIntegerField(default=-1)  # the last step used: a code is good once
    session_epoch = models.IntegerField(default=0)  # sessions of an earlier one have ended
    salt = models.BinaryField()  # of the commitment to this account's name in the ledger
    access_salt = models.BinaryField(
        default=b""
    )  # of the commitment to what decides who may sign in; new with each act
    created_at = models.DateTimeField()

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    def get_full_name(self) -> str:
        return self.full_name

    def get_session_auth_hash(self) -> str:
        """What a session must know to be this account's: it ends with another password and when all sessions are ended."""
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same under keys of the server that were used before."""
        return map(self._session_hash, settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, key: str | bytes | None = None) -> str:
        knows = f"{self.password}{self.session_epoch or ''}"
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(salt, knows, secret=key, algorithm="sha256").hexdigest()

    def check_password(self, raw_password: str | None) -> bool:
        """Compare a password; a hash made in an older way is renewed by an act of its own, for the ledger commits to it."""

        def renew(password: str) -> None:
            from sogoc.accounts.actions import renew_hash

            renew_hash(self, password)

        return hashers.check_password(raw_password, self.password, renew)


class Office(models.Model):
    """One office during one period of its existence.

    ``ref`` is how everything else names it: the bare unit code for the period that holds 2024-10-14, ``code@since`` otherwise.
    ``parent`` is the ``ref`` of the office above.
    """

    ref = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=30)
    parent = models.CharField(max_length=24, default="", db_index=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    software_from = models.DateField(null=True)
    successors = models.TextField(
        default=""
    )  # codes of what it became on the day after its last, the main one first


class DutyAssignment(models.Model):
    """A person does a duty at an office, from a date and perhaps until one."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(max_length=20)  # a ``Duty``
    since = models.DateField()
    until = models.DateField(null=True)  # the first day without it

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "office", "duty"],
                condition=models.Q(until__isnull=True),
                name="accounts_duty_held_once",
            ),
        )
        indexes = (models.Index(fields=["person", "until"], name="accounts_duty_person"),)


class BookParty(models.Model):
    """Who is one of a book's five parties (``parties.PARTIES``), from a day and perhaps until one, and on what basis.

    ``book`` is the book's path (``24862/KS.2008.01``), also of a book that has not arrived yet. ``office`` is a unit's ``ref``, or
    empty where ``words`` alone tell (an office as it was called on its day, a contractor).
    """

    book = models.CharField(max_length=48)
    role = models.CharField(max_length=16)
    office = models.CharField(max_length=24, blank=True, db_index=True)
    words = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)  # the first day on which it was another
    basis = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["book", "role"],
                condition=models.Q(until__isnull=True),
                name="accounts_party_once",
            ),
        )
        indexes = (models.Index(fields=["book", "role"], name="accounts_party_book"),)
