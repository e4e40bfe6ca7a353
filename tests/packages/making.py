"""Small builders of files, good and bad, for the tests of this room."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sogoc.law.book import BookType


def minimal_pdf(text: str = "", *sizes: tuple[int, int]) -> bytes:
    """Return the smallest PDF that a reader accepts, of pages of these sizes (one A4); ``text`` makes the bytes differ."""
    pages = sizes or ((595, 842),)
    kids = b" ".join(b"%d 0 R" % (3 + at) for at in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % size for size in pages),
    ]
    content = bytearray(b"%PDF-1.4\n%" + text.encode() + b"\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(
        b"%010d 00000 n \n" % place for place in places
    )
    content += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(content)


def frame_of(book_type: BookType, *rows: Mapping[str, str | None]) -> pl.DataFrame:
    """Return a frame of a book type; columns that a row does not name are empty."""
    names = [name for name in book_type.columns if name != "STT"]
    further = [name for row in rows for name in row if name not in names]
    schema = dict.fromkeys([*names, *further], pl.String)
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)
