"""Puts work into the queue, in the transaction of the act that wants it: no act without its job, no job without its act."""

from __future__ import annotations

import datetime as dt
import hashlib
import inspect
from typing import Any

import rfc8785
from django.db import IntegrityError

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.queue.declaring import kind_of
from sogoc.ground.queue.models import FAILED, WAITING, Job


def enqueue(name: str, /, *, not_before: dt.datetime | None = None, **arguments: Any) -> Job:
    """Ask for a job by name; arguments are JSON. Returns the one that waits already, where ``once_per`` says they are the same."""
    kind = kind_of(name)
    inspect.signature(kind.work).bind(None, **arguments)
    key = None
    if kind.once_per is not None:
        key = hashlib.sha256(rfc8785.dumps([arguments.get(one) for one in kind.once_per])).hexdigest()
    now = clock.now()
    asked = Job(
        name=name,
        queue=kind.queue,
        arguments=arguments,
        key=key,
        tries=kind.tries,
        run_after=not_before or now,
        enqueued_at=now,
    )
    try:
        with atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        if key is None:
            raise
        return Job.objects.get(name=name, key=key, state=WAITING)
    return asked


@atomic
def try_again(job: Job) -> Job:
    """Give a failed job all its tries anew."""
    waiting = Job.objects.filter(name=job.name, key=job.key, state=WAITING).exclude(key=None).first()
    if waiting is not None:
        return waiting
    Job.objects.filter(pk=job.pk, state=FAILED).update(
        state=WAITING, attempts=0, run_after=clock.now(), finished_at=None, error=""
    )
    job.refresh_from_db()
    return job
