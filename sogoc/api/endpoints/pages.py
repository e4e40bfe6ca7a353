"""Pictures of pages and of cuts. Whose business each is says ``keying.sight_queries``; each look at a sensitive entry is noted.

A browser keeps them for minutes and those of sensitive entries not at all: what lies in its cache lies there in clear, for whoever sits
at that machine next. What is needed without a network travels in a packet, which the workbench keeps encrypted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.api.asking import asks
from sogoc.imaging import queries as imaging
from sogoc.imaging.refusals import NO_CUT, NO_PAGE
from sogoc.keying.sight_queries import seen_on_cut, seen_on_pages
from sogoc.register.look_actions import IMAGE, note_look

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.register.models import Entry

ROUTER = Router()
KEPT = 300
"""Seconds: as long as somebody goes to and fro between pages."""


@ROUTER.get("/pages/{int:page}/{int:width}.webp", include_in_schema=False)
def page(request: HttpRequest, page: int, width: int) -> HttpResponse:
    """A page, at the least kept width that is not below the one asked for."""
    person = asks(request)
    found = imaging.find_page(page)
    seen = seen_on_pages(person, found.book, [found])
    if seen is None:
        raise NO_PAGE.because(page=page)
    return _picture(lambda: imaging.page_image(found, width), seen, person)


@ROUTER.get("/cuts/{int:cut}/{int:width}.webp", include_in_schema=False)
def cut(request: HttpRequest, cut: int, width: int, phan: int | None = None) -> HttpResponse:
    """The regions of one entry, one below the other, or one of them alone."""
    person = asks(request)
    found = imaging.find_cut(cut)
    seen = seen_on_cut(person, found)
    if seen is None or (phan is not None and phan < 0):
        raise NO_CUT.because(cut=cut)
    return _picture(lambda: imaging.crop(found, width, part=phan), seen, person)


def _picture(make: Callable[[], bytes], seen: Iterable[Entry], person: Person) -> HttpResponse:
    answer = HttpResponse(make(), content_type="image/webp")
    kept: dict[str, int | bool] = {"max_age": KEPT}
    for entry in seen:
        note_look(entry, actor=person, what=IMAGE)
        kept = {"no_store": True}
    patch_cache_control(answer, private=True, **kept)
    return answer
