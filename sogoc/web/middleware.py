"""What every answer passes through: compression of text, refusals as pages, the first change of a password."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse

from sogoc.accounts.known_units import use_loaded_units
from sogoc.law.refusal import Refusal

_TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
Answer = Callable[[HttpRequest], HttpResponseBase]


class CompressText(GZipMiddleware):
    """Compress what shrinks: pages, styles, scripts. Pictures, PDF and packages pass as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not response.get("Content-Type", "").startswith(_TEXT):
            return response
        return super().process_response(request, response)


class RefusalPages:
    """A ``Refusal`` that leaves a view becomes a page with its sentence and remedy, under its HTTP status."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if not isinstance(problem, Refusal):
            return None
        template = "errors/part.html" if request.headers.get("HX-Request") else "errors/refusal.html"
        answer = render(request, template, {"refusal": problem}, status=problem.status)
        if request.headers.get("HX-Request"):
            answer["HX-Retarget"] = "#messages"
            answer["HX-Reswap"] = "innerHTML"
        return answer


class UnitsInUse:
    """Pages for people know the units that were loaded last, also by another process."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            use_loaded_units()
        return self.get_response(request)


class PasswordMustChange:
    """Somebody whose password was printed for them changes it before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and request.user.must_change_password:
            page = reverse("change_password")
            if request.path not in {page, reverse("sign_out")}:
                return redirect(page)
        return self.get_response(request)
