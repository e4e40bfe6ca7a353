"""Ours: from packages to the province's computed table, step by step as an office would: ``province.py SAMPLE`` with SOGOC_HOME."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sogoc.cli.installation import open_installation
from sogoc.packages.sandbox import leave_a_core

leave_a_core()
open_installation()

from sogoc.accounts.queries import find_person  # noqa: E402 - Django starts above
from sogoc.approval.actions import approve_all_clean, deliver_all  # noqa: E402
from sogoc.approval.answers import import_answers  # noqa: E402
from sogoc.checking.actions import settle  # noqa: E402
from sogoc.checking.queries import books_with_open  # noqa: E402
from sogoc.cli.commands.demo import REASONS  # noqa: E402
from sogoc.ground.clock import today_vn  # noqa: E402
from sogoc.intake.actions import take_in  # noqa: E402
from sogoc.law.places import DEFAULT_DAY  # noqa: E402
from sogoc.reporting.progress import progress  # noqa: E402

sample = Path(sys.argv[1])
steps: dict[str, float] = {}


def step(name: str, work: Callable[[], object]) -> object:
    """Do one step and note its seconds."""
    begun = time.perf_counter()
    result = work()
    steps[name] = round(time.perf_counter() - begun, 2)
    return result


def settled() -> None:
    """Give the reasons that the demo gives."""
    checker = find_person("kiemtra")
    for code, reason in REASONS:
        for book in books_with_open(code):
            settle(book, code=code, reason=reason, actor=checker, via="benchmark")


def answered() -> None:
    """Load every answer of the ministry's system."""
    for file in sorted((sample / "ministry").glob("*.csv")):
        import_answers(file, actor=find_person("lanhdao"), via="benchmark")


leader = find_person("lanhdao")
step("intake", lambda: take_in([sample / "packages"], actor=find_person("nhap"), via="benchmark"))
step("settle", settled)
step("approve", lambda: approve_all_clean(actor=leader, via="benchmark"))
step("deliver", lambda: deliver_all(system="158", actor=leader, via="benchmark"))
step("answers", answered)
table = progress(as_of=today_vn(), source="bo", units_as_of=DEFAULT_DAY)
step("report", lambda: progress(as_of=today_vn(), source="bo", units_as_of=DEFAULT_DAY))

from sogoc.register.models import Entry  # noqa: E402

print(json.dumps({"entries": Entry.objects.count(), "steps": steps, "table": table.as_json()["total"]}))
