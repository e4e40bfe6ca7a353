"""Signing in, by password and second factor; signing out; changing one's password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sogoc.accounts.actions import set_password
from sogoc.accounts.factors import factors_of
from sogoc.accounts.first_people import sample_sign_ins
from sogoc.law.refusal import Refusal
from sogoc.web.proofs import (
    arrive,
    enter,
    go_on,
    half_of,
    leave,
    locked,
    note_wrong,
    place_of,
    prove_by_code,
    proved,
    refuse_locked,
    safe_next,
    until_of,
)
from sogoc.web.refusals import NOT_SIGNED, PASSWORDS_DIFFER, WRONG_OLD_PASSWORD

if TYPE_CHECKING:
    from sogoc.accounts.models import Person


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """User name and password; five wrong ones close the door for a quarter of an hour."""
    if request.user.is_authenticated:
        return redirect(safe_next(request))
    shown: dict[str, Any] = {
        "next": safe_next(request),
        "sign_ins": sample_sign_ins(),
        "passkeys": place_of(request).works,
        "next_query": urlencode({"next": safe_next(request)}),
    }
    if request.method == "POST":
        username = request.POST.get("username", "").strip().lower()
        person = authenticate(request, username=username, password=request.POST.get("password", ""))
        if person is not None:
            return arrive(request, person, wanted=safe_next(request))
        shown |= {"username": username, "refusal": NOT_SIGNED.because()}
        return render(request, "signing_in/sign_in.html", shown, status=NOT_SIGNED.status)
    return render(request, "signing_in/sign_in.html", shown)


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """After the password: a one-time code, a passkey, or a recovery code."""
    half = half_of(request)
    if half is None:
        messages.warning(request, "Bước xác thực đã quá thời gian; nhập lại tên và mật khẩu.")
        return redirect("sign_in")
    person, wanted = half
    place = place_of(request)
    shown = {
        "factors": factors_of(person),
        "here": person.passkeys.filter(rp_id=place.rp_id).exists() and place.works,
        "place": place,
    }
    if request.method == "POST":
        try:
            prove_by_code(request, person)
        except Refusal as refusal:
            return render(
                request, "signing_in/second_factor.html", shown | {"refusal": refusal}, status=refusal.status
            )
        enter(request, person)
        return redirect(wanted)
    return render(request, "signing_in/second_factor.html", shown)


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None
) -> HttpResponse:
    """What is shown while a lock holds: until when, and who may release it."""
    username = (credentials or {}).get("username") or ""
    shown = {"refusal": locked(request, username), "until": until_of(request, username)}
    return render(request, "signing_in/locked.html", shown, status=429)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    leave(request)
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
    go_on(request)
    if not factors_of(person).second:
        proved(request)
    messages.success(request, "Đã đổi mật khẩu. Lần sau đăng nhập bằng mật khẩu mới.")
    return redirect("province")


def _change(person: Person, request: HttpRequest) -> None:
    new = request.POST.get("new", "")
    refuse_locked(request, person.username)
    if not person.check_password(request.POST.get("old", "")):
        note_wrong(request, person.username)
        raise WRONG_OLD_PASSWORD.because()
    if new != request.POST.get("again", ""):
        raise PASSWORDS_DIFFER.because()
    set_password(person, new, actor=person, via="web")
