"""The page of an entry as a picture and as the PDF that arrived; drawn in the reader's process, kept as a product."""

from __future__ import annotations

import atexit
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
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
    from collections.abc import Iterable

    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

WIDTHS = (480, 900, 1600)
RECIPE = "page-webp-1"
KEPT = 300
Answer = TypeVar("Answer", bound=HttpResponseBase)


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
    return noted(HttpResponse(picture, content_type="image/webp"), [entry], viewer.person, what=IMAGE)


def pdf(request: HttpRequest, unit: str, name: str, key: str) -> HttpResponse:
    """The PDF as it arrived."""
    viewer = viewer_of(request)
    entry = viewer.entry(unit, name, key)
    place = records.page_of(entry)
    if place is None:
        raise NO_PAGE_IMAGE.because(path=str(entry))
    answer = HttpResponse(file_store().member(*place), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{entry.book.name}.{entry.key}.pdf"'
    return noted(answer, [entry], viewer.person, what=PDF)


def noted(answer: Answer, seen: Iterable[Entry], person: Person, *, what: str) -> Answer:
    """Note the look at each sensitive entry that a picture or a file shows.

    A browser keeps it for minutes, that of a sensitive entry not at all: whoever sits there next may not have the duty.
    """
    kept: dict[str, int | bool] = {"max_age": KEPT}
    for entry in seen:
        if entry.sensitive:
            note_look(entry, actor=person, what=what)
            kept = {"no_store": True}
    patch_cache_control(answer, private=True, **kept)
    return answer
