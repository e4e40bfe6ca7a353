"""Pictures of pages and of cuts. Who has a duty over the book sees them, and who holds a lease sees the pages of its entries alone.

A picture's address names its recipe (``v``): under it the picture never changes and may be kept; any other is asked for again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.accounts.queries import duties_of
from sogoc.api.asking import asks
from sogoc.imaging import queries as imaging
from sogoc.imaging.refusals import NO_CUT, NO_PAGE
from sogoc.keying.packet_queries import pages_in
from sogoc.keying.queries import leases_of

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

ROUTER = Router()
KEPT = 7 * 86_400


@ROUTER.get("/pages/{int:page}/{int:width}.webp", include_in_schema=False)
def page(request: HttpRequest, page: int, width: int, v: str = "") -> HttpResponse:
    """A page, at the least kept width that is not below the one asked for."""
    person = asks(request)
    found = imaging.find_page(page)
    if not may_see(person, found.book, {page}):
        raise NO_PAGE.because(page=page)
    return _picture(imaging.page_image(found, width), lasting=v == imaging.image_code(found))


@ROUTER.get("/cuts/{int:cut}/{int:width}.webp", include_in_schema=False)
def cut(request: HttpRequest, cut: int, width: int) -> HttpResponse:
    """The regions of one entry, one below the other."""
    person = asks(request)
    found = imaging.find_cut(cut)
    if not may_see(person, found.book, {region.page_id for region in found.regions.all()}):
        raise NO_CUT.because(cut=cut)
    return _picture(imaging.crop(found, width), lasting=False)


def may_see(person: Person, book: str, pages: set[int]) -> bool:
    """Whether some pages of a book are the person's business: by a duty over it, or by a lease that needs them all."""
    if duties_of(person, book):
        return True
    return any(pages <= pages_in(lease) for lease in leases_of(person) if lease.work.book == book)


def _picture(content: bytes, *, lasting: bool) -> HttpResponse:
    answer = HttpResponse(content, content_type="image/webp")
    if lasting:
        patch_cache_control(answer, private=True, max_age=KEPT, immutable=True)
    else:
        patch_cache_control(answer, private=True, max_age=300)
    return answer
