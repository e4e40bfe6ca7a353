"""The documents of the repository, as their tests read them: tables, shell blocks, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.support import tree

MANUAL = Path("sogoc/web/manual")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_CELL = re.compile(r"(?<!\\)\|")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def markdown() -> list[Path]:
    """Every Markdown file that git keeps, below the root."""
    return [path for path in tree.files() if path.suffix == ".md"]


def read(path: str | Path) -> str:
    """Text of one document."""
    return (tree.ROOT / path).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Fenced blocks of one language."""
    return [block for name, block in _BLOCK.findall(text) if name == language]


def shell_lines(text: str) -> list[str]:
    """Lines of the shell blocks."""
    return [line.strip() for block in blocks(text, "sh") for line in block.splitlines() if line.strip()]


def command_lines(text: str) -> list[list[str]]:
    """Words after ``sogoc`` of every such line in the shell blocks."""
    words = [shlex.split(line) for line in shell_lines(text)]
    return [line[1:] for line in words if line and Path(line[0]).name == "sogoc"]


def rows(text: str) -> Iterator[list[str]]:
    """Cells of every table row but heads' underlines."""
    for line in text.splitlines():
        if line.startswith("|") and not set(line) <= set("|-: "):
            yield [cell.strip() for cell in _CELL.split(line.strip("|"))]


def named(cell: str) -> list[str]:
    """What stands in code type in a cell."""
    return _CODE.findall(cell)


def links(text: str) -> list[str]:
    """Targets of the links outside of fenced blocks."""
    return _LINK.findall(_FENCED.sub("", text))
