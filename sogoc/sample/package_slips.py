"""What goes wrong with a package as a whole: files missing, too many, broken or misnamed; formulas; columns too many or too few.

In: a stream, rates, the members of the zip or the workbook's path. Out: the same, damaged, and a log of (entry key, file, kind).
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from sogoc.packages.zip_writing import ZipWriter, deflated
from sogoc.sample.rates import Rates

FileLog = list[tuple[str, str, str]]
EXTRA_COLUMN = "ghiChuNhapLieu"
SHEET = "xl/worksheets/sheet1.xml"


def damaged_files(
    members: Iterator[tuple[str, str, Callable[[], bytes]]], *, rates: Rates, rng: random.Random, log: FileLog
) -> Iterator[tuple[str, bytes]]:
    """Pass on (name, bytes) of (entry key, name, drawing); a page that is missing is not drawn."""
    for key, name, draw in members:
        at = rng.random()
        if at < rates.thieu_tep:
            log.append((key, name, "thieu_tep"))
            continue
        at -= rates.thieu_tep
        page = draw()
        if at < rates.tep_hong:
            log.append((key, name, "tep_hong"))
            page = page[: len(page) // 3]
        elif at - rates.tep_hong < rates.ten_tep_sai:
            wrong = name.replace(".", "_", 3)
            log.append((key, wrong, "ten_tep_sai"))
            yield wrong, page
            continue
        yield name, page
        if rng.random() < rates.thua_tep:
            head, _, _ = name.rpartition(".pdf")[0].rpartition(".")
            log.append(("", f"{head}.999X.pdf", "thua_tep"))
            yield f"{head}.999X.pdf", draw()


def with_formula(path: Path, *, cell: str, text: str) -> None:
    """Put a formula with the same cached text into one cell, as people do who fill numbers downwards."""
    with zipfile.ZipFile(path) as book:
        members = [(info.filename, book.read(info)) for info in book.infolist()]
    head, slash, tail = text.partition("/")
    formula = escape(f'"{head}"&"{slash}{tail}"')
    new = f'<c r="{cell}" s="1" t="str"><f>{formula}</f><v>{escape(text)}</v></c>'
    with path.open("wb") as stream:
        out = ZipWriter(stream)
        for name, content in members:
            kept = content
            if name == SHEET:
                sheet = content.decode()
                kept = re.sub(f'<c r="{cell}"[^>]*>.*?</c>', lambda _: new, sheet, count=1).encode()
            out.add(name, kept, packed=deflated(kept, level=4))
        out.close()
