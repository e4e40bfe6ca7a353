"""Storage of the queue: one row per job, with its lease while a worker has it."""

from __future__ import annotations

from django.db import models

WAITING, RUNNING, DONE, FAILED = "waiting", "running", "done", "failed"


class Job(models.Model):
    """One piece of work. ``token`` names the present holder; who lost it can write nothing more."""

    name = models.CharField(max_length=100)
    queue = models.CharField(max_length=32)
    arguments = models.JSONField()
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - NULL is exempt from uniqueness
    state = models.CharField(max_length=10, default=WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField()
    run_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    token = models.CharField(max_length=32, blank=True, default="")
    worker = models.CharField(max_length=100, blank=True, default="")
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)
    text = models.CharField(max_length=300, blank=True, default="")
    result = models.JSONField(null=True)
    error = models.TextField(blank=True, default="")
    """What the screen says of a failure; never a value out of an entry."""

    class Meta:
        app_label = "ground"
        db_table = "ground_job"
        constraints = (
            models.UniqueConstraint(
                fields=["name", "key"], condition=models.Q(state=WAITING), name="ground_job_waits_once"
            ),
        )
        indexes = (models.Index(fields=["state", "run_after"], name="ground_job_ready"),)
