"""Where the benchmarks keep what they make, and the interpreters that they run: ours and the peers'."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".state" / "benchmarks"
REQUIREMENTS = ROOT / "benchmarks" / "requirements"
DOCS = ROOT / "docs" / "benchmarks.md"
SOGOC = Path(sys.executable).with_name("sogoc")
WHOLE = 200_000
"""From so many entries on, the sample is a whole province; below, one district of a full-size one: books as thick, only fewer."""


def peers() -> Path:
    """Interpreter of the peers' environment, which is made when it is missing or its requirements changed."""
    home = STATE / "peers"
    python = home / "bin" / "python"
    wanted = hashlib.sha256(REQUIREMENTS.with_suffix(".txt").read_bytes()).hexdigest()
    stamp = home / "made-from"
    if not (stamp.exists() and stamp.read_text() == wanted):
        print("Installing the peers into .state/benchmarks/peers", file=sys.stderr)
        shutil.rmtree(home, ignore_errors=True)
        _uv("venv", "--python", sys.executable, str(home))
        _uv("pip", "install", "--compile-bytecode", "--python", str(python), "--require-hashes",
            "--requirement", str(REQUIREMENTS.with_suffix(".txt")))  # fmt: skip
        stamp.write_text(wanted)
    return python


def lock() -> None:
    """Compile ``requirements.in`` into hashed ``requirements.txt`` without the address of any package index."""
    target = REQUIREMENTS.with_suffix(".txt")
    _uv("pip", "compile", str(REQUIREMENTS.with_suffix(".in")), "--output-file", str(target), "--universal",
        "--python-version", "3.11", "--generate-hashes", "--upgrade", "--no-header", "--no-annotate",
        "--no-emit-index-url", "--no-emit-find-links")  # fmt: skip
    head = "# Compiled from requirements.in by `python -m benchmarks lock`; not to be edited.\n"
    target.write_text(head + target.read_text())


def fresh(name: str) -> Path:
    """An empty folder for one run."""
    folder = STATE / "runs" / name
    for one in (folder, folder.with_name(f"{name}.keys")):
        shutil.rmtree(one, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder


def province(entries: int) -> Path:
    """Packages of about so many entries with their drawn pages, written once: one district of a full-size province, or all of it."""
    folder = STATE / f"packages-{entries}"
    if not folder.exists():
        print(f"Writing packages of about {entries} entries", file=sys.stderr)
        part = folder.with_name(f"{folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        whole = entries >= WHOLE
        command = [str(SOGOC), "sample", str(part), "--entries"] if whole else job("district", part)
        subprocess.run([*command, str(entries)], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        part.rename(folder)
    return folder


def job(name: str, *arguments: object) -> list[str]:
    """Command line of one of our programs."""
    return [sys.executable, "-m", f"benchmarks.jobs.{name}", *map(str, arguments)]


def peer(name: str, *arguments: object) -> list[str]:
    """Command line of one of the peers' programs."""
    return [str(peers()), str(ROOT / "benchmarks" / "peers" / f"{name}.py"), *map(str, arguments)]


def installation(name: str, packages: Path) -> Path:
    """A fresh installation that waits for packages: a copy of one that was prepared once."""
    ready = STATE / f"ready-{packages.name}"
    if not ready.exists():
        part = fresh(f"ready-{packages.name}")
        subprocess.run(
            job("home", part, packages), check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=at_home(part)
        )
        part.with_name(f"{part.name}.keys").rename(ready.with_name(f"{ready.name}.keys"))
        part.rename(ready)
    home = fresh(name)
    shutil.copytree(ready, home)
    shutil.copytree(ready.with_name(f"{ready.name}.keys"), home.with_name(f"{name}.keys"))
    return home


def at_home(home: Path) -> dict[str, str]:
    """The environment of a program that works in an installation."""
    return {**os.environ, "SOGOC_HOME": str(home)}


def _uv(*arguments: str) -> None:
    settings = {**os.environ, "UV_CACHE_DIR": str(ROOT / ".state" / "cache" / "uv"), "UV_SYSTEM_CERTS": "1"}
    subprocess.run([Path(sys.executable).with_name("uv"), "--quiet", *arguments], check=True, env=settings)
