"""Districts are written by one process or several; the bytes are the same.

In: the districts' orders. Out: their outcomes in the same order, and counts of entries as they are written. The helpers are started
as programs of their own (orders come pickled on standard input, counts and outcomes go out on standard output), so that it does not
matter from where the sample is asked for. Ctrl-C is heard by the asking process alone, which ends its helpers.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

import sogoc
from sogoc.sample import district
from sogoc.sample.district import Order, Outcome

HELPER = "import sys; from sogoc.sample.crew import help_out; help_out(sys.stdin.buffer, sys.stdout.buffer)"
ROOT = Path(sogoc.__file__).resolve().parent.parent
Message = tuple[int, Outcome | BaseException | int]
"""Place of the district among the orders; its outcome, what broke, or a count of entries."""


def write_all(orders: list[Order], told: Callable[[int], None], *, workers: int) -> list[Outcome]:
    """Write all districts, the largest first when there are several processes."""
    if workers < 2:
        return [district.write(order, told) for order in orders]
    waiting: SimpleQueue[tuple[int, Order]] = SimpleQueue()
    for place, order in sorted(enumerate(orders), key=lambda item: -sum(item[1].district.declared)):
        waiting.put((place, order))
    messages: SimpleQueue[Message] = SimpleQueue()
    outcomes: dict[int, Outcome] = {}
    helpers: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(min(workers, len(orders))):
            helpers.append(_start())
            Thread(target=_lead, args=(helpers[-1], waiting, messages), daemon=True).start()
        while len(outcomes) < len(orders):
            place, said = messages.get()
            if isinstance(said, BaseException):
                raise said
            if isinstance(said, int):
                told(said)
            else:
                outcomes[place] = said
    finally:
        if len(outcomes) < len(orders):
            for helper in helpers:
                helper.kill()
        for helper in helpers:
            helper.wait()
    return [outcomes[place] for place in range(len(orders))]


def _start() -> subprocess.Popen[bytes]:
    """Start a helper that does not hear Ctrl-C from its first moment on: it inherits what is blocked here."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return subprocess.Popen(
            [sys.executable, "-c", HELPER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _lead(
    helper: subprocess.Popen[bytes], waiting: SimpleQueue[tuple[int, Order]], messages: SimpleQueue[Message]
) -> None:
    """Hand orders to one helper until none is left, and pass on what it says."""
    with helper:
        place = 0
        try:
            while True:
                place, order = waiting.get_nowait()
                _ask(helper, order, partial(_pass_on, messages, place))
        except Empty:
            return
        except (OSError, EOFError, pickle.UnpicklingError) as broken:
            messages.put((place, broken))


def _pass_on(messages: SimpleQueue[Message], place: int, said: Outcome | int) -> None:
    messages.put((place, said))


def _ask(helper: subprocess.Popen[bytes], order: Order, hear: Callable[[Outcome | int], None]) -> None:
    to, back = helper.stdin, helper.stdout
    if to is None or back is None:
        raise EOFError
    pickle.dump(order, to)
    to.flush()
    while True:
        said = pickle.load(back)  # noqa: S301 (our own helper)
        hear(said)
        if not isinstance(said, int):
            return


def help_out(orders: IO[bytes], answers: IO[bytes]) -> None:
    """Be a helper: write each district that is asked for, until the asking ends; end without a word when the asker is gone."""
    asker = os.getppid()

    def say(said: Outcome | int) -> None:
        pickle.dump(said, answers)
        answers.flush()

    try:
        while True:
            order = pickle.load(orders)  # noqa: S301 (comes from the process that started this one)
            say(district.write(order, say))
    except EOFError:
        return
    except OSError:
        if os.getppid() == asker:
            raise
        os._exit(1)  # what waits in the buffers has no reader
