"""The first installation of README, typed line by line as a newcomer would, ends with the province's table."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyotp
import pytest

from tests.support import documents, tree

LINES = [line for line in documents.shell_lines(documents.read("README.md")) if not line.startswith("make ")]


def code_of(pairing: str) -> str:
    """What an authenticator shows that was given this address."""
    generator = pyotp.parse_uri(pairing)
    assert isinstance(generator, pyotp.TOTP)
    return generator.now()


@pytest.mark.slow
def test_every_line_of_the_first_installation_does_its_work(tmp_path: Path):
    (tmp_path / "sogoc").symlink_to(tree.PACKAGE)
    bin_folder = Path(sys.executable).parent
    env = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": os.environ["HOME"]}
    pairing, said = "", {}
    for line in LINES:
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            if name != "PATH":
                env[name] = value.strip('"').replace("$PWD", str(tmp_path))
            continue
        if line == "sogoc serve":
            continue
        typed = line.replace("123456", code_of(pairing)) if "123456" in line else line
        done = subprocess.run(
            typed, shell=True, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1}, f"{line}\n{done.stderr}"
        said[line] = done.stdout
        if found := re.search(r"otpauth:\S+", done.stdout):
            pairing = found.group()
    assert len(said) > 20
    assert "TỔNG" in said["sogoc report progress --source bo"]
    assert "nguyên vẹn" in said["sogoc doctor"]
