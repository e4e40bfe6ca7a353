"""Ours: every rule over the whole register, from its Parquet files to sentences: ``review.py FOLDER``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import polars as pl

from sogoc.checking.register_engine import codes, review
from sogoc.checking.register_view import BOOKS, frame_of_plan, of_files

files = dict(enumerate(sorted(Path(sys.argv[1]).glob("*/*.parquet")), start=1))
table = [
    (number, file.parent.name, *file.stem.split("."), f"{file.parent.name}/{file.stem}")
    for number, file in files.items()
]
begun = time.perf_counter()
view = of_files(pl.DataFrame(table, schema=BOOKS, orient="row"), files, frame_of_plan([]))
found = review(view)
seconds = time.perf_counter() - begun
entries = sum(view.entries(one.code).height for one in view.types)
print(
    json.dumps(
        {
            "seconds": seconds,
            "entries": entries,
            "books": len(files),
            "rules": len(codes()),
            "found": found.height,
        }
    )
)
