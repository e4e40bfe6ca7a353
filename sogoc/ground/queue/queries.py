"""How far the work in the background is: what the screen polls and ``doctor`` counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from sogoc.ground import clock
from sogoc.ground.queue.models import FAILED, RUNNING, WAITING, Job

WORKER_PATIENCE = dt.timedelta(seconds=30)
"""A worker that is there takes a job much sooner."""


@dataclass(frozen=True, slots=True)
class JobProgress:
    """State of one job, in the words of the screen."""

    state: str
    done: int
    total: int | None
    text: str
    error: str
    result: Any
    finished_at: dt.datetime | None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"done", "failed"}


def progress_of(job_id: int) -> JobProgress | None:
    """How far a job is; None when there is no such job."""
    names = ("state", "done", "total", "text", "error", "result", "finished_at")
    row = Job.objects.filter(pk=job_id).values_list(*names).first()
    return None if row is None else JobProgress(*row)


def waits_for_worker(job_id: int) -> bool:
    """Whether a job has waited for a while and no worker is busy with another one."""
    late = clock.now() - WORKER_PATIENCE
    waits = Job.objects.filter(pk=job_id, state=WAITING, run_after__lt=late)
    return waits.exists() and not Job.objects.filter(state=RUNNING).exists()


def latest(name: str) -> JobProgress | None:
    """How far the newest job of a name is; None when there never was one."""
    newest = Job.objects.filter(name=name).order_by("-pk").values_list("pk", flat=True).first()
    return None if newest is None else progress_of(newest)


def counts() -> dict[str, int]:
    """Number of jobs by state."""
    return dict(Job.objects.values_list("state").annotate(number=Count("pk")).order_by())


def abandoned() -> int:
    """Jobs whose worker has not been heard of; the next worker takes them."""
    return Job.objects.filter(state=RUNNING, lease_until__lt=clock.now()).count()


def failures(limit: int = 20) -> list[Job]:
    """Latest jobs that failed for good."""
    return list(Job.objects.filter(state=FAILED).order_by("-finished_at")[:limit])
