"""Run background jobs until asked to stop: what ``sogoc worker`` and ``sogoc serve`` start."""

from __future__ import annotations

import signal
import threading
from types import FrameType

from sogoc.accounts.known_units import use_loaded_units
from sogoc.ground.queue.worker import run_worker


def run(*, once: bool = False) -> int:
    """Do jobs until SIGTERM or SIGINT, or with ``once`` until none is ready; return how many were done.

    The job in hand is brought to its end first.
    """
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, ask_to_stop)
    return run_worker(once=once, stop=stop, before_each=use_loaded_units)
