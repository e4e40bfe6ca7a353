"""The installation that this process serves, as Django's settings name it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings

from sogoc.ground.files import Store
from sogoc.ground.refusals import CHUA_CO_NHA


def home_path() -> Path:
    """Folder of the installation; a refusal when the process was started without one."""
    path: Path | None = settings.SOGOC_HOME
    if path is None:
        raise CHUA_CO_NHA.because(path="SOGOC_HOME")
    return path


@cache
def _store_at(path: Path) -> Store:
    return Store(path)


def file_store() -> Store:
    """The file store of the installation."""
    return _store_at(home_path() / "files")
