"""Districts are written by one process or several; the bytes are the same.

In: the districts' orders. Out: their outcomes in the same order, and counts of entries as they are written.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from multiprocessing.queues import Queue
from queue import Empty

from sogoc.sample import district
from sogoc.sample.district import Order, Outcome

HEARD_EVERY = 0.2
"""Seconds between two looks at whether the crew is done."""
_counts: list[Queue[int]] = []
"""In a worker: where it reports to."""


def write_all(orders: list[Order], told: Callable[[int], None], *, workers: int) -> list[Outcome]:
    """Write all districts, the largest first when there are several processes."""
    if workers < 2:
        return [district.write(order, told) for order in orders]
    context = get_context("spawn")
    counts: Queue[int] = context.Queue()
    largest_first = sorted(orders, key=lambda order: -sum(order.district.declared))
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_report_to, initargs=(counts,)) as pool:
        futures = {order.district.index: pool.submit(_write, order) for order in largest_first}
        _listen(counts, list(futures.values()), told)
        return [futures[order.district.index].result() for order in orders]


def _report_to(counts: Queue[int]) -> None:
    _counts.append(counts)


def _write(order: Order) -> Outcome:
    return district.write(order, _counts[-1].put)


def _listen(counts: Queue[int], futures: list[Future[Outcome]], told: Callable[[int], None]) -> None:
    while True:
        working = not all(future.done() for future in futures)
        try:
            told(counts.get(timeout=HEARD_EVERY if working else 0.01))
        except Empty:
            if not working:
                return
