"""The pages of an entry that came by a package, for whoever holds a lease to inspect it against them, and for nobody else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.api.asking import asks
from sogoc.api.endpoints.pages import KEPT
from sogoc.keying.inspected_pages import picture_of
from sogoc.keying.queries import entry_leased
from sogoc.keying.refusals import NO_DRAFT
from sogoc.register.look_actions import IMAGE, note_look

ROUTER = Router()


@ROUTER.get("/drafts/{int:draft}/{int:width}.webp", include_in_schema=False)
def page(request: HttpRequest, draft: int, width: int, trang: int = 1) -> HttpResponse:
    """One of its pages, the first where none is named, at the least of the widths that is not below the one asked for."""
    person = asks(request)
    entry = entry_leased(draft, person)
    note_look(entry, actor=person, what=IMAGE)
    picture = picture_of(entry, trang - 1, width)
    if not picture:
        raise NO_DRAFT.because()
    answer = HttpResponse(picture, content_type="image/webp")
    patch_cache_control(
        answer, private=True, **({"no_store": True} if entry.sensitive else {"max_age": KEPT})
    )
    return answer
