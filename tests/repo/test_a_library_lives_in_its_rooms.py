"""Heavy or dangerous libraries live in few rooms, so that the others start fast and can be read without them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import tree

ROOMS_OF = {
    "polars": {
        "approval",
        "packages",
        "checking",
        "intake",
        "register",
        "reconciliation",
        "reporting",
        "sample",
    },
    "python_calamine": {"packages"},
    "fastexcel": {"packages"},
    "xlsxwriter": {"packages", "reporting", "sample"},
    "pypdfium2": {"packages", "imaging", "sample"},
    "PIL": {"packages", "imaging", "sample"},
    "pi_heif": {"imaging"},
    "fontTools": {"sample"},
    "rapidfuzz": {"checking", "reconciliation"},
    "cryptography": {"ground", "accounts", "packages", "reconciliation"},
    "pyotp": {"accounts"},
    "fido2": {"accounts"},
    "psycopg": {"ground"},
    "obstore": {"ground"},
    "granian": {"cli", "workers"},
    "cyclopts": {"cli"},
    "segno": {"cli", "web"},
    "markdown_it": {"web"},
    "django.http": {"web", "api", "ground", "accounts"},
    "django.shortcuts": {"web", "api"},
    "django.views": {"web", "api"},
}


def names(module: ast.AST) -> Iterator[str]:
    """Everything that is imported, down to the single name: `from a import b` gives `a.b`."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strays(path: Path, module: ast.AST) -> set[str]:
    """The libraries that a module imports although they do not live in its room."""
    room = path.parts[1]
    return {
        library
        for name in names(module)
        for library, rooms in ROOMS_OF.items()
        if f"{name}.".startswith(f"{library}.") and room not in rooms
    }


def test_every_library_stays_in_its_rooms():
    ours = [path for path in tree.modules() if path.parts[0] == "sogoc"]
    assert {str(path): found for path in ours if (found := strays(path, tree.syntax(path)))} == {}


@pytest.mark.parametrize(
    ("source", "library"),
    [
        ("import polars as pl", "polars"),
        ("from polars import col", "polars"),
        ("def f():\n    from django.shortcuts import render", "django.shortcuts"),
        ("from django.views import View", "django.views"),
        ("from PIL import Image", "PIL"),
    ],
)
def test_the_check_sees_a_stray(source: str, library: str):
    assert strays(Path("sogoc/accounts/actions.py"), ast.parse(source)) == {library}


@pytest.mark.parametrize(
    "source", ["from django.db import models", "import polarsky", "from django.utils import timezone"]
)
def test_the_check_lets_others_be(source: str):
    assert strays(Path("sogoc/accounts/actions.py"), ast.parse(source)) == set()
