"""How one's own account is kept safe: what it has, an authenticator, recovery codes, signing out everywhere, proving it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

import segno
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sogoc.accounts import one_time
from sogoc.accounts.device_queries import devices_of
from sogoc.accounts.factors import end_sessions, factors_of, needs_second_factor
from sogoc.accounts.recovery import make_recovery_codes
from sogoc.law.refusal import Refusal
from sogoc.web.proofs import (
    asks_proof,
    go_on,
    is_proved,
    place_of,
    prove_by_code,
    proved,
    refuse_locked,
    safe_next,
)
from sogoc.web.refusals import SESSION_ENDED, WRONG_OLD_PASSWORD

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

_PENDING = "pending_secret"


@never_cache
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What the account has beside its password, and what to do next."""
    person = cast("Person", request.user)
    devices = [one for one in devices_of(person) if one.revoked_at is None]
    shown = {
        "person": person,
        "factors": factors_of(person),
        "needed": needs_second_factor(person),
        "passkeys": person.passkeys.order_by("made_at"),
        "devices": devices,
        "place": place_of(request),
        "this_device": request.session.get("device"),
    }
    return render(request, "security/show.html", shown)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def prove(request: HttpRequest) -> HttpResponse:
    """Ask again for a proof before the proofs themselves are changed."""
    person, wanted = cast("Person", request.user), safe_next(request, otherwise=reverse("security"))
    place = place_of(request)
    shown = {
        "person": person,
        "next": wanted,
        "next_query": urlencode({"next": wanted}),
        "factors": factors_of(person),
        "here": place.works and person.passkeys.filter(rp_id=place.rp_id).exists(),
    }
    if request.method == "POST":
        try:
            refuse_locked(request, person.username)
            _check(request, person)
        except Refusal as refusal:
            return render(request, "security/prove.html", shown | {"refusal": refusal}, status=refusal.status)
        proved(request)
        return redirect(wanted)
    return render(request, "security/prove.html", shown)


def _check(request: HttpRequest, person: Person) -> None:
    """Take the second factor of who has one: a password alone proves nothing that the session does not know; else the password."""
    if factors_of(person).second:
        prove_by_code(request, person)
    elif authenticate(request, username=person.username, password=request.POST.get("password", "")) is None:
        raise WRONG_OLD_PASSWORD.because()


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@asks_proof
def enrol(request: HttpRequest) -> HttpResponse:
    """Tie an authenticator to the account: its secret is shown until a right code confirms it."""
    person = cast("Person", request.user)
    hidden = request.session.get(_PENDING)
    if request.method == "GET" or hidden is None:
        hidden = request.session[_PENDING] = one_time.hide(one_time.new_secret())
    secret = one_time.reveal(hidden)
    shown: dict[str, Any] = _to_pair(person, secret)
    if request.method == "POST":
        try:
            one_time.enrol_one_time(
                person, secret, code=request.POST.get("code", ""), actor=person, via="web"
            )
        except Refusal as refusal:
            shown["refusal"] = refusal
            return render(request, "security/one_time.html", shown, status=refusal.status)
        del request.session[_PENDING]
        messages.success(
            request, "Đã gắn ứng dụng tạo mã. Từ nay đăng nhập cần thêm mã 6 chữ số của ứng dụng này."
        )
        return redirect("security" if factors_of(person).recovery_codes else "recovery")
    return render(request, "security/one_time.html", shown)


def _to_pair(person: Person, secret: str) -> dict[str, Any]:
    code = segno.make(one_time.address_of(person, secret), error="m", micro=False)
    return {
        "person": person,
        "picture": code.svg_data_uri(scale=5, border=4),
        "groups": [secret[at : at + 4] for at in range(0, len(secret), 4)],
        "replaces": bool(person.one_time_secret),
    }


@require_POST
@asks_proof
def remove_one_time(request: HttpRequest) -> HttpResponse:
    """Part the authenticator from the account."""
    person = cast("Person", request.user)
    one_time.remove_one_time(person, actor=person, via="web")
    messages.success(request, "Đã gỡ ứng dụng tạo mã.")
    return redirect("security")


@never_cache
@require_http_methods(["GET", "POST"])
@asks_proof
def recovery(request: HttpRequest) -> HttpResponse:
    """Ten codes for the drawer: how many are left; new ones, shown this once."""
    person = cast("Person", request.user)
    shown: dict[str, Any] = {"person": person}
    if request.method == "POST":
        shown["codes"] = make_recovery_codes(person, via="web")
        shown["address"] = f"{request.scheme}://{request.get_host()}"
    shown["factors"] = factors_of(person)
    return render(request, "security/recovery.html", shown)


@require_POST
@asks_proof
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all other sessions of the account; this one goes on."""
    person = cast("Person", request.user)
    end_sessions(person, actor=person, via="web")
    go_on(request)
    messages.success(request, "Đã đăng xuất ở mọi nơi khác. Trình duyệt này vẫn đang đăng nhập.")
    return redirect("security")


@login_not_required
@never_cache
@require_GET
def session(request: HttpRequest) -> HttpResponse:
    """What a page that stood open asks before it sends what was typed: who is signed in, and a token that is good now."""
    if not request.user.is_authenticated:
        return JsonResponse(SESSION_ENDED.because().as_dict(), status=401)
    said = {"person": request.user.get_username(), "token": get_token(request), "proved": is_proved(request)}
    return JsonResponse(said)
