"""Progress bars on standard error: long work shows how far it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Report = Callable[[int, int, str], None]


@contextmanager
def bar(title: str) -> Iterator[Report]:
    """Give a function ``report(done, total, what)``; without a terminal it says little, and only now and then."""
    if not sys.stderr.isatty():
        yield _quiet(title)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=None, what="")

        def report(done: int, total: int, what: str = "") -> None:
            progress.update(task, completed=done, total=total or None, what=what)

        yield report


def _quiet(title: str) -> Report:
    said = -1

    def report(done: int, total: int, what: str = "") -> None:  # noqa: ARG001 - the terminal's bar shows it
        nonlocal said
        tenth = done * 10 // total if total else 0
        if tenth != said:
            said = tenth
            print(f"{title}: {done}/{total}", file=sys.stderr, flush=True)

    return report
