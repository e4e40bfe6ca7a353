"""The command line as an office uses it: a process of its own, its exit code and its JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be exactly one JSON object."""
        return json.loads(self.out)


Sogoc = Callable[..., Answer]


@pytest.fixture(scope="session")
def _set_up_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installation and its keys as ``setup`` leaves them: made once, copied for each test that needs one."""
    folder = tmp_path_factory.mktemp("cai-dat")
    command = Path(sys.executable).with_name("sogoc")
    subprocess.run(
        [command, "setup"],
        env={**os.environ, "SOGOC_HOME": str(folder / "home")},
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture
def set_up(home: Path, _set_up_once: Path) -> Path:
    """This test's own home, set up by ``sogoc setup``."""
    for name in ("home", "home.keys"):
        shutil.copytree(_set_up_once / name, home.with_name(name))
    return home


@pytest.fixture
def sogoc(home: Path) -> Sogoc:
    """`sogoc(*arguments, env={}, stdin="")`: runs the installed command in this test's own home."""
    command = Path(sys.executable).with_name("sogoc")

    def run(*arguments: str | Path, env: dict[str, str] | None = None, stdin: str = "") -> Answer:
        done = subprocess.run(
            [command, *map(str, arguments)],
            env={**os.environ, "SOGOC_HOME": str(home), **(env or {})},
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run
