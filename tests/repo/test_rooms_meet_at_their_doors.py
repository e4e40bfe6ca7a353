"""A room's tables are its own: others read through its `queries`, write through its `actions`.

A room above may use the tables of one below in its own `models`, `queries`, `actions` and `jobs`, where the
records are joined; shells never do. For an annotation (`actor: Person`) anybody may name them.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.support import tree

DOORS = {"models", "queries", "actions", "jobs"}
SHELLS = {"web", "api", "cli", "workers"}


def intrusions(path: Path, module: ast.AST) -> set[str]:
    """The tables of other rooms that a module reaches for and should not."""
    room = path.parts[1]
    at_a_door = bool(DOORS & {path.stem.rpartition("_")[2], *path.parts[2:]}) and room not in SHELLS
    reached = set()
    only_named = {
        inner
        for node in ast.walk(module)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in set(ast.walk(module)) - only_named:
        if isinstance(node, ast.Import):
            reached |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            reached |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {
        name
        for name in reached
        if name.startswith("sogoc.")
        and "models" in name.split(".")
        and name.split(".")[1] != room
        and not at_a_door
    }


def test_nobody_reaches_past_a_door():
    ours = [path for path in tree.modules() if path.parts[0] == "sogoc"]
    assert {str(path): found for path in ours if (found := intrusions(path, tree.syntax(path)))} == {}


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("sogoc/web/pages/book.py", "from sogoc.register.models import Book"),
        ("sogoc/web/queries.py", "from sogoc.register.models import Book"),
        ("sogoc/reporting/table.py", "from sogoc.register import models"),
        ("sogoc/cli/main.py", "def f():\n    import sogoc.ground.ledger.models"),
    ],
)
def test_the_check_sees_an_intruder(path: str, source: str):
    assert intrusions(Path(path), ast.parse(source))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("sogoc/register/entries.py", "from sogoc.register.models import Book"),
        ("sogoc/reporting/queries.py", "from sogoc.register.models import Book"),
        ("sogoc/intake/actions/arrival.py", "from sogoc.register.models import Book"),
        ("sogoc/web/pages/book.py", "from sogoc.register.queries import book"),
        ("sogoc/web/pages/book.py", "from django.db import models"),
        ("sogoc/web/pages/book.py", "if TYPE_CHECKING:\n    from sogoc.register.models import Book"),
    ],
)
def test_the_check_lets_a_guest_be(path: str, source: str):
    assert not intrusions(Path(path), ast.parse(source))
