"""Who asks: somebody who is signed in, for the person whose work the browser holds, from a page of ours.

In: a request. Out: the person and the registered browser. Nothing of it is a question of the domain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from ninja.utils import check_csrf

from sogoc.accounts.device_queries import COOKIE, device_by_cookie
from sogoc.api.refusals import ANOTHER_PERSON, FORGED, SIGN_IN_FIRST

if TYPE_CHECKING:
    from sogoc.accounts.models import Person
    from sogoc.accounts.security_models import Device

PERSON_HEADER = "X-Sogoc-Person"
"""For whom the browser speaks: the number of the person whose work it holds."""


def signed_in(request: HttpRequest) -> Person:
    """Who asks; a refusal for nobody, for a forged request, for somebody else than the browser works for."""
    if not request.user.is_authenticated:
        raise SIGN_IN_FIRST.because()
    if check_csrf(request) is not None:
        raise FORGED.because()
    said = request.headers.get(PERSON_HEADER, "")
    if said and said != str(request.user.pk):
        raise ANOTHER_PERSON.because(username=request.user.username)
    return request.user


def asks(request: HttpRequest) -> Person:
    """The person of a request that ``signed_in`` let in."""
    if not request.user.is_authenticated:
        raise SIGN_IN_FIRST.because()
    return request.user


def device_of(request: HttpRequest) -> Device | None:
    """The browser, where this person registered it."""
    return device_by_cookie(asks(request), request.COOKIES.get(COOKIE))
