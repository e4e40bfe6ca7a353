"""What an office installs is the whole product: the wheel holds every file of the package, the workbench built, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import tree

BUILD = tree.PACKAGE / "web" / "static" / "build"


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path):
    source = tmp_path / "source"
    built = [path.relative_to(tree.ROOT) for path in BUILD.rglob("*") if path.is_file()]
    assert BUILD / "manifest.json" in [tree.ROOT / path for path in built], "chạy scripts/frontend.sh"
    for path in (*tree.files(), *built):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(tree.ROOT / path, source / path)
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--wheel-dir", tmp_path, source],
        check=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {path.as_posix() for path in (*tree.files(), *built) if path.parts[0] == "sogoc"}
