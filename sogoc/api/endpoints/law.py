"""The law as a browser reads it: a file per book type and one for all, kept for ever under the hash of their bytes.

An address without a hash gives the law of now and is asked for again; one with the hash of another day is refused, so that nothing else
is ever kept under it. The law tells nothing of anybody: whoever is signed in may read it.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from ninja import Router

from sogoc.api.refusals import LAW_CHANGED, UNKNOWN_ADDRESS
from sogoc.law.exported import law_file

ROUTER = Router()
FOR_EVER = 365 * 86_400


@ROUTER.get("/law/{name}.json", include_in_schema=False)
def law(request: HttpRequest, name: str, h: str = "") -> HttpResponse:
    """One file of the law: a book type's code, or ``chung``."""
    del request
    file = law_file(name)
    if file is None:
        raise UNKNOWN_ADDRESS.because()
    if h and h != file.hash:
        raise LAW_CHANGED.because(name=name)
    answer = HttpResponse(file.content, content_type="application/json")
    answer["ETag"] = f'"{file.hash}"'
    if h:
        patch_cache_control(answer, private=True, max_age=FOR_EVER, immutable=True)
    else:
        patch_cache_control(answer, private=True, no_cache=True)
    return answer
