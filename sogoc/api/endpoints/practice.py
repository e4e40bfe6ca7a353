"""Practice: entries with known answers, drawn pages; whoever is signed in may practise, and nothing of it is kept anywhere.

A packet of practice looks like any other and carries the answers, so that the workbench can explain without a network. Its numbers lie
beyond those of real drafts and pages.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.api import schemas
from sogoc.api.asking import asks
from sogoc.api.refusals import UNKNOWN_ADDRESS
from sogoc.ground import clock
from sogoc.ground.files.products import Products
from sogoc.ground.installation import home_path
from sogoc.imaging.reader import reader
from sogoc.law.books import BOOK_TYPES
from sogoc.law.exported import hashes
from sogoc.law.layout import of_today
from sogoc.law.sheets import names
from sogoc.packages.pdf import render
from sogoc.sample import practice

ROUTER = Router(by_alias=True)
RECIPE = "luyen-tap-webp-1"
WIDTHS = (800, 1240)
SHEET = (1240, 1754)
BEYOND = 9_000_000_000_000
"""Drafts and pages of practice are numbered from here: no book has so many."""
FOR_EVER = 365 * 86_400


@ROUTER.get("/practice/{type_code}/packet", response=schemas.Packet, by_alias=True)
def packet(request: HttpRequest, type_code: str) -> dict[str, Any]:
    """Entries of one type to practise on, with their answers."""
    person, entries = asks(request), practice.entries(type_code)
    if not entries:
        raise UNKNOWN_ADDRESS.because()
    book, law, now = BOOK_TYPES[type_code], hashes()[type_code], clock.stamp(clock.now())
    layout = of_today(book)
    first = BEYOND + 1000 * practice.practised().index(type_code)
    return {
        "lease": f"luyen-tap-{type_code}",
        "kind": "first",
        "book": {
            "path": f"luyen-tap/{type_code}",
            "title": book.title,
            "type": type_code,
            "year": "2008",
            "number": "01",
            "unit": "",
            "layout": layout.code,
        },
        "law": {"type": type_code, "hash": law, "url": f"/api/law/{type_code}.json?h={law}"},
        "person": person.username,
        "takenAt": now,
        "until": now,
        "estimateSeconds": 120 * len(entries),
        "pages": [_page(type_code, first, number) for number in range(len(entries))],
        "drafts": [
            {
                "id": first + number,
                "position": number + 1,
                "regions": [{"page": first + number, "x": 0, "y": 0, "w": 1000, "h": 1000}],
                "fields": list(names(book, layout)),
                "partial": None,
                "finished": False,
                "remark": None,
                "answer": {name: {"v": text} for name, text in entry.items() if text},
            }
            for number, entry in enumerate(entries)
        ],
        "proposals": {"frequent": {}, "previous": None},
        "practice": True,
    }


@ROUTER.get("/practice/{type_code}/{int:number}/{int:width}.webp", include_in_schema=False)
def picture(request: HttpRequest, type_code: str, number: int, width: int) -> HttpResponse:
    """The drawn page of one entry."""
    del request
    if number >= len(practice.entries(type_code)) or width not in WIDTHS:
        raise UNKNOWN_ADDRESS.because()
    products, name = Products(home_path()), f"{type_code}/{number}-{width}.webp"
    if not products.has(RECIPE, name):
        drawn = render(practice.draw(type_code, number), width, sandbox=reader(), name=name)
        if not drawn:
            raise UNKNOWN_ADDRESS.because()
        products.put(RECIPE, name, drawn)
    answer = HttpResponse(products.path(RECIPE, name).read_bytes(), content_type="image/webp")
    patch_cache_control(answer, private=True, max_age=FOR_EVER, immutable=True)
    return answer


def _page(type_code: str, first: int, number: int) -> dict[str, Any]:
    width, height = SHEET
    return {
        "id": first + number,
        "label": "",
        "width": width,
        "height": height,
        "images": [
            {"width": each, "url": f"/api/practice/{type_code}/{number}/{each}.webp"} for each in WIDTHS
        ],
    }
