"""The page of an entry as a picture and as the PDF that arrived; drawn in the reader's process, kept as a product."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from sogoc.ground.files.products import Products
from sogoc.ground.installation import file_store, home_path
from sogoc.packages.pdf import render
from sogoc.packages.sandbox import Sandbox
from sogoc.register import queries as records
from sogoc.register.look_actions import IMAGE, PDF, note_look
from sogoc.web.refusals import NO_PAGE_IMAGE
from sogoc.web.viewer import viewer_of

if TYPE_CHECKING:
    from sogoc.register.models import Entry

WIDTHS = (480, 900, 1600)
RECIPE = "page-webp-1"


@cache
def reader() -> Sandbox:
    """The one reader of this process, started when the first page is asked for."""
    reader = Sandbox()
    atexit.register(reader.close)
    return reader


def image(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """The page as WebP of one of three widths (``?rong=``)."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    note_look(entry, actor=viewer.person, what=IMAGE)
    asked = request.GET.get("rong", "")
    width = next((one for one in WIDTHS if str(one) == asked), WIDTHS[1])
    place = records.page_of(entry)
    if place is None:
        raise NO_PAGE_IMAGE.because(path=str(entry))
    archive, member = place
    products = Products(home_path())
    product = f"{archive[:2]}/{archive}/{entry.pk}-{entry.version}-{width}.webp"
    if products.has(RECIPE, product):
        picture: bytes | None = products.path(RECIPE, product).read_bytes()
    else:
        picture = render(file_store().member(archive, member), width, sandbox=reader(), name=member)
        if picture:
            products.put(RECIPE, product, picture)
    if not picture:
        raise NO_PAGE_IMAGE.because(path=str(entry))
    return _kept(HttpResponse(picture, content_type="image/webp"), entry)


def pdf(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """The PDF as it arrived."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    note_look(entry, actor=viewer.person, what=PDF)
    place = records.page_of(entry)
    if place is None:
        raise NO_PAGE_IMAGE.because(path=str(entry))
    answer = HttpResponse(file_store().member(*place), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{entry.book.name}.{entry.key}.pdf"'
    return _kept(answer, entry)


def _kept(answer: HttpResponse, entry: Entry) -> HttpResponse:
    """A browser keeps a page for an hour, that of a sensitive entry not at all: whoever sits there next may not have the duty."""
    if entry.sensitive:
        patch_cache_control(answer, private=True, no_store=True)
    else:
        patch_cache_control(answer, private=True, max_age=3600)
    return answer
