"""The repository as its own tests see it: its files, and its Python modules as syntax trees."""

from __future__ import annotations

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "sogoc"


@functools.cache
def files() -> tuple[Path, ...]:
    """Every file that git keeps or would keep, as a path below the root."""
    # the checkout may belong to somebody else, as in a container
    done = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted({name for name in done.stdout.decode().split("\0") if name})
    return tuple(Path(name) for name in names if (ROOT / name).is_file())


def modules() -> list[Path]:
    """Every Python file of the product, the tests, the scripts and the benchmarks."""
    return [path for path in files() if path.suffix == ".py"]


@functools.cache
def syntax(path: Path) -> ast.Module:
    """The syntax tree of one module."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def text(path: Path) -> str | None:
    """The text of a file; None for pictures, fonts and the like."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names of the modules that a tree imports, wherever in it the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
