"""A PDF file of one page, written by hand so that it stays small.

In: the page's compressed content and the programs of its two fonts. Out: the bytes of a PDF 1.5 file
whose plain objects share one object stream (ISO 32000-1, 7.5.7 and 7.5.8); no date and no identifier,
so that the same page is always the same bytes. Both fonts have the same codes and so one ToUnicode.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import lru_cache

from sogoc.law.sheets.sheet import PAGE_HIGH, PAGE_WIDE
from sogoc.sample.pages.encoding import FIXED, guest_codes, unicode_map
from sogoc.sample.pages.faces import Face, face

CONTENT, HAND, PRINT, TO_UNICODE, PLAIN, CROSS = 8, 9, 10, 11, 12, 13


def stream(number: int, packed: bytes, extra: str = "") -> bytes:
    """Write a stream object of compressed bytes."""
    head = f"{number} 0 obj<</Length {len(packed)}/Filter/FlateDecode{extra}>>stream\n"
    return head.encode("ascii") + packed + b"endstream endobj\n"


def widths(font: Face, letters: Mapping[str, int]) -> str:
    """Write the widths of all codes from 1 to 255, in thousandths of an em; 0 where there is no letter."""
    unit = 1000 // font.grid
    row = [0] * 255
    for letter, code in letters.items():
        row[code - 1] = font.glyph(letter).advance * unit
    return " ".join(map(str, row))


def font_objects(name: str, width_list: str, descriptor: int, program: int) -> tuple[str, str]:
    """Write a font's dictionary and its descriptor."""
    font = (
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/FirstChar 1/LastChar 255"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {TO_UNICODE} 0 R/Widths[{width_list}]>>"
    )
    described = (
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-99 -400 999 1200]/ItalicAngle 0"
        f"/Ascent 999/Descent -400/CapHeight 740/StemV 80/FontFile3 {program} 0 R>>"
    )
    return font, described


@lru_cache(512)
def tail(labels: str, guests: tuple[str, ...], width: int) -> bytes:
    """Write what depends on the form and the unusual letters only: map to Unicode and plain objects."""
    hand = FIXED | guest_codes(guests)
    printed = {letter: FIXED[letter] for letter in labels}
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {PAGE_HIGH}]/Contents {CONTENT} 0 R"
        "/Resources<</Font<</H 4 0 R/P 6 0 R>>>>>>"
    )
    plain = (
        "<</Type/Catalog/Pages 2 0 R/Lang(vi)>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        *font_objects("Tay", widths(face("hand"), hand), 5, HAND),
        *font_objects("In", widths(face("print"), printed), 7, PRINT),
    )
    starts, at = [], 0
    for i, text in enumerate(plain, 1):
        starts.append(f"{i} {at}")
        at += len(text) + 1
    index = " ".join(starts) + " "
    packed = zlib.compress((index + " ".join(plain)).encode("ascii"), 9)
    extra = f"/Type/ObjStm/N {len(plain)}/First {len(index)}"
    return stream(TO_UNICODE, zlib.compress(unicode_map(guests), 9)) + stream(PLAIN, packed, extra)


def write_page(
    content: bytes,
    *,
    hand: bytes,
    printed: bytes,
    labels: str,
    guests: tuple[str, ...],
    width: int = PAGE_WIDE,
) -> bytes:
    """Write the file; all is compressed already; ``content`` calls the fonts ``/H`` and ``/P``."""
    out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, packed, extra in (
        (CONTENT, content, ""),
        (HAND, hand, "/Subtype/Type1C"),
        (PRINT, printed, "/Subtype/Type1C"),
    ):
        offsets.append(len(out))
        out += stream(number, packed, extra)
    last = tail(labels, guests, width)
    offsets += [len(out), len(out) + last.index(b"%d 0 obj" % PLAIN), len(out) + len(last)]
    out += last
    rows = b"\0\0\0\xff" + b"".join([bytes((2, 0, PLAIN, i)) for i in range(CONTENT - 1)])
    rows += b"".join([b"\1" + offset.to_bytes(2, "big") + b"\0" for offset in offsets])
    head = f"{CROSS} 0 obj<</Type/XRef/Size {CROSS + 1}/W[1 2 1]/Root 1 0 R/Length {len(rows)}>>stream\n"
    return b"".join(
        (
            out,
            head.encode("ascii"),
            rows,
            f"\nendstream endobj\nstartxref\n{offsets[-1]}\n%%EOF\n".encode("ascii"),
        )
    )
