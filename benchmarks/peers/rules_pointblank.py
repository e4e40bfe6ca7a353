"""Peer: pointblank asks the shared checks of a frame and extracts the rows that fail each."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pointblank as pb  # type: ignore[import-not-found]
import polars as pl

frame = pl.read_parquet(sys.argv[1])
checks = json.loads(Path(sys.argv[2]).read_text())
used, begun = time.process_time(), time.perf_counter()
plan = pb.Validate(frame)
for column in checks["not_null"]:
    plan = plan.col_vals_not_null(columns=column)
for column, pattern in checks["matches"].items():
    plan = plan.col_vals_regex(columns=column, pattern=pattern, na_pass=True)
for column, values in checks["in_set"].items():
    plan = plan.col_vals_in_set(columns=column, set=[*values, None])
plan = plan.interrogate()
found = sum(part.height for part in plan.get_data_extracts().values())
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
