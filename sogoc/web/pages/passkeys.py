"""Passkeys of the person who looks: added, named, removed; and shown, to come in, as the second factor, or as a proof.

The script sends what the browser answers; refusals go back as JSON. A challenge is good once and for five minutes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from sogoc.accounts import passkeys
from sogoc.accounts.factors import factors_of
from sogoc.accounts.security_refusals import KHOA_CAN_DIA_CHI_AN_TOAN, KHOA_KHONG_NHAN
from sogoc.ground import clock
from sogoc.web.asking import body_of
from sogoc.web.pages.uploads import answers_json
from sogoc.web.proofs import asks_proof, enter, half_of, is_proved, place_of, proved, safe_next

if TYPE_CHECKING:
    from sogoc.accounts.models import Person

_CHALLENGE = 300
"""Seconds for which a challenge is good."""


def _ask(request: HttpRequest, why: str, options: dict[str, Any], state: passkeys.State) -> HttpResponse:
    request.session["passkey"] = {
        "why": why,
        "state": dict(state),
        "until": clock.now().timestamp() + _CHALLENGE,
    }
    return JsonResponse(options)


def _answer(request: HttpRequest, why: str) -> tuple[dict[str, Any], passkeys.State]:
    """What the browser answered and to which challenge; the challenge is used up."""
    asked = request.session.pop("passkey", None)
    try:
        said = json.loads(body_of(request))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not isinstance(said.get("credential"), dict):
        raise KHOA_KHONG_NHAN.because()
    if asked is None or asked["why"] != why or asked["until"] < clock.now().timestamp():
        raise KHOA_KHONG_NHAN.because()
    return said, asked["state"]


@never_cache
@require_GET
@asks_proof
def new(request: HttpRequest) -> HttpResponse:
    """The page on which a passkey is added, or why it cannot be here."""
    place = place_of(request)
    refusal = None if place.works else KHOA_CAN_DIA_CHI_AN_TOAN.because(origin=place.origin)
    return render(request, "security/new_passkey.html", {"refusal": refusal, "place": place})


@require_POST
@answers_json
def begin_adding(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to make."""
    if not is_proved(request):
        return JsonResponse({"go": reverse("prove")}, status=403)
    return _ask(request, "add", *passkeys.begin_adding(cast("Person", request.user), place_of(request)))


@require_POST
@answers_json
def add(request: HttpRequest) -> HttpResponse:
    """Keep what the browser made."""
    said, state = _answer(request, "add")
    person = cast("Person", request.user)
    name = str(said.get("name", ""))
    passkeys.add_passkey(
        person, said["credential"], name=name, place=place_of(request), state=state, via="web"
    )
    messages.success(request, "Đã thêm khóa đăng nhập.")
    new_sheet = not factors_of(person).recovery_codes
    return JsonResponse({"go": reverse("recovery" if new_sheet else "security")})


@require_POST
@asks_proof
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a passkey otherwise."""
    passkeys.rename_passkey(cast("Person", request.user), pk, name=request.POST.get("name", ""))
    messages.success(request, "Đã đổi tên khóa đăng nhập.")
    return redirect("security")


@require_POST
@asks_proof
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a passkey."""
    passkeys.remove_passkey(cast("Person", request.user), pk, via="web")
    messages.success(
        request, "Đã gỡ khóa đăng nhập. Trên thiết bị, khóa cũ có thể xóa trong phần quản lý mật khẩu."
    )
    return redirect("security")


def _who(request: HttpRequest) -> tuple[str, Person | None, str]:
    """Whom a passkey must prove (None: whoever it belongs to), for what, and where they go then."""
    if request.user.is_authenticated:
        return "prove", request.user, safe_next(request, otherwise=reverse("security"))
    half = half_of(request)
    if half is not None:
        return "second", *half
    return "enter", None, safe_next(request)


@login_not_required
@require_POST
@answers_json
def begin_proving(request: HttpRequest) -> HttpResponse:
    """What the browser is asked to sign."""
    why, person, _ = _who(request)
    return _ask(request, why, *passkeys.begin_proving(place_of(request), person))


@login_not_required
@require_POST
@answers_json
def prove(request: HttpRequest) -> HttpResponse:
    """Take what the browser signed: somebody comes in, or proves again who they are."""
    why, person, wanted = _who(request)
    said, state = _answer(request, why)
    shown = passkeys.prove_by_passkey(said["credential"], place=place_of(request), state=state, person=person)
    if why == "prove":
        proved(request)
    else:
        enter(request, shown)
    return JsonResponse({"go": wanted})
