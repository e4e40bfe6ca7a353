"""Debian's programs that some tests need: found, asked to be left out, or a failure that says the remedy.

Comes in: the machine's PATH and SOGOC_SKIP (a comma list of browser, postgres, libreoffice). Goes out: the
path of a program. A missing program is never a silent skip: the test fails with the command to run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True, slots=True)
class Program:
    """One program: the marker of its tests, the executable, Debian's package."""

    marker: str
    executable: str
    package: str
    folders: str = ""  # where to look besides PATH, as a pattern below /


BROWSER = Program("browser", "chromium", "chromium")
POSTGRES = Program("postgres", "initdb", "postgresql", "usr/lib/postgresql/*/bin")
LIBREOFFICE = Program("libreoffice", "soffice", "libreoffice-calc")
PROGRAMS = (BROWSER, POSTGRES, LIBREOFFICE)


def need_workbench() -> None:
    """Fail with the command where the workbench is not built, unless SOGOC_SKIP leaves out what needs node."""
    from sogoc.web.built import built

    if built("bench") is None:
        if "node" in skipped():
            pytest.skip("SOGOC_SKIP=node")
        pytest.fail(
            "the workbench is not built: run make setup-test (it needs Node.js 20 and npm)", pytrace=False
        )


def skipped() -> frozenset[str]:
    """The markers that the person who started the suite wants left out."""
    return frozenset(filter(None, os.environ.get("SOGOC_SKIP", "").replace(" ", "").split(",")))


def candidates(program: Program) -> Iterator[Path]:
    """Every place where the program stands, the newest version first."""
    folders = sorted(Path("/").glob(program.folders), reverse=True) if program.folders else []
    yield from (folder / program.executable for folder in folders if (folder / program.executable).is_file())
    if found := shutil.which(program.executable):
        yield Path(found)


def find(program: Program) -> Path:
    """The program's path, or a failure that names the command which installs it."""
    for path in candidates(program):
        return path
    pytest.fail(
        f"{program.executable} is not installed. Run: sudo apt-get install {program.package} "
        f"(or leave these tests out: SOGOC_SKIP={program.marker})",
        pytrace=False,
    )
