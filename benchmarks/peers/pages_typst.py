"""Peer: typst sets a form of the same entries, label and text, one A4 page each: ``pages_typst.py ENTRIES.json``.

The compiler and its fonts are loaded once and kept; only the data change from page to page.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import typst  # type: ignore[import-not-found]

FORM = """
#set page(paper: "a4", margin: 2cm)
#set text(size: 10pt, lang: "vi")
#let entry = json(bytes(sys.inputs.entry))
#align(center)[= #entry.title]
#grid(columns: (5.5cm, 1fr), row-gutter: 5pt,
  ..entry.lines.map(((label, text)) => ([#label:], [#emph(text)])).flatten())
"""

entries = json.loads(Path(sys.argv[1]).read_text())
form = Path(sys.argv[1]).with_suffix(".typ")
form.write_text(FORM)
compiler = typst.Compiler(str(form))
compiler.compile(format="pdf", sys_inputs={"entry": json.dumps(entries[0])})
used = time.process_time()
sizes = [len(compiler.compile(format="pdf", sys_inputs={"entry": json.dumps(one)})) for one in entries]
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
