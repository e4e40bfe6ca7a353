"""One book of the sample as its keyers read it, for the typist of the workbench: ``keyed_book.py XLSX COUNT``; JSON on standard output.

Out: the book's name and its first entries, each official column → text as written (NFC), in page order; empty cells left out.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path

from sogoc.law.books import BOOK_TYPES
from sogoc.packages.reading import read_package
from sogoc.packages.sandbox import Sandbox

with Sandbox() as sandbox:
    read = read_package(Path(sys.argv[1]), None, sandbox=sandbox)
names = [name for name in BOOK_TYPES[read.name.type].page_order if name in read.frame.columns]
rows = [
    {name: unicodedata.normalize("NFC", text) for name, text in row.items() if text}
    for row in read.frame.select(names).head(int(sys.argv[2])).iter_rows(named=True)
]
book = {"type": read.name.type, "year": read.name.year, "number": read.name.number, "entries": rows}
print(json.dumps(book, ensure_ascii=False, indent=0))
