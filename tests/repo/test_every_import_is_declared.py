"""Whatever the product imports is asked for in requirements/: what only happens to be installed is not enough."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions

from tests.support import tree

OURS = {"sogoc", "tests", "scripts", "benchmarks"}


def asked_for(*names: str, folder: str = "requirements") -> set[str]:
    """The distributions that some .in files of a folder ask for by name."""
    found: set[str] = set()
    for name in names:
        for line in (tree.ROOT / folder / f"{name}.in").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                found.add(normal(re.split(r"[\[<>=! ]", line)[0]))
    return found


def normal(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def undeclared(folder: str, declared: set[str]) -> dict[str, set[str]]:
    """For each library that is not asked for, the modules of a folder that import it."""
    distributions = packages_distributions()
    found: dict[str, set[str]] = {}
    for path in tree.modules():
        if path.parts[0] != folder:
            continue
        for name in tree.imported(tree.syntax(path)):
            top = name.partition(".")[0]
            if not top or top in sys.stdlib_module_names or top in OURS:
                continue
            names = distributions.get(top, [top])  # a peer is not installed here: it goes by its own name
            if not {normal(distribution) for distribution in names} & declared:
                found.setdefault(top, set()).add(str(path))
    return found


def test_the_product_imports_only_what_it_asks_for():
    assert undeclared("sogoc", asked_for("base", "pg", "s3")) == {}


def test_the_tests_and_scripts_import_only_what_they_ask_for():
    declared = asked_for("base", "pg", "s3", "build", "test")
    assert undeclared("tests", declared) == {}
    assert undeclared("scripts", declared) == {}
    peers = asked_for("requirements", folder="benchmarks")
    assert undeclared("benchmarks", declared | peers) == {}
