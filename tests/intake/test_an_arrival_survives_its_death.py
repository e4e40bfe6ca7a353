"""Issue item 6: intake survives ``kill -9`` at any moment and resumes without loss or doubling; two at once meet in peace.

The moments are steps, not times: the n-th statement to the database or flush of a file, drawn by chance and told when it fails.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.intake.interrupted import DYING, KEPT
from tests.line.making import birth, births, package

BOOKS = [("24862", "KS.2008.01"), ("24862", "KS.2008.02"), ("24769", "KS.2008.01"), ("24769", "KS.2008.03"),
         ("24865", "KS.2008.01"), ("24865", "KS.2008.02"), ("24865", "KS.2008.03")]  # fmt: skip


@pytest.fixture
def sqlite():
    """`sqlite()`: each installation has a file of its own."""
    return dict


@pytest.fixture
def postgres(postgres_url):
    """`postgres()`: how to reach a fresh database of a real server."""
    made: list[str] = []

    def fresh():
        made.append(f"arrival_{os.getpid()}_{len(made)}")
        with psycopg.connect(postgres_url, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {made[-1]} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {made[-1]}")
        return {"SOGOC_DATABASE_URL": f"{postgres_url.rpartition('/')[0]}/{made[-1]}"}

    return fresh


class Office:
    """An installation that is only reached through processes."""

    def __init__(self, folder: Path, database: dict[str, str]) -> None:
        self.env = {**os.environ, "SOGOC_HOME": str(folder), **database}
        self.run("-m", "sogoc.cli", "setup", "--json", expect={0})

    def start(self, *words: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *map(str, words)],
            env=self.env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(self, *words: object, expect: AbstractSet[int]) -> tuple[str, str]:
        process = self.start(*words)
        out, err = process.communicate()
        assert process.returncode in expect, (process.returncode, out, err)
        return out, err

    def intake(
        self, tree: Path, *, die_at: int = 0, expect: frozenset[int] = frozenset({0, 1})
    ) -> tuple[str, str]:
        return self.run("-c", DYING, die_at, "intake", tree, "--json", expect=expect)

    def kept(self) -> Any:
        return json.loads(self.run("-c", KEPT, expect={0})[0])

    def is_healthy(self) -> Any:
        return json.loads(self.run("-m", "sogoc.cli", "doctor", "--json", expect={0, 1})[0])["healthy"]


@pytest.fixture
def tree(tmp_path):
    """Seven packages in three units, one of them broken, some with findings."""
    for number, (unit, name) in enumerate(BOOKS):
        package(
            tmp_path / "tree",
            [*births(1, 2), birth(3, chaHoTen=None), birth(4 + number)],
            unit=unit,
            name=name,
        )
    (tmp_path / "tree" / "24865" / "KS.2009.01.xlsx").write_bytes(b"PK\3\4 and then nothing")
    return tmp_path / "tree"


def proof(tree, tmp_path, engine, *, deaths, seed):
    undisturbed = Office(tmp_path / "quiet", engine())
    _, said = undisturbed.intake(tree)
    steps = int(re.findall(r"steps (\d+)", said)[-1])
    assert steps > 50
    office = Office(tmp_path / "troubled", engine())
    draw = random.Random(seed)
    for _ in range(deaths):
        moment = draw.randrange(1, steps)
        office.intake(
            tree, die_at=moment, expect=frozenset({-signal.SIGKILL, 0, 1})
        )  # what is left may be shorter by now
    out, _ = office.intake(tree)
    assert len(json.loads(out)["refused"]) == 1
    assert office.kept() == undisturbed.kept()
    assert office.is_healthy()
    out, _ = office.intake(tree)
    assert (json.loads(out)["packages"], json.loads(out)["unchanged"]) == (0, len(BOOKS))


def by_chance():
    seed = random.randrange(10**6)
    sys.stdout.write(f"seed {seed}")  # shown when it fails
    return seed


@pytest.mark.slow
def test_killed_at_a_moment_drawn_by_chance_it_ends_as_if_nothing_had_happened(tree, tmp_path, sqlite):
    proof(tree, tmp_path, sqlite, deaths=1, seed=by_chance())


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_killed_many_times_it_ends_as_if_nothing_had_happened(tree, tmp_path, engine, request):
    proof(tree, tmp_path, request.getfixturevalue(engine), deaths=20, seed=by_chance())


def together(tree, home, database):
    office = Office(home, database)
    both = [office.start("-c", DYING, 0, "intake", tree, "--json") for _ in range(2)]
    said = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [1, 1], said
    answers = [json.loads(out) for out, _ in said]
    assert sum(one["packages"] for one in answers) == len(BOOKS)
    assert sum(one["unchanged"] for one in answers) == len(BOOKS)
    kept = office.kept()
    assert len(kept) == len(BOOKS)
    for entries, _, acts, packages in kept.values():
        assert len(entries) == 4
        assert packages == [1]
        assert [action for action, _ in acts] == ["stage"]
    assert office.is_healthy()


@pytest.mark.slow
def test_two_processes_at_once_take_everything_in_once(tree, tmp_path, sqlite):
    together(tree, tmp_path / "home", sqlite())


@pytest.mark.slow
def test_and_so_they_do_on_a_server(tree, tmp_path, postgres):
    together(tree, tmp_path / "home", postgres())
