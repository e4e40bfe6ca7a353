"""What every answer passes through: compression of text, refusals as pages, sessions and what must come before work.

A program (the workbench under ``/api/``) is answered in JSON where a person is led to another page.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse

from sogoc.accounts.known_units import use_loaded_units
from sogoc.accounts.security_refusals import CAN_LOP_THU_HAI, CHUA_DANG_NHAP
from sogoc.law.refusal import Refusal
from sogoc.web.proofs import keep, owes_a_factor
from sogoc.web.refusals import NEW_PASSWORD_FIRST

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


def _of_program(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _as_json(refusal: Refusal) -> JsonResponse:
    return JsonResponse(refusal.as_dict(), status=refusal.status)


class SessionsKept:
    """A session whose device was revoked ends; one that is in use goes on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            keep(request)
        return self.get_response(request)


class SignInFirst(LoginRequiredMiddleware):
    """Nobody sees anything before signing in; a program is told so, and keeps what it has."""

    def handle_no_permission(  # type: ignore[override]  # not only redirects
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if _of_program(request):
            return _as_json(CHUA_DANG_NHAP.because())
        return super().handle_no_permission(request, view_func)


class UnitsInUse:
    """Pages for people know the units that were loaded last, also by another process."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            use_loaded_units()
        return self.get_response(request)


class FirstThingsFirst:
    """Before anything else a password that was printed for somebody is changed, and who approves or administers gets a second factor."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and request.path not in {reverse("sign_out"), reverse("session")}:
            page = reverse("change_password")
            if request.user.must_change_password:
                if request.path != page:
                    return _as_json(NEW_PASSWORD_FIRST.because()) if _of_program(request) else redirect(page)
            elif owes_a_factor(request):
                home = reverse("security")
                if _of_program(request):
                    return _as_json(CAN_LOP_THU_HAI.because())
                if not request.path.startswith((home, page, reverse("manual"))):
                    return redirect(home)
        return self.get_response(request)
