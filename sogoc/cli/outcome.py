"""What a command did: an exit code, one JSON object, and text for a person."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sogoc.law.refusal import EXIT_CODE, Refusal
from sogoc.law.text.figures import vn, vn_percent

DONE = 0
WITH_FINDINGS = 1


@dataclass(slots=True)
class Outcome:
    """Exit 0: nothing to say; 1: done, with findings (contract)."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: Iterable[str] = ()
    code: int = DONE


def show(outcome: Outcome, *, as_json: bool) -> int:
    """Print an outcome on standard output and return its exit code."""
    if as_json:
        _print_json(outcome.data)
    else:
        for line in outcome.lines:
            print(line)
    return outcome.code


def show_refusal(refusal: Refusal, *, as_json: bool) -> int:
    """Print why something was refused and what to do about it."""
    if as_json:
        _print_json({"refusal": refusal.as_dict()})
    print(refusal.says, file=sys.stderr)
    print(f"→ {refusal.fix}", file=sys.stderr)
    return EXIT_CODE


def _print_json(data: dict[str, Any]) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, default=_plain)
    sys.stdout.write("\n")
    sys.stdout.flush()


def _plain(value: object) -> str:
    """Text of what JSON has no word for; times as ``2026-11-22T17:19:51Z``."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


number, percent = vn, vn_percent
"""Figures as Viet Nam writes them, in either language."""
