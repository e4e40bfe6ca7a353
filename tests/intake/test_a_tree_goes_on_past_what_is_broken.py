"""Issue item 6: hostile or broken input is refused with reason and remedy; the others go on; nothing lands outside the store."""

from __future__ import annotations

import pytest

from sogoc.register import queries as records
from sogoc.reporting.health import examine
from tests.line.making import births, package
from tests.packages import hostile

TRAVERSAL = hostile.lying_member("../../../../tmp/sogoc-was-here.pdf", b"%PDF-1.4", size=8, method=0)
WORKBOOKS = {
    "KS.2001.01.xlsx": lambda: hostile.ole("EncryptedPackage"),
    "KS.2001.02.xlsx": lambda: b"PK\3\4 and then nothing",
    "KS.2001.03.xlsx": lambda: hostile.workbook(hostile.sheet_of(hostile.HEADER, prolog=hostile.ENTITIES)),
    "KS.2001.04.xlsx": hostile.far_apart,
    "KS.2001.05.xlsx": lambda: b"",
    "KS.2001.06.xlsx": lambda: hostile.overlapping(50),
    "KS.2001.07.csv": lambda: b"\xff\xfe\0\0",
    "XX.2001.08.xlsx": lambda: b"not even a book's name",
}
ARCHIVES = {
    "KS.2002.01": lambda: TRAVERSAL,
    "KS.2002.02": lambda: b"no zip",
    "KS.2002.03": lambda: hostile.overlapping(1_000),
    "KS.2002.04": lambda: hostile.lying_member("a.pdf", b"x" * 20, size=8, flags=1),
}


def everything_below(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def tree(tmp_path):
    """Good packages among bad ones."""
    root = tmp_path / "tree"
    package(root, births(1, 2))
    for name, build in WORKBOOKS.items():
        (root / "24862" / name).write_bytes(build())
    for name, build in ARCHIVES.items():
        package(root, births(1), name=name).with_suffix(".zip").write_bytes(build())
    package(root, births(3), unit="24865")
    return root


def test_each_broken_package_is_named_with_reason_and_remedy_and_the_good_ones_arrive(line, tree):
    arrival = line.take(tree)
    assert sorted(arrival.books) == ["24862/KS.2008.01", "24865/KS.2008.01"]
    refused = {one["file"].rpartition("/")[2]: one for one in arrival.refused}
    assert set(refused) == set(WORKBOOKS) | {f"{name}.xlsx" for name in ARCHIVES}
    assert all(one["code"] and one["says"] and one["fix"] for one in refused.values())
    assert arrival.run.outcome[0]["code"]


def test_nothing_of_them_is_kept_and_nothing_is_written_outside_the_store(line, tree, tmp_path):
    before = everything_below(tmp_path)
    line.take(tree)
    store, made = (line.folder / "home" / name for name in ("files", "derivations"))
    written = {path for path in everything_below(tmp_path) - before if not path.is_relative_to(made)}
    assert written
    assert all(path.is_relative_to(store) for path in written), written
    packages = [package for book in records.books() for package in records.packages(book)]
    assert len(packages) == 2
    named = {digest for one in packages for digest in (one.xlsx_sha256, one.zip_sha256)}
    assert {path.name for path in written} == named
    assert examine() == []


def test_again_nothing_changes_and_they_are_named_again(line, tree):
    first = line.take(tree)
    again = line.take(tree)
    assert (again.packages, again.unchanged) == (0, 2)
    assert again.refused == first.refused


def test_a_mended_package_is_taken_in_the_next_time(line, tree):
    line.take(tree)
    package(tree, births(1), name="KS.2002.01")
    arrival = line.take(tree)
    assert (arrival.books, arrival.unchanged) == (["24862/KS.2002.01"], 2)
