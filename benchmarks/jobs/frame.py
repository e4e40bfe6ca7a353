"""Read a package and keep its rows as Parquet, with the checks that every framework is asked for: ``frame.py XLSX FRAME CHECKS``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.shared_checks import shared_checks
from sogoc.packages.reading import read_package

read = read_package(Path(sys.argv[1]))
known = [name for name in read.frame.columns if name not in read.missing_columns]
read.frame.select(known).write_parquet(sys.argv[2])
checks = shared_checks(known, code=read.book_type.code)
Path(sys.argv[3]).write_text(json.dumps(checks))
print(json.dumps({"checks": sum(map(len, checks.values()))}))
