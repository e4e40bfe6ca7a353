"""Work in the background is enqueued with its act, tried again, never left behind by a dead worker, and done once per request."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
from itertools import count

import pytest
import time_machine

from sogoc.ground import clock
from sogoc.ground.database import atomic
from sogoc.ground.home import create
from sogoc.ground.queue import declaring, leases
from sogoc.ground.queue.actions import enqueue, try_again
from sogoc.ground.queue.declaring import job
from sogoc.ground.queue.leases import LeaseLostError, claim
from sogoc.ground.queue.queries import abandoned, counts, failures, progress_of
from sogoc.ground.queue.worker import run_worker
from sogoc.law.refusal import Refusal

NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def declare(monkeypatch, db):
    """Declares jobs for one test: `declare(**options)(work)` returns the job's name."""
    declaring.all_kinds()  # the rooms' own jobs are found once in a process: not into a copy that goes away
    monkeypatch.setattr(declaring, "_KINDS", dict(declaring._KINDS))
    numbers = count()

    def with_options(**options):
        def take(work):
            name = f"test.work{next(numbers)}"
            job(name=name, **options)(work)
            return name

        return take

    return with_options


@pytest.fixture
def at():
    """`at(seconds)`: from now on it is that long after noon."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield lambda seconds: traveller.move_to(NOON + dt.timedelta(seconds=seconds))


def progress(asked):
    """What the screen says of a job that is there."""
    found = progress_of(asked.pk)
    assert found is not None
    return found


def claimed(worker):
    """The job that a worker takes."""
    found = claim(worker)
    assert found is not None
    return found


def nothing(report):
    """Work that is done at once."""


def for_book(report, *, book):
    """Work on a book."""


def for_unit(report, *, unit):
    """Work on a unit."""


def test_a_job_is_done_with_its_arguments_and_its_result_is_kept(declare):
    name = declare()(lambda _report, *, unit, rows: {"unit": unit, "sum": sum(rows)})
    asked = enqueue(name, unit="24862", rows=[1, 2, 3])
    assert progress(asked).state == "waiting"
    assert run_worker(once=True) == 1
    found = progress(asked)
    assert (found.state, found.result, found.is_over) == ("done", {"unit": "24862", "sum": 6}, True)
    assert run_worker(once=True) == 0


def test_a_job_of_an_act_that_failed_was_never_asked_for(declare):
    name = declare()(nothing)
    with pytest.raises(ZeroDivisionError):
        enqueue_and_fail(name)
    assert counts() == {}


@atomic
def enqueue_and_fail(name):
    enqueue(name)
    raise ZeroDivisionError


def test_wrong_arguments_and_unknown_names_fail_at_once(declare):
    name = declare()(for_unit)
    with pytest.raises(TypeError):
        enqueue(name, units="24862")
    with pytest.raises(KeyError):
        enqueue("intake.nowhere")
    assert counts() == {}


def test_once_per_must_name_an_argument(declare):
    with pytest.raises(ImportError, match="unti"):
        declare(once_per=("unti",))(for_unit)


def test_two_functions_cannot_have_one_name(declare):
    job(name="test.same")(lambda _report: 1)
    with pytest.raises(ImportError, match=r"test\.same"):
        job(name="test.same")(lambda _report: 2)


def test_the_same_request_twice_is_one_job_while_it_waits(declare):
    done = []
    name = declare(once_per=("book",))(lambda _report, *, book, note="": done.append((book, note)))
    first = enqueue(name, book="a", note="1")
    assert enqueue(name, book="a", note="2").pk == first.pk
    assert enqueue(name, book="b").pk != first.pk
    run_worker(once=True)
    assert done == [("a", "1"), ("b", "")]
    assert enqueue(name, book="a").pk != first.pk


def test_a_request_made_while_the_same_work_runs_is_done_after_it(declare):
    name = declare(once_per=("book",))(for_book)
    first = enqueue(name, book="a")
    running = claimed("worker 1")
    assert running.pk == first.pk
    second = enqueue(name, book="a")
    assert second.pk != first.pk
    assert claim("worker 2") is None
    leases.finish(running, None)
    assert claimed("worker 2").pk == second.pk


def test_what_fails_for_now_is_tried_again_each_time_later(declare, at):
    moments = []

    def fail(report):
        moments.append((clock.now() - NOON).total_seconds())
        raise OSError

    at(0)
    asked = enqueue(declare(tries=3)(fail))
    for second in range(60):
        at(second)
        run_worker(once=True)
    assert moments == [0, 5, 15]
    assert progress(asked).state == "failed"


def test_a_failure_shows_a_trace_and_nobodys_data(declare, caplog):
    def fail(report):
        message = "Nguyễn Văn Mẫu, sinh 1962"
        raise ValueError(message)

    asked = enqueue(declare(tries=1)(fail))
    run_worker(once=True)
    error = progress(asked).error
    trace = error.rpartition(" ")[2].rstrip(".")
    assert trace in caplog.text
    assert "ValueError" in caplog.text
    assert "Nguyễn" not in error + caplog.text
    assert [one.pk for one in failures()] == [asked.pk]


def test_a_refusal_is_final_and_shown_in_its_own_words(declare):
    def refuse(report):
        raise Refusal("GOI_HONG", "Gói bị hỏng.", "Tạo lại gói rồi nạp lại.")

    asked = enqueue(declare(tries=5)(refuse))
    assert run_worker(once=True) == 1
    assert progress(asked).error == "Gói bị hỏng. Tạo lại gói rồi nạp lại."
    assert progress(asked).state == "failed"


def test_a_failed_job_may_be_tried_again_by_hand(declare):
    outcomes = iter([OSError(), None])

    def fail_once(report):
        outcome = next(outcomes)
        if outcome:
            raise outcome
        return "xong"

    asked = enqueue(declare(tries=1)(fail_once))
    run_worker(once=True)
    assert try_again(asked).state == "waiting"
    run_worker(once=True)
    assert progress(asked).result == "xong"


def test_one_jobs_failure_does_not_stop_the_others(declare):
    def fail(report):
        raise OSError

    enqueue(declare(tries=1)(fail))
    other = enqueue(declare()(lambda _report: 1))
    run_worker(once=True)
    assert progress(other).state == "done"


def test_a_job_says_how_far_it_is(declare):
    seen = []

    def work(report):
        report(1, 3, "Đang đọc gói")
        seen.append(progress(asked))
        report(3, 3, "Xong")

    asked = enqueue(declare()(work))
    run_worker(once=True)
    assert (seen[0].done, seen[0].total, seen[0].text, seen[0].state) == (1, 3, "Đang đọc gói", "running")
    assert (progress(asked).done, progress(asked).text) == (3, "Xong")


def test_a_silent_worker_loses_its_job_to_the_next_one(declare, at):
    at(0)
    asked = enqueue(declare(lease_seconds=60)(nothing))
    lost = claimed("worker 1")
    at(59)
    assert claim("worker 2") is None
    at(61)
    assert abandoned() == 1
    taken = claimed("worker 2")
    assert (taken.pk, taken.attempts) == (asked.pk, 2)
    leases.finish(lost, "too late")
    with pytest.raises(LeaseLostError):
        leases.renew(lost, 60)
    leases.put_back(lost, "too late")
    assert progress(asked).state == "running"
    leases.finish(taken, "in time")
    assert progress(asked).result == "in time"


def test_a_worker_that_renews_keeps_its_job(declare, at):
    at(0)
    enqueue(declare(lease_seconds=60)(nothing))
    held = claimed("worker 1")
    at(50)
    leases.renew(held, 60)
    at(100)
    assert claim("worker 2") is None


def test_a_job_that_kills_its_workers_is_given_up(declare, at):
    at(0)
    asked = enqueue(declare(tries=2, lease_seconds=60)(nothing))
    for second in (0, 61):
        at(second)
        assert claim("worker") is not None
    at(122)
    assert claim("worker") is None
    found = progress(asked)
    assert found.state == "failed"
    assert "bị ngắt" in found.error


def test_a_worker_takes_only_its_queues(declare):
    light = enqueue(declare(queue="light")(nothing))
    heavy = enqueue(declare(queue="heavy")(nothing))
    assert run_worker(once=True, queues=["light"]) == 1
    assert (progress(light).state, progress(heavy).state) == ("done", "waiting")


def test_a_job_may_wait_for_its_time(declare, at):
    at(0)
    enqueue(declare()(nothing), not_before=NOON + dt.timedelta(hours=1))
    assert run_worker(once=True) == 0
    at(3601)
    assert run_worker(once=True) == 1


def test_a_worker_that_is_told_to_stop_ends_after_the_job_in_hand(declare):
    stop = threading.Event()
    name = declare()(lambda _report: stop.set())
    enqueue(name)
    left = enqueue(name)
    assert run_worker(stop=stop) == 1
    assert progress(left).state == "waiting"


def test_every_declared_job_can_be_found_by_its_name():
    for kind in declaring.all_kinds():
        assert declaring.kind_of(kind.name) is kind


SCRIPT = """
import datetime as dt, sys, threading
import django
django.setup()
from django.core.management import call_command
from sogoc.ground.queue.actions import enqueue
from sogoc.ground.queue.declaring import job
from sogoc.ground.queue.models import Job
from sogoc.ground.queue.worker import run_worker

