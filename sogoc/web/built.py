"""Which files the build of the workbench left (``scripts/frontend.sh``), by the names that the pages know: ``bench``, ``worker``.

In: ``static/build/manifest.json``, which Vite writes. Out: addresses below ``STATIC_URL``; nothing where nothing was built, and then the
page says how. What has a hash in its name may be kept for ever.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.templatetags.static import static

FOLDER = Path(__file__).parent / "static" / "build"
HOW = "Bàn nhập liệu chưa được dựng trên máy này. Cài Node.js từ bản 20.19 kèm npm, rồi chạy: make setup"
"""What a page says where there is no build."""


@dataclass(frozen=True, slots=True)
class Built:
    """Addresses of one entry of the build: the script to load, the scripts it will ask for, the styles."""

    script: str
    chunks: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Everything that must be there for it to run without a line."""
        return (self.script, *self.chunks, *self.styles)


def built(name: str, folder: Path = FOLDER) -> Built | None:
    """The files of one entry (``bench``); None where nothing was built or the build has no such entry."""
    try:
        when = (folder / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        return None
    manifest = _manifest(folder, when)
    key = next((key for key, one in manifest.items() if one.get("isEntry") and one["name"] == name), None)
    if key is None:
        return None
    reached = _reached(manifest, key)
    return Built(
        script=_address(manifest[key]["file"]),
        chunks=tuple(_address(manifest[one]["file"]) for one in reached if one != key),
        styles=tuple(dict.fromkeys(_address(css) for one in reached for css in manifest[one].get("css", ()))),
    )


def _reached(manifest: dict[str, Any], key: str) -> list[str]:
    """The entry and all that it imports, now or later, each once."""
    found: list[str] = []
    waiting = [key]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.append(one)
            waiting += (*manifest[one].get("imports", ()), *manifest[one].get("dynamicImports", ()))
    return found


def _address(file: str) -> str:
    return static(f"build/{file}")


@lru_cache(maxsize=4)
def _manifest(folder: Path, when: int) -> dict[str, Any]:
    """The manifest as of its last change."""
    del when
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return read
