"""A newcomer types what README and CONTRIBUTING show: each make target and each command exists."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.support import tree

BLOCK = re.compile(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
DOCUMENTS = [path for path in tree.files() if path.suffix == ".md" and len(path.parts) == 1]
TARGETS = set(
    re.findall(r"^([a-z-]+):.*##", (tree.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)


def commands() -> list[str]:
    """The lines of every shell block of the documents at the root, and the `make …` in running text."""
    found = []
    for path in DOCUMENTS:
        text = tree.text(path) or ""
        found += [
            line.removeprefix("$ ").strip() for block in BLOCK.findall(text) for line in block.splitlines()
        ]
        found += re.findall(r"`(make [a-z-]+)", text)
    return found


def test_every_target_that_is_named_exists():
    named = {target for line in commands() for target in re.findall(r"\bmake ([a-z-]+)", line)}
    assert named <= TARGETS
    assert {"run", "test"} <= TARGETS


def test_help_names_every_target():
    done = subprocess.run(["make", "help"], cwd=tree.ROOT, capture_output=True, text=True, check=True)
    assert set(re.findall(r"make ([a-z-]+)", done.stdout)) == TARGETS


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_target_can_be_planned(name: str):
    done = subprocess.run(["make", "-n", name], cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
