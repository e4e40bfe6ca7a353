"""The same seed gives the same bytes, in one process or two, with pages or without; another seed gives another province."""

from __future__ import annotations

import pytest

from sogoc.sample.plan import plan
from tests.sample.provinces import write_districts

ENTRIES, DISTRICTS, SEED = 200, 3, 3
"""Of a province of which three districts are written."""
NOTED = "truth/files.csv"
"""The list of damaged files speaks of archives too, so it is another without pages."""


def tree(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def heard():
    return []


@pytest.fixture(scope="module")
def written(tmp_path_factory, heard):
    """A province with its pages, written by one process, which tells how far it is."""
    folder = tmp_path_factory.mktemp("tinh") / "mot"
    summary = write_districts(
        folder,
        entries=ENTRIES,
        districts=DISTRICTS,
        seed=SEED,
        workers=1,
        progress=lambda passed, whole: heard.append((passed, whole)),
    )
    return folder, summary


def test_twice_the_same_seed_whatever_the_number_of_processes(written, tmp_path):
    write_districts(tmp_path / "hai", entries=ENTRIES, districts=DISTRICTS, seed=SEED, workers=2)
    assert tree(tmp_path / "hai") == tree(written[0])


def test_pages_change_nothing_else_and_another_seed_everything(written, tmp_path):
    for name, seed in (("bare", SEED), ("other", SEED + 1)):
        write_districts(
            tmp_path / name, entries=ENTRIES, districts=DISTRICTS, seed=seed, pdf=False, workers=1
        )
    drawn = {name: content for name, content in tree(written[0]).items() if not name.endswith(".zip")}
    bare = tree(tmp_path / "bare")
    assert drawn.keys() - {NOTED} == bare.keys() - {NOTED}
    assert all(drawn[name] == bare[name] for name in bare.keys() - {NOTED})
    assert bare["population.csv"] != tree(tmp_path / "other")["population.csv"]


def test_progress_reaches_the_whole(written, heard):
    assert heard[-1] == (ENTRIES, ENTRIES)
    assert [passed for passed, _ in heard] == sorted(passed for passed, _ in heard)
    assert written[1].declared == sum(sum(one.declared) for one in plan(ENTRIES)[:DISTRICTS])
    assert written[1].entries == heard[-2][0]
