"""Ours: draw the page of each entry: ``pages.py ENTRIES.json``."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from sogoc.sample.pages import draw_page

entries = json.loads(Path(sys.argv[1]).read_text())
for one in {one["type"]: one for one in entries}.values():
    draw_page(one["type"], one["values"])
used = time.process_time()
sizes = [len(draw_page(one["type"], one["values"], seed=at)) for at, one in enumerate(entries)]
cpu = time.process_time() - used
print(
    json.dumps(
        {
            "pages": len(sizes),
            "cpu_each": cpu / len(sizes),
            "bytes_each": sum(sizes) / len(sizes),
            "largest": max(sizes),
        }
    )
)
