"""The page of an entry that came by a package, for whoever holds a lease to inspect it against that page, and for nobody else."""

from __future__ import annotations

import atexit
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.api.asking import asks
from sogoc.api.endpoints.pages import KEPT
from sogoc.ground.files.products import Products
from sogoc.ground.installation import file_store, home_path
from sogoc.keying.packet_queries import ENTRY_WIDTHS
from sogoc.keying.queries import entry_leased
from sogoc.keying.refusals import NO_DRAFT
from sogoc.packages.pdf import render
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from sogoc.register.look_actions import IMAGE, note_look

ROUTER = Router()
RECIPE = "page-webp-1"


@cache
def reader() -> Sandbox:
    """The reader of PDFs of this process, started when the first page is asked for."""
    found = Sandbox()
    atexit.register(found.close)
    return found


@ROUTER.get("/drafts/{int:draft}/{int:width}.webp", include_in_schema=False)
def page(request: HttpRequest, draft: int, width: int) -> HttpResponse:
    """The page, at the least of its widths that is not below the one asked for."""
    person = asks(request)
    entry = entry_leased(draft, person)
    note_look(entry, actor=person, what=IMAGE)
    wide = next((one for one in ENTRY_WIDTHS if one >= width), ENTRY_WIDTHS[-1])
    place = records.page_of(entry)
    picture = None
    if place is not None:
        products = Products(home_path())
        product = f"{place[0][:2]}/{place[0]}/{entry.pk}-{entry.version}-{wide}.webp"
        if products.has(RECIPE, product):
            picture = products.path(RECIPE, product).read_bytes()
        else:
            picture = render(file_store().member(*place), wide, sandbox=reader(), name=place[1])
            if picture:
                products.put(RECIPE, product, picture)
    if not picture:
        raise NO_DRAFT.because()
    answer = HttpResponse(picture, content_type="image/webp")
    patch_cache_control(
        answer, private=True, **({"no_store": True} if entry.sensitive else {"max_age": KEPT})
    )
    return answer
