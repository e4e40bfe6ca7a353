"""Small builders of files, good and bad, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sogoc.law.book import BookType


def minimal_pdf(text: str = "") -> bytes:
    """Return the smallest PDF with one page that a reader accepts; ``text`` makes the bytes differ."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    content = bytearray(b"%PDF-1.4\n%" + text.encode() + b"\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(content)


def frame_of(book_type: BookType, *rows: Mapping[str, str | None]) -> pl.DataFrame:
    """Return a frame of a book type; columns that a row does not name are empty."""
    names = [name for name in book_type.columns if name != "STT"]
    further = [name for row in rows for name in row if name not in names]
    schema = dict.fromkeys([*names, *further], pl.String)
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
