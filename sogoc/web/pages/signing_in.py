"""Signing in and out, and changing one's password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.accounts.actions import set_password
from sogoc.accounts.first_people import sample_sign_ins
from sogoc.law.refusal import Refusal
from sogoc.web.refusals import NOT_SIGNED, PASSWORDS_DIFFER, WRONG_OLD_PASSWORD

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else reverse("province")


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; five wrong ones close the door for a quarter of an hour."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    shown: dict[str, Any] = {"next": _next(request), "sign_ins": sample_sign_ins()}
    if request.method == "POST":
        username = request.POST.get("username", "").strip().lower()
        person = authenticate(request, username=username, password=request.POST.get("password", ""))
        if person is not None:
            login(request, person)
            return redirect(_next(request))
        shown |= {"username": username, "refusal": NOT_SIGNED.because()}
        return render(request, "signing_in/sign_in.html", shown, status=NOT_SIGNED.status)
    return render(request, "signing_in/sign_in.html", shown)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    return redirect("sign_in")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end."""
    person = cast("Person", request.user)
    if request.method == "GET":
        return render(request, "signing_in/change_password.html", {"person": person})
    try:
        _change(person, request)
    except Refusal as refusal:
        shown = {"person": person, "refusal": refusal}
        return render(request, "signing_in/change_password.html", shown, status=refusal.status)
    update_session_auth_hash(request, person)
    messages.success(request, "Đã đổi mật khẩu. Lần sau đăng nhập bằng mật khẩu mới.")
    return redirect("province")


def _change(person: Person, request: HttpRequest) -> None:
    new = request.POST.get("new", "")
    if not person.check_password(request.POST.get("old", "")):
        raise WRONG_OLD_PASSWORD.because()
    if new != request.POST.get("again", ""):
        raise PASSWORDS_DIFFER.because()
    set_password(person, new, actor=person, via="web")
