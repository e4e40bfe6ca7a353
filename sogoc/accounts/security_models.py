"""Storage of what proves who somebody is: passkeys, recovery codes, invitations, the browsers that people registered as theirs, the
sessions that are open, and when somebody else set an account's password or factors.

No row holds a secret: of codes there are keyed digests, of passkeys the public part, of a browser the digest of what its cookie says.
"""

from __future__ import annotations

import uuid

from django.db import models


class Passkey(models.Model):
    """A credential of WebAuthn (W3C, level 2) that stands for an account at one address of the server."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="passkeys")
    credential_id = models.BinaryField(unique=True)
    credential = models.BinaryField()  # id and public key, as the authenticator attested them
    rp_id = models.CharField(max_length=253)  # the host that it works at
    name = models.CharField(max_length=60)
    sign_count = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """One code of the sheet that a person keeps in a drawer; the row goes when the code was used or a new sheet was made."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.BinaryField()
    made_at = models.DateTimeField()


class Invitation(models.Model):
    """A printed code with which a person chooses a password for an account that somebody else made."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="invitations")
    digest = models.BinaryField(unique=True)
    made_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="invited")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # revoked, or another took its place

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, ended_at__isnull=True),
                name="accounts_invited_once",
            ),
        )


class Device(models.Model):
    """A browser that one person registered as their own; somebody else at the same computer has a row of their own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="devices")
    digest = models.BinaryField()  # of what the browser's cookie says
    name = models.CharField(max_length=60)
    agent = models.CharField(max_length=80)  # "Chrome, Windows"
    made_at = models.DateTimeField()
    used_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "digest"],
                condition=models.Q(revoked_at__isnull=True),
                name="accounts_device_once",
            ),
        )


class Sitting(models.Model):
    """An open session of one account, so that its person sees it and can end it; the row goes with the session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="sittings")
    device = models.ForeignKey(Device, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    agent = models.CharField(max_length=80)
    knows = models.CharField(max_length=64)
    """Digest of what the session must know of the account (``Person.get_session_auth_hash``): it ends with the password."""
    begun_at = models.DateTimeField()
    seen_at = models.DateTimeField()


class AccessReset(models.Model):
    """Somebody else set the password or took or set the factors of an account that was in use; open until a third person confirms.

    The installation did where there is a time and no person.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="resets")
    act = models.CharField(max_length=32)  # as the ledger calls it
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    confirmed_at = models.DateTimeField(null=True)


class ResetNotice(models.Model):
    """One person is told of one reset, until they say that they have read it."""

    reset = models.ForeignKey(AccessReset, on_delete=models.PROTECT, related_name="notices")
    reader = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="notices")
    read_at = models.DateTimeField(null=True)
