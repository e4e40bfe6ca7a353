"""One installation is one folder: database, files, secrets, logs and working space; its keys live beside it, never inside.

In: a path. Out: a ``Home``. A marker file says what the folder is and whether it holds a sample, so that a sample and real
data never meet. No Django here: settings are built from it.
"""

from __future__ import annotations

import json
import os
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sogoc.ground.refusals import (
    CHUA_CO_NHA,
    KHOA_TRONG_NHA,
    MAU_LAN_THAT,
    NHA_CO_DU_LIEU_KHAC,
    NHA_HONG,
    THIEU_KHOA,
)

MARKER = "sogoc-home.json"
_FOLDERS = ("files", "secrets", "logs", "tmp")
_SESSION_KEY, _FIELD_KEY = "django.key", "field.key"
_LOST = {
    _SESSION_KEY: "Chạy “sogoc setup” để lập khóa mới; mọi người sẽ phải đăng nhập lại.",
    _FIELD_KEY: "Khôi phục tệp này từ bản sao lưu; khóa mới không đọc được những gì đã mã hóa bằng khóa cũ.",
}
_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600


@dataclass(frozen=True, slots=True)
class Home:
    """An existing installation; made by ``create`` or ``open_home``."""

    path: Path
    keys: Path
    install_id: str
    is_sample: bool

    @property
    def database(self) -> Path:
        return self.path / "db.sqlite3"

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    @property
    def tmp(self) -> Path:
        return self.path / "tmp"

    def secret(self, name: str) -> bytes:
        """32 secret bytes of this installation, by file name; refused when the file is lost or damaged."""
        place = self.path / "secrets" / name
        try:
            return bytes.fromhex(place.read_text(encoding="ascii"))
        except (OSError, ValueError):
            raise THIEU_KHOA.because(path=place, fix=_LOST[name]) from None


def keys_folder(path: Path, chosen: Path | None = None) -> Path:
    """Folder of the keys of a home: the one chosen (SOGOC_KEYS) or the sibling ``<home>.keys``; never inside the home."""
    keys = path.with_name(f"{path.name}.keys") if chosen is None else chosen
    if keys.resolve().is_relative_to(path.resolve()):
        raise KHOA_TRONG_NHA.because(keys=keys, path=path)
    return keys


def open_home(path: Path, *, keys: Path | None = None) -> Home:
    """Open an installation that is there; refuses a folder without the marker."""
    marker = path / MARKER
    if not marker.is_file():
        raise CHUA_CO_NHA.because(path=path)
    try:
        written = json.loads(marker.read_text(encoding="utf-8"))
        install_id, is_sample = str(uuid.UUID(written["install_id"])), bool(written["sample"])
    except (ValueError, KeyError, TypeError):
        raise NHA_HONG.because(path=marker) from None
    return Home(path, keys_folder(path, keys), install_id, is_sample)


def create(path: Path, *, sample: bool = False, keys: Path | None = None) -> Home:
    """Make an installation, or open the one that is there (safe to repeat, also after being cut off half way).

    Refuses a folder that holds anything else, and to mix a sample with real data.
    """
    keys = keys_folder(path, keys)
    if (path / MARKER).exists():
        home = open_home(path, keys=keys)
        if home.is_sample != sample:
            raise MAU_LAN_THAT.because(path=path, held=_content(home.is_sample), wanted=_content(sample))
    else:
        _refuse_foreign(path)
        path.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
        marker = {"format": 1, "install_id": str(uuid.uuid4()), "sample": sample}
        write_private(path / MARKER, json.dumps(marker, indent=1).encode())
        home = open_home(path, keys=keys)
    for folder in (*(path / name for name in _FOLDERS), keys):
        folder.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
    for name, remedy in _LOST.items():
        place = path / "secrets" / name
        if not place.exists():
            if name == _FIELD_KEY and home.database.exists():
                raise THIEU_KHOA.because(path=place, fix=remedy)
            write_private(place, secrets.token_hex(32).encode())
    return home


@contextmanager
def private_files() -> Iterator[None]:
    """What is made meanwhile can be read by its owner only: the database among them."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def close_to_others(home: Home) -> None:
    """Take reading away from others where an installation was made without ``private_files``."""
    for file in home.path.glob(f"{home.database.name}*"):
        file.chmod(_PRIVATE_FILE)


def write_private(path: Path, content: bytes) -> None:
    """Write a small file that only its owner reads; whole or not at all, also across a power cut."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _content(is_sample: bool) -> str:  # noqa: FBT001 - one private word
    return "dữ liệu mẫu" if is_sample else "dữ liệu thật"


def _refuse_foreign(path: Path) -> None:
    """A folder without the marker must be empty, but for what a cut ``create`` may have left: unfinished marker files."""
    if path.exists() and (
        not path.is_dir() or any(not item.name.startswith(f".{MARKER}.") for item in path.iterdir())
    ):
        raise NHA_CO_DU_LIEU_KHAC.because(path=path)