@job(name="test.work", lease_seconds=600)
def work(report):
    if "hang" in sys.argv:
        print("working", flush=True)
        threading.Event().wait()
    return "done by the second worker"

if "hang" in sys.argv:
    call_command("migrate", verbosity=0)
    enqueue("test.work")
    run_worker()
elif "now" in sys.argv:
    print(run_worker(once=True), Job.objects.get().state)
else:
    import time_machine
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=601)):
        print(run_worker(once=True), Job.objects.get().state, Job.objects.get().attempts, Job.objects.get().result)
"""


@pytest.mark.slow
@pytest.mark.engine("sqlite")
def test_a_worker_killed_at_once_leaves_nothing_running_for_ever(tmp_path):
    home = create(tmp_path / "home")
    environment = {
        **os.environ,
        "SOGOC_HOME": str(home.path),
        "DJANGO_SETTINGS_MODULE": "sogoc.ground.settings",
    }

    def worker(how):
        return [sys.executable, "-c", SCRIPT, how]

    with subprocess.Popen(worker("hang"), env=environment, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "working\n"
        killed.send_signal(signal.SIGKILL)
        assert killed.wait() == -signal.SIGKILL
    said = {
        how: subprocess.run(
            worker(how), env=environment, capture_output=True, text=True, check=True
        ).stdout.strip()
        for how in ("now", "later")
    }
    assert said == {"now": "0 running", "later": "1 done 2 done by the second worker"}
