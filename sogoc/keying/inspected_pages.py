"""The pages of an entry that came by a package: how large each is, and each as a picture. Drawn once, kept among what can be made again."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

import orjson

from sogoc.ground.files.products import Products
from sogoc.ground.installation import file_store, home_path
from sogoc.law.refusal import Refusal
from sogoc.packages.pdf import render, sizes
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records

if TYPE_CHECKING:
    from sogoc.register.models import Entry

WIDTHS = (480, 900, 1600, 2400)
"""Widths of the picture of a page that came in a package; the widest is for a spread of two pages of a book."""
PICTURE, SIZES = "page-webp-1", "page-sizes-1"
_PIXELS = 150 / 72
_SHEET = [(1240, 1754)]
"""A4, for a file that cannot be read now."""


@cache
def reader() -> Sandbox:
    """The reader of PDFs of this process, started when the first page is asked for."""
    found = Sandbox()
    atexit.register(found.close)
    return found


def sizes_of(entry: Entry) -> list[tuple[int, int]]:
    """Width and height of each page of an entry's PDF, as pixels of 150 to the inch."""
    place = records.page_of(entry)
    if place is None:
        return _SHEET
    products, product = Products(home_path()), f"{_name(place[0], entry)}.json"
    if products.has(SIZES, product):
        points = orjson.loads(products.path(SIZES, product).read_bytes())
    else:
        try:
            points = sizes(file_store().member(*place), sandbox=reader(), name=place[1])
        except (Refusal, OSError):
            return _SHEET
        products.put(SIZES, product, orjson.dumps(points))
    return [(max(1, round(wide * _PIXELS)), max(1, round(high * _PIXELS))) for wide, high in points] or _SHEET


def picture_of(entry: Entry, page: int, width: int) -> bytes | None:
    """A page (from 0) at the least of the widths that is not below the one asked for; None when there is no such page."""
    wide = next((one for one in WIDTHS if one >= width), WIDTHS[-1])
    place = records.page_of(entry)
    if place is None:
        return None
    products, product = Products(home_path()), f"{_name(place[0], entry)}-{page}-{wide}.webp"
    if products.has(PICTURE, product):
        return products.path(PICTURE, product).read_bytes()
    picture = render(file_store().member(*place), wide, page=page, sandbox=reader(), name=place[1])
    if picture:
        products.put(PICTURE, product, picture)
    return picture


def _name(sha256: str, entry: Entry) -> str:
    return f"{sha256[:2]}/{sha256}/{entry.pk}-{entry.version}"
