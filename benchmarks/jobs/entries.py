"""Choose entries of a tree of packages, every type: ``entries.py SAMPLE TARGET.json COUNT``; values by column, labels for a form."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sogoc.packages.covers import parse_cover_name
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox

folder, target, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
workbooks = [
    path for path in sorted((folder / "packages").rglob("*.xlsx")) if not parse_cover_name(path.stem)
]
chosen: list[dict[str, Any]] = []
with Sandbox() as sandbox:
    for path in workbooks[:: max(1, len(workbooks) // 20)]:
        read = read_package(path, sandbox=sandbox)
        labels = {field.name: field.label for field in read.book_type.official}
        for row in read.frame.drop("_row").head(max(1, count // 15)).rows(named=True):
            values = {name: text for name, text in row.items() if text and name in labels}
            lines = [(labels[name], text) for name, text in values.items()]
            chosen.append(
                {"type": read.book_type.code, "title": read.book_type.code, "values": values, "lines": lines}
            )
target.write_text(json.dumps(chosen[:count]))
print(json.dumps({"entries": len(chosen[:count])}))
