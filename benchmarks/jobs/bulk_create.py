"""Peer: the same entries, versions, mentions and findings by Django's ``bulk_create``: ``bulk_create.py FILLED_DATABASE`` with SOGOC_HOME.

Measured is making the model instances from rows in memory and saving them, in one transaction.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import sys
import time

from sogoc.cli.installation import open_installation

open_installation()

from django.db import models, transaction  # noqa: E402 - Django starts above

from sogoc.checking.models import Finding  # noqa: E402
from sogoc.register.models import Book, Entry, EntryVersion, Mention, Package  # noqa: E402

SAVED: tuple[type[models.Model], ...] = (Book, Package, Entry, EntryVersion, Mention, Finding)

source = sqlite3.connect(sys.argv[1])


def _moment(text: str | None) -> dt.datetime | None:
    """A stored instant, which is UTC."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC) if text else None


stored = {}
for model in SAVED:
    meta = model._meta  # noqa: SLF001 - Django's documented door
    fields = meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    rows = source.execute(f"SELECT {columns} FROM {meta.db_table} ORDER BY id").fetchall()
    plain = [at for at, field in enumerate(fields) if isinstance(field, models.JSONField)]
    dates = [at for at, field in enumerate(fields) if isinstance(field, models.DateField)]
    stored[model] = (
        [field.attname for field in fields],
        [
            tuple(json.loads(v) if at in plain else _moment(v) if at in dates else v for at, v in enumerate(row))
            for row in rows
        ],
    )  # fmt: skip
used, begun = time.process_time(), time.perf_counter()
with transaction.atomic():
    for model, (names, rows) in stored.items():
        manager = model._default_manager  # noqa: SLF001 - the same
        manager.bulk_create(model(**dict(zip(names, row, strict=True))) for row in rows)
print(
    json.dumps(
        {
            "insert_cpu": time.process_time() - used,
            "insert_wall": time.perf_counter() - begun,
            "entries": len(stored[Entry][1]),
        }
    )
)
