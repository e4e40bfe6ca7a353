"""The one door: every module of ``endpoints`` that holds a ``ROUTER`` takes part; what goes wrong is said as JSON."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Router
from ninja.errors import ValidationError

import sogoc
from sogoc.api import endpoints
from sogoc.api.asking import signed_in
from sogoc.api.refusals import MALFORMED, UNKNOWN_ADDRESS
from sogoc.law.refusal import Refusal


class Door(NinjaAPI):
    """What is said of people lies in nobody's cache; pictures and the law, which are answered by themselves, say for how long."""

    def create_response(self, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = super().create_response(*args, **kwargs)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


DOOR = Door(
    title="Sổ Gốc",
    version=sogoc.__version__,
    docs_url=None,
    openapi_url=None,
    auth=signed_in,
    urls_namespace="api",
)


def _say(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return DOOR.create_response(request, refusal.as_dict(), status=refusal.status)


def unknown(request: HttpRequest) -> HttpResponse:
    """Any address below ``/api/`` that nobody answers."""
    return _say(request, UNKNOWN_ADDRESS.because())


@DOOR.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A refusal with its sentence and remedy."""
    return _say(request, refusal)


@DOOR.exception_handler(ValidationError)
def malformed(request: HttpRequest, problem: ValidationError) -> HttpResponse:
    """What cannot be read; the sentence names the place and nothing that stands there."""
    places = (".".join(str(part) for part in one.get("loc", ())[1:]) for one in problem.errors)
    return _say(
        request,
        MALFORMED.because(where=", ".join(sorted({place for place in places if place})) or "nội dung"),
    )


@DOOR.exception_handler(Http404)
def nowhere(request: HttpRequest, _problem: Http404) -> HttpResponse:
    """Nothing is here."""
    return unknown(request)


for _module in sorted(one.name for one in pkgutil.iter_modules(endpoints.__path__)):
    _router = getattr(importlib.import_module(f"{endpoints.__name__}.{_module}"), "ROUTER", None)
    if isinstance(_router, Router):
        DOOR.add_router("", _router)
