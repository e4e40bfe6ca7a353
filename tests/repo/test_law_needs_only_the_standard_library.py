"""`sogoc.law` runs on any PC, in a documentation build and in an export: it imports nothing that is installed."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.support import tree

# pure as they may be, these look at the clock, at chance or at the machine
IMPURE = {
    "asyncio",
    "getpass",
    "multiprocessing",
    "random",
    "secrets",
    "socket",
    "subprocess",
    "time",
    "uuid",
}


def strangers(module: ast.AST) -> set[str]:
    """What a module of the law imports and should not."""
    return {
        name
        for name in tree.imported(module)
        if not f"{name}.".startswith(("sogoc.law.", "."))
        and (name.partition(".")[0] not in sys.stdlib_module_names or name.partition(".")[0] in IMPURE)
    }


def test_the_law_imports_the_standard_library_and_itself():
    law = [path for path in tree.modules() if path.is_relative_to("sogoc/law")]
    assert law
    assert {str(path): names for path in law if (names := strangers(tree.syntax(path)))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import polars",
        "from django.db import models",
        "from sogoc.ground import clock",
        "def f():\n    import random",
    ],
)
def test_the_check_sees_a_stranger(source: str):
    assert strangers(ast.parse(source))


@pytest.mark.parametrize(
    "source", ["import datetime as dt", "from sogoc.law.value import Value", "import csv, re"]
)
def test_the_check_lets_the_law_be(source: str):
    assert not strangers(ast.parse(source))
