"""What is installed is exactly what was tested: every package pinned and hashed, every wish of an .in file met."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support import tree

REQUIREMENTS = tree.ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>\S+)(?P<rest>.*)$", re.MULTILINE)


def wishes(path: Path) -> set[str]:
    """The names an .in file asks for, with those of the files it includes."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found |= wishes(path.parent / line[3:].strip())
        elif line and not line.startswith("#"):
            found.add(re.split(r"[\[<>=! ]", line)[0].lower())
    return found


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes(path: Path):
    content = path.read_text(encoding="utf-8")
    pins = list(PIN.finditer(content))
    assert pins
    for pin in pins:
        assert pin["rest"].endswith("\\"), pin["name"]
        assert content[pin.end() :].lstrip().startswith("--hash=sha256:"), pin["name"]
    assert "index-url" not in content
    assert "://" not in content


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_wish_is_met(path: Path):
    pins = {pin["name"] for pin in PIN.finditer(path.read_text(encoding="utf-8"))}
    assert wishes(path.with_suffix(".in")) <= pins


def test_what_runs_is_what_was_tested():
    def pins(name: str) -> dict[str, str]:
        return {
            pin["name"]: pin["version"]
            for pin in PIN.finditer((REQUIREMENTS / name).read_text(encoding="utf-8"))
        }

    tested = pins("test.txt")
    assert all(tested[name] == version for name, version in pins("run.txt").items())


def test_every_package_of_the_workbench_is_pinned_with_its_hash():
    content = (tree.ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: about for name, about in json.loads(content)["packages"].items() if name}
    assert packages
    assert [
        name for name, about in packages.items() if not about.get("integrity", "").startswith("sha512-")
    ] == []
    assert [
        name
        for name, about in packages.items()
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)+(-\S+)?", about["version"])
    ] == []
    assert "resolved" not in content


def test_the_workbench_names_exact_versions_and_its_lock_is_of_them():
    wished = json.loads((tree.ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((tree.ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    for kind in ("dependencies", "devDependencies"):
        assert locked["packages"][""][kind] == wished[kind]
        for name, version in wished[kind].items():
            assert locked["packages"][f"node_modules/{name}"]["version"] == version


def test_the_workbench_is_locked_for_every_system():
    """An optional package that the lock leaves out breaks `npm ci` everywhere."""
    packages = json.loads((tree.ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]
    wanted = {name for about in packages.values() for name in about.get("optionalDependencies", {})}
    held = {name.rpartition("node_modules/")[2] for name in packages}
    assert wanted <= held


def test_npm_writes_no_address_and_runs_no_packages_script():
    said = (tree.ROOT / "frontend" / ".npmrc").read_text(encoding="utf-8").splitlines()
    assert {"omit-lockfile-registry-resolved=true", "ignore-scripts=true"} <= set(said)
    assert not any("registry=" in line for line in said)
