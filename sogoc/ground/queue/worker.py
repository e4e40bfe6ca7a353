"""The loop that does the work. Any number of workers, on any number of machines, may run it on one database."""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
import traceback
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from django.db import Error, close_old_connections, connection

from sogoc.ground.queue.declaring import JobKind, kind_of
from sogoc.ground.queue.leases import LeaseLostError, claim, finish, give_up, put_back, renew
from sogoc.ground.queue.models import Job
from sogoc.law.refusal import Refusal

_log = logging.getLogger("sogoc.queue")
_POLL_SECONDS = 1.0
_REPORT_SECONDS = 0.5


def run_worker(
    *,
    once: bool = False,
    stop: threading.Event | None = None,
    queues: Collection[str] | None = None,
    before_each: Callable[[], None] | None = None,
) -> int:
    """Do jobs until ``stop`` is set, or with ``once`` until none is ready; return how many were taken.

    ``before_each`` is called before each job. The job in hand is always brought to its end; a worker that is killed leaves its job to
    the next one.
    """
    stop = stop or threading.Event()
    name = f"{socket.gethostname()}:{os.getpid()}:{threading.get_ident()}"
    taken = 0
    while not stop.is_set():
        job = claim(name, queues=queues)
        if job is not None:
            taken += 1
            _do(job, before_each)
        elif once:
            break
        else:
            stop.wait(_POLL_SECONDS)
        if not connection.in_atomic_block:
            close_old_connections()
    return taken


def _do(job: Job, before: Callable[[], None] | None) -> None:
    kind = kind_of(job.name)
    try:
        if before is not None:
            before()
        with _heartbeat(job, kind):
            result = kind.work(_Reporter(job, kind), **job.arguments)
        finish(job, result)
    except LeaseLostError:
        _log.warning("job %s %s was taken over by another worker", job.name, job.pk)
    except Refusal as refusal:
        give_up(job, f"{refusal.says} {refusal.fix}")
    except Exception as error:  # noqa: BLE001 - whatever it is, the next job must go on
        put_back(job, _describe(job, error))


def _describe(job: Job, error: Exception) -> str:
    """Sentence for the screen; the log gets type and places, not the message, which may hold somebody's data."""
    trace = uuid.uuid4().hex[:12]
    places = "".join(traceback.format_tb(error.__traceback__))
    _log.error(
        "job %s %s failed, trace %s: %s\n%s", job.name, job.pk, trace, type(error).__qualname__, places
    )
    return f"Lỗi phần mềm khi làm việc này. Báo cho người quản trị kèm mã tra cứu {trace}."


class _Reporter:
    """Writes how far a job is, not more often than a person looks."""

    def __init__(self, job: Job, kind: JobKind) -> None:
        self.job = job
        self.kind = kind
        self.last = float("-inf")

    def __call__(self, done: int, total: int | None = None, text: str = "") -> None:
        present = time.monotonic()
        if done != total and present - self.last < _REPORT_SECONDS:
            return
        self.last = present
        renew(self.job, self.kind.lease_seconds, done=done, total=total, text=text[:300])


@contextmanager
def _heartbeat(job: Job, kind: JobKind) -> Iterator[None]:
    """Renew the lease while a job works without reporting."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(kind.lease_seconds / 3):
                try:
                    renew(job, kind.lease_seconds)
                except LeaseLostError:
                    return
                except Error:  # a busy database: the next beat tries again
                    _log.warning("the lease of job %s %s could not be renewed", job.name, job.pk)
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"lease of job {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
