"""Every module: lazy annotations, read in one sitting, named after what it does."""

from __future__ import annotations

import ast

from tests.support import tree

LONGEST = 450  # lines; around 200 is the aim
NAMELESS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "lib", "base"}


def has_lazy_annotations(module: ast.Module) -> bool:
    """Whether a module has the future import; one that is empty or only a docstring needs none."""
    return all(isinstance(node, ast.Expr) for node in module.body) or any(
        isinstance(node, ast.ImportFrom)
        and node.module == "__future__"
        and node.names[0].name == "annotations"
        for node in module.body
    )


def test_every_module_has_lazy_annotations():
    written = [path for path in tree.modules() if "migrations" not in path.parts]  # those are Django's
    assert [str(path) for path in written if not has_lazy_annotations(tree.syntax(path))] == []


def test_a_module_is_read_in_one_sitting():
    lengths = {str(path): (tree.text(path) or "").count("\n") for path in tree.modules()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_says_what_it_is_for():
    ours = [path for path in tree.modules() if "migrations" not in path.parts]
    assert [str(path) for path in ours if path.stem in NAMELESS] == []
    assert [
        str(path) for path in ours if tree.syntax(path).body and not ast.get_docstring(tree.syntax(path))
    ] == []
