"""Checking a package, writing a sample and auditing a table need no installation, so they load none of Django."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import tree

WITHOUT_DJANGO = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "django":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
from sogoc.cli.main import run
sys.exit(run(sys.argv[1:]))
"""


def sogoc_without_django(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """One command in a process that cannot find Django."""
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_DJANGO, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["sample", "--help"], ["report", "--help"]]
)
def test_help_is_given_without_django(arguments: list[str]):
    done = sogoc_without_django(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Django" not in done.stdout


def test_a_sample_is_written_and_checked_without_django(tmp_path: Path):
    written = sogoc_without_django("sample", tmp_path, "--entries", "120", "--no-pdf", "--json")
    assert written.returncode == 0, written.stderr
    package = min((tmp_path / "packages").rglob("*.xlsx"))
    checked = sogoc_without_django("check", package, "--json")
    assert checked.returncode in {0, 1}, checked.stderr
    assert json.loads(checked.stdout)["entries"] > 0


def test_a_table_is_audited_without_django():
    table = next(path for path in tree.files() if path.name == "seed_bang_so_lieu_14_10_2024.csv")
    audited = sogoc_without_django("report", "audit", tree.ROOT / table, "--json")
    assert audited.returncode == 1, audited.stderr
    assert "1258892" in audited.stdout
