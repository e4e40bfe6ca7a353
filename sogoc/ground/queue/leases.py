"""A worker holds a job by a lease that it renews; when it falls silent the lease runs out and another worker takes the job.

Every write of a holder names its token, so that one who was too slow changes nothing.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.queue.declaring import all_kinds
from sogoc.ground.queue.models import DONE, FAILED, RUNNING, WAITING, Job

_BACKOFF = dt.timedelta(seconds=5)
_SILENT = "Việc này bị ngắt giữa chừng nhiều lần. Xem nhật ký của máy chủ rồi chạy lại."


class LeaseLostError(Exception):
    """Somebody else has the job now: stop; what was done so far is safe to repeat."""


def claim(worker: str, *, queues: Collection[str] | None = None) -> Job | None:
    """Take the next job that is ready or whose holder has fallen silent; None when there is none."""
    leases = {kind.name: kind.lease_seconds for kind in all_kinds() if queues is None or kind.queue in queues}
    if not _claimable(leases).exists():  # a look that takes no lock
        return None
    with atomic():
        now = clock.now()
        silent = Job.objects.filter(
            state=RUNNING, lease_until__lt=now, attempts__gte=F("tries"), name__in=leases
        )
        silent.update(state=FAILED, finished_at=now, token="", error=_SILENT)
        job = (
            _claimable(leases)
            .order_by("run_after", "pk")
            .select_for_update(skip_locked=True, of=("self",))
            .first()
        )
        if job is None:
            return None
        job.state, job.token, job.worker = RUNNING, secrets.token_hex(16), worker
        job.attempts, job.started_at = job.attempts + 1, now
        job.lease_until = now + dt.timedelta(seconds=leases[job.name])
        job.save(update_fields=["state", "token", "worker", "attempts", "started_at", "lease_until"])
        return job


def renew(job: Job, seconds: int, **progress: Any) -> None:
    """Hold the job for ``seconds`` more, and write how far it is; raises when somebody else holds it."""
    until = clock.now() + dt.timedelta(seconds=seconds)
    if not _held(job).update(lease_until=until, **progress):
        raise LeaseLostError(job.name)


def finish(job: Job, result: Any) -> None:
    """The work is done."""
    _held(job).update(
        state=DONE, finished_at=clock.now(), result=result, error="", lease_until=None, token=""
    )


def give_up(job: Job, error: str) -> None:
    """The work cannot be done; trying again would change nothing."""
    _held(job).update(state=FAILED, finished_at=clock.now(), error=error, lease_until=None, token="")


@atomic
def put_back(job: Job, error: str) -> None:
    """The work failed for now: another try later, each time waiting twice as long, until the tries are used up."""
    twin = Job.objects.filter(name=job.name, key=job.key, state=WAITING).exclude(key=None).exists()
    if job.attempts >= job.tries or twin:
        give_up(job, error)
        return
    later = clock.now() + _BACKOFF * 2 ** (job.attempts - 1)
    _held(job).update(state=WAITING, run_after=later, error=error, lease_until=None, token="")


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, state=RUNNING, token=job.token)


def _claimable(leases: Collection[str]) -> QuerySet[Job]:
    now = clock.now()
    same_runs = Job.objects.filter(
        state=RUNNING, lease_until__gte=now, name=OuterRef("name"), key=OuterRef("key")
    )
    return Job.objects.filter(
        Q(state=WAITING, run_after__lte=now) | Q(state=RUNNING, lease_until__lt=now),
        ~Exists(same_runs),
        name__in=list(leases),
    )
