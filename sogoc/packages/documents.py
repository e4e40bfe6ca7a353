"""PDFs are looked at (runs in the reader's process): do they open, and how does the first page look.

In: bytes. Out: truth, pictures. PDFium parses them; it is written in C++ and meant for hostile input, but never in our process.
"""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

_PICTURES = {"JPEG": "image/jpeg", "PNG": "image/png"}

_WIDEST, _SHEET = 20_000, (595.0, 842.0)
"""In points: what no paper is, and A4, for a page that says such a size."""


def sound(content: bytes) -> bool:
    """Tell whether a PDF opens without a password and has a first page with a size.

    The page's content is not interpreted: that costs thirty times as much, and the check runs on every page of a province.
    """
    if content[:1024].find(b"%PDF-") < 0:
        return False
    document = raw.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return False
    try:
        if raw.FPDF_GetPageCount(document) < 1:
            return False
        size = raw.FS_SIZEF()
        return bool(raw.FPDF_GetPageSizeByIndexF(document, 0, size)) and size.width > 0 and size.height > 0
    finally:
        raw.FPDF_CloseDocument(document)


def render(content: bytes, *, page: int, width: int, most_pixels: int) -> bytes:
    """Draw one page as WebP, at most ``width`` pixels wide and ``most_pixels`` in all; ``ValueError`` when it cannot be drawn."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as broken:
        raise ValueError(str(broken)) from broken
    with document:
        if not 0 <= page < len(document):
            raise ValueError(page)
        points_wide, points_high = document[page].get_size()
        if points_wide <= 0 or points_high <= 0:
            raise ValueError(page)
        scale = width / points_wide
        if scale * points_wide * scale * points_high > most_pixels:
            scale = (most_pixels / (points_wide * points_high)) ** 0.5
        picture = document[page].render(scale=scale).to_pil()
        target = io.BytesIO()
        picture.convert("RGB").save(target, "WEBP", quality=80, method=2)
        return target.getvalue()


def sizes(content: bytes, *, most: int) -> list[tuple[float, float]]:
    """Width and height in points of each page, as it is shown, of the first ``most``; none when the PDF does not open."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return []
    with document:
        found = [document.get_page_size(number) for number in range(min(len(document), most))]
    return [(wide, high) if 0 < wide < _WIDEST and 0 < high < _WIDEST else _SHEET for wide, high in found]


def paper(content: bytes, *, most_pixels: int) -> dict[str, Any]:
    """Tell what a paper's file is by its content: ``media`` and ``pages``; ``media`` empty when it is neither PDF nor picture.

    A picture is decoded whole, so that a broken one is found out; more than ``most_pixels`` count as broken.
    """
    if content[:1024].find(b"%PDF-") >= 0:
        if not sound(content):
            return {"media": "", "pages": 0}
        with pdfium.PdfDocument(content) as document:
            return {"media": "application/pdf", "pages": len(document)}
    try:
        with Image.open(io.BytesIO(content), formats=tuple(_PICTURES)) as picture:
            if picture.width * picture.height > most_pixels:
                return {"media": "", "pages": 0}
            media = _PICTURES[str(picture.format)]
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return {"media": "", "pages": 0}
    return {"media": media, "pages": 1}
