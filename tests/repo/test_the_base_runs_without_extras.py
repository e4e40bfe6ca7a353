"""The smallest installation is enough: every module imports while the extras cannot be found."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support import tree

# what the extras bring, now or planned, and what only tests and tools use
EXTRAS = (
    "psycopg", "psycopg_pool", "obstore", "duckdb", "splink", "cv2", "tesserocr", "typst", "redis", "pyarrow", "numpy",
    "pandas", "pytest", "hypothesis", "playwright", "axe_playwright_python", "mypy", "importlinter", "time_machine",
)  # fmt: skip

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys, warnings

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {extras}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

warnings.simplefilter("error")
sys.meta_path.insert(0, Absent())
import sogoc
if {django}:
    import django
    django.setup()
for module in pkgutil.walk_packages(sogoc.__path__, "sogoc.", onerror=lambda name: sys.exit(name)):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def test_every_module_imports_without_the_extras():
    has_settings = (tree.PACKAGE / "ground" / "settings.py").exists()
    program = IMPORT_EVERYTHING.format(extras=EXTRAS, django=has_settings)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_base_does_not_name_an_extra(extra: str):
    wanted = (tree.ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").splitlines()
    names = {
        line.partition("==")[0].replace("-", "_")
        for line in wanted
        if "==" in line and not line.startswith(" ")
    }
    assert extra not in names
