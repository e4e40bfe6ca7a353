"""``@job``: a function of a room's ``jobs.py`` that may be enqueued by name, from any room below as well."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.module_loading import autodiscover_modules


class Report(Protocol):
    """How a job says how far it is; also renews its lease. Call it between transactions, as often as you like."""

    def __call__(self, done: int, total: int | None = None, text: str = "") -> None: ...


Work = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class JobKind:
    """One declared job."""

    name: str
    work: Work
    queue: str
    tries: int
    lease_seconds: int
    once_per: tuple[str, ...] | None


_KINDS: dict[str, JobKind] = {}


def job(
    *,
    queue: str = "default",
    tries: int = 3,
    lease_seconds: int = 60,
    once_per: tuple[str, ...] | None = None,
    name: str | None = None,
) -> Callable[[Work], Work]:
    """Declare a job: ``work(report, *, **arguments)`` returning JSON or None.

    It may be started again after it was cut off anywhere, so it must be safe to repeat. ``once_per`` names the arguments that
    make two jobs the same: while one waits another is not enqueued, while one runs another waits. Its name is ``room.function``.
    """

    def declare(work: Work) -> Work:
        known_as = name or f"{work.__module__.split('.')[-2]}.{work.__name__}"
        if known_as in _KINDS and _KINDS[known_as].work.__code__ != work.__code__:
            message = (
                f"job {known_as} is declared in {_KINDS[known_as].work.__module__} and in {work.__module__}"
            )
            raise ImportError(message)
        parameters = inspect.signature(work).parameters
        unknown = [argument for argument in once_per or () if argument not in parameters]
        if unknown:
            message = f"job {known_as}: once_per names unknown arguments {', '.join(unknown)}"
            raise ImportError(message)
        _KINDS[known_as] = JobKind(known_as, work, queue, tries, lease_seconds, once_per)
        return work

    return declare


def kind_of(name: str) -> JobKind:
    """Declared job by name; a ``KeyError`` is a bug of the caller."""
    if name not in _KINDS:
        autodiscover_modules("jobs")
    return _KINDS[name]


def all_kinds() -> list[JobKind]:
    """Every declared job, for documentation and its test."""
    autodiscover_modules("jobs")
    return [_KINDS[name] for name in sorted(_KINDS)]
