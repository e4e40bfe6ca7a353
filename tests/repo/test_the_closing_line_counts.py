"""CI closes on one line that counts every test of every report, and is red when anything failed or nothing ran."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import tree


def closing_line(folder: Path, *, passed_steps: int, failed_steps: int) -> tuple[str, int]:
    """What the script prints and its exit code."""
    script = tree.ROOT / "scripts" / "count_reports.py"
    done = subprocess.run(
        [sys.executable, script, folder, str(passed_steps), str(failed_steps)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip(), done.returncode


def report(
    folder: Path, name: str, *, tests: int, failures: int = 0, errors: int = 0, skipped: int = 0
) -> None:
    """One report, in pytest's form."""
    counts = f'tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    (folder / f"{name}.xml").write_text(
        f'<testsuites name="pytest tests"><testsuite name="pytest" {counts}/></testsuites>', encoding="utf-8"
    )


def test_reports_are_added_up(tmp_path: Path):
    report(tmp_path, "sqlite", tests=10, skipped=1)
    report(tmp_path, "postgres", tests=4)
    assert closing_line(tmp_path, passed_steps=3, failed_steps=0) == ("16 passed, 0 failed, 1 skipped", 0)


@pytest.mark.parametrize("word", ["failures", "errors"])
def test_a_failed_test_is_red(tmp_path: Path, word: str):
    report(tmp_path, "sqlite", tests=10, **{word: 2})
    assert closing_line(tmp_path, passed_steps=2, failed_steps=1) == ("10 passed, 2 failed, 0 skipped", 1)


def test_a_failed_step_without_a_failed_test_is_red(tmp_path: Path):
    report(tmp_path, "sqlite", tests=10)
    assert closing_line(tmp_path, passed_steps=2, failed_steps=1) == ("12 passed, 1 failed, 0 skipped", 1)


def test_no_test_at_all_is_red(tmp_path: Path):
    assert closing_line(tmp_path, passed_steps=3, failed_steps=0) == ("3 passed, 0 failed, 0 skipped", 1)
