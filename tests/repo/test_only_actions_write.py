"""Records are written in actions and nowhere else: there duty is checked and the ledger written with them.

An action stands in a module or folder `actions`, in a module called `…_actions`, or is what stands
under `atomic` in the module of its subject. Seen are the calls of Django's ORM that write and SQL that writes.
`ground` keeps (files, ledger, queue) and migrations change tables; tests may arrange what they like.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import tree

ALWAYS = {
    "abulk_create", "abulk_update", "acreate", "adelete", "aget_or_create", "asave", "aupdate_or_create",
    "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
# words that other things have too: a dictionary is updated, a picture saved
ON_A_QUERY = {"update", "create", "delete"}
OF_A_QUERY = {
    "objects",
    "filter",
    "exclude",
    "all",
    "using",
    "select_for_update",
    "order_by",
    "_default_manager",
}
SQL = re.compile(
    r"\s*(INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE)\b",
    re.IGNORECASE,
)


def may_write(path: Path) -> bool:
    """Whether a module is one of those whose business is writing."""
    return (
        bool({"actions"} & {*path.parts, path.stem.rpartition("_")[2]})
        or "migrations" in path.parts
        or path.is_relative_to("sogoc/ground")
    )


def chain(node: ast.expr) -> Iterator[str]:
    """The names in `a.b().c`, from the right."""
    while True:
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Name):
            yield node.id
            return
        else:
            return


def is_atomic(node: ast.AST) -> bool:
    """Whether this is a function under `@atomic`, or a block under `with atomic():`."""
    if isinstance(node, ast.FunctionDef):
        return any("atomic" in chain(mark) for mark in node.decorator_list)
    return isinstance(node, ast.With) and any("atomic" in chain(item.context_expr) for item in node.items)


def writes(module: ast.AST) -> list[int]:
    """The lines on which a module writes records outside a transaction of its own."""
    found = []
    covered = {inner for node in ast.walk(module) if is_atomic(node) for inner in ast.walk(node)}
    for node in set(ast.walk(module)) - covered:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value):
            found.append(node.lineno)
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        word, bare = node.func.attr, not node.args
        of_a_query = bool(OF_A_QUERY & set(chain(node.func.value)))
        of_a_related_manager = (
            word == "create" and bare and bool(node.keywords) and isinstance(node.func.value, ast.Attribute)
        )
        if (
            word in ALWAYS
            or (word in ON_A_QUERY and (of_a_query or of_a_related_manager))
            or (word in {"save", "delete"} and bare and not of_a_query)
        ):
            found.append(node.lineno)
    return sorted(found)


def test_only_actions_write():
    others = [path for path in tree.modules() if path.parts[0] == "sogoc" and not may_write(path)]
    assert {str(path): lines for path in others if (lines := writes(tree.syntax(path)))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "book.save()",
        "book.save(update_fields=['state'])",
        "Book.objects.create(year=2008)",
        "Book.objects.filter(pk=1).update(state='staged')",
        "Entry.objects.all().delete()",
        "entry.delete()",
        "book.entries.create(number='05/2008')",
        "Entry.objects.bulk_create(rows)",
        "Entry.objects.get_or_create(key='012')",
        "cursor.execute('INSERT INTO register_entry VALUES (1)')",
        "cursor.execute('  update register_entry set state = 1')",
        "SQL = 'DELETE FROM register_entry'",
        "def rename(book): book.save()",
    ],
)
def test_the_check_sees_a_writer(source: str):
    assert writes(ast.parse(source)) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "counts.update(other)",
        "digest.update(chunk)",
        "picture.save(buffer, format='WEBP')",
        "Home.create(folder)",
        "Home.create(folder, sample=True)",
        "cursor.execute('SELECT 1 FROM register_entry FOR UPDATE')",
        "says = 'Update the list of units.'",
        "progress.update(task, advance=1)",
        "with transaction.atomic():\n    book.save()",
        "@atomic\ndef rename(book, *, actor):\n    book.save()",
        "@transaction.atomic(using='default')\ndef rename(book, *, actor):\n    book.save()",
    ],
)
def test_the_check_lets_a_reader_be(source: str):
    assert writes(ast.parse(source)) == []
