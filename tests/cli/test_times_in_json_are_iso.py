"""Contract, ``--json``: one object, whose days and times any program reads."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sogoc.cli.outcome import Outcome, show

HANOI = dt.timezone(dt.timedelta(hours=7))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (dt.datetime(2026, 11, 22, 17, 19, 51, 123456, tzinfo=dt.UTC), "2026-11-22T17:19:51Z"),
        (dt.datetime(2026, 11, 23, 0, 19, 51, tzinfo=HANOI), "2026-11-22T17:19:51Z"),
        (dt.date(2026, 11, 22), "2026-11-22"),
    ],
)
def test_times_are_told_in_one_form(capsys, value, written):
    assert show(Outcome({"sent_at": value}), as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"sent_at": written}
