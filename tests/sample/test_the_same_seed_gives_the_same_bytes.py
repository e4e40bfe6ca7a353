"""The same seed gives the same bytes, in one process or two; another seed gives another province."""

from __future__ import annotations

from sogoc.sample import write_sample


def tree(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_twice_the_same_seed(tmp_path):
    for name in ("one", "two"):
        write_sample(tmp_path / name, entries=150, seed=3, workers=1)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_number_of_processes_changes_no_byte(tmp_path):
    for workers in (1, 2):
        write_sample(tmp_path / str(workers), entries=150, seed=3, pdf=False, workers=workers)
    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_pages_change_nothing_else(tmp_path):
    for name, pdf in (("with", True), ("without", False)):
        write_sample(tmp_path / name, entries=60, seed=3, pdf=pdf, workers=1)
    drawn = {name: content for name, content in tree(tmp_path / "with").items() if not name.endswith(".zip")}
    bare = tree(tmp_path / "without")
    assert {name for name in drawn if name != "truth/files.csv"} == {
        name for name in bare if name != "truth/files.csv"
    }
    assert all(drawn[name] == bare[name] for name in bare if name != "truth/files.csv")


def test_another_seed_is_another_province(tmp_path):
    for seed in (3, 4):
        write_sample(tmp_path / str(seed), entries=60, seed=seed, pdf=False)
    assert (tmp_path / "3" / "population.csv").read_bytes() != (
        tmp_path / "4" / "population.csv"
    ).read_bytes()


def test_progress_reaches_the_whole(tmp_path):
    heard: list[tuple[int, int]] = []
    summary = write_sample(
        tmp_path, entries=100, seed=1, pdf=False, progress=lambda passed, whole: heard.append((passed, whole))
    )
    assert heard[-1] == (100, 100)
    assert [passed for passed, _ in heard] == sorted(passed for passed, _ in heard)
    assert summary.declared == 100
    assert summary.entries == heard[-2][0]
