"""From SOGOC_DATABASE_URL (or none) to the settings of one database connection.

SQLite: write-ahead log, ``synchronous=FULL`` (what was acknowledged survives a power cut), writers take the lock when they begin
and wait for one another. PostgreSQL: psycopg 3.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sogoc.ground.refusals import CAI_DAT_SAI

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA recursive_triggers=ON;"  # so that INSERT OR REPLACE meets the ledger's delete trigger
    "PRAGMA cache_size=-65536;"
    "PRAGMA mmap_size=268435456;"
    "PRAGMA temp_store=MEMORY;"
)


def connection_settings(url: str | None, sqlite_file: Path | None) -> dict[str, Any]:
    """Entry of Django's ``DATABASES``; without URL and file the database is in memory."""
    if url is None:
        return _sqlite(":memory:" if sqlite_file is None else str(sqlite_file))
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(url)
    if parts.scheme == "sqlite" and parts.path:
        return _sqlite(unquote(parts.path))
    raise CAI_DAT_SAI.because(
        name="SOGOC_DATABASE_URL", value=parts.scheme, wanted="địa chỉ dạng postgres://… hoặc để trống"
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }
