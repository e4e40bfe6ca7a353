"""Ours: every rule of a book type over one frame, with a finding for every breach: ``rules.py FRAME TYPE``."""

from __future__ import annotations

import json
import sys
import time

import polars as pl

from sogoc.checking.engine import Batch, findings
from sogoc.checking.rulebook import book_rules, rulebook_of
from sogoc.law.books import BOOK_TYPES

book_type = BOOK_TYPES[sys.argv[2]]
frame = pl.read_parquet(sys.argv[1]).with_columns(pl.lit(0, pl.Int64).alias("_book"))
used, begun = time.process_time(), time.perf_counter()
found = findings(Batch(book_type, frame))
print(
    json.dumps(
        {
            "rules_cpu": time.process_time() - used,
            "rules_wall": time.perf_counter() - begun,
            "checks": len(rulebook_of(book_type.code).rules) + len(book_rules()),
            "found": found.height,
        }
    )
)
