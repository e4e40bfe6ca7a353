"""Peer: what SQLite itself needs for the same rows: ``executemany.py FILLED_DATABASE NEW_DATABASE``.

All rows of all tables that the intake filled lie in memory; measured is only writing them, in one transaction, into an empty database
with the same tables and indexes and the same care for the disk.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

FILLED = (
    "register_book", "register_package", "register_entry", "register_entryversion", "register_mention", "checking_finding",
    "ground_ledger_stream", "ground_ledger_event", "ground_ledger_tile",
)  # fmt: skip

source = sqlite3.connect(sys.argv[1])
laws = [
    row[0]
    for row in source.execute(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') AND tbl_name IN {FILLED}"
        " ORDER BY type DESC"
    )
]
tables = {name: source.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for name in FILLED}
Path(sys.argv[2]).parent.mkdir(parents=True, exist_ok=True)
target = sqlite3.connect(sys.argv[2], isolation_level=None)
target.execute("PRAGMA journal_mode = WAL")
target.execute("PRAGMA synchronous = FULL")
for law in laws:
    target.execute(law)
used, begun = time.process_time(), time.perf_counter()
target.execute("BEGIN IMMEDIATE")
for name, rows in tables.items():
    if rows:
        target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
target.execute("COMMIT")
print(
    json.dumps(
        {
            "insert_cpu": time.process_time() - used,
            "insert_wall": time.perf_counter() - begun,
            "entries": len(tables["register_entry"]),
            "rows": sum(map(len, tables.values())),
        }
    )
)
