"""Storage of people who are not simply the office's own: contractors with their contracts, cross-commune checking teams.

``until`` is everywhere the first day on which something no longer held. Rows are never deleted and never begin anew: who comes back
gets a row of their own, so that every past day can be asked.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

_PERSON = settings.AUTH_USER_MODEL


class Contractor(models.Model):
    """An organisation that works under one contract, with its number and days."""

    name = models.CharField(max_length=200)
    contract = models.CharField(max_length=100)
    signed = models.DateField()
    since = models.DateField()
    until = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")


class ContractorPerson(models.Model):
    """An account works for a contractor, from a day and perhaps until one."""

    contractor = models.ForeignKey(
        Contractor, on_delete=models.PROTECT, related_name="people", db_index=False
    )
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="contracts")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """One contractor at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until__isnull=True), name="accounts_one_contractor"
            ),
        )
        indexes = (models.Index(fields=["contractor", "until"], name="accounts_contract_people"),)


class Team(models.Model):
    """A cross-commune checking team (*tổ kiểm tra chéo*), by the document that formed it."""

    document = models.CharField(max_length=100)
    day = models.DateField()
    issued_by = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    """The scanned document in the file store."""
    since = models.DateField()
    until = models.DateField(null=True)
    formed_at = models.DateTimeField()
    formed_by = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="+")

    @property
    def units_now(self) -> list[str]:
        """Units whose books it may be given entries of today or, before its first day, from then on."""
        return sorted(one.unit for one in self.units.all() if one.until is None)


class TeamUnit(models.Model):
    """A unit whose books, and those of the units below it, the team may be given entries of, from a day and perhaps until one."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="units", db_index=False)
    unit = models.CharField(max_length=24, db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """A unit stands once at a time in a team."""

        constraints = (
            models.UniqueConstraint(
                fields=["team", "unit"], condition=models.Q(until__isnull=True), name="accounts_team_unit"
            ),
        )


class TeamMember(models.Model):
    """A person does one duty in a team, from a day and perhaps until one."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members", db_index=False)
    person = models.ForeignKey(_PERSON, on_delete=models.PROTECT, related_name="teams")
    duty = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """A duty is held once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=["team", "person", "duty"],
                condition=models.Q(until__isnull=True),
                name="accounts_team_member_once",
            ),
        )
