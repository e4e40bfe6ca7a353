"""Peer: pandera (Polars) asks the shared checks of a frame and lists every case that fails."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pandera.polars as pa  # type: ignore[import-not-found]
import polars as pl

frame = pl.read_parquet(sys.argv[1])
checks = json.loads(Path(sys.argv[2]).read_text())
used, begun = time.process_time(), time.perf_counter()
wanted: dict[str, list[pa.Check]] = {name: [] for name in checks["not_null"]}
for column, pattern in checks["matches"].items():
    wanted.setdefault(column, []).append(pa.Check.str_matches(pattern))
for column, values in checks["in_set"].items():
    wanted.setdefault(column, []).append(pa.Check.isin(values))
required = set(checks["not_null"])
schema = pa.DataFrameSchema(
    {name: pa.Column(str, asked, nullable=name not in required) for name, asked in wanted.items()}
)
found = 0
try:
    schema.validate(frame, lazy=True)
except pa.errors.SchemaErrors as broken:
    found = len(broken.failure_cases)
print(
    json.dumps(
        {
            "rules_cpu": time.process_time() - used,
            "rules_wall": time.perf_counter() - begun,
            "checks": sum(map(len, checks.values())),
            "found": found,
        }
    )
)
